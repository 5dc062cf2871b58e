using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Anmin.Core.Values;
using Anmin.Web.Security;

namespace Anmin.Web.Tests.Security;

/// <summary>What every answer of the house must say to the browser, and what none may carry: S-IN-14, S-ID-7, S-PR-7.</summary>
[Collection(nameof(SecurityWorld))]
public sealed partial class Pages(SecurityWorld world)
{
    [Fact]
    public async Task 每个回答都带着安全的头_登录的人看的不留在缓存里() =>
        Complaints.None((await world.Looked).Looks.SelectMany(l => Heads(l.Answer, isSignedIn: !l.Person.IsNobody).Select(c => $"{l}：{c}")).Distinct());

    [Fact]
    public async Task 没有一页有行内的脚本和样式() =>
        Complaints.None((await world.Looked).Looks.Where(l => l.Answer.IsPage).SelectMany(l => Inline(l.Answer.Body).Select(c => $"{l}：{c}")));

    [Fact]
    public async Task 只看不改_看遍所有的页_数据一行也没有变()
    {
        var sweep = await world.Looked;

        Complaints.None(sweep.Before.Keys.Where(t => sweep.Before[t] != sweep.After[t]).Select(t => $"{t} 变了"));
        Assert.Equal(sweep.Before, sweep.After);
        Assert.Contains(sweep.Before, t => t.Key == "cases" && t.Value.Length > 0);
    }

    [Fact]
    public async Task 网址和日志里没有身份证号_账号和电话()
    {
        var looks = (await world.Looked).Looks;

        Complaints.None(looks.Where(l => l.Answer.IsPage).SelectMany(l => Addresses(l.Answer.Body).Append(l.Answer.Header("Location") ?? "")
            .SelectMany(a => Numbers(a).Select(n => $"{l}：网址 {a} 里有 {n}"))).Distinct());
        Assert.NotEmpty(world.Log);
        Complaints.None(world.Log.SelectMany(line => Numbers(line).Select(n => $"日志里有 {n}：{line}")));
    }

    [Fact]
    public async Task 没有防伪标记的提交_一律不收_什么都没有变()
    {
        foreach (var person in world.People) { await world.Of(person); }
        var before = world.Tables();
        var complaints = new List<string>();
        foreach (var (endpoint, action) in world.Pages.SelectMany(e => e.Actions.Where(a => a.Method is not ("GET" or "HEAD")).Select(a => (e, a))))
        {
            foreach (var person in world.People)
            {
                var mine = world.Places.SelectMany(p => Parameters.Routes(endpoint, p)).FirstOrDefault(r => r.Items.All(i => i.IsSeenBy(person.Caller)));
                if (mine is null || !await world.MayCome(person, endpoint)) { continue; }
                var answer = await (await world.Of(person)).Send(action.Method, mine.For(action), withToken: false);
                if ((int)answer.Status is < 400 or >= 500) { complaints.Add($"{person} {action.Method} {mine.Address} {action.Handler} 没有标记，却得到 {(int)answer.Status}"); }
            }
        }

        Complaints.None(complaints);
        Assert.Equal(before, world.Tables());
    }

    [Fact]
    public void 缺头_行内_有号码_都会被指出()
    {
        var bare = new Answer(new("http://x/"), HttpStatusCode.OK, "", new Dictionary<string, string> { ["Content-Type"] = "text/html" });
        Assert.Equal(5, Heads(bare, isSignedIn: true).Count());
        Assert.Equal(5, Inline("<p style='a'>x</p><script>1</script><style>b</style><a onclick='1'>x</a><a href='javascript:1'>x</a>").Count());
        Assert.Empty(Inline("<script src='/x.js'></script><p class='a'>x</p>"));
        Assert.Single(Numbers("/x/" + LibraryCard.借书证样例.身份证号("19560308", 2)));
        Assert.Single(Numbers("tel=13800000000"));
        Assert.Single(Numbers("6200000000000000001"));
        Assert.Empty(Numbers("/my/019dfa2c-57a8-751f-bb08-6071a4d77138 610924100201 20260701 0hnj1234567890123"));
    }

    private static IEnumerable<string> Heads(Answer answer, bool isSignedIn)
    {
        if (answer.Header("Content-Security-Policy") is not { } policy || policy != Headers.Policy) { yield return "没有内容安全策略"; }
        if (answer.Header("X-Content-Type-Options") != "nosniff") { yield return "没有 nosniff"; }
        if (answer.Header("X-Frame-Options") != "DENY") { yield return "可以被套进别人的框里"; }
        if (answer.Header("Referrer-Policy") is null) { yield return "没有 Referrer-Policy"; }
        if (isSignedIn && answer.Status == HttpStatusCode.OK && answer.Header("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) is not true) { yield return "会留在缓存里"; }
    }

    private static IEnumerable<string> Inline(string body)
    {
        var page = new HtmlParser().ParseDocument(body);
        foreach (var element in page.All)
        {
            if (element.LocalName == "script" && !element.HasAttribute("src")) { yield return "行内脚本"; }
            if (element.LocalName == "style") { yield return "行内样式表"; }
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name == "style") { yield return $"行内样式 {attribute.Value}"; }
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal)) { yield return $"行内事件 {attribute.Name}"; }
                if (attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)) { yield return $"脚本网址 {attribute.Value}"; }
            }
        }
    }

    private static IEnumerable<string> Addresses(string body) => new HtmlParser().ParseDocument(body).All
        .SelectMany(e => new[] { "href", "action", "src", "formaction" }.Select(e.GetAttribute)).OfType<string>();

    /// <summary>Runs of digits that are a person's: valid ID numbers, accounts, mobile numbers.</summary>
    private static IEnumerable<string> Numbers(string text) => Digits().Matches(text).Select(m => m.Value)
        .Where(n => IdNumber.TryParse(n, out _, out _) || n.Length is >= 16 and <= 19 && n.All(char.IsAsciiDigit) && n[0] == '6' || n.Length == 11 && n[0] == '1' && n[1] is >= '3' and <= '9');

    [GeneratedRegex(@"(?<![\w\-.])\d{10,18}[\dXx](?![\w\-])")]
    private static partial Regex Digits();
}
