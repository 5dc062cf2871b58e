using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>docs/security.md promises nothing that no test keeps.</summary>
public sealed class ClaimTests
{
    private static string Text(string file) => File.ReadAllText(Path.Combine(House.Root, file));

    [Fact]
    public void 安全文档说的每一处代码和测试都在()
    {
        var tests = House.Files("tests").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(f => Claims.TestsIn(Text(f))).ToHashSet();

        Assert.Empty(Claims.Missing("docs/security.md", Text("docs/security.md"), tests, f => File.Exists(Path.Combine(House.Root, f))));
        Assert.True(Text("docs/security.md").Split('\n').Count(l => l.StartsWith("| S-", StringComparison.Ordinal)) > 30);
    }

    [Fact]
    public void 说了没有的_会被指出() => Assert.Equal(
        ["d.md S-X-1：没有 a.cs", "d.md S-X-1：没有测试 乙", "d.md S-X-2：没有写在哪里、哪个测试看着"],
        Claims.Missing("d.md", "| S-X-1 | 做到 | `a.cs`、`b.cs` | `甲`、`乙` |\n| S-X-2 | 做到 | | |\n", Claims.TestsIn("public async Task 甲()").ToHashSet(), f => f == "b.cs"));
}
