using Anmin.Casework.Clock;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>暂停计时: while an appraiser or a court has yet to say something, limits wait and nobody signs; days of waiting are not the office's (handbook 01 A6-4).</summary>
public sealed class Pauses(CaseWork work)
{
    /// <exception cref="Refused">The limits wait already, the case is not being looked into, or the reason is missing.</exception>
    public Task Begin(Caller officer, Guid id, int version, PauseCause cause, string reason) => work.Database.Effect(officer, async db =>
    {
        var @case = await Running(db, officer, id, version);
        if (@case.Paused)
        {
            throw new Refused("时限已经暂停", "paused");
        }
        var text = Plain.Text(reason);
        var faults = new[]
        {
            cause is PauseCause.鉴定 or PauseCause.裁判 ? null : new Fault("cause", "请选择在等鉴定结果，还是等法院裁判", "choice"),
            Written.FaultOf(text, "reason", "由谁作出、关系到什么"),
        }.OfType<Fault>().ToList();
        if (faults.Count > 0)
        {
            throw new Refused("请写清在等什么", "invalid", faults);
        }
        await Hold(db, @case, cause, text, officer);
        @case.Due = null;
        return new("paused", $"case:{id}", id, $"要等{Awaited(cause)}，等的这些天不算在办理时限里", text);
    });

    /// <exception cref="Refused">Nothing waits, or the outcome is missing.</exception>
    public Task End(Caller officer, Guid id, int version, string outcome) => work.Database.Effect(officer, async db =>
    {
        var @case = await Running(db, officer, id, version);
        if (!@case.Paused)
        {
            throw new Refused("时限没有暂停，不用恢复", "not_paused");
        }
        var text = Written.Of(outcome, "outcome", "等到的结果");
        await GoOn(db, @case, text);
        @case.Due ??= @case.TotalDue;
        return new("resumed", $"case:{id}", id, $"等的结果有了，接着办{(@case is { TotalDue: null, AwaitsYear: null } ? "" : $"，{Acceptance.DoneBy(@case.TotalDue, @case.AwaitsYear)}")}", text);
    });

    /// <summary>Stops all limits of a case.</summary>
    internal async Task Hold(AnminDb db, CaseRow @case, PauseCause cause, string reason, Caller by)
    {
        db.Pauses.Add(work.Part(@case, new PauseRow { Cause = cause, Reason = reason, From = work.Today, ByName = by.Name }));
        foreach (var clock in await db.Clocks.Where(c => c.CaseId == @case.Id && c.EndedOn == null).ToListAsync())
        {
            Clocks.Pause(clock, work.Today, $"等{Awaited(cause)}");
        }
        @case.Paused = true;
    }

    /// <summary>Lets the limits go on with the days that were left.</summary>
    internal async Task GoOn(AnminDb db, CaseRow @case, string outcome)
    {
        await Ends(db, @case.Id, work.Today, outcome);
        (@case.Due, @case.AwaitsYear) = (null, null);
        var pauses = await db.Pauses.Where(p => p.CaseId == @case.Id).ToListAsync();
        foreach (var clock in await db.Clocks.Where(c => c.CaseId == @case.Id && c.EndedOn == null).ToListAsync())
        {
            work.Clocks.Resume(clock, work.Today, pauses);
            if (clock.Step is null) { @case.TotalDue = clock.Due; } else { @case.Due = clock.Due; }
            @case.AwaitsYear ??= clock.AwaitsYear;
        }
        @case.Paused = false;
    }

    internal static async Task Ends(AnminDb db, Guid caseId, DateOnly on, string outcome)
    {
        foreach (var pause in await db.Pauses.Where(p => p.CaseId == caseId && p.EndedOn == null).ToListAsync())
        {
            (pause.EndedOn, pause.Outcome) = (on, outcome);
        }
    }

    /// <exception cref="Refused">The case waits for somebody outside; nothing is signed before he has answered.</exception>
    internal static void RequireNone(CaseRow @case)
    {
        if (@case.Paused)
        {
            throw new Refused("正在等鉴定或者法院的结果，时限暂停；有了结果先恢复计时，再签署", "paused");
        }
    }

    /// <summary>What is waited for, in words.</summary>
    public static string Awaited(PauseCause cause) => cause switch
    {
        PauseCause.鉴定 => "鉴定结果",
        PauseCause.裁判 => "法院裁判",
        _ => "申请人补正材料",
    };

    private async Task<CaseRow> Running(AnminDb db, Caller officer, Guid id, int version)
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区负责);
        var atTown = officer.Role is Role.镇办经办 or Role.镇办负责;
        return (await work.ForWriting(db, officer, id, version, atTown ? CaseState.调查中 : CaseState.审核中)).Case;
    }
}
