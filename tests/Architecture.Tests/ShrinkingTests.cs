using Anmin.LibraryCard;
using Anmin.Measures;
using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>R6: the list of what is missing only shrinks.</summary>
public sealed class ShrinkingTests
{
    private static readonly Dictionary<string, string> 缺 = new() { ["99.1"] = "S+B", ["99.2"] = "B" };
    private static readonly Dictionary<string, string> 做到 = new() { ["99.3"] = "R" };
    private static readonly Dictionary<char, int> 最多 = new() { ['S'] = 1, ['B'] = 2 };

    [Fact]
    public void 没做到的名单只少不多() =>
        Assert.Empty(Shrinking.R6(Clause.NotYet, Shrinking.Answered, Shrinking.Most));

    [Fact]
    public void 做到的都记了账() =>
        Assert.Empty(Shrinking.Recorded(Clause.All, AllMeasures.List, Shrinking.Answered));

    [Fact]
    public void 没有变的_没有意见() => Assert.Empty(Shrinking.R6(缺, 做到, 最多));

    [Fact]
    public void 做到过的又写回来_会被指出_哪怕别处少了一条() =>
        Assert.Equal(["R6 99.1 的 S 做到过，又写回了 NotYet.csv"], Shrinking.R6(缺, new Dictionary<string, string> { ["99.1"] = "S" }, 最多));

    [Fact]
    public void 多缺一条_会被指出() =>
        Assert.Equal(["R6 缺 B 的条目从 2 条变成 3 条，只能少不能多"], Shrinking.R6(new Dictionary<string, string>(缺) { ["99.4"] = "B" }, 做到, 最多));

    [Fact]
    public void 少缺一条_就把上限改小_以后再也回不去() =>
        Assert.Equal(["R6 缺 B 的条目只剩 1 条了，请把 NotYetAtMost.csv 的 2 改小"], Shrinking.R6(new Dictionary<string, string> { ["99.1"] = "S+B" }, 做到, 最多));

    [Fact]
    public void 做到了没有记_或记了又没做到_会被指出() =>
        Assert.Equal(
            ["R6 99.3 阅览室：做到的是「R」，Answered.csv 记着「」", "R6 99.5 送书：做到的是「P」，Answered.csv 记着「P+I」"],
            Shrinking.Recorded([new("99.3", 99, ['R'], "阅览室"), new("99.5", 99, ['P', 'I'], "送书")], [new LibraryCardMeasure()], new Dictionary<string, string> { ["99.5"] = "P+I" }));
}
