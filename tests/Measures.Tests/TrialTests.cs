using System.Globalization;
using Anmin.Casework.Policies;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using CsCheck;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>The anonymous estimate says what the decision would say of the same facts.</summary>
public sealed class TrialTests
{
    private static readonly PolicyBook Book = Policies.Book([typeof(AllMeasures).Assembly]);
    private static readonly 最低生活保障 Service = new();
    private static readonly DivisionCode Village = DivisionCode.Of("610924100201");

    private static readonly Gen<Money> Yearly = Gen.OneOf(Gen.Const(Money.Zero), Gen.Long[0, 3_000_000].Select(f => new Money(f)));

    private static readonly Gen<试算情况> Answers = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 2].Array[5], Yearly.Array[5], Gen.Bool, (urban, n, m, car) => new 试算情况
    {
        县区 = Village.County,
        户籍类别 = urban == 1 ? 户籍类别.城镇 : 户籍类别.农村,
        老人 = n[0] + n[1],
        七十多岁 = n[1] > 0 ? n[1] : null,
        孩子 = n[2],
        重残 = n[3],
        人数 = Math.Max(1, n.Sum()),
        务工 = m[0],
        经营 = m[1],
        财产收入 = m[2],
        转移收入 = m[3],
        存款 = m[4],
        有汽车 = car,
    });

    private static readonly DateOnly[] Days = [new(2021, 6, 30), new(2021, 7, 1), new(2022, 10, 20), new(2026, 7, 1)];

    /// <summary>Days of three laws; where classes and modes differ from what ships, so that a slip in either text shows.</summary>
    private static readonly Gen<(DateOnly On, PolicyBook Book)> Laws = Gen.Select(
        Gen.Int[0, 3].Select(i => Days[i]),
        Gen.Int[0, 60].Array[8], Gen.Bool.Array[3],
        (on, rates, mode) => (on, new PolicyBook(Book.Rows.Select(r => r with
        {
            Value = r.Id switch
            {
                "TOPUP_RATE" => rates[(int)Enum.Parse<增发类别>(r.Class)].ToString(CultureInfo.InvariantCulture),
                "GRANT_MODE" => mode[0] ? "差额" : "分档",
                "ROUND_MODE" => mode[1] ? "进到元" : "四舍五入到分",
                "EMPLOY_COST_MODE" => mode[2] ? "比例" : "不扣",
                _ => r.Value,
            },
        }))));

    [Fact]
    public void 同样的情况_算一算和办案的结果一样() => Gen.Select(Answers, Laws).Sample((x, law) =>
    {
        var policy = law.Book.For(Village, law.On);

        var estimated = Service.Trial.Estimate(x, policy, law.On);
        var decided = Service.Decide(Same(x, law.On), new Evidence(new 入户调查 { C档 = x.人数, 档次依据 = "与算一算相同" }), law.Book.For(Village, law.On), law.On);

        Assert.Equal((decided.Granted, decided.Kind, decided.Award?.Monthly), (estimated.Granted, estimated.Kind, estimated.Award?.Monthly));
        Assert.Equal(decided.Award?.Lines, estimated.Award?.Lines);
        Assert.Equal(decided.Unmet, estimated.Unmet);
    });

    [Fact]
    public void 老人比全家还多_请核对()
    {
        var raw = Raw(new() { ["人数"] = "2", ["老人"] = "2", ["孩子"] = "1" });

        Assert.Equal(["人数"], Binder.Bind(Service.Trial.Form, raw, new(2026, 11, 2)).Faults.Select(f => f.Path));
    }

    [Fact]
    public void 七十岁以上的比老人还多_请核对()
    {
        var raw = Raw(new() { ["人数"] = "3", ["老人"] = "1", ["七十多岁"] = "1", ["八十以上"] = "1" });

        Assert.Equal(["老人"], Binder.Bind(Service.Trial.Form, raw, new(2026, 11, 2)).Faults.Select(f => f.Path));
    }

    private static Dictionary<string, string> Raw(Dictionary<string, string> said)
    {
        var raw = new Dictionary<string, string> { ["县区"] = "610924", ["户籍类别"] = "农村", ["有汽车"] = "否" };
        foreach (var field in Service.Trial.Form.Pages.SelectMany(p => p.Fields).Where(f => f.Required && f.Kind is FieldKind.Whole or FieldKind.Amount))
        {
            raw[field.Key] = "0";
        }
        foreach (var (key, value) in said)
        {
            raw[key] = value;
        }
        return raw;
    }

    /// <summary>A family as the estimate describes it: its old, its children, its disabled, the rest grown up and well.</summary>
    private static 低保申请 Same(试算情况 x, DateOnly on)
    {
        var 七十 = x.七十多岁 ?? 0;
        int[] ages = [.. Repeat(x.老人 - 七十, 65), .. Repeat(七十, 75), .. Repeat(x.孩子, 8), .. Repeat(x.人数 - x.老人 - x.孩子, 45)];
        家庭成员[] members = [.. ages.Select((age, i) => new 家庭成员
        {
            姓名 = Name($"张{(char)('甲' + i)}"),
            出生日期 = on.AddYears(-age),
            户籍 = x.户籍类别,
            与户主关系 = i == 0 ? 与户主关系.本人或户主 : 与户主关系.兄弟姐妹,
            残疾类别 = age == 45 && i >= x.人数 - x.重残 ? 残疾类别.肢体 : null,
            残疾等级 = age == 45 && i >= x.人数 - x.重残 ? 残疾等级.一级 : null,
            共同生活 = true,
        })];
        return new()
        {
            家庭 = new() { 申请人 = members[0].姓名, 成员 = members },
            住房 = new() { 村居 = Village, 户籍类别 = x.户籍类别, 有承包地 = x.户籍类别 == 户籍类别.农村 },
            收入 = new()
            {
                务工 = x.务工 == Money.Zero ? [] : [new() { 姓名 = members[0].姓名, 全年工资 = x.务工, 月数 = 12 }],
                经营 = x.经营, 流转出租 = x.财产收入, 养老金 = x.转移收入,
            },
            财产 = new() { 存款 = x.存款, 车辆 = x.有汽车 ? [new() { 类别 = 车辆类别.轿车, 市值 = Money.Yuan(50_000) }] : [] },
        };
    }

    private static PersonName Name(string text) => PersonName.TryParse(text, out var name, out var fault) ? name : throw new InvalidOperationException(fault);

    private static IEnumerable<int> Repeat(int times, int age) => Enumerable.Repeat(age, times);
}
