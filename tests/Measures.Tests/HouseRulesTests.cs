using System.Runtime.CompilerServices;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Anmin.Measures.Tests.Contracts;
using Xunit;
using static Anmin.Measures.Tests.ReasonRule;

namespace Anmin.Measures.Tests;

/// <summary>R8 and R9 hold for every measure, and catch what they must. R6 and R7 are in Architecture.Tests, R10 in Sameness.</summary>
public sealed class HouseRulesTests
{
    private static readonly Article 条 = new("章程", "第一条");
    private static readonly DateOnly 那天 = new(2026, 7, 1);

    /// <summary>Conditions that no scenario can show on both sides, by name with the reason.</summary>
    private static readonly Dictionary<string, string> OneSided = [];

    /// <summary>Comparisons of numbers that are no threshold of the law, by name with the reason.</summary>
    private static readonly Dictionary<string, string> NoThreshold = new()
    {
        ["由户籍所在地受理"] = "问的是全家是不是都在外地：人数相等就是不符合的那一边",
    };

    [Fact]
    public void 二十三条措施依文件的次序() => Assert.Equal(Enumerable.Range(1, 23), AllMeasures.List.Select(m => m.Number));

    [Fact]
    public void 每个理由都有符合和不符合的场景_每个门槛都有恰好相等的()
    {
        var written = Sources().SelectMany(In).Select(w => NoThreshold.ContainsKey(w.Name) ? w with { IsThreshold = false } : w).ToList();

        Assert.NotEmpty(written);
        Assert.Contains(written, w => w.IsThreshold);
        Assert.Empty(R8(written, [.. ScenarioTests.Decided()], OneSided));
        Assert.Empty(NoThreshold.Keys.Except(written.Select(w => w.Name)));
    }

    [Fact]
    public void 规则里写的理由_一个不漏地认出来() => Assert.Equal(
        [new("收入低于标准", true, true), new("有人", true, false), new("城镇", true, true), new("农村", true, true), new("押金", false, false)],
        In("""
            if (!why.Requires(x.年收入 < 上限 * (a + b), "收入低于标准", 章程.按(on, 5), $"收入 {x.年收入} 元，{(x.人 > 3 ? "多" : "少")}"))
            why.Requires(x.人数 > 0, "有人", 条, $"");
            why.Requires(收入 <= 标准, 类别 == 城镇 ? "城镇" : "农村", 条, $"");
            why.Computes("押金", 条, $"押金 {s.押金 > 1}");
            """));

    [Fact]
    public void 齐全的_没有意见() => Assert.Empty(R8(
        [new("收入低于标准", true, true)], [(那天, 决定(("收入低于标准", Outcome.符合, "收入 100 元，上限 200 元"))), (那天, 决定(("收入低于标准", Outcome.不符合, "收入 200.00 元，上限 200 元")))], OneSided));

    [Fact]
    public void 没有说到的_只有一边的_没有相等的_白写的例外_都会被指出() => Assert.Equal(
        ["R8 「押金」没有一个场景说到", "R8 「收入低于标准」没有不符合的场景", "R8 「收入低于标准」没有恰好相等的场景", "R8 例外里的「早没有了」没有规则这样写"],
        R8([new("收入低于标准", true, true), new("押金", false, false)],
            [(那天, 决定(("收入低于标准", Outcome.符合, "收入 100 元，上限 200 元")))], new Dictionary<string, string> { ["早没有了"] = "" }));

    [Theory]
    [InlineData("全年收入 14400.00 元，合 14,400 元", true)]
    [InlineData("全年收入 14399.99 元，合 14,400 元", false)]
    [InlineData("自 2026-07-01 起可以受理", true)]
    [InlineData("自 2026-07-02 起可以受理", false)]
    [InlineData("住房 0 套，上限 0 套", false)]
    public void 相等的场景_看得出来(string text, bool isEqual) => Assert.Equal(isEqual, IsEqualCase(text, 那天));

    [Fact]
    public void 每个事项和台账都有存下的约定_每次变法都在里面() =>
        Assert.Empty(ContractRule.R9([.. AllMeasures.List.SelectMany(m => m.Declarations)], ContractRule.Verified));

    [Fact]
    public void 没有存约定的_少记一次变法的_会被指出()
    {
        var declared = new Declaration[] { LibraryCardMeasure.借书证, LibraryCardMeasure.阅览室 };

        Assert.Empty(ContractRule.R9(declared, ContractRule.Verified));
        Assert.Equal(["R9 借书证（library-card）没有存下的约定", "R9 阅览室（reading-rooms）没有存下的约定"], ContractRule.R9(declared, _ => null));
        Assert.Equal(["R9 借书证（library-card）2026-07-01 变了，存下的约定里没有这一天"],
            ContractRule.R9([LibraryCardMeasure.借书证], _ => Contract.Of(LibraryCardMeasure.借书证, 章程.新章程施行.AddDays(-1))));
    }

    [Fact]
    public void 约定变了一行_说得出哪一行_并且留下新的()
    {
        var folder = Directory.CreateTempSubdirectory("anmin-contract-");
        var from = Path.Combine(folder.FullName, "x.cs");
        File.WriteAllText(Path.Combine(folder.FullName, "甲.verified.txt"), "一\n二\n");

        Verified.Same("甲", "一\n二\n", from);
        var told = Assert.ThrowsAny<Exception>(() => Verified.Same("甲", "一\n三\n", from));

        Assert.Contains("第2行原为「二」，现为「三」", told.Message, StringComparison.Ordinal);
        Assert.Equal("一\n三\n", File.ReadAllText(Path.Combine(folder.FullName, "甲.received.txt")));
        folder.Delete(recursive: true);
    }

    private static Decision 决定(params (string 编码, Outcome 结果, string 说明)[] 理由) => new(true, [.. 理由.Select(r => new Reason(r.编码, r.结果, 条, r.说明))]);

    internal static IEnumerable<string> Sources([CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "measures"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);
}
