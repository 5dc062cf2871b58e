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

    /// <summary>Refuses a handler who is in the case or has filed somebody in it as a near relative.</summary>
    public static async Task RequireNoKinship(AnminDb db, Caller caller, Guid caseId)
    {
        if (caller.IsStaff && await IsShutOut(db, caller, caseId))
        {
            throw new NotAllowed("本件涉及您本人或您备案的近亲属，已由其他人员办理");
        }
    }

    public static Task<bool> IsShutOut(AnminDb db, Caller caller, Guid caseId) => db.Parties.AnyAsync(p => p.CaseId == caseId && p.IdNumber != null
        && (db.FiledRelatives.Any(r => r.Human == caller.Human && r.RelativeIdNumber == p.IdNumber)
            || db.Accounts.Any(a => a.Human == caller.Human && a.IdNumber == p.IdNumber)));

    /// <summary>The decider has neither accepted nor investigated the case, nor signed the opinion.</summary>
    public static async Task RequireFreshEyes(AnminDb db, Caller caller, CaseRow @case)
    {
        if (caller.Human == @case.AcceptedBy)
        {
            throw new NotAllowed("您受理了这件申请，不能再作决定，请由其他人员办理");
        }
        if (caller.Human == @case.OpinionBy)
        {
            throw new NotAllowed("您签署了初审意见，不能再作决定，请由其他人员办理");
        }
        if (await db.Findings.AnyAsync(f => f.CaseId == @case.Id && (f.By == caller.Human || f.With == caller.Human)))
        {
            throw new NotAllowed("您参加了调查，不能再作决定，请由其他人员办理");
        }
    }
}
