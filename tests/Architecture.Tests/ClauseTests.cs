using Anmin.Core.Declaring;
using Anmin.Core.Watching;
using Anmin.LibraryCard;
using Anmin.Measures;
using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>The document and the source tree answer each other, clause by clause (R6).</summary>
public sealed class ClauseTests
{
    private static readonly IReadOnlyDictionary<string, string> 没有 = new Dictionary<string, string>();

    private static readonly Clause[] 借书证的条目 =
    [
        new("99.1", 99, ['S'], "办证"), new("99.2", 99, ['S', 'B'], "补贴"), new("99.3", 99, ['R'], "阅览室"),
        new("99.4", 99, ['R'], "下放"), new("99.5", 99, ['P'], "送书"), new("99.6", 99, ['A', 'I'], "按时"),
    ];

    private sealed class 乱答() : Measure(98, "乱答", "")
    {
        public override IReadOnlyList<Declaration> Declarations { get; } =
            [new Indicator("a", "答了别人的", "x", Figure.Open, "件", "99.1"), new Indicator("b", "什么也没答", "x", Figure.Open, "件")];
    }

    [Fact]
    public void 文件的每一条都有同类的声明_没做到的逐条列名() =>
        Assert.Empty(Clause.R6(Clause.All, AllMeasures.List, Clause.NotYet));

    [Fact]
    public void 文件的条目是全的_二十三项一百四十五条()
    {
        Assert.Equal(145, Clause.All.Count);
        Assert.Equal(Enumerable.Range(1, 23), Clause.All.Select(c => c.Measure).Distinct());
        Assert.All(Clause.All, c => Assert.StartsWith($"{c.Measure}.", c.Id, StringComparison.Ordinal));
        Assert.All(Clause.All, c => Assert.All(c.Kinds, k => Assert.Contains(k, "SBRPAI")));
    }

    [Fact]
    public void 全都做到的_没有意见() =>
        Assert.Empty(Clause.R6(借书证的条目, [new LibraryCardMeasure()], 没有));

    [Fact]
    public void 少做一类_会被指出() =>
        Assert.Equal(["R6 99.5 送书：没有声明 I"], Clause.R6(
            [.. 借书证的条目.Select(c => c.Id == "99.5" ? c with { Kinds = ['P', 'I'] } : c)], [new LibraryCardMeasure()], 没有));

    [Fact]
    public void 做到了却还列着_会被指出() =>
        Assert.Contains("已经做到", Assert.Single(Clause.R6(
            借书证的条目, [new LibraryCardMeasure()], new Dictionary<string, string> { ["99.3"] = "R" })), StringComparison.Ordinal);

    [Fact]
    public void 名单里写了不存在的条目_会被指出() =>
        Assert.Contains("不是文件的条目", Assert.Single(Clause.R6(
            借书证的条目, [new LibraryCardMeasure()], new Dictionary<string, string> { ["99.7"] = "R" })), StringComparison.Ordinal);

    [Fact]
    public void 答了别的举措的条目_或什么也没答_会被指出() =>
        Assert.Equal(
            ["R6 答了别人的（a）回应的 99.1 不是第98项举措的条目", "R6 什么也没答（b）没有说回应哪一条"],
            Clause.R6(借书证的条目, [new LibraryCardMeasure(), new 乱答()], 没有));
}
