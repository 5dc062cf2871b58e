using Anmin.Casework.Appeals;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>The steps of an appeal in one line each.</summary>
public static class AppealWalk
{
    /// <summary>A household that was refused because the check showed too much income, and has the letter.</summary>
    public static async Task<Guid> RefusedOne(this House house, int i = 1, Caller? who = null)
    {
        var id = who is null ? await house.SubmitsOne(i) : await house.Submits(who);
        await house.Accepts(id);
        await house.Investigates(id, "9000");
        await house.Signs(id, grant: false);
        await house.Visited(id);
        await house.Decides(id, grant: false);
        await house.It.Decisions.Deliver(House.Clerk, id, await house.Version(id));
        return id;
    }

    /// <summary>Fights the latest decision of a case.</summary>
    public static async Task<Guid> Appeals(
        this House house, Guid @case, AppealKind kind, Caller? who = null, DateOnly? received = null, string? late = null, DateOnly? known = null, Contested? against = null)
    {
        var target = (await house.It.Appeals.Fightable(Caller.System, @case)).First(t => against is null || t.Kind == against);
        return await house.It.Lodging.Lodge(who ?? House.Clerk, @case, new(target.Id, kind, known, received, null, "收入查错了，那笔钱不是我家的", "紫政复受〔2026〕3号", late));
    }

    public static async Task<AppealRow> Appeal(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Appeals.SingleAsync(a => a.Id == id);
    }

    public static async Task Answers(this House house, Guid id, Signed? anew = null, Caller? who = null, bool reopen = false) =>
        await house.It.Answering.Answer(who ?? House.Chief, id, (await house.Appeal(id)).Version, "重新看过全部材料，理由如下", anew, reopen);

    public static async Task Concludes(this House house, Guid id, AppealResult result, Money? monthly = null, Caller? who = null, DateOnly? on = null, bool retroactive = false, bool grant = true) =>
        await house.It.Answering.Conclude(who ?? House.Chief, id, (await house.Appeal(id)).Version,
            new(result, on ?? house.It.Database.Today, null, "紫政复决〔2026〕5号", "事实不清，收入认定没有证据", grant, monthly, retroactive, null));

    public static async Task Redecides(this House house, Guid id, Signed signed, Caller? who = null, bool retroactive = false) =>
        await house.It.Answering.Redecide(who ?? House.Chief, id, (await house.Appeal(id)).Version, signed, retroactive);

    /// <summary>Grants an amount against the computation.</summary>
    public static Signed Grants(long yuan) => new(true, Money.Yuan(yuan), "核对的收入是同名的另一个人的", "借书证章程（2026年） 第五条");

    /// <summary>The payments of a case that went out: month, kind, yuan.</summary>
    public static async Task<List<string>> PaidLines(this House house, Guid @case)
    {
        await using var db = house.Raw();
        return [.. (await db.Lines.Where(l => l.CaseId == @case && l.State == Ledger.LineState.已送).OrderBy(l => l.ForMonth).ThenBy(l => l.TermSeq).ToListAsync()).Select(l => $"{l.ForMonth} {l.Kind} {l.Fen / 100}")];
    }

    public static async Task<Guid> GrantOf(this House house, Guid @case)
    {
        await using var db = house.Raw();
        return await db.Grants.Where(g => g.CaseId == @case).Select(g => g.Id).SingleAsync();
    }
}
