using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Core.Watching;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>1.2 as declared: who is asked about, by whose consent, what a report becomes and what is only a hint.</summary>
public sealed class VerificationTests
{
    private static readonly DateOnly On = new(2026, 9, 1);
    private static readonly 家庭经济状况核对 核对 = new();

    [Fact]
    public void 二十三个来源_代码和词与核对结果一一对应_能回答的项目都认得()
    {
        Assert.Equal(Enum.GetNames<核对来源>(), 核对.Sources.Select(s => s.Key));
        Assert.Equal(Enumerable.Range(1, 23).Select(n => $"VS{n:00}"), 核对.Sources.Select(s => s.Code));
        Assert.All(核对.Sources.SelectMany(s => s.Items), i => Assert.True(Enum.TryParse<核实项目>(i, out _), i));
        Assert.Equal(["水电气通讯", "出入境与高收费学校"], 核对.Sources.Where(s => s.IsAuxiliary).Select(s => s.Key));
    }

    [Theory]
    [InlineData("2021-06-30", null)]
    [InlineData("2021-07-01", 3)]
    [InlineData("2026-07-01", 3)]
    public void 三个工作日内启动_从确认办法施行那天起(string day, int? days) =>
        Assert.Equal(days, 核对.StartWithin(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Days);

    [Fact]
    public void 成年人各签各的_孩子由签了字的大人授权_满十八岁当天起要自己签()
    {
        var x = Household(("家庭.成员[2].生于", "2008-09-01"));

        var before = 核对.SubjectsOf(x, On.AddDays(-1)).Single(s => s.Name == "陈小河");
        var after = 核对.SubjectsOf(x, On).Single(s => s.Name == "陈小河");

        Assert.Equal((true, "向秀兰"), (before.IsMinor, before.ConsentedBy));
        Assert.Equal((false, null), (after.IsMinor, after.ConsentedOn));
        Assert.All(核对.SubjectsOf(x, On).Where(s => s.Name != "陈小河"), s => Assert.Equal(s.Name, s.ConsentedBy));
    }

    [Theory]
    [InlineData("2026-06-30", "否", "一般", "没有", true, false)]
    [InlineData("2026-06-30", "是", "一般", "没有", true, true)]
    [InlineData("2026-07-01", "否", "一般", "没有", false, false)]
    [InlineData("2026-07-01", "是", "一般", "没有", true, true)]
    [InlineData("2026-06-30", "是", "低保对象", "没有", false, false)]
    [InlineData("2026-06-30", "是", "一般", "有协议或判决", false, false)]
    public void 分开住的义务人_以前授权是请求的一部分_社会救助法施行那天起同意了才查(string day, string agrees, string state, string basis, bool asked, bool consented)
    {
        var x = Household(Obligor(agrees, state, basis));

        var he = 核对.SubjectsOf(x, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault(s => s.Name == "陈大江");

        Assert.Equal((asked, consented), (he is not null, he?.ConsentedOn is not null));
        Assert.True(he is null || he is { IsObligor: true, Relation: "子女" });
        Assert.Equal(["纳税"], 核对.Sources.Where(s => he is not null ? s.Asks(he) : s.OfObligors is not null).Select(s => s.Key));
    }

    [Fact]
    public void 查到义务人的收入_只进赡养费_不算家里的工资_也不提示()
    {
        var x = Household(Obligor("是", "一般", "没有"));
        SourceReply[] 回音 = [new(核对.Find("VS04")!, "陈大江", Reply.已返回, On, [new("赡养人月收入", Money.Yuan(6000), null, null, null)], IsObligor: true), Said("VS04", Reply.无数据)];

        var 结果 = Found(x, 回音);

        Assert.Equal(Money.Yuan(6000), new 已核实(new(结果)).本人(核实项目.赡养人月收入, x.赡养.赡养人[0].姓名));
        Assert.Null(new 已核实(new(结果)).金额(核实项目.工资性));
        Assert.Empty(核对.FlagsOf(x, [new(核对.Find("VS07")!, "陈大江", Reply.已返回, On, [], IsObligor: true)], Policy));
    }

    [Fact]
    public void 义务人的来源没有回音_等的是他的收入_不是家里的()
    {
        var x = Household(Obligor("是", "一般", "没有"));

        var 项 = Found(x, new SourceReply(核对.Find("VS04")!, "陈大江", Reply.未返回, null, [], IsObligor: true)).项.Single();

        Assert.Equal((核实项目.赡养人月收入, 返回状态.未返回, "陈大江"), (项.项目, 项.状态, 项.姓名!.Value.Value));
    }

    private static (string, string)[] Obligor(string agrees, string state, string basis) =>
    [
        ("赡养.赡养人[0].姓名", "陈大江"), ("赡养.赡养人[0].关系", "子女"), ("赡养.赡养人[0].年满六十", "否"), ("赡养.赡养人[0].情况", state), ("赡养.赡养人[0].同意核对", agrees), ("赡养.赡养人[0].依据", basis),
        .. basis == "没有" ? [("赡养.赡养人[0].家庭月收入", "2500"), ("赡养.赡养人[0].家庭人口", "3"), ("赡养.赡养人[0].赡养家数", "1")] : new[] { ("赡养.赡养人[0].约定月额", "300") },
    ];

    [Fact]
    public void 没有等到的来源_查到的比申报少时不替代申报_比申报多时要替代()
    {
        var x = Household(("财产.存款", "5000"));
        var 少 = Found(x, Said("VS10", Reply.已返回, new SourceValue("金融资产", Money.Yuan(1000), null, null, null)), Said("VS11", Reply.未返回));
        var 多 = Found(x, Said("VS10", Reply.已返回, new SourceValue("金融资产", Money.Yuan(9000), null, null, null)), Said("VS11", Reply.未返回));
        var 全 = Found(x, Said("VS10", Reply.已返回, new SourceValue("金融资产", Money.Yuan(1000), null, null, null)), Said("VS11", Reply.无数据));

        Assert.Null(new 已核实(new(少)).金额(核实项目.金融资产));
        Assert.Equal(Money.Yuan(9000), new 已核实(new(多)).金额(核实项目.金融资产));
        Assert.Equal(Money.Yuan(1000), new 已核实(new(全)).金额(核实项目.金融资产));
        Assert.Contains(少.项, r => r is { 来源: 核对来源.证券, 状态: 返回状态.未返回 });
    }

    [Fact]
    public void 谁都一样又没有数额的来源合成一行_工资按人登记()
    {
        var x = Household();
        SourceReply[] replies = [.. 核对.Sources.SelectMany(s => 核对.SubjectsOf(x, On).Where(p => !(s.AdultsOnly && p.IsMinor)).Select(p => new SourceReply(s, p.Name, Reply.无数据, On, [])))];

        var found = Found(x, replies);

        Assert.Equal(22 + 2, found.项.Count);
        Assert.Equal(["向秀兰", "陈大山"], found.项.Where(r => r.来源 == 核对来源.纳税).Select(r => r.姓名!.Value.Value));
    }

    [Fact]
    public void 不一致的写明是哪几项_一致的不写()
    {
        var x = Household();
        var report = new CheckReport("紫民核〔2026〕0001号", On, [], ["存款、证券等金融资产"]);

        Assert.Equal(核对结论.一致, ((核对结果)核对.Conclude(x, report with { Differences = [] }, Policy)).结论);
        var 不一致 = (核对结果)核对.Conclude(x, report, Policy);
        Assert.Equal((核对结论.不一致, "与申报不一致：存款、证券等金融资产"), (不一致.结论, 不一致.说明));
        Assert.Empty(不一致.Check(On));
    }

    [Fact]
    public void 没有回音的写在说明里_一致只说回音了的_辅助来源不写()
    {
        var report = new CheckReport("紫民核〔2026〕0001号", On, [Said("VS10", Reply.未返回), Said("VS11", Reply.异常), Said("VS12", Reply.无数据), Said("VS22", Reply.未返回)], []);

        Assert.Equal("没有回音、不能当作没有：银行存款、证券", ((核对结果)核对.Conclude(Household(), report, Policy)).说明);
        Assert.Equal("与申报不一致：存款、证券等金融资产；没有回音、不能当作没有：银行存款、证券", ((核对结果)核对.Conclude(Household(), report with { Differences = ["存款、证券等金融资产"] }, Policy)).说明);
    }

    [Theory]
    [InlineData("VS03", "", 0, "已死亡仍在册")]
    [InlineData("VS07", "", 0, "市场主体")]
    [InlineData("VS17", "", 0, "服刑或强制戒毒")]
    [InlineData("VS18", "", 0, "财政供养")]
    [InlineData("VS21", "", 0, "已在他处享受救助")]
    [InlineData("VS09", "机动车", 1, "有机动车")]
    [InlineData("VS09", "机动车", 0, null)]
    [InlineData("VS06", "住房", 1, null)]
    [InlineData("VS06", "住房", 2, "两套以上住房")]
    public void 要看一看的情况_有记录才提示(string source, string item, int count, string? flag) =>
        Assert.Equal(flag is null ? [] : [flag], 核对.FlagsOf(Household(), [Said(source, Reply.已返回, new SourceValue(item, null, count, null, null))], Policy).Select(f => f.Name));

    [Fact]
    public void 存款恰好等于限额不提示_多一分才提示()
    {
        var x = Household();
        var 限额 = (Policy.Money(低保参数.低保标准, "农村") * 12 * 3 * (long)(Policy.Number(低保参数.金融资产倍数) * 100)).Fen / 100;
        IReadOnlyList<Flag> 存(long fen) => 核对.FlagsOf(x, [Said("VS10", Reply.已返回, new SourceValue("金融资产", new Money(fen), null, null, null))], Policy);

        Assert.Empty(存(限额));
        Assert.Equal("存款超限", Assert.Single(存(限额 + 1)).Name);
    }

    [Fact]
    public void 没有回音和出错的来源_什么也不提示() =>
        Assert.Empty(核对.FlagsOf(Household(), [Said("VS03", Reply.未返回), Said("VS21", Reply.异常), Said("VS18", Reply.无数据)], Policy));

    [Theory]
    [InlineData("2026-09-03", null, null, null, null)]
    [InlineData("2026-09-04", "2026-09-04", null, null, 1)]
    [InlineData("2026-09-05", "2026-09-04", null, null, 2)]
    [InlineData("2026-09-16", null, "2026-09-16", null, null)]
    [InlineData("2026-09-17", null, "2026-09-16", null, 3)]
    [InlineData("2026-11-20", null, null, "2026-11-30", null)]
    [InlineData("2026-11-21", null, null, "2026-11-30", 4)]
    [InlineData("2026-12-01", null, null, "2026-11-30", 5)]
    public void 预警_没启动_没回音_快到期_过了期_一步一提醒(string today, string? start, string? answer, string? valid, int? stage)
    {
        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var x = new WatchedCase("living-allowance", "调查中", On, null, null, false) { Verification = new(Day(start), Day(answer), answer is null ? [] : ["银行存款"], Day(valid), false) };

        Assert.Equal(stage, new 核对预警().Notices(x, Day(today)!.Value)?.Stage);
        Assert.Null(new 核对预警().Notices(x with { Matter = "library-card" }, Day(today)!.Value));
    }

    [Theory]
    [InlineData("2026-07-06", 79, null)]
    [InlineData("2026-07-07", 80, 1)]
    [InlineData("2026-07-08", 100, 2)]
    [InlineData("2026-07-09", 120, 3)]
    public void 来函用去八成提醒_最后一天提醒_过了才报负责人(string today, int used, int? stage)
    {
        Assert.Equal(stage, new 核对预警().NoticesLetter(new(new(2026, 7, 8), used), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))?.Stage);
        Assert.Null(new 核对预警().NoticesLetter(new(null, null), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Policy Policy => Policies.Book([typeof(最低生活保障).Assembly]).For(DivisionCode.Of("610924100201"), On);

    private static 核对结果 Found(低保申请 x, params SourceReply[] replies) => (核对结果)核对.Conclude(x, new("紫民核〔2026〕0001号", On, replies, []), Policy);

    private static SourceReply Said(string source, Reply reply, params SourceValue[] values) => new(核对.Find(source)!, "向秀兰", reply, On, values);

    private static 低保申请 Household(params IReadOnlyList<(string Path, string Text)> changes)
    {
        var three = SampleHousehold.Raw((YamlDotNet.RepresentationModel.YamlMappingNode)Yaml("{ 人数: 3, 孩子: 1 }"), On);
        foreach (var (path, text) in changes)
        {
            three[path] = text;
        }
        if (changes.FirstOrDefault(c => c.Path.EndsWith("生于", StringComparison.Ordinal)) is { Text: { } born })
        {
            three.Remove("家庭.成员[2].生于");
            three["家庭.成员[2].身份证号"] = $"610924{born.Replace("-", "", StringComparison.Ordinal)}001{IdNumber.CheckCharacter($"610924{born.Replace("-", "", StringComparison.Ordinal)}001")}";
        }
        var (facts, faults) = Binder.Bind(new 最低生活保障().Form, three, On.AddDays(-1));
        Assert.Empty(faults);
        return (低保申请)facts!;
    }

    private static YamlDotNet.RepresentationModel.YamlNode Yaml(string text)
    {
        var stream = new YamlDotNet.RepresentationModel.YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return stream.Documents[0].RootNode;
    }
}
