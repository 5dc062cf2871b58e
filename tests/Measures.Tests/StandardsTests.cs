using System.Reflection;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>R7: every parameter that a rule names exists for every county on every day, with its document; nothing else loads.</summary>
public sealed class StandardsTests
{
    private static readonly Assembly Measures = typeof(AllMeasures).Assembly;
    private static readonly PolicyBook Book = Policies.Book([Measures]);

    /// <summary>Counties with the days on which their code was valid; 旬阳 changed from county to city in 2021.</summary>
    private static readonly (string Code, DateOnly From, DateOnly To)[] Counties =
    [
        .. ((string[])["610902", "610921", "610922", "610923", "610924", "610925", "610926", "610927", "610929"])
            .Select(c => (c, DateOnly.MinValue, DateOnly.MaxValue)),
        ("610928", DateOnly.MinValue, new(2021, 12, 31)),
        ("610981", new(2021, 1, 1), DateOnly.MaxValue),
    ];

    private static IEnumerable<Parameter> Named => Measures.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        .Where(f => f.FieldType == typeof(Parameter))
        .Select(f => (Parameter)f.GetValue(null)!);

    [Fact]
    public void 规则用到的每个参数_每县每天都有且只有一个值()
    {
        var today = new DateOnly(2027, 12, 31);
        foreach (var parameter in Named)
        {
            var rows = Book.Rows.Where(r => r.Id == parameter.Id).ToArray();
            Assert.True(rows.Length > 0, $"没有参数 {parameter.Id}");
            var first = rows.Min(r => r.From);
            var days = rows.SelectMany(r => new[] { r.From, r.From.AddDays(-1), r.To ?? today, (r.To ?? today.AddDays(-1)).AddDays(1) })
                .Where(d => d >= first && d <= today).Distinct().ToArray();
            foreach (var @class in rows.Select(r => r.Class).Distinct())
            {
                foreach (var (code, from, to) in Counties)
                {
                    Assert.All(days.Where(d => d >= from && d <= to), d =>
                        Assert.True(Book.Find(parameter.Id, @class, DivisionCode.Of(code), d) is not null, $"缺少参数：{parameter.Id}·{@class}（{code}，{d:yyyy-MM-dd}）"));
                }
            }
        }
    }

    [Fact]
    public void 低保的参数从2012年办法施行之日起都有()
    {
        var first = new DateOnly(2012, 12, 12);
        Assert.All(Book.Rows.GroupBy(r => r.Id).Where(g => g.Key == "DIBAO_STD"), g => Assert.Equal(first, g.Min(r => r.From)));
    }

    /// <summary>The days on which a law or an exemption begins, each with the day before.</summary>
    public static TheoryData<string> Turns => ["2012-12-12", "2021-06-30", "2021-07-01", "2022-10-19", "2022-10-20", "2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01", "2026-11-02"];

    [Theory, MemberData(nameof(Turns))]
    public void 随附的参数在每个法律变更前后都够算一件(string day)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (code, from, to) in Counties.Where(c => c.From <= on && on <= c.To))
        {
            var s = 低保标准.Of(Book.For(DivisionCode.Of(code), on), on);

            Assert.True(s.城镇.月标准 > s.农村.月标准);
            Assert.Equal(on > new DateOnly(2025, 12, 31), s.基础养老金计入);
            Assert.Equal(on >= new DateOnly(2021, 7, 1) ? 150 : 0, s.边缘倍数百分);
        }
    }

    [Fact]
    public void 边缘家庭的倍数2021年7月1日才有_2026年7月1日起改由省定()
    {
        var multiple = new Parameter("EDGE_MULTIPLE");
        var county = DivisionCode.Of("610924");

        Assert.Throws<MissingParameter>(() => Book.For(county, new(2021, 6, 30)).Number(multiple));
        Assert.Contains("确认办法", Book.For(county, new(2021, 7, 1)).Row(multiple).Document, StringComparison.Ordinal);
        Assert.Contains("确认办法", Book.For(county, new(2026, 6, 30)).Row(multiple).Document, StringComparison.Ordinal);
        var now = Book.For(county, new(2026, 7, 1)).Row(multiple);
        Assert.Contains("社会救助法第二十一条", now.Document, StringComparison.Ordinal);
        Assert.Equal(("省人民政府", ParameterStatus.待核实), (now.SetBy, now.Status));
    }

    [Theory]
    [InlineData("EDGE_MULTIPLE"), InlineData("LUMP_SPREAD"), InlineData("X6_BASIC_PENSION_EXEMPT_UNTIL"), InlineData("SPOTCHECK_RATE"), InlineData("PLACE_SAME_PROVINCE")]
    public void 没有核到原文的数_标为待核实(string id) =>
        Assert.Equal(ParameterStatus.待核实, Book.For(DivisionCode.Of("610924"), new(2026, 11, 2)).Row(new(id)).Status);

    [Theory]
    [InlineData("2026-06-30", "县人民政府", true)]
    [InlineData("2026-07-01", "县人民政府", false)]
    [InlineData("2026-07-01", "设区的市人民政府", true)]
    [InlineData("2026-07-01", "省人民政府", true)]
    public void 救助法施行起_县区定的标准不能用(string day, string setBy, bool may)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var county = DivisionCode.Of("610924");
        var book = new PolicyBook(Book.Rows.Select(r => r.Id == "DIBAO_STD" ? r with { SetBy = setBy } : r));

        var fault = Record.Exception(() => 低保标准.Of(book.For(county, on), on));

        Assert.Equal(may, fault is null);
        Assert.Equal(may ? null : "省或设区的市", fault is ParameterFault told && told.Message.Contains("省或设区的市", StringComparison.Ordinal) ? "省或设区的市" : null);
    }

    [Fact]
    public void 省直接定标准的_不再看指导标准()
    {
        var on = new DateOnly(2026, 7, 1);
        var province = DivisionCode.Of("610000");
        var book = new PolicyBook(Book.Rows.Where(r => r.Id is not ("DIBAO_STD" or "DIBAO_GUIDE"))
            .Concat(((string[])["城镇", "农村"]).Select(c => Book.For(DivisionCode.Of("610924"), on).Row(new("DIBAO_STD"), c) with { Region = province, To = null })));

        Assert.Equal(Money.Yuan(700), 低保标准.Of(book.For(DivisionCode.Of("610924"), on), on).城镇.月标准);
    }

    [Fact]
    public void 一个值可以写明由谁制定_没写的随参数()
    {
        const string Two = "- 编号: X\n  名称: 甲\n  单位: 元\n  由谁制定: 市\n  依据: { 文件: 甲, 文号: 乙 }\n  状态: 演示\n  核验日: 2026-01-01\n  值:\n    - { 自: 2020-01-01, 地区: \"610900\", 数值: 1 }\n    - { 自: 2026-07-01, 地区: \"610900\", 数值: 2, 由谁制定: 省 }\n";

        Assert.Equal(["市", "省"], StandardsFile.Read(Two, "试").Select(r => r.SetBy));
    }

    [Fact]
    public void 说了名字的参数_都真的有地方用()
    {
        var code = string.Concat(HouseRulesTests.Sources());

        Assert.All(typeof(低保参数).GetFields().Select(f => f.Name), name => Assert.True(System.Text.RegularExpressions.Regex.IsMatch(code, $@"低保参数\.{name}\b"), name));
    }

    [Fact]
    public void 文件里的每个参数都有规则用它() =>
        Assert.Empty(Book.Rows.Select(r => r.Id).Distinct().Except(Named.Select(p => p.Id)));

    [Fact]
    public void 每个值都有文件和核验日_演示值不冒充真文件()
    {
        Assert.All(Book.Rows, r => Assert.False(string.IsNullOrWhiteSpace(r.Document) || string.IsNullOrWhiteSpace(r.DocumentNumber)));
        Assert.All(Book.Rows.Where(r => r.Status == ParameterStatus.演示), r => Assert.Equal("演示值", r.DocumentNumber));
    }

    [Fact]
    public void 城镇标准高于农村标准_逐年不降()
    {
        foreach (var county in Book.Rows.Where(r => r.Id == "DIBAO_STD").GroupBy(r => (r.Region, r.Class)))
        {
            var values = county.OrderBy(r => r.From).Select(r => decimal.Parse(r.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(values.Order(), values);
        }
    }

    [Fact]
    public void 标准变更的前一天和当天各用各的()
    {
        var county = DivisionCode.Of("610902100001");
        var std = new Parameter("DIBAO_STD");

        Assert.NotEqual(Book.For(county, new(2025, 12, 31)).Money(std, "农村"), Book.For(county, new(2026, 1, 1)).Money(std, "农村"));
    }

    [Fact]
    public void 没有的参数_说出名称地区和日期()
    {
        var missing = Assert.Throws<MissingParameter>(() => Book.For(DivisionCode.Of("610902"), new(2012, 12, 11)).Money(new("DIBAO_STD"), "农村"));
        Assert.Equal("缺少参数：DIBAO_STD·农村（610902000000，2012-12-11）", missing.Message);
    }

    [Theory]
    [InlineData("依据: { 文件: 甲, 文号: 乙 }\n", "没有写「依据」")]
    [InlineData("  状态: 演示\n", "没有写「状态」")]
    [InlineData("  核验日: 2026-01-01\n", "没有写「核验日」")]
    [InlineData("自: 2020-01-01, ", "没有写「自」")]
    [InlineData(", 数值: 1", "没有写「数值」")]
    [InlineData("地区: \"610900\", ", "没有写「地区」")]
    public void 缺来源日期或状态的值_不装载(string left, string fault)
    {
        const string Whole = "- 编号: X\n  名称: 甲\n  单位: 元\n  由谁制定: 省\n  依据: { 文件: 甲, 文号: 乙 }\n  状态: 演示\n  核验日: 2026-01-01\n  值:\n    - { 自: 2020-01-01, 地区: \"610900\", 数值: 1 }\n";
        Assert.Single(StandardsFile.Read(Whole, "试"));

        var broken = Whole.Replace(left.StartsWith("依据", StringComparison.Ordinal) ? "  " + left : left, "", StringComparison.Ordinal);

        var thrown = Assert.Throws<ParameterFault>(() => StandardsFile.Read(broken, "试"));
        Assert.Contains(fault, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("参数 X", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void 写错的格式_说出文件和行()
    {
        Assert.Contains("试 第", Assert.Throws<ParameterFault>(() => StandardsFile.Read("- 编号: [", "试")).Message, StringComparison.Ordinal);
        Assert.Contains("列表", Assert.Throws<ParameterFault>(() => StandardsFile.Read("编号: X", "试")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void 同一天有两个值_拒绝()
    {
        const string Two = "- 编号: X\n  名称: 甲\n  单位: 元\n  由谁制定: 省\n  依据: { 文件: 甲, 文号: 乙 }\n  状态: 演示\n  核验日: 2026-01-01\n  值:\n    - { 自: 2020-01-01, 至: 2020-12-31, 地区: \"610900\", 数值: 1 }\n    - { 自: 2020-12-31, 地区: \"610900\", 数值: 2 }\n";

        Assert.Contains("参数有效期重叠", Assert.Throws<ParameterFault>(() => new PolicyBook(StandardsFile.Read(Two, "试"))).Message, StringComparison.Ordinal);
    }
}
