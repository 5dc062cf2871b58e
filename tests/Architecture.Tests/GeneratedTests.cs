using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Anmin.Measures;
using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>R12: README's commands and table are what CI runs and what the code says; the glossary too.</summary>
public sealed class GeneratedTests
{
    private static string Text(string file) => File.ReadAllText(Path.Combine(House.Root, file));

    [Fact]
    public void README的对照表是现在的() => Generated.Part("README.md", Tables.Document(Clause.All, AllMeasures.List));

    [Fact]
    public void 词汇表是现在的() => Generated.File("docs/glossary.md", Tables.Glossary(AllMeasures.List));

    [Fact]
    public void 每项措施的文件夹都在_里面有Measure() =>
        Assert.All(AllMeasures.List, m => Assert.True(File.Exists(Path.Combine(House.Root, Tables.FolderOf(m), "Measure.cs")), $"没有 {Tables.FolderOf(m)}/Measure.cs"));

    [Fact]
    public void 提纲里的标题和文件夹与代码一致()
    {
        var outline = Text("document/outline.md");

        Assert.All(AllMeasures.List, m => Assert.Contains(
            $"| {m.Number} | {m.Title} |", outline, StringComparison.Ordinal));
        Assert.All(AllMeasures.List, m => Assert.Contains($"`{Tables.FolderOf(m).Split('/')[^1]}`", outline, StringComparison.Ordinal));
    }

    [Fact]
    public void README写的两个命令_就是有的那两个_CI跑的也是它() =>
        Assert.Empty(Commands.R12(Text("README.md"), Text(".ci/run"), f => File.Exists(Path.Combine(House.Root, f))));

    [Theory]
    [InlineData("```bash\n./run\n```", "R12 README 没有写 ./test")]
    [InlineData("```bash\n./run\n./test\n./deploy\n```", "R12 README 写了 ./deploy，没有这个文件")]
    public void 少写一个_或写了没有的_会被指出(string readme, string said) =>
        Assert.Equal([said], Commands.R12(readme, "exec ./test\n", f => f is "run" or "test"));

    [Fact]
    public void CI跑的不是README写的_会被指出() =>
        Assert.Equal(["R12 CI 跑的不是 ./test"], Commands.R12("```bash\n./run\n./test\n```", "dotnet test\n", _ => true));

    [Fact]
    public void README里的链接都通() =>
        Assert.Empty(Markdown.SelectMany(f => Commands.DeadLinks(f, Text(f), p => File.Exists(Path.Combine(House.Root, p)) || Directory.Exists(Path.Combine(House.Root, p)))));

    [Fact]
    public void 断了的链接_会被指出() =>
        Assert.Equal(["docs/a.md：链接 ../x.md 不通"], Commands.DeadLinks("docs/a.md", "[x](../x.md) [y](b.md#c) [z](https://example.invalid)", p => p == "docs/b.md"));

    [Fact]
    public void 表里改了一个字_会被指出()
    {
        var table = Tables.Document([new("99.1", 99, ['S'], "办证")], [new LibraryCardMeasure()]);

        Assert.Contains("99.1 借书证（事项）", table, StringComparison.Ordinal);
        Assert.Null(Generated.Difference(table, table));
        Assert.NotNull(Generated.Difference(table, table.Replace("借书证", "图书证", StringComparison.Ordinal)));
        var page = "甲\n<!-- 以下由测试生成 -->\n旧\n<!-- 以上由测试生成 -->\n乙\n";
        Assert.Equal("旧\n", Generated.PartOf(page));
        Assert.Equal(page.Replace("旧\n", table, StringComparison.Ordinal), Generated.With(page, table));
    }

    private static IEnumerable<string> Markdown => House.Files().Where(f => f.EndsWith(".md", StringComparison.Ordinal));
}
