using Xunit;

namespace Anmin.Architecture.Tests;

/// <summary>The sources keep their shape; each rule is shown a violator first.</summary>
public sealed class SourceTests
{
    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> MayBeLong = new(StringComparer.Ordinal);

    private static IEnumerable<string> Code => House.Files().Where(f => f.EndsWith(".cs", StringComparison.Ordinal));

    private static bool IsText(string file) => Path.GetExtension(file) is "" or ".cs" or ".cshtml" or ".md" or ".csv" or ".yaml" or ".json" or ".txt" or ".css" or ".csproj" or ".props" or ".slnx" or ".sh" or ".service";

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
    public void 仓库里没有密钥和密码_也没有真人的身份证号() =>
        Assert.Empty(House.Files().Where(IsText).SelectMany(f => Sources.Secrets(f, Text(f)).Concat(Sources.RealPeople(f, Text(f)))));

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE" + " KEY-----")]
    [InlineData("Host=db;Username=app;Pass" + "word=abc123;")]
    [InlineData("key: AKIA" + "ABCDEFGHIJKLMNOP")]
    [InlineData("token gh" + "p_0123456789abcdefghij0123456789")]
    public void 写进了密钥或密码_会被指出(string text) => Assert.Single(Sources.Secrets("x.yaml", text));

    [Fact]
    public void 可能是真人的号码_会被指出_编的不会()
    {
        const string Somebody = "610924" + "195603080";
        Assert.Single(Sources.RealPeople("x.cs", $"\"{Valid(Somebody + "12")}\""));
        Assert.Empty(Sources.RealPeople("x.cs", Valid("610999" + "19560308012")));
        Assert.Empty(Sources.RealPeople("x.cs", "611111" + "111111111111"));

        static string Valid(string seventeen) => seventeen + Core.Values.IdNumber.CheckCharacter(seventeen);
    }

    [Theory]
    [InlineData("platform/Core")]
    [InlineData("platform/Casework")]
    [InlineData("measures")]
    public void 算钱的地方没有二进制小数(string room) =>
        Assert.Empty(House.Files(room).Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(f => Sources.Floating(f, Text(f))));

    [Theory]
    [InlineData("double x = 1;")]
    [InlineData("public float? Rate { get; }")]
    [InlineData("IReadOnlyList<double> all")]
    public void 用了二进制小数_会被指出(string text) => Assert.Single(Sources.Floating("x.cs", text + "\n"));

    [Fact]
    public void 别人写的字_不会当成命令() => Assert.Empty(new[] { "platform", "measures", "data" }.SelectMany(House.Files)
        .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" && !f.Contains("/Migrations/", StringComparison.Ordinal)).SelectMany(f => Sources.Injected(f, Text(f))));

    [Theory]
    [InlineData("db.Cases.FromSqlRaw($\"select * from cases where name = '{name}'\")")]
    [InlineData("db.Database.ExecuteSqlRawAsync(\"delete from \" + table)")]
    [InlineData("db.Database.SqlQueryRaw<int>(sql)")]
    [InlineData("@Html.Raw(Model.Text)")]
    [InlineData("new HtmlString(text)")]
    [InlineData("new Regex(typed)")]
    [InlineData("Regex.IsMatch(text, pattern)")]
    [InlineData("using var reader = XmlReader.Create(stream);")]
    [InlineData("new BinaryFormatter()")]
    public void 把别人写的字当成命令_会被指出(string text) => Assert.Single(Sources.Injected("x.cs", text));

    [Theory]
    [InlineData("db.Database.ExecuteSqlRawAsync(\"PRAGMA synchronous=FULL;\")")]
    [InlineData("db.Database.ExecuteSqlAsync($\"update x set y = {y}\")")]
    [InlineData("new Regex(@\"^\\d+$\")")]
    [InlineData("Regex.Replace(text, \"a\", \"b\")")]
    public void 字面写定的_不算(string text) => Assert.Empty(Sources.Injected("x.cs", text));

    [Theory]
    [InlineData("platform/Documents/SafeXml.cs", "XmlReader.Create(s, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null })", 0)]
    [InlineData("platform/Documents/SafeXml.cs", "XmlReader.Create(s, new() { DtdProcessing = DtdProcessing.Parse, XmlResolver = null })", 1)]
    [InlineData("platform/Documents/SafeXml.cs", "XmlReader.Create(s, new() { DtdProcessing = DtdProcessing.Prohibit })", 1)]
    [InlineData("platform/Documents/SafeXml.cs", "new XmlDocument { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }", 1)]
    [InlineData("platform/Documents/Other.cs", "XmlReader.Create(s, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null })", 1)]
    public void 读XML只有一处_它自己说不认文档类型_不去别处取(string path, string text, int complaints) => Assert.Equal(complaints, Sources.Injected(path, text).Count());

    [Fact]
    public void 特制页面个个写明理由()
    {
        var screens = House.Files("platform/Web/Overrides").Concat(House.Files("platform/Web/Pages/Overrides")).Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal)).ToList();
        var reasons = Path.Combine(House.Root, "platform/Web/Overrides/Overrides.md");
        TestContext.Current.SendDiagnosticMessage("特制页面 {0} 个", screens.Count);

        Assert.Empty(Sources.Unreasoned(screens, File.Exists(reasons) ? File.ReadAllText(reasons) : ""));
    }

    [Fact]
    public void 没写理由的特制页面_会被指出() =>
        Assert.Equal(["Overrides/B.cshtml：Overrides.md 里没有写它的理由"], Sources.Unreasoned(["Overrides/A.cshtml", "Overrides/B.cshtml"], "- `A.cshtml`：地图放不进通用页"));

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
