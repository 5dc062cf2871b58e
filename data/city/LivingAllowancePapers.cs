using System.Globalization;

namespace Anmin.Data.City;

/// <summary>What the demonstration city's households write on the form of 最低生活保障 and what is found at their homes: raw answers, path → text.
/// The only place of the demonstration that knows this form's questions; the form itself refuses whatever does not fit.</summary>
public static class LivingAllowancePapers
{
    /// <summary>Address name of the service.</summary>
    public const string Service = "living-allowance";

    /// <summary>The register that moves its decisions to townships.</summary>
    public const string Delegations = "delegation";

    /// <summary>From this day a delegation needs a rule of the province (社会救助法).</summary>
    public static readonly DateOnly NewLaw = new(2026, 7, 1);

    private static readonly string[] Grades = ["一级", "二级", "三级", "四级"];

    /// <summary>The household's yearly income a head as the form counts it, near enough to tell who would think of applying.</summary>
    public static int PerHead(DemoHousehold h) =>
        (h.Income.务工 + h.Income.种植养殖净收入 + h.Income.财产 + h.Income.转移) / h.People.Count;

    /// <summary>The filled-in form of a day; who was not born yet is not on it.</summary>
    /// <param name="relative">A near relative in office whom the family declares, or null.</param>
    public static Dictionary<string, string> Application(DemoHousehold h, DateOnly on, string? relative)
    {
        var raw = new Dictionary<string, string>(StringComparer.Ordinal);
        var people = Born(h, on);
        raw["家庭.申请方式"] = "全家申请";
        raw["家庭.申请人"] = h.Head.Name;
        for (var i = 0; i < people.Count; i++)
        {
            Member(raw, $"家庭.成员[{i}]", h, people[i], on);
        }
        Housing(raw, h);
        Income(raw, h, people, on);
        Property(raw, h);
        Spending(raw, h, people.Count);
        raw["账户.开户行"] = "演示农村商业银行";
        raw["账户.户名"] = h.Head.Name;
        raw["账户.账号"] = string.Create(CultureInfo.InvariantCulture, $"62000000{h.Number:00000000}");
        raw["账户.领款人"] = "家庭成员";
        var adults = people.Where(p => Age(p, on) >= 18).ToList();
        for (var i = 0; i < adults.Count; i++)
        {
            raw[$"授权.授权人[{i}].姓名"] = adults[i].Name;
            raw[$"授权.授权人[{i}].同意"] = "是";
            raw[$"授权.授权人[{i}].签字日期"] = Day(on);
        }
        raw["声明.承诺属实"] = "是";
        raw["声明.近亲属"] = relative is null ? "没有" : "有";
        raw["声明.近亲属说明"] = relative ?? "";
        return raw;
    }

    /// <summary>The record of a finding.</summary>
    /// <param name="kind">means-check, home-visit, appraisal or county-visit.</param>
    /// <param name="hidden">Savings that the household did not tell of, in whole yuan.</param>
    public static Dictionary<string, string> Finding(string kind, DemoHousehold h, DateOnly on, int hidden) => kind switch
    {
        "means-check" => MeansCheck(h, on, hidden),
        "home-visit" => HomeVisit(h, on),
        "appraisal" => new(StringComparer.Ordinal)
        {
            ["日期"] = Day(on), ["地点"] = "村（居）委会会议室", ["主持人"] = "演示主持人", ["参加人数"] = "15", ["代表人数"] = "11",
            ["属实"] = "13", ["不属实"] = "1", ["说明"] = "与会人员了解情况后投票。",
        },
        "county-visit" => new(StringComparer.Ordinal) { ["日期"] = Day(on), ["一致"] = "是", ["情况"] = "家中人口、住房与镇办调查相同，邻居说法一致。" },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "演示数据没有这种调查"),
    };

    /// <summary>An entry that moves the decisions of a township from one day to another.</summary>
    /// <param name="province">Number of the province's rule, needed from 2026-07-01.</param>
    public static Dictionary<string, string> Delegation(string town, DateOnly from, DateOnly? to, string document, string? province) => new(StringComparer.Ordinal)
    {
        ["镇办"] = town, ["下放的决定"] = "确认\n不予确认\n增发减发停发", ["自"] = Day(from), ["至"] = to is { } last ? Day(last) : "",
        ["文号"] = document, ["省级文号"] = province ?? "", ["抽查比例"] = "30",
    };

    private static void Member(Dictionary<string, string> raw, string path, DemoHousehold h, DemoPerson p, DateOnly on)
    {
        var age = Age(p, on);
        void Set(string field, string value) => raw[$"{path}.{field}"] = value;
        Set("姓名", p.Name);
        Set("证件", "有身份证号");
        Set("身份证号", p.IdNumber);
        Set("与户主关系", p.Relation switch { Relation.户主 => "本人或户主", Relation.孙子女 => "孙子女或外孙子女", Relation.祖父母 => "祖父母或外祖父母", var r => r.ToString() });
        Set("户籍", h.Hukou.ToString());
        Set("婚姻", age < 22 ? "未婚"
            : p.Relation == Relation.配偶 || (p.Relation == Relation.户主 && h.People.Any(o => o.Relation == Relation.配偶)) ? "已婚"
            : age >= 60 ? "丧偶" : h.People.Any(o => o.Relation is Relation.子 or Relation.女) ? "离婚" : "未婚");
        Set("健康", p.IsSeriouslyIll ? "重病" : p.Disability is not null ? "残疾" : age >= 70 ? "较弱" : "健康");
        if (p.Disability is { } disability)
        {
            Set("残疾类别", disability.Class.ToString());
            Set("残疾等级", Grades[disability.Grade - 1]);
        }
        Set("重特大疾病", p.IsSeriouslyIll ? "是" : "否");
        Set("上学", !p.IsStudent ? "不在校" : age < 19 ? "学前到高中" : "全日制大专本科");
        Set("劳动能力", p.Labour.ToString());
        Set("就业", p.IsStudent ? "在校" : age < 7 ? "学龄前" : !p.Works ? "无劳动条件" : age >= 60 || h.Income.务工 == 0 ? "务农" : "灵活就业");
        Set("照料", "没有");
        Set("共同生活", "是");
    }

    private static void Housing(Dictionary<string, string> raw, DemoHousehold h)
    {
        raw["住房.村居"] = h.Village;
        raw["住房.住址"] = h.Address;
        raw["住房.产权"] = h.Property.Houses > 0 ? "自有" : h.Hukou == HukouClass.城镇 ? "租住" : "借住";
        raw["住房.面积"] = Number(h.Property.HousingArea);
        raw["住房.结构"] = h.Property.Structure == HousingStructure.钢混 ? "框架" : h.Property.Structure.ToString();
        raw["住房.户籍类别"] = h.Hukou.ToString();
        raw["住房.有承包地"] = h.Hukou == HukouClass.农村 ? "是" : "否";
        raw["住房.有集体收益"] = "否";
    }

    private static void Income(Dictionary<string, string> raw, DemoHousehold h, List<DemoPerson> people, DateOnly on)
    {
        var worker = people.FirstOrDefault(p => p.Works && Age(p, on) < 60);
        var isPension = h.Hukou == HukouClass.城镇 && people.Any(p => Age(p, on) >= 60);
        if (worker is not null && h.Income.务工 > 0)
        {
            raw["收入.务工[0].姓名"] = worker.Name;
            raw["收入.务工[0].全年工资"] = Number(h.Income.务工);
            raw["收入.务工[0].月数"] = "10";
        }
        raw["收入.种植养殖"] = Number(h.Income.种植养殖净收入);
        raw["收入.经营"] = "0";
        raw["收入.利息分红"] = "0";
        raw["收入.流转出租"] = Number(h.Income.财产);
        raw["收入.养老金"] = Number(isPension ? h.Income.转移 : 0);
        raw["收入.基础养老金"] = Number(h.Income.基础养老金);
        raw["收入.高龄津贴"] = Number(h.Income.高龄津贴);
        raw["收入.抚养扶养费"] = "0";
        raw["收入.失业遗属赔偿"] = "0";
        raw["收入.惠农补贴"] = Number(!isPension && h.Income.转移 <= 1600 ? h.Income.转移 : 0);
        raw["收入.其他"] = Number((!isPension && h.Income.转移 > 1600 ? h.Income.转移 : 0) + (worker is null ? h.Income.务工 : 0));
        raw["收入.不计收入"] = h.Income.残疾补贴 > 0 ? "残疾人两项补贴" : "";
    }

    private static void Property(Dictionary<string, string> raw, DemoHousehold h)
    {
        raw["财产.存款"] = Number(h.Property.Deposits);
        foreach (var none in (string[])["证券", "商业保险", "债权", "互联网金融", "危房安置房", "年营业额", "大型农机"])
        {
            raw[$"财产.{none}"] = "0";
        }
        raw["财产.房屋"] = Number(h.Property.Houses);
        for (var i = 0; i < h.Property.Vehicles; i++)
        {
            raw[$"财产.车辆[{i}].类别"] = "轿车";
            raw[$"财产.车辆[{i}].市值"] = "32000";
            raw[$"财产.车辆[{i}].生产用"] = "否";
        }
        raw["财产.高费就学或出国"] = "否";
    }

    private static void Spending(Dictionary<string, string> raw, DemoHousehold h, int people)
    {
        raw["支出.社会保险"] = Number(400 * people);
        raw["支出.税"] = "0";
        raw["支出.付出赡养费"] = "0";
        raw["支出.医疗自付"] = Number(h.Spending.Medical);
        raw["支出.残疾康复"] = "0";
        raw["支出.教育"] = Number(h.Spending.Education);
    }

    private static Dictionary<string, string> MeansCheck(DemoHousehold h, DateOnly on, int hidden)
    {
        var raw = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["报告编号"] = string.Create(CultureInfo.InvariantCulture, $"演示核{on:yyyyMM}{h.Number:0000}"),
            ["完成日期"] = Day(on),
            ["结论"] = hidden > 0 ? "不一致" : "一致",
            ["说明"] = hidden > 0 ? $"银行返回的存款比申报多 {hidden} 元，申请人说是亲戚寄存，已请其说明。" : "",
        };
        (string Source, string Item, string Field, int Value)[] rows =
        [
            ("银行存款", "金融资产", "金额", h.Property.Deposits + hidden),
            ("不动产", "住房", "数量", h.Property.Houses),
            ("车辆船舶", "机动车", "数量", h.Property.Vehicles),
            ("社会保险", "基础养老金", "金额", h.Income.基础养老金),
        ];
        for (var i = 0; i < rows.Length; i++)
        {
            raw[$"项[{i}].来源"] = rows[i].Source;
            raw[$"项[{i}].状态"] = "已返回";
            raw[$"项[{i}].项目"] = rows[i].Item;
            raw[$"项[{i}].{rows[i].Field}"] = Number(rows[i].Value);
        }
        return raw;
    }

    private static Dictionary<string, string> HomeVisit(DemoHousehold h, DateOnly on) => new(StringComparer.Ordinal)
    {
        ["日期"] = Day(on),
        ["在场成员"] = h.Head.Name,
        ["住房实况"] = $"{h.Property.Structure}房，约 {h.Property.HousingArea} 平方米，家具简单，{(h.Property.Vehicles > 0 ? "门前停有小车" : "没有贵重电器和车辆")}。",
        ["生活状况"] = h.Spending.Medical > 10_000 ? "看病花钱多，向亲戚借过钱。" : h.People.Any(p => p.IsStudent) ? "有人上学，平日开支俭省。" : "吃穿自给，开支不大。",
        ["邻里意见"] = "邻居说情况属实。",
        ["照片"] = "4",
        ["双方签字"] = "是",
        ["财产议定"] = "未议",
        ["A档"] = "0",
        ["B档"] = "0",
        ["C档"] = Number(Born(h, on).Count),
        ["D档"] = "0",
    };

    private static List<DemoPerson> Born(DemoHousehold h, DateOnly on) => [.. h.People.Where(p => p.BirthDate <= on)];

    private static int Age(DemoPerson p, DateOnly on) => Livelihood.Age(p, on);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
