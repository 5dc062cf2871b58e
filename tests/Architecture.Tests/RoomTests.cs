using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>The rules hold in the house as built.</summary>
public sealed class RoomTests
{
    [Fact]
    public void 每个项目都在受查之列()
    {
        Assert.Superset(
            new HashSet<string> { "Anmin.Core", "Anmin.Measures", "Anmin.Casework", "Anmin.Documents", "Anmin.Exchange", "Anmin.Web", "Anmin.Data" },
            House.Assemblies.Select(a => a.Name).ToHashSet());
    }

    [Theory]
    [InlineData("Anmin.Core")]
    [InlineData("Anmin.Measures")]
    [InlineData("Anmin.LibraryCard")]
    public void 规则只计算_不读写_不联网_不看钟(string room) =>
        Assert.Empty(Rules.R1(House.Read(room), House.Banned));

    [Theory]
    [InlineData("platform/Core/Anmin.Core.csproj")]
    [InlineData("measures/Anmin.Measures.csproj")]
    public void 编译器也查同一张禁用表(string project)
    {
        var text = File.ReadAllText(Path.Combine(House.Root, project));

        Assert.Contains("BannedSymbols.txt", text, StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", text, StringComparison.Ordinal);
    }

    [Fact]
    public void 办案的屋子不认识举措_文书_外部单位和网页() =>
        Assert.Empty(Rules.R2(House.Room("Anmin.Casework")));

    [Fact]
    public void 数据库_网页_文书_联网各在各的屋子() =>
        Assert.Empty(House.Assemblies.SelectMany(Rules.R3));

    [Fact]
    public void 网页只找办案服务_不碰数据库和举措() =>
        Assert.Empty(Rules.R4(House.Room("Anmin.Web"), House.Room("Anmin.Casework")));

    [Fact]
    public void 一项举措不用另一项举措的事实和规则() =>
        Assert.Empty(Rules.R5(House.Room("Anmin.Measures")));
}
