using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>The project files keep the rooms apart; each way to break in is tried first.</summary>
public sealed class ProjectTests
{
    private static List<string> Projects => [.. House.Files().Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))];

    [Fact]
    public void 每个项目只引用它可以引用的()
    {
        Assert.Empty(Projects.SelectMany(p => ProjectRule.Complaints(p, File.ReadAllText(Path.Combine(House.Root, p)))));
        Assert.Empty(ProjectRule.Gone(Projects));
    }

    [Fact]
    public void 每个项目都在解决方案里_解决方案里没有别的() => Assert.Equal(
        Projects.Order(StringComparer.Ordinal),
        System.Xml.Linq.XDocument.Load(Path.Combine(House.Root, "Anmin.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("measures/Anmin.Measures.csproj", "../platform/Casework/Anmin.Casework.csproj", "platform/Casework")]
    [InlineData("platform/Core/Anmin.Core.csproj", "../../data/Anmin.Data.csproj", "data")]
    [InlineData("platform/Casework/Anmin.Casework.csproj", "../../measures/Anmin.Measures.csproj", "measures")]
    [InlineData("platform/Casework/Anmin.Casework.csproj", "..\\Exchange\\Anmin.Exchange.csproj", "platform/Exchange")]
    [InlineData("platform/Documents/Anmin.Documents.csproj", "../Casework/Anmin.Casework.csproj", "platform/Casework")]
    [InlineData("platform/Web/Anmin.Web.csproj", "../../tests/LibraryCard/Anmin.LibraryCard.csproj", "tests/LibraryCard")]
    [InlineData("tests/LibraryCard/Anmin.LibraryCard.csproj", "../../platform/Casework/Anmin.Casework.csproj", "platform/Casework")]
    public void 引用了不该引用的_会被指出(string project, string reference, string room) =>
        Assert.Equal([$"{project} 引用了 {room}"], ProjectRule.Complaints(project, $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>"));

    [Theory]
    [InlineData("PackageReference", "YamlDotNet")]
    [InlineData("FrameworkReference", "Microsoft.AspNetCore.App")]
    public void 规则的屋子带进了类库_会被指出(string kind, string library) =>
        Assert.Equal([$"measures/Anmin.Measures.csproj 用了类库 {library}"], ProjectRule.Complaints("measures/Anmin.Measures.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><{kind} Include=\"{library}\" /></ItemGroup></Project>"));

    [Fact]
    public void 没有写明的新项目_不见了的屋子_别处的网页项目_会被指出()
    {
        Assert.Equal(["platform/New/N.csproj：没有写它可以引用谁"], ProjectRule.Complaints("platform/New/N.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />"));
        Assert.Equal(["没有 data 这间屋子"], ProjectRule.Gone(Projects.Where(p => !p.StartsWith("data/", StringComparison.Ordinal))));
        Assert.Equal(["platform/Casework/C.csproj 是网页项目"], ProjectRule.Complaints("platform/Casework/C.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />"));
    }
}
