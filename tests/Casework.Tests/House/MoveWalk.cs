using Anmin.Casework.Moving;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>The steps of a move in one line each: from 紫阳县城关镇 to 汉阴县城关镇, or to the neighbouring 蒿坪镇.</summary>
public static class MoveWalk
{
    public const string 汉阴城关 = "610921100000";
    public const string 平梁村 = "610921100201";
    public const string 蒿坪 = "610924101000";
    public const string 双胜村 = "610924101201";

    public static Caller NewClerk { get; } = Person(31, "吴接收", Role.镇办经办, 汉阴城关);
    public static Caller NewClerk2 { get; } = Person(32, "郑经办", Role.镇办经办, 汉阴城关);
    public static Caller NewLead { get; } = Person(33, "汉阴镇长", Role.镇办负责, 汉阴城关);
    public static Caller NewReviewer { get; } = Person(34, "汉阴审核", Role.县区审核, "610921000000");
    public static Caller NewFinance { get; } = Person(35, "汉阴会计", Role.县区财务, "610921000000");
    public static Caller NewFinance2 { get; } = Person(36, "汉阴出纳", Role.县区财务, "610921000000");
    public static Caller SiblingLead { get; } = Person(37, "蒿坪镇长", Role.镇办负责, 蒿坪);
    public static Caller Elsewhere { get; } = Person(38, "旬阳审核", Role.县区审核, "610981000000");

    /// <summary>A household whose income the check found so high.</summary>
    public static async Task<Guid> GrantedWith(this House house, string income, Caller? who = null)
    {
        var id = await house.Submits(who);
        await house.Accepts(id);
        await house.Investigates(id, income);
        await house.Signs(id);
        await house.Visited(id);
        await house.Decides(id);
        await using var db = house.Raw();
        return await db.Grants.Where(g => g.CaseId == id).Select(g => g.Id).SingleAsync();
    }

    public static async Task<Guid> Moves(this House house, Guid grant, string town = 汉阴城关, Caller? who = null) =>
        await house.It.Handover.Report(who ?? House.Resident, await house.CaseOf(grant), new(Change.搬家, house.It.Database.Today, null, "一家人搬到儿子那里住了", town));

    public static async Task HandsOver(this House house, Guid move, Caller? who = null) =>
        await house.It.Handover.HandOver(who ?? House.Clerk, move, await house.MoveVersion(move), "材料六份，收入核对报告一份");

    public static async Task Receives(this House house, Guid move, Caller? who = null, string village = 平梁村, bool register = true) =>
        await house.It.Handover.Receive(who ?? NewClerk, move, await house.MoveVersion(move), new(village, "三组 12 号", register, "两人到家里看过，一家人住在这里"));

    public static async Task GivesBack(this House house, Guid move, Caller? who = null) =>
        await house.It.Handover.GiveBack(who ?? NewClerk, move, await house.MoveVersion(move), "到那个地址看过，没有人住");

    public static async Task<Guid> TakesOver(this House house, Guid move, Caller? who = null) =>
        await house.It.Taking.Decide(who ?? NewReviewer, move, await house.MoveVersion(move));

    /// <summary>Reported, handed over and received.</summary>
    public static async Task<Guid> Arrives(this House house, Guid grant)
    {
        var move = await house.Moves(grant);
        await house.HandsOver(move);
        await house.Receives(move);
        return move;
    }

    /// <summary>A grant of another family that is just like one, laid into the tables.</summary>
    public static async Task<Guid> Another(this House house, Guid grant)
    {
        await using var db = house.Raw();
        var row = await db.Grants.AsNoTracking().SingleAsync(g => g.Id == grant);
        var (@case, term) = (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == row.CaseId), await db.Terms.AsNoTracking().SingleAsync(t => t.GrantId == grant));
        @case.Id = house.It.Database.NewId();
        (@case.Number, row.CaseId, row.Id, row.DecisionId) = ($"借〔{@case.Id:n}〕", @case.Id, house.It.Database.NewId(), Guid.NewGuid());
        term.GrantId = row.Id;
        db.AddRange(@case, row, term);
        await db.SaveChangesAsync();
        return row.Id;
    }

    public static async Task<MoveRow> Move(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Moves.SingleAsync(m => m.Id == id);
    }

    public static async Task<int> MoveVersion(this House house, Guid id) => (await house.Move(id)).Version;

    public static async Task<Guid> GrantAt(this House house, Guid @case)
    {
        await using var db = house.Raw();
        return await db.Grants.Where(g => g.CaseId == @case).Select(g => g.Id).SingleAsync();
    }

    /// <summary>The new county makes and releases a month.</summary>
    public static async Task PaysThere(this House house, string month)
    {
        var id = await house.It.Batches.Make(NewFinance, MoneyWalk.Programme, PayMonth.Parse(month));
        var fresh = await house.Fresh(id);
        if (fresh > Money.Zero)
        {
            await house.It.Funds.Allot(NewFinance, MoneyWalk.Programme, Ledger.LedgerAccount.专户县, fresh, "县财社〔2026〕9号");
        }
        await house.It.Batches.Release(NewFinance2, id, (await house.Batch(id)).Version, [new(Ledger.LedgerAccount.专户县, fresh)]);
    }

    /// <summary>Every month that was paid, by whom and how much, in its order.</summary>
    public static async Task<List<string>> PaidMonths(this House house)
    {
        await using var db = house.Raw();
        return [.. (await db.Lines.Where(l => l.State == Ledger.LineState.已送).ToListAsync()).Select(l => $"{l.ForMonth} {l.CountyCode[..6]} {l.Fen / 100}").Order(StringComparer.Ordinal)];
    }

    private static Caller Person(int n, string name, Role role, string area) => new(new Guid(n, 0, 0, new byte[8]), new Guid(n, 1, 0, new byte[8]), name, role, DivisionCode.Of(area), "test");
}
