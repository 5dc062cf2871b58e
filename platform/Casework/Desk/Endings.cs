using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>Other ends of a case: the applicant withdraws, the office ends it with a reason, or the limit is extended once.</summary>
public sealed class Endings(CaseWork work)
{
    private static readonly CaseState[] StillOpen =
        [CaseState.已提交, CaseState.待补正, CaseState.调查中, CaseState.公示中, CaseState.异议处理, CaseState.审核中, CaseState.县级公示, CaseState.待确认];

    public Task Withdraw(Caller applicant, Guid id, int version) => work.Database.Effect(applicant, async db =>
    {
        var (@case, _) = await work.ForWriting(db, applicant, id, version, StillOpen);
        await Agencies.RequireOwn(db, applicant, id, work.Today);
        await work.Close(db, @case, CaseState.撤回);
        await Applied.Withdrawn(db, work.Catalogue, work.Clocks.Calendar, @case, work.Today);
        return new("withdrawn", $"case:{id}", id, "您已撤回申请，需要时可以重新申请");
    });

    /// <summary>Ends a case because the family will not cooperate or has gone (DB2021 第二十九条).</summary>
    public Task Terminate(Caller officer, Guid id, int version, string reason) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var (@case, _) = await work.ForWriting(db, officer, id, version, StillOpen);
        var text = Written.Of(reason, "reason", "终止的理由");
        await work.Close(db, @case, CaseState.终止);
        await Applied.Terminated(db, @case, text, officer.Name, work.Today);
        return new("terminated", $"case:{id}", id, $"办理终止：{text}");
    });

    /// <summary>Extends to the special limit, once, with a reason.</summary>
    public Task Extend(Caller officer, Guid id, int version, string reason) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办负责, Role.县区审核, Role.县区负责, Role.系统);
        var (@case, matter) = await work.ForWriting(db, officer, id, version, StillOpen);
        if (work.ProcedureOf(@case, matter).Special is not { } special || @case.AcceptedOn is null)
        {
            throw new Refused("适用的规定没有可延长的时限", "no_special_limit");
        }
        if (@case.Extended)
        {
            throw new Refused("时限只能延长一次，这件申请已经延长过", "extended_before");
        }
        var text = Written.Of(reason, "reason", "延长的理由");
        var total = await db.Clocks.SingleAsync(c => c.CaseId == id && c.Step == null && c.EndedOn == null);
        var last = work.Clocks.Last(total, special, await db.Pauses.Where(p => p.CaseId == id).ToListAsync());
        // The applicant is told the new day; without one nothing is extended.
        var due = last.Day ?? throw new CalendarMissing(last.Awaits!.Value);
        (total.Days, total.Due, total.AwaitsYear) = (special.Days, due, null);
        (@case.TotalDue, @case.Extended, @case.AwaitsYear) = (due, true, null);
        return new("extended", $"case:{id}", id, $"情况复杂，办理时限延长，最迟 {Acceptance.ByDay(due)}办结", text);
    });
}
