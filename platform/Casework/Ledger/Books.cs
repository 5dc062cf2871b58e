using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>An account of a fund with everything that moved.</summary>
public sealed record AccountSum(LedgerAccount Account, Money Debit, Money Credit)
{
    public Money Left => Debit - Credit;
}

/// <summary>Two figures that were counted in two ways and must be the same.</summary>
public sealed record Agreement(string What, Money Books, Money Counted)
{
    public bool Holds => Books == Counted;
}

/// <summary>Money that has not reached somebody.</summary>
/// <param name="Since">Day on which the bank gave it back, or it went out without an answer.</param>
/// <param name="Days">How many days ago that was.</param>
public sealed record Unreached(PaymentLine Line, DateOnly Since, int Days);

/// <summary>对账: the accounts of a benefit's fund, and what the lines say beside them; and the money that is still on its way (S-MO-5).</summary>
public sealed class Books(CaseWork work, MoneyBook money)
{
    /// <summary>Lines shown of what is on its way.</summary>
    public const int MostUnreached = 500;

    /// <summary>Every account with its movements.</summary>
    public async Task<(IReadOnlyList<AccountSum> Accounts, IReadOnlyList<Agreement> Agreements)> Of(Caller caller, Benefit benefit)
    {
        MoneyBook.RequireLook(caller);
        await using var db = work.Database.Open(caller);
        var postings = db.Postings.AsNoTracking().Where(p => p.Fund == benefit.Programme);
        var debits = await postings.GroupBy(p => p.Debit).Select(g => new { g.Key, Fen = g.Sum(p => p.Fen) }).ToDictionaryAsync(g => g.Key, g => g.Fen);
        var credits = await postings.GroupBy(p => p.Credit).Select(g => new { g.Key, Fen = g.Sum(p => p.Fen) }).ToDictionaryAsync(g => g.Key, g => g.Fen);
        var accounts = Enum.GetValues<LedgerAccount>().Select(a => new AccountSum(a, new(debits.GetValueOrDefault(a)), new(credits.GetValueOrDefault(a)))).ToList();
        var lines = await db.Lines.AsNoTracking().Where(l => l.Programme == benefit.Programme).GroupBy(l => l.State).Select(g => new { g.Key, Fen = g.Sum(l => l.Fen) })
            .ToDictionaryAsync(g => g.Key, g => g.Fen);
        var funds = await db.Funds.AsNoTracking().Where(f => f.Fund == benefit.Programme).SumAsync(f => f.BalanceFen);
        var owed = await db.Recoveries.AsNoTracking().Where(r => r.Programme == benefit.Programme && r.State != RecoveryState.待决定).SumAsync(r => r.Fen);
        Money Left(params LedgerAccount[] of) => new(accounts.Where(a => of.Contains(a.Account)).Sum(a => a.Left.Fen));
        Money In(params LineState[] states) => new(states.Sum(s => lines.GetValueOrDefault(s)));
        return (accounts,
        [
            new("各级资金专户的余额，与资金账上的余额", Left([.. Batches.Sources]), new(funds)),
            new("送到银行还没有回音的，与每一笔「已送」相加", Left(LedgerAccount.在途), In(LineState.已送)),
            new("退回来等着重发的，与每一笔「退回」「待重发」相加", Left(LedgerAccount.待重发), In(LineState.退回, LineState.待重发)),
            new("已经到账的减去认定多发的，与每一笔「到账」相加减去追缴决定", Left(LedgerAccount.已发放), In(LineState.到账) - new Money(owed)),
            new("待付应当没有余额", Left(LedgerAccount.待付), Money.Zero),
            new("借贷两边的总数", new(accounts.Sum(a => a.Debit.Fen)), new(accounts.Sum(a => a.Credit.Fen))),
        ]);
    }

    /// <summary>What was sent and has not reached anybody, oldest first.</summary>
    public async Task<IReadOnlyList<Unreached>> Unreached(Caller caller, Benefit benefit)
    {
        MoneyBook.RequireLook(caller);
        await using var db = work.Database.Open(caller);
        var lines = db.Lines.AsNoTracking().StillOpen().Where(l => l.Programme == benefit.Programme && (l.State == LineState.退回 || l.State == LineState.待重发 || l.State == LineState.已送));
        var released = await db.Batches.AsNoTracking().Where(b => b.Programme == benefit.Programme && b.ReleasedAt != null).ToDictionaryAsync(b => b.Id, b => DateOnly.FromDateTime(b.ReleasedAt!.Value.AddHours(8)));
        var named = await money.Named(db, lines.OrderBy(l => l.BatchId).ThenBy(l => l.No).Take(MostUnreached));
        return [.. named.Select(l => (Line: l, Since: l.EndedOn ?? released[l.Batch])).Select(l => new Unreached(l.Line, l.Since, work.Today.DayNumber - l.Since.DayNumber)).OrderByDescending(u => u.Days)];
    }
}
