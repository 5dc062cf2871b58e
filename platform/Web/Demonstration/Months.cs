using System.Globalization;
using System.Text;
using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.Data.City;

namespace Anmin.Web.Demonstration;

/// <summary>The money of the played year: the county makes a month, a colleague releases it, the bank answers; what comes back gets a new account and is sent again.</summary>
internal sealed class Months(CaseworkServices it, SeedClock clock, Staff staff)
{
    /// <summary>Day on which a month is made; it is released on the next.</summary>
    public const int Made = 8;
    private const int Released = 9;
    private const int Answered = 13;

    /// <summary>Of so many payments the bank gives one back.</summary>
    private const int OneOf = 45;

    /// <summary>Shares of the higher levels in a county's money, in percent; the county pays the rest (own).</summary>
    private static readonly (LedgerAccount Source, int Percent)[] Levels = [(LedgerAccount.专户中央, 60), (LedgerAccount.专户省, 25), (LedgerAccount.专户市, 5), (LedgerAccount.专户县, 10)];

    private readonly Dictionary<string, Guid> open = [];
    private readonly Dice dice = Dice.For(7, 1);
    private readonly List<(DateOnly On, PaymentLine Line, string County)> again = [];
    private int documents;
    private TimeSpan time;

    private Benefit Benefit => it.Money.Benefits[0];

    /// <summary>What is done about money on a day.</summary>
    public async Task On(DateOnly day)
    {
        time = new(15, 0, 0);
        switch (day.Day)
        {
            case Made:
                await EachCounty(c => Make(c, PayMonth.Of(day)));
                break;
            case Released:
                foreach (var (county, batch) in open.ToList()) { await Release(county, batch); }
                break;
            case Answered:
                foreach (var (county, batch) in open.ToList()) { await Answer(county, batch, day); }
                open.Clear();
                break;
        }
        foreach (var due in again.Where(a => a.On == day).ToList())
        {
            again.Remove(due);
            await SetRight(due.Line, due.County);
        }
    }

    private async Task EachCounty(Func<string, Task> act)
    {
        foreach (var county in it.Database.Divisions.Counties(it.Database.Today))
        {
            await act(county.Code);
        }
    }

    private async Task Make(string county, PayMonth month)
    {
        var finance = staff.Over(county).Maker;
        if ((await it.Grants.List(finance, Benefit.Slug, new(month), 0)).Sums.Households > 0)
        {
            Next(it.Database.Today);
            open[county] = await it.Batches.Make(finance, Benefit.Programme, month);
        }
    }

    private async Task Release(string county, Guid id)
    {
        var (maker, checker) = (staff.Over(county).Maker, staff.Over(county).Checker);
        var batch = await it.Money.Open(checker, id);
        Next(it.Database.Today);
        if (Sum(await it.Funds.Of(maker, Benefit.Programme)) < batch.Needed.Fen)
        {
            foreach (var (source, percent) in Levels)
            {
                // A quarter's money at once, in whole ten thousands.
                var amount = Money.Yuan((batch.Needed.Fen / 100 * 3 * percent / 100 / 10_000 + 1) * 10_000);
                await it.Funds.Allot(maker, Benefit.Programme, source, amount, $"演示财社〔{it.Database.Today.Year}〕{++documents}号");
            }
        }
        var needed = batch.Needed.Fen;
        var shares = new List<Batches.Share>();
        foreach (var fund in await it.Funds.Of(maker, Benefit.Programme))
        {
            var given = Math.Min(needed, fund.Left.Fen);
            shares.Add(new(fund.Source, new(given)));
            needed -= given;
        }
        await it.Batches.Release(checker, id, batch.It.Batch.Version, shares);
    }

    private async Task Answer(string county, Guid id, DateOnly day)
    {
        var finance = staff.Over(county).Maker;
        var page = await it.Money.Lines(finance, id, new(LineState.已送), int.MaxValue - 1);
        if (page.Lines.Count == 0)
        {
            return;
        }
        var text = new StringBuilder($"安民回盘,{page.Batch.It.Batch.Reference},{page.Lines.Count},{BankFile.Yuan(page.All.Sum.Fen)}\r\n");
        foreach (var line in page.Lines)
        {
            var fails = line.Kind != LineKind.重发 && dice.Chance(1000 / OneOf);
            text.Append(CultureInfo.InvariantCulture, $"{line.No},{BankFile.Yuan(line.Amount.Fen)},{(fails ? "失败,账号错误" : "成功,")},{day:yyyy-MM-dd}\r\n");
            if (fails) { again.Add((day.AddDays(5), line, county)); }
        }
        Next(day);
        await it.Returns.Read(finance, $"回盘{page.Batch.It.Batch.Reference}.csv", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The township asks for another account, its head agrees, and after the waiting time the money is sent again.</summary>
    private async Task SetRight(PaymentLine line, string county)
    {
        var file = await it.Money.Line(Caller.System, line.Batch, line.No);
        var town = staff.Of(file.Row.TownCode);
        var accounts = await it.Payees.Of(Caller.System, file.Row.GrantId);
        Next(it.Database.Today);
        if (accounts[0].State == PayeeState.生效 && accounts[0].Account != file.Row.Account)
        {
            await it.Returns.Retry(staff.Over(county).Maker, line.Batch, line.No);
            return;
        }
        var number = "62" + dice.Between(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture) + file.Row.Account[^8..];
        if (accounts.All(a => a.State is PayeeState.生效 or PayeeState.停用 or PayeeState.驳回) && BankAccount.TryParse(number, out var account, out _))
        {
            var change = await it.Payees.Propose(town.First, file.Row.GrantId, new(line.Holder, line.Bank, account, null, "原来的卡磁条坏了，银行换了新卡"));
            await it.Payees.Check(town.Lead, change, agree: true, null);
        }
        again.Add((it.Database.Today.AddDays(12), line, county));
    }

    private static long Sum(IEnumerable<Funds.Balance> funds) => funds.Sum(f => f.Left.Fen);

    private void Next(DateOnly day) => clock.Turn(day, time += TimeSpan.FromSeconds(20));
}
