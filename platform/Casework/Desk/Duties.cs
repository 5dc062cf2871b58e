using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>Who may not do what: separation by human, and nobody handles his own or a relative's case (S-AZ-5, S-AZ-6).</summary>
public static class Duties
{
    public static void Require(Caller caller, params Role[] roles)
    {
        if (!roles.Contains(caller.Role))
        {
            throw new NotAllowed($"这一步由{string.Join("或", roles.Where(r => r != Role.系统))}办理");
        }
    }

    public static void RequireStaff(Caller caller)
    {
        if (!caller.IsStaff)
        {
            throw new NotAllowed("这里由工作人员办理");
        }
    }

    /// <summary>Refuses a handler who is in the case or has filed somebody in it as a near relative.</summary>
    public static async Task RequireNoKinship(AnminDb db, Caller caller, Guid caseId)
    {
        if (caller.IsStaff && await IsShutOut(db, caller, caseId))
        {
            throw new NotAllowed("本件涉及您本人或您备案的近亲属，已由其他人员办理");
        }
    }

    /// <summary>ID numbers of the caller and of those he has filed as near relatives.</summary>
    public static Task<List<string>> KinOf(AnminDb db, Caller caller) => db.FiledRelatives.Where(r => r.Human == caller.Human).Select(r => r.RelativeIdNumber)
        .Concat(db.Accounts.Where(a => a.Human == caller.Human && a.IdNumber != null).Select(a => a.IdNumber!)).ToListAsync();

    /// <summary>Whether he is in the case or near to somebody in it; a file that comes from another place is asked as well.</summary>
    public static Task<bool> IsShutOut(AnminDb db, Caller caller, Guid caseId) => db.Parties.IgnoreQueryFilters().AnyAsync(p => p.CaseId == caseId && p.IdNumber != null
        && (db.FiledRelatives.Any(r => r.Human == caller.Human && r.RelativeIdNumber == p.IdNumber)
            || db.Accounts.Any(a => a.Human == caller.Human && a.IdNumber == p.IdNumber)));

    /// <summary>The decider has neither accepted nor investigated the case, nor signed the opinion.</summary>
    public static async Task RequireFreshEyes(AnminDb db, Caller caller, CaseRow @case)
    {
        if (await HandledBefore(db, caller, @case) is { } what)
        {
            throw new NotAllowed($"您{what}，不能再作决定，请由其他人员办理");
        }
    }

    /// <summary>What somebody has done with a case that keeps him from deciding it, or null.</summary>
    public static async Task<string?> HandledBefore(AnminDb db, Caller caller, CaseRow @case) =>
        caller.Human == @case.AcceptedBy ? "受理了这件申请"
        : caller.Human == @case.OpinionBy ? "签署了初审意见"
        : await db.Findings.AnyAsync(f => f.CaseId == @case.Id && f.ReviewId == null && (f.By == caller.Human || f.With == caller.Human)) ? "参加了调查"
        : null;
}
