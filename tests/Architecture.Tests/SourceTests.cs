using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>The sources keep their shape; each rule is shown a violator first.</summary>
public sealed class SourceTests
{
    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> MayBeLong = new(StringComparer.Ordinal);

    private static IEnumerable<string> Code => House.Files().Where(f => f.EndsWith(".cs", StringComparison.Ordinal));

    private static string Text(string file) => File.ReadAllText(Path.Combine(House.Root, file));

    [Fact]
    public void 路径都是ASCII() => Assert.Empty(House.Files().Select(Sources.Path).OfType<string>());

    [Fact]
    public void 中文路径_会被指出() => Assert.NotNull(Sources.Path("measures/低保.cs"));

    [Fact]
    public void 一个文件不超过四百行_例外逐个写明() =>
        Assert.Empty(Code.Where(f => !MayBeLong.ContainsKey(f)).Select(f => Sources.Length(f, Text(f))).OfType<string>());

    [Fact]
    public void 例外名单里的文件确实超长() =>
        Assert.All(MayBeLong.Keys, f => Assert.NotNull(Sources.Length(f, Text(f))));

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, true)]
    public void 四百行可以_四百零一行会被指出(int lines, bool complains) =>
        Assert.Equal(complains, Sources.Length("x.cs", string.Concat(Enumerable.Repeat("//\n", lines))) is not null);

    [Fact]
    public void Core的公开类型都有说明() =>
        Assert.Empty(House.Files("platform/Core").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(f => Sources.Undocumented(f, Text(f))));

    [Fact]
    public void 没有说明的公开类型_会被指出_特性写在中间不影响()
    {
        Assert.Single(Sources.Undocumented("x.cs", "public sealed class A;\n"));
        Assert.Single(Sources.Undocumented("x.cs", "[Obsolete]\npublic sealed record A;\n"));
        Assert.Empty(Sources.Undocumented("x.cs", "/// <summary>A.</summary>\n[Obsolete]\npublic sealed record A;\n"));
    }

    [Fact]
    public void 没有杂物抽屉() => Assert.Empty(Code.Select(Sources.Drawer).OfType<string>());

    [Fact]
    public void 杂物抽屉_会被指出() => Assert.NotNull(Sources.Drawer("platform/Casework/DateHelper.cs"));

    [Fact]
    public void 启动和测试脚本可以执行_遇错即停()
    {
        foreach (var script in new[] { "run", "test", ".ci/run" })
        {
            var path = Path.Combine(House.Root, script);
            Assert.Contains("set -euo pipefail", File.ReadAllText(path), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
            {
                Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), $"{script} 不能执行");
            }
        }
    }
}
