using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>A payment of the random year as its second telling knows it.</summary>
public sealed class Payment(Household home, PayMonth month, long fen, IReadOnlyList<string> whom, Payment? repays)
{
    public Household Home => home;
    public PayMonth Month => month;
    public long Fen => fen;

    /// <summary>For whom the month was when it was paid.</summary>
    public IReadOnlyList<string> Whom => whom;

    /// <summary>The returned payment that it makes good.</summary>
    public Payment? Repays => repays;
    public Guid Batch { get; set; }
    public int No { get; set; }
    public string Account { get; init; } = "";
    public LineState State { get; set; } = LineState.已送;
    public string Cause { get; set; } = "";
}

/// <summary>The money of the random year: batches, bank, accounts and recoveries through the services, and beside them what must come out.</summary>
public sealed class MoneyWalks(House house, Random dice, IReadOnlyList<Household> homes)
{
    private readonly List<Payment> payments = [];
    private readonly Dictionary<(int, PayMonth), long> overpaid = [];
    private readonly Dictionary<(int, PayMonth), long> claimed = [];
    private readonly Dictionary<(int, PayMonth), long> paid = [];

    private DateOnly Today => house.It.Database.Today;

    /// <summary>Makes and releases a month; now and then a review is decided in between, and it is made again.</summary>
    public async Task Pays(PayMonth month, Func<Task<bool>> between)
    {
        var id = await house.Makes(month.Key);
        if (await between())
        {
            Assert.Equal("changed_since_made", (await Assert.ThrowsAsync<Refused>(() => Release(id))).Code);
        }
        await house.Makes(month.Key); // what only lifts or lays a hold is seen by making anew
        var expected = Expected(month);
        await Release(id);
        await Compare(id, month, expected);
        foreach (var home in homes)
        {
            for (var m = Household.First; m <= month; m = m.Next)
            {
                if (Net(home, m) is > 0 and var fen)
                {
                    overpaid[(home.No, m)] = overpaid.GetValueOrDefault((home.No, m)) + fen;
                }
            }
        }
    }

    /// <summary>The bank's answer: one payment in thirty comes back.</summary>
    public async Task Answers(Guid batch)
    {
        var sent = payments.Where(p => p.Batch == batch && p.State == LineState.已送).ToList();
        if (sent.Count == 0)
        {
            return;
        }
        var cause = dice.Next(2) == 0 ? "系统超时" : "账号错误";
        foreach (var payment in sent)
        {
            (payment.State, payment.Cause) = dice.Next(30) == 0 ? (LineState.退回, cause) : (LineState.到账, "");
        }
        await house.It.Returns.Read(House.Finance, "回盘.csv", await house.Answer(batch, cause, [.. sent.Where(p => p.State == LineState.退回).Select(p => p.No)]));
    }

    /// <summary>Half of what came back is to go out again: at once where the bank was to blame, else once there is another account.</summary>
    public async Task Retries()
    {
        foreach (var payment in payments.Where(p => p.State == LineState.退回).ToList())
        {
            if (dice.Next(2) == 0)
            {
                continue;
            }
            if (payment.Cause != "系统超时" && payment.Account == payment.Home.Account)
            {
                Assert.Equal("same_account", (await Assert.ThrowsAsync<Refused>(() => house.It.Returns.Retry(House.Finance, payment.Batch, payment.No))).Code);
                continue;
            }
            await house.It.Returns.Retry(House.Finance, payment.Batch, payment.No);
            payment.State = LineState.待重发;
        }
    }

    /// <summary>Another account: proposed by one, checked by another, in force three days later; some are cancelled before.</summary>
    public async Task Accounts()
    {
        foreach (var home in homes.Where(h => h.NewAccount is null && h.Living.Count > 0))
        {
            if (dice.Next(home.Living.Contains(home.Holder) ? 100 : 2) > 0 || home.At(PayMonth.After(Today)).Whom is not [var holder, ..])
            {
                continue;
            }
            var number = $"63{Today:yyyyMMdd}0{home.No:00000000}";
            Assert.True(BankAccount.TryParse(number, out var account, out _));
            var id = await house.It.Payees.Propose(dice.Next(2) == 0 ? House.Resident : House.Clerk, home.Grant, new(holder, "农村信用社", account, null, "原卡丢失"));
            if (dice.Next(6) == 0)
            {
                await house.It.Payees.Check(House.Finance, id, false, "户名与身份证不符");
                continue;
            }
            await house.It.Payees.Check(House.Finance, id, true, null);
            home.NewAccount = new(id, holder, number, Today.AddDays(3));
        }
    }

    public async Task Ripens()
    {
        var ripe = homes.Where(h => h.NewAccount?.UsableFrom <= Today).ToList();
        Assert.Equal(ripe.Count, await house.It.Payees.Ripen());
        foreach (var home in ripe)
        {
            (home.Holder, home.Account, home.NewAccount) = (home.NewAccount!.Holder, home.NewAccount.Account, null);
        }
    }

    /// <summary>Half of the families that got too much are asked for it: a second human decides, part of it comes back.</summary>
    public async Task Recovers()
    {
        foreach (var home in homes)
        {
            var months = overpaid.Where(o => o.Key.Item1 == home.No && o.Value > claimed.GetValueOrDefault(o.Key)).ToList();
            if (months.Count == 0 || dice.Next(2) == 0)
            {
                continue;
            }
            var sum = months.Sum(o => o.Value - claimed.GetValueOrDefault(o.Key));
            var id = await house.It.Recoveries.Propose(House.Reviewer2, home.Grant, "复核后查明多发", "社会救助法 第四十八条", new(sum));
            await using (var db = house.Raw())
            {
                Assert.Equal(sum, await db.Recoveries.Where(r => r.Id == id).Select(r => r.Fen).SingleAsync());
            }
            foreach (var (key, fen) in months)
            {
                claimed[key] = fen;
            }
            var recover = dice.Next(4) > 0;
            await house.It.Recoveries.Decide(House.Chief, id, 0, recover);
            if (recover)
            {
                await house.It.Recoveries.Enter(House.Finance, id, 1, Recoveries.Move.追回, new((sum + 1) / 2), "收据001");
            }
        }
    }

    /// <summary>Whatever happened: the books say what the payments say, and the payments what the households are due.</summary>
    public async Task Check(PayMonth until)
    {
        await using var db = house.Raw();
        var lines = await db.Lines.AsNoTracking().Where(l => l.State != LineState.不发).GroupBy(l => l.State).Select(g => new { g.Key, Fen = g.Sum(l => l.Fen) }).ToDictionaryAsync(g => g.Key, g => g.Fen);
        foreach (var state in new[] { LineState.已送, LineState.到账, LineState.退回, LineState.待重发, LineState.已重发 })
        {
            Assert.Equal((state, payments.Where(p => p.State == state).Sum(p => p.Fen)), (state, lines.GetValueOrDefault(state)));
        }
        var spent = await db.Postings.Where(p => p.Kind == PostingKind.用款).SumAsync(p => p.Fen);
        Assert.Equal(spent, lines.Where(l => l.Key != LineState.已重发).Sum(l => l.Value));
        Assert.All((await house.It.Books.Of(House.City, LibraryCard.LibraryCardMeasure.购书补贴)).Agreements, a => Assert.True(a.Holds, $"{a.What}：账上 {a.Books}，数出来 {a.Counted}"));
        Assert.True(await db.Funds.AllAsync(f => f.BalanceFen >= 0));
        Assert.Equal(0, await db.PaidMonths.Where(p => p.ReversedOn == null).GroupBy(p => new { p.Programme, p.ForMonth, p.Person }).CountAsync(g => g.Count() > 1));
        var back = await db.Overpaid.GroupBy(o => new { o.GrantId, o.ForMonth }).Select(g => new { g.Key.GrantId, g.Key.ForMonth, Fen = g.Sum(o => o.Fen) }).ToListAsync();
        var number = homes.ToDictionary(h => h.Grant, h => h.No);
        Assert.Equal(overpaid.Where(o => o.Value > 0).Select(o => $"{o.Key.Item1} 号户 {o.Key.Item2.Key} {o.Value}").Order(), back.Select(o => $"{number[o.GrantId]} 号户 {o.ForMonth} {o.Fen}").Order());
        foreach (var home in homes)
        {
            for (var month = Household.First; month <= until; month = month.Next)
            {
                Assert.True(Net(home, month) == 0 || (Net(home, month) < 0 && IsHeld(home, month, home.At(month).Whom)), $"{home.No} 号户 {month} 应发与已发差 {Net(home, month)} 分");
            }
        }
    }

    /// <summary>Paid and not yet noted as too much, less what is due.</summary>
    private long Net(Household home, PayMonth month) => paid.GetValueOrDefault((home.No, month)) - overpaid.GetValueOrDefault((home.No, month)) - home.At(month).Fen;

    /// <summary>What must not reach the bank: a dead person's month, an account of somebody who is no longer of the family, a verification that is overdue.</summary>
    private static bool IsHeld(Household home, PayMonth month, IReadOnlyList<string> whom) =>
        whom.Any(n => home.Dead.TryGetValue(n, out var on) && PayMonth.Of(on) < month)
        || !whom.Contains(home.Holder)
        || (home.ReviewDue is { } due && PayMonth.Of(due) < month);

    private List<Payment> Expected(PayMonth until)
    {
        List<Payment> expected = [];
        foreach (var home in homes)
        {
            for (var month = Household.First; month <= until; month = month.Next)
            {
                if (Net(home, month) is < 0 and var lacking && !IsHeld(home, month, home.At(month).Whom))
                {
                    expected.Add(new(home, month, -lacking, home.At(month).Whom, null) { Account = home.Account });
                }
            }
        }
        expected.AddRange(payments.Where(p => p.State == LineState.待重发 && !IsHeld(p.Home, p.Month, p.Whom)).Select(p => new Payment(p.Home, p.Month, p.Fen, p.Whom, p) { Account = p.Home.Account }));
        return expected;
    }

    /// <summary>The lines that went out are those that must, each once.</summary>
    private async Task Compare(Guid batch, PayMonth month, List<Payment> expected)
    {
        var sent = (await house.Lines(batch)).Where(l => l.State == LineState.已送).ToList();
        var number = homes.ToDictionary(h => h.Grant, h => h.No);
        string Told(LineRow l) => $"{number[l.GrantId]} 号户 {l.ForMonth} {l.Fen}{(l.RepaysNo is null ? "" : " 重发")} {l.Account}";
        string Meant(Payment p) => $"{p.Home.No} 号户 {p.Month.Key} {p.Fen}{(p.Repays is null ? "" : " 重发")} {p.Account}";
        var (actual, meant) = (sent.Select(Told).ToList(), expected.Select(Meant).ToList());
        Assert.True(actual.Order().SequenceEqual(meant.Order()), $"{month} 多送：{string.Join('；', actual.Except(meant))}，少送：{string.Join('；', meant.Except(actual))}");
        var no = sent.ToLookup(Told);
        foreach (var same in expected.GroupBy(Meant))
        {
            foreach (var (payment, line) in same.Zip(no[same.Key]))
            {
                (payment.Batch, payment.No) = (batch, line.No);
                payments.Add(payment);
                if (payment.Repays is { } repaid)
                {
                    repaid.State = LineState.已重发;
                }
                else
                {
                    paid[(payment.Home.No, payment.Month)] = paid.GetValueOrDefault((payment.Home.No, payment.Month)) + payment.Fen;
                }
            }
        }
    }

    /// <summary>Money that came back from families goes out first.</summary>
    private async Task Release(Guid id)
    {
        var fresh = (await house.Fresh(id)).Fen;
        await using var db = house.Raw();
        var again = Math.Min(fresh, await db.Funds.Where(f => f.Source == LedgerAccount.专户追回).SumAsync(f => f.BalanceFen));
        if (fresh > again)
        {
            var stands = await db.Funds.Where(f => f.Source == LedgerAccount.专户县).SumAsync(f => f.BalanceFen);
            if (stands < fresh - again)
            {
                await house.It.Funds.Allot(House.Finance, MoneyWalk.Programme, LedgerAccount.专户县, new(fresh - again - stands + dice.Next(3) * 100), "县财社〔2026〕1号");
            }
        }
        await house.It.Batches.Release(House.Finance2, id, (await house.Batch(id)).Version, [new(LedgerAccount.专户追回, new(again)), new(LedgerAccount.专户县, new(fresh - again))]);
    }
}
