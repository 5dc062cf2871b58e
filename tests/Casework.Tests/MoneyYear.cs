using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>A random year of two hundred households, replayable by its seed: changes, deaths, batches, returns; the books balance every month.</summary>
public sealed class MoneyYear
{
    private const int Households = 200;

    public static TheoryData<string, int> Years => new()
    {
        { Store.Setup.Sqlite, 1 }, { Store.Setup.Sqlite, 20261124 }, { Store.Setup.Npgsql, 7 },
    };

    [Theory, MemberData(nameof(Years))]
    public async Task 随机的一年_每个月账都平_每人每月只发一次(string engine, int seed)
    {
        await using var house = await House.On(engine, new(2025, 12, 20));
        var dice = new Random(seed);
        var model = new Model(await house.Open(Households));
        var month = new PayMonth(2026, 1);
        for (var i = 0; i < 12; i++, month = month.Next)
        {
            house.Pass(i == 0 ? 15 : 30);
            await Change(house, dice, model, month);
            var batch = await house.Pays(month.Key);
            await model.Check(house, month);
            var sent = (await house.Lines(batch.Id)).Where(l => l.State == LineState.已送).Select(l => l.No).ToArray();
            if (sent.Length > 0)
            {
                await house.It.Returns.Read(House.Finance, "回盘.csv", await house.Answer(batch.Id, "系统超时", [.. sent.Where(_ => dice.Next(20) == 0)]));
            }
            await Retry(house, dice);
            await model.Check(house, month);
        }
    }

    /// <summary>One household in five changes: more, less, paused, stopped, from up to three months back to next month.</summary>
    private static async Task Change(House house, Random dice, Model model, PayMonth month)
    {
        foreach (var grant in model.Grants.Where(_ => dice.Next(5) == 0))
        {
            var from = PayMonth.Of(month.FirstDay.AddMonths(dice.Next(-3, 2)));
            from = from < new PayMonth(2026, 1) ? new(2026, 1) : from;
            var kind = dice.Next(6) switch { 0 => TermKind.停发, 1 => TermKind.暂停, _ => TermKind.发放 };
            var yuan = kind == TermKind.发放 ? dice.Next(1, 900) : 0;
            await house.Term(grant, from.Key, yuan, kind);
            model.Terms[grant].Add((from, yuan * 100));
        }
    }

    private static async Task Retry(House house, Random dice)
    {
        await using var db = house.Raw();
        foreach (var line in await db.Lines.AsNoTracking().Where(l => l.State == LineState.退回).OrderBy(l => l.BatchId).ThenBy(l => l.No).ToListAsync())
        {
            if (dice.Next(2) != 0)
            {
                continue;
            }
            // what turned out not to be due stays in the fund's books
            if (await db.Overpaid.Where(o => o.GrantId == line.GrantId && o.ForMonth == line.ForMonth).SumAsync(o => o.Fen) >= line.Fen)
            {
                Assert.Equal("not_due_any_more", (await Assert.ThrowsAsync<Refused>(() => house.It.Returns.Retry(House.Finance, line.BatchId, line.No))).Code);
                continue;
            }
            await house.It.Returns.Retry(House.Finance, line.BatchId, line.No);
        }
    }

    /// <summary>The same year told a second way: a list of terms per grant.</summary>
    private sealed class Model(List<Guid> grants)
    {
        public List<Guid> Grants => grants;

        public Dictionary<Guid, List<(PayMonth From, long Fen)>> Terms { get; } = grants.ToDictionary(g => g, _ => new List<(PayMonth, long)> { (new(2026, 1), 5000) });

        public async Task Check(House house, PayMonth until)
        {
            await using var db = house.Raw();
            var lines = await db.Lines.AsNoTracking().Where(l => l.State != LineState.不发).ToListAsync();
            var over = await db.Overpaid.AsNoTracking().ToListAsync();
            var paid = lines.Where(l => l.RepaysNo is null).GroupBy(l => (l.GrantId, l.ForMonth)).ToDictionary(g => g.Key, g => g.Sum(l => l.Fen));
            var back = over.GroupBy(o => (o.GrantId, o.ForMonth)).ToDictionary(g => g.Key, g => g.Sum(o => o.Fen));
            foreach (var grant in Grants)
            {
                for (var month = new PayMonth(2026, 1); month <= until; month = month.Next)
                {
                    var due = Terms[grant].Last(t => t.From <= month).Fen;
                    Assert.Equal(due, paid.GetValueOrDefault((grant, month.Key)) - back.GetValueOrDefault((grant, month.Key)));
                }
            }
            Assert.Equal(lines.Where(l => l.State == LineState.已送).Sum(l => l.Fen), await house.Stands(LedgerAccount.在途));
            Assert.Equal(lines.Where(l => l.State is LineState.退回 or LineState.待重发).Sum(l => l.Fen), await house.Stands(LedgerAccount.待重发));
            Assert.Equal(lines.Where(l => l.State == LineState.到账).Sum(l => l.Fen), await house.Stands(LedgerAccount.已发放));
            Assert.Equal(0, await house.Stands(LedgerAccount.待付));
            Assert.Equal(await db.Funds.SumAsync(f => f.BalanceFen), await house.Stands(LedgerAccount.专户县));
            var twice = await db.PaidMonths.Where(p => p.ReversedOn == null).GroupBy(p => new { p.ForMonth, p.Person }).CountAsync(g => g.Count() > 1);
            Assert.Equal(0, twice);
        }
    }
}
