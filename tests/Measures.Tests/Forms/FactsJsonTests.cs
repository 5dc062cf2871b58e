using System.Text.Json.Nodes;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Xunit;

namespace Anmin.Measures.Tests.Forms;

/// <summary>Pages, API and files are one door: the same answers give the same facts.</summary>
public sealed class FactsJsonTests
{
    [Fact]
    public void 两百年里的每一天_填写_存下_读回都是那一天()
    {
        for (var day = new DateOnly(1900, 1, 1); day.Year <= 2100; day = day.AddDays(1))
        {
            var typed = FormattableString.Invariant($"{day.Year}年{day.Month}月{day.Day}日");
            Assert.True(Binder.TryDay(typed, out var read), typed);
            var kept = FactsJson.Read<Kept>(FactsJson.Write(new Kept(read)));
            Assert.True(kept.Day == day, $"{typed} 成了 {kept.Day:O}");
        }
    }

    private sealed record Kept(DateOnly Day);

    [Fact]
    public void 接口交来的JSON_与网页上填的_读成同样的事实()
    {
        var json = $$"""
            {
              "申请人": { "姓名": "向秀兰", "身份证号": "{{借书证样例.身份证号("19560308", 2)}}", "电话": "13800000000", "居住地": "610924100201" },
              "借阅": { "证类": "成人证", "常借": ["农技", "连环画"], "每月册数": 4, "留言": "想看种茶的书", "要购书补贴": true,
                        "家庭年收入": 5400.50, "启用日": "2026-10-01" },
              "同用": { "成员": [ { "姓名": "陈小满", "身份证号": "{{借书证样例.身份证号("20180601", 1)}}", "关系": "其他", "其他关系": "孙子" } ] },
              "账户": { "开户人": "向秀兰", "账号": "6200000000000000001", "签发日": "2015-05-20", "有近亲属任职": false }
            }
            """;

        var flat = FactsJson.Flatten(JsonNode.Parse(json));
        var (facts, faults) = Binder.Bind(Form.Of<借书证申请>(), flat, 借书证样例.今天);

        Assert.Empty(faults);
        Assert.Equal(FactsJson.Write(借书证样例.事实()), FactsJson.Write(facts!));
        Assert.Equal(借书证样例.答案(), flat);
    }

    [Fact]
    public void 存下来的事实_读回来一字不差_还能摊平了再填()
    {
        var stored = FactsJson.Write(借书证样例.事实());

        var (again, faults) = Binder.Bind(Form.Of<借书证申请>(), FactsJson.Flatten(JsonNode.Parse(stored)), 借书证样例.今天);

        Assert.Equal(stored, FactsJson.Write(FactsJson.Read<借书证申请>(stored)));
        Assert.Empty(faults);
        Assert.Equal(stored, FactsJson.Write(again!));
    }

    [Fact]
    public void 存下来的是法律用语和汉字_不是转义()
    {
        var stored = FactsJson.Write(借书证样例.事实());

        Assert.Contains("\"家庭年收入\":5400.5", stored, StringComparison.Ordinal);
        Assert.Contains("想看种茶的书", stored, StringComparison.Ordinal);
    }
}
