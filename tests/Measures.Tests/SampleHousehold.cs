using System.Globalization;
using Anmin.Core.Values;
using YamlDotNet.RepresentationModel;

namespace Anmin.Measures.Tests;

/// <summary>A valid application in one line; a scenario states only what matters to it.</summary>
/// <remarks>Short words (户籍, 人数, 老年, 孩子, 重残, 重病, 月收入, 年收入) shape the household; 家庭.成员[i].生于 gives a member a number of that birthday; anything else is a field path.</remarks>
public static class SampleHousehold
{
    private static readonly string[] Names = ["向秀兰", "陈大山", "陈小河", "陈小溪", "陈小林", "陈小石", "陈小雨", "陈小雪"];

    public static Dictionary<string, string> Raw(YamlMappingNode? facts, DateOnly on)
    {
        var said = Scenario.Pairs(facts).Where(p => p.Value is not YamlSequenceNode { Children: [YamlMappingNode, ..] })
            .ToDictionary(p => p.Key, p => Scenario.Text(p.Value));
        string Take(string key, string otherwise) => said.Remove(key, out var value) ? value : otherwise;
        int Count(string key, int otherwise = 0) => int.Parse(Take(key, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

        var raw = new Dictionary<string, string>(StringComparer.Ordinal);
        var 户籍 = Take("户籍", "农村");
        var 人数 = Count("人数", 1);
        var kinds = Enumerable.Repeat("孩子", Count("孩子")).Concat(Enumerable.Repeat("老年", Count("老年")))
            .Concat(Enumerable.Repeat("重残", Count("重残"))).Concat(Enumerable.Repeat("重病", Count("重病"))).ToArray();
        for (var i = 0; i < 人数; i++)
        {
            var kind = 人数 - 1 - i < kinds.Length ? kinds[人数 - 1 - i] : "成年";
            Member(raw, i, kind, 户籍, on);
            if (kind != "孩子")
            {
                raw[$"授权.授权人[{i}].姓名"] = Names[i];
                raw[$"授权.授权人[{i}].同意"] = "是";
                raw[$"授权.授权人[{i}].签字日期"] = "2012-01-01";
            }
        }
        raw["家庭.申请方式"] = "全家申请";
        raw["家庭.申请人"] = Names[0];
        raw["住房.村居"] = "610924100201";
        raw["住房.住址"] = "三组";
        raw["住房.产权"] = "自有";
        raw["住房.面积"] = "80";
        raw["住房.结构"] = "土木";
        raw["住房.户籍类别"] = 户籍;
        raw["住房.有承包地"] = 户籍 == "农村" ? "是" : "否";
        raw["住房.有集体收益"] = "否";
        foreach (var field in (string[])["种植养殖", "经营", "利息分红", "流转出租", "养老金", "基础养老金", "高龄津贴", "抚养扶养费", "失业遗属赔偿", "惠农补贴", "其他"])
        {
            raw[$"收入.{field}"] = "0";
        }
        foreach (var field in (string[])["存款", "证券", "商业保险", "债权", "互联网金融", "房屋", "危房安置房", "年营业额", "大型农机"])
        {
            raw[$"财产.{field}"] = "0";
        }
        raw["财产.高费就学或出国"] = "否";
        foreach (var field in (string[])["社会保险", "税", "付出赡养费", "医疗自付", "残疾康复", "教育"])
        {
            raw[$"支出.{field}"] = "0";
        }
        raw["账户.开户行"] = "演示银行";
        raw["账户.户名"] = Names[0];
        raw["账户.账号"] = "6200000000000000";
        raw["账户.领款人"] = "家庭成员";
        raw["声明.承诺属实"] = "是";
        raw["声明.近亲属"] = "没有";
        if (Take("月收入", "") is { Length: > 0 } 月)
        {
            raw["收入.其他"] = (decimal.Parse(月, CultureInfo.InvariantCulture) * 12).ToString(CultureInfo.InvariantCulture);
        }
        if (Take("年收入", "") is { Length: > 0 } 年)
        {
            raw["收入.其他"] = 年;
        }
        foreach (var (path, value) in said)
        {
            if (path.EndsWith("].生于", StringComparison.Ordinal))
            {
                var i = int.Parse(path[(path.IndexOf('[', StringComparison.Ordinal) + 1)..path.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
                raw[path.Replace("生于", "身份证号", StringComparison.Ordinal)] = IdOf(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture), i);
                continue;
            }
            raw[path] = value;
        }
        return raw;
    }

    private static void Member(Dictionary<string, string> raw, int i, string kind, string 户籍, DateOnly on)
    {
        var born = kind switch
        {
            "孩子" => new DateOnly(on.Year - 8, 1, 1 + i),
            "老年" => new DateOnly(on.Year - 70, 1, 1 + i),
            _ => new DateOnly(on.Year - 45, 1, 1 + i),
        };
        void Set(string field, string value) => raw[$"家庭.成员[{i}].{field}"] = value;
        Set("姓名", Names[i]);
        Set("证件", "有身份证号");
        Set("身份证号", IdOf(born, i));
        Set("与户主关系", i == 0 ? "本人或户主" : kind == "孩子" ? "子" : kind == "老年" ? "父母" : i == 1 ? "配偶" : "兄弟姐妹");
        Set("户籍", 户籍);
        Set("婚姻", "已婚");
        Set("健康", kind == "重病" ? "重病" : kind == "重残" ? "残疾" : "健康");
        Set("重特大疾病", kind == "重病" ? "是" : "否");
        Set("上学", kind == "孩子" ? "学前到高中" : "不在校");
        Set("劳动能力", kind is "孩子" or "老年" ? "不在劳动年龄" : kind == "重残" ? "完全丧失" : "有");
        Set("就业", kind == "孩子" ? "在校" : kind == "重残" ? "无劳动条件" : "务农");
        Set("照料", "没有");
        Set("共同生活", "是");
        if (kind == "重残")
        {
            Set("残疾类别", "肢体");
            Set("残疾等级", "一级");
        }
    }

    /// <summary>A number with a right check character that belongs to nobody: the sequence starts at 990.</summary>
    public static string IdOf(DateOnly born, int i)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"610999{born:yyyyMMdd}{990 + i}");
        return first + IdNumber.CheckCharacter(first);
    }
}
