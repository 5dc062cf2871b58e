using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Data;
using Anmin.LibraryCard;
using Anmin.Measures;
using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>R7 holds for the real figures and for the made-up ones; and it catches what it must.</summary>
public sealed class ParameterTests
{
    private static readonly DateOnly Until = new(2027, 12, 31);

    private static readonly DivisionCode City = DivisionCode.Of("610900");
    private static readonly DivisionCode Ziyang = DivisionCode.Of("610924");
    private static readonly DivisionCode Hanyin = DivisionCode.Of("610921");

    private static readonly IReadOnlyList<CountyDays> Two = [new(Ziyang, DateOnly.MinValue, DateOnly.MaxValue), new(Hanyin, new(2021, 2, 1), DateOnly.MaxValue)];

    private static readonly ParameterRow Whole = new(
        "X", "甲", "元", "省", City, "农村", new(2020, 1, 1), null, "1", "文件", "文号", "https://example.invalid/1", new(2026, 1, 1), ParameterStatus.待核实);

    /// <summary>The counties of the reference data: 旬阳 has one code until its conversion and another one after.</summary>
    private static IReadOnlyList<CountyDays> Counties => [.. Divisions.All.Where(d => DivisionCode.Of(d.Code).Level == DivisionLevel.County)
        .Select(d => new CountyDays(DivisionCode.Of(d.Code), d.From.Year <= 2000 ? DateOnly.MinValue : d.From, d.To ?? DateOnly.MaxValue))];

    [Fact]
    public void 各项举措的参数_每县每天都有值_都有出处()
    {
        Assert.Equal(11, Counties.Count);
        Assert.Empty(Of(typeof(AllMeasures)));
    }

    /// <summary>The card leaves two of its parameters unset on purpose: what a missing one does is tested with them.</summary>
    [Fact]
    public void 借书证的参数_每县每天都有值_都有出处_只有故意不给的两个没有() =>
        Assert.Equal(["R7 没有参数 LIB_FAR 的值", "R7 没有参数 LIB_URGENT 的值"], Of(typeof(LibraryCardMeasure)).Order(StringComparer.Ordinal));

    [Fact]
    public void 齐全的_没有意见_县里自己的值盖过市里的() =>
        Assert.Empty(Say([Whole, Whole with { Region = Ziyang, From = new(2022, 1, 1) }]));

    [Fact]
    public void 规则要用却没有的_没人用的_会被指出()
    {
        Assert.Equal(["R7 没有参数 Y 的值"], ParameterRule.R7([new("X"), new("Y")], [Whole], Two, Until));
        Assert.Equal(["R7 参数 X 没有规则用它"], ParameterRule.R7([], [Whole], Two, Until));
    }

    [Fact]
    public void 断了一段_会被指出县和日子() =>
        Assert.Equal(
            ["R7 X·农村（610924000000，2022-01-01）没有值", "R7 X·农村（610921000000，2022-01-01）没有值"],
            Say([Whole with { To = new(2021, 12, 31) }, Whole with { From = new(2022, 1, 2) }]));

    [Fact]
    public void 只给了一个县_另一个县从有这个县的那天起缺() =>
        Assert.Equal("R7 X·农村（610921000000，2021-02-01）没有值", Say([Whole with { Region = Ziyang }]).First());

    [Fact]
    public void 一个县比别的县晚_会被指出() =>
        Assert.Equal("R7 X·农村（610924000000，2021-02-01）没有值",
            Say([Whole with { Region = Hanyin, From = new(2021, 2, 1) }, Whole with { Region = Ziyang, From = new(2021, 2, 2) }]).First());

    [Fact]
    public void 少了一类_会被指出() =>
        Assert.Contains("R7 X·城镇（610921000000，2021-02-01）没有值", Say([Whole, Whole with { Class = "城镇", Region = Ziyang }]));

    [Fact]
    public void 有头没尾_会被指出() =>
        Assert.Contains("R7 X·农村（610924000000，2027-12-31）没有值", Say([Whole with { To = new(2027, 12, 30) }]));

    [Fact]
    public void 同一天两个值_会被指出() =>
        Assert.Equal(["R7 X·农村（610900000000）2021-01-01 这天有两个值"], Say([Whole with { To = new(2021, 1, 1) }, Whole with { From = new(2021, 1, 1) }]));

    [Fact]
    public void 没有文件_核验日_状态_链接的_会被指出()
    {
        Assert.Contains("没有写出自哪份文件", Assert.Single(Say([Whole with { Document = " " }])), StringComparison.Ordinal);
        Assert.Contains("没有写出自哪份文件", Assert.Single(Say([Whole with { DocumentNumber = "" }])), StringComparison.Ordinal);
        Assert.Contains("没有核验日", Assert.Single(Say([Whole with { CheckedOn = default }])), StringComparison.Ordinal);
        Assert.Contains("没有状态", Assert.Single(Say([Whole with { Status = (ParameterStatus)9 }])), StringComparison.Ordinal);
        Assert.Contains("没有原文的链接", Assert.Single(Say([Whole with { Status = ParameterStatus.已核实, Link = null }])), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Of(Type measures) => ParameterRule.R7(
        [.. ParameterRule.NamedIn(measures.Assembly)], [.. Policies.Book([measures.Assembly]).Rows], Counties, Until);

    private static IEnumerable<string> Say(IReadOnlyList<ParameterRow> rows) => ParameterRule.R7([new("X")], rows, Two, Until);
}
