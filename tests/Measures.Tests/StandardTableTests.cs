using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>1.1 标准由谁定、定多少；说明里的四个例子。</summary>
public sealed class StandardTableTests
{
    private static readonly 低保标准表 表 = new();
    private static readonly DivisionCode 紫阳 = DivisionCode.Of("610924");
    private static readonly PolicyBook 随附 = Policies.Book([typeof(AllMeasures).Assembly]);

    private static string? Refuses(DivisionLevel 制定, Money 月, DateOnly 自, string 指导 = "520") =>
        表.Refuses(new("农村", 紫阳, 制定, 月, 自), Guided(指导).For(紫阳, 自));

    [Fact]
    public void 例一_城镇六百提到六百四_三口之家月入一千二_由六百到七百二()
    {
        Assert.Equal(Money.Yuan(600), 每月(600));
        Assert.Equal(Money.Yuan(720), 每月(640));

        static Money 每月(int 标准)
        {
            var why = default(Silent);
            var s = 低保标准.Of(new PolicyBook(随附.Rows.Select(r => r.Id == "DIBAO_STD" && r.Class == "城镇" ? r with { Value = $"{标准}" } : r)).For(紫阳, new(2020, 3, 1)), new(2020, 3, 1));
            return 低保规则.审核(低保户.新的 with { 城镇人数 = 3, 工资性 = Money.Yuan(1200) * 12 }, s, new(2020, 3, 1), ref why).月额;
        }
    }

    [Fact]
    public void 例三_农村只公布年标准五千一_月标准四百二十五_边缘线六百三十七元五角()
    {
        var (月, 年, 派生) = new StandardValue(紫阳, "农村", null, Money.Yuan(5100)).Whole;

        Assert.Equal((Money.Yuan(425), Money.Yuan(5100), StandardDerived.月标准派生), (月, 年, 派生));
        Assert.Equal(Money.Of(637.50m), 月.Times(150, 100, Rounding.四舍五入到分));
        Assert.Equal((Money.Yuan(425), Money.Yuan(5100), StandardDerived.年标准派生), new StandardValue(紫阳, "农村", Money.Yuan(425), null).Whole);
    }

    [Fact]
    public void 例四_指导标准一年五千_市里拟四千九百五_不能定()
    {
        var 拟 = new StandardValue(紫阳, "农村", null, Money.Yuan(4950)).Whole.Month;

        Assert.Contains("本市标准不得低于省级指导标准", Refuses(DivisionLevel.City, 拟, new(2026, 7, 1), "416.67"), StringComparison.Ordinal);
        Assert.Null(Refuses(DivisionLevel.City, Money.Of(416.67m), new(2026, 7, 1), "416.67"));
        Assert.Null(Refuses(DivisionLevel.Province, 拟, new(2026, 7, 1), "416.67"));
    }

    [Theory]
    [InlineData("2026-06-01", DivisionLevel.County, true)]
    [InlineData("2026-07-01", DivisionLevel.County, false)]
    [InlineData("2026-07-01", DivisionLevel.City, true)]
    [InlineData("2026-07-01", DivisionLevel.Province, true)]
    public void 救助法施行的那个月起_县区不能定(string day, DivisionLevel setter, bool may) =>
        Assert.Equal(may, Refuses(setter, Money.Yuan(600), DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) is null);

    [Fact]
    public void 没有指导标准_说出缺哪个参数_不当作没有要求() =>
        Assert.Contains("缺少参数：DIBAO_GUIDE·农村", Assert.Throws<MissingParameter>(() =>
            表.Refuses(new("农村", 紫阳, DivisionLevel.City, Money.Yuan(600), new(2026, 7, 1)), new PolicyBook(随附.Rows.Where(r => r.Id != "DIBAO_GUIDE")).For(紫阳, new(2026, 7, 1)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2015-12-01", "")]
    [InlineData("2021-06-01", "特困基本生活标准")]
    [InlineData("2021-07-01", "低保边缘标准、特困基本生活标准")]
    [InlineData("2026-02-01", "低保边缘标准、特困基本生活标准、小额快救最高档")]
    public void 跟着要看的标准_从各自的文件起(string day, string names) =>
        Assert.Equal(names, string.Join('、', 表.FollowersOn(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Select(f => f.Name)));

    [Theory]
    [InlineData("425", "5100", null)]
    [InlineData("425", "5100.12", null)]
    [InlineData("425", "5100.13", "不是月标准")]
    [InlineData("0", null, "大于零")]
    [InlineData(null, null, "月标准或年标准")]
    public void 月和年要对得上_差一年一角二分以内(string? month, string? year, string? fault)
    {
        static Money? Of(string? yuan) => Money.TryParse(yuan, out var money) ? money : null;
        var said = new StandardValue(紫阳, "农村", Of(month), Of(year)).Fault;

        Assert.Equal(fault is null, said is null);
        Assert.Contains(fault ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void 后来公布的行_止住前一行_同一天同一个数不重复_不同的数不装载()
    {
        ParameterRow Row(int value, int month) => 随附.For(紫阳, new(2026, 1, 1)).Row(低保参数.低保标准, "农村") with { From = new(2027, month, 1), To = null, Value = $"{value}" };

        var book = 随附.With([Row(640, 1), Row(660, 7)]);

        Assert.Equal(["570", "640", "660"], ((DateOnly[])[new(2026, 12, 31), new(2027, 6, 30), new(2027, 7, 1)]).Select(d => book.For(紫阳, d).Row(低保参数.低保标准, "农村").Value));
        Assert.Equal(book.Rows.Count(), book.With([Row(640, 1)]).Rows.Count());
        Assert.Throws<ParameterFault>(() => book.With([Row(650, 1)]));
    }

    /// <summary>例子里的标准比今年的扶贫标准低；扶贫标准另有例子，这里放低。</summary>
    private static PolicyBook Guided(string value) => new(随附.Rows.Select(r => r.Id == "DIBAO_GUIDE" && r.Class == "农村" ? r with { Value = value } : r.Id == "POVERTY_LINE" ? r with { Value = "4000" } : r));
}
