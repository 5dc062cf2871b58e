using System.Net;
using System.Text;
using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Data.City;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Payments;

/// <summary>1.3 A month of money over pages, each step by the one whose step it is (S-MO-3 … S-MO-6).</summary>
public sealed class TheMonth
{
    private const string Here = "/money/living-allowance-grant";

    [Fact]
    public async Task 一个月的钱_核算_放行_送银行_回盘_退回换账户重发_对账分文不差()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        var (maker, checker) = (DeskHouse.Person("周会计", Role.县区财务, DeskHouse.County), DeskHouse.Person("吴出纳", Role.县区财务, DeskHouse.County));
        await house.Open(maker, checker);
        var (id, home) = await Granted(house);
        await Granted(house);
        var (at, other) = (await house.As(maker), await house.As(checker));

        // A form that names no act of the page is no form of it.
        var nameless = await at.Opens(Here);
        nameless.Form.RemoveAttribute("action");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await at.Send(Here, nameless.Form, [])).Status);

        // Made by one.
        var wrong = await (await at.Opens(Here)).Presses("核算", ("month", "2026年13月"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("不是一个月份", wrong.Beside("month"), StringComparison.Ordinal);
        var made = await wrong.Presses("核算", ("month", "2026-09"));
        Assert.Contains("等放行", made.Text, StringComparison.Ordinal);
        Assert.Contains("要由另一位", made.Text, StringComparison.Ordinal);
        var batch = made.Address.AbsolutePath;
        var needed = (await house.It.Money.Open(Caller.System, Guid.Parse(batch[(batch.LastIndexOf('/') + 1)..]))).Needed;

        // Released by another, when the money is there.
        var short_ = await (await other.Opens(batch)).Presses("放行", ("share-专户县", BankFile.Yuan(needed.Fen)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short_.Status);
        Assert.Contains("余额不够", short_.Text, StringComparison.Ordinal);
        var allotted = await (await at.Opens(Here)).Presses("记下", ("source", "专户县"), ("amount", "100000"), ("document", "紫财社〔2026〕8号"));
        Assert.Contains("100,000.00", allotted.Text, StringComparison.Ordinal);
        var released = await (await other.Opens(batch)).Presses("放行");
        Assert.Contains("已送银行", released.Text, StringComparison.Ordinal);
        Assert.Contains("吴出纳", released.Text, StringComparison.Ordinal);

        // The file is the same whenever it is taken; the bank gives one line back.
        var file = await released.Takes("UTF-8");
        Assert.Equal(file, await (await at.Opens(batch)).Takes("UTF-8"));
        Assert.Contains(BankFile.Hash(file), released.Text, StringComparison.Ordinal);
        var half = await (await at.Opens(batch)).Hands("读入", "file", "半个.csv", Encoding.UTF8.GetBytes("安民回盘,x,3,1.00\r\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
        var read = await (await at.Opens(batch)).Hands("读入", "file", "回盘.csv", Answer(file, home.Head.Name));
        Assert.Contains("银行已回", read.Text, StringComparison.Ordinal);
        Assert.Contains("以前读过", (await read.Hands("读入", "file", "回盘.csv", Answer(file, home.Head.Name))).Text, StringComparison.Ordinal);

        // What came back is sent again only to another account, and no coin is lost.
        var unreached = await at.Opens($"{Here}/unreached");
        Assert.Contains(home.Head.Name, unreached.Text, StringComparison.Ordinal);
        Assert.Contains("先变更账户", (await unreached.Presses("重发")).Text, StringComparison.Ordinal);
        await Change(house, id, home.Head.Name);
        Assert.Contains("下一批重发", (await (await at.Opens($"{Here}/unreached")).Presses("重发")).Text, StringComparison.Ordinal);
        var books = await at.Opens($"{Here}/books");
        Assert.Contains("分文不差", books.Text, StringComparison.Ordinal);
        var line = await at.Opens($"{batch}/lines/1");
        Assert.Contains("这是第一个月", line.Text, StringComparison.Ordinal);
        Assert.NotEmpty(line.Page.QuerySelectorAll("cite"));
        Assert.Contains("（盖章）", (await at.Opens($"{batch}/summary")).Text, StringComparison.Ordinal);
    }

    private static async Task<(Guid Case, DemoHousehold Home)> Granted(DeskHouse house)
    {
        var (id, home) = await house.Investigated();
        await house.It.Opinions.Sign(house.Clerk, id, await house.Version(id), new(true, await house.Proposed(id), null, null));
        await house.Pass(10);
        if ((await house.Case(id)).Drawn)
        {
            Assert.Empty(await house.It.Investigation.Record(house.Reviewer, id, await house.Version(id), "county-visit",
                LivingAllowancePapers.Finding("county-visit", home, house.Today, 0), house.Reviewer2.Human, house.Today));
        }
        await house.It.Decisions.Decide(house.Chief, id, await house.Version(id), new(true, await house.Proposed(id), null, null));
        return (id, home);
    }

    /// <summary>Another account for the family, by two people, after its waiting time.</summary>
    private static async Task Change(DeskHouse house, Guid id, string holder)
    {
        var grant = (await house.It.Grants.List(house.Clerk, "living-allowance-grant", new())).Lines.Single(g => g.Name == holder).Id;
        Assert.True(BankAccount.TryParse("6222021234567890123", out var account, out _));
        await house.It.Payees.Propose(house.Clerk, grant, new(holder, "紫阳农商银行", account, null, "原来的卡丢了"));
        var waiting = await (await house.As(house.Lead)).Opens("/money/accounts");
        Assert.Contains("等复核", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("已复核", (await waiting.Presses("核对过，同意", ("agree", "true"))).Text, StringComparison.Ordinal);
        await house.Pass(20);
        await house.It.Rounds.Walk();
    }

    /// <summary>The bank's answer: what goes to one holder fails.</summary>
    private static byte[] Answer(byte[] file, string failing)
    {
        var rows = Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(',')).ToList();
        var text = $"安民回盘,{rows[0][1]},{rows[0][2]},{rows[0][3]}\r\n"
            + string.Concat(rows.Skip(1).Select(r => $"{r[0]},{r[4]},{(r[1] == failing ? "失败,账号错误" : "成功,")},2026-09-14\r\n"));
        return Encoding.UTF8.GetBytes(text);
    }
}
