using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>Every rule catches its planted violator, and only that one: a rule that has never complained proves nothing.</summary>
public sealed class ViolatorTests
{
    private static readonly Seen Measures = House.Read("Anmin.Violators.Measures");
    private static readonly Seen Rooms = House.Read("Anmin.Violators.House");

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.Net.Http.HttpClient")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("System.DateTime.get_Now")]
    [InlineData("System.DateTimeOffset.get_UtcNow")]
    [InlineData("System.Guid.NewGuid")]
    [InlineData("System.Random")]
    [InlineData("System.Environment")]
    [InlineData("System.Console")]
    [InlineData("System.Threading.Tasks.Task")]
    [InlineData("System.Threading.Thread")]
    [InlineData("System.TimeProvider")]
    public void 规则里用了不该用的_会被指出(string what) =>
        Assert.Contains(Rules.R1(Measures, House.Banned), c => c.EndsWith(what, StringComparison.Ordinal) || c.Contains(what + ".", StringComparison.Ordinal));

    [Fact]
    public void 规则里只用日期本身_不算犯规() =>
        Assert.DoesNotContain(Rules.R1(Measures, House.Banned), c => c.Contains("M02", StringComparison.Ordinal));

    [Theory]
    [InlineData("Anmin.Measures")]
    [InlineData("Anmin.Documents")]
    [InlineData("Anmin.Exchange")]
    [InlineData("Anmin.Web")]
    public void 办案的屋子引用了别的屋子_会被指出(string other)
    {
        var casework = Rooms.Playing(("Anmin.Violators.House", "Anmin.Casework"), ("Anmin.Violators.Measures", other));

        Assert.Equal([$"R2 Anmin.Casework 引用了 {other}"], Rules.R2(casework));
    }

    [Theory]
    [InlineData("Anmin.Documents", "数据库")]
    [InlineData("Anmin.Documents", "网页")]
    [InlineData("Anmin.Documents", "自己联网")]
    [InlineData("Anmin.Web", "数据库")]
    [InlineData("Anmin.Web", "自己联网")]
    [InlineData("Anmin.Casework", "网页")]
    [InlineData("Anmin.Exchange", "数据库")]
    public void 技术用错了屋子_会被指出(string room, string what) =>
        Assert.Contains(Rules.R3(Rooms.Playing(("Anmin.Violators.House", room))), c => c.Contains(what, StringComparison.Ordinal));

    [Theory]
    [InlineData("Anmin.Casework", "数据库")]
    [InlineData("Anmin.Web", "网页")]
    [InlineData("Anmin.Exchange", "自己联网")]
    public void 技术用在自己的屋子_不算犯规(string room, string what) =>
        Assert.DoesNotContain(Rules.R3(Rooms.Playing(("Anmin.Violators.House", room))), c => c.Contains(what, StringComparison.Ordinal));

    [Theory]
    [InlineData("Microsoft.Playwright")]
    [InlineData("DocumentFormat.OpenXml")]
    [InlineData("MiniExcel")]
    public void 文书的类库用在别处_会被指出(string library) =>
        Assert.Contains(
            Rules.R3(Rooms.Playing(("Anmin.Violators.House", "Anmin.Web"), ("Anmin.Violators.Measures", library))),
            c => c.Contains("文书 " + library, StringComparison.Ordinal));

    [Fact]
    public void 网页查了数据库或认得举措_会被指出_程序入口和特制页面除外()
    {
        var web = Rooms.Playing(("Anmin.Violators.House", "Anmin.Web"), ("Anmin.Violators.Measures", "Anmin.Measures"));

        var complaints = Rules.R4(web, House.Room("Anmin.Casework")).ToList();

        Assert.Contains(complaints, c => c.Contains("QueryingPage", StringComparison.Ordinal));
        Assert.Contains(complaints, c => c.Contains("MeasurePage", StringComparison.Ordinal));
        Assert.DoesNotContain(complaints, c => c.Contains("SpecialScreen", StringComparison.Ordinal) || c.Contains("R4 Program", StringComparison.Ordinal));
    }

    [Fact]
    public void 用了邻居的事实或规则_会被指出_用待遇不算()
    {
        var complaints = Rules.R5(Measures).ToList();

        Assert.Contains(complaints, c => c.Contains("CallsTheRule", StringComparison.Ordinal) && c.Contains("OwnRule", StringComparison.Ordinal));
        Assert.Contains(complaints, c => c.Contains("HoldsTheFacts", StringComparison.Ordinal) && c.Contains("OwnFacts", StringComparison.Ordinal));
        Assert.DoesNotContain(complaints, c => c.Contains("NamesTheBenefit", StringComparison.Ordinal));
    }
}
