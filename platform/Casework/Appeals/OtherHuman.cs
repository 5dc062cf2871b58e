using Anmin.Casework.People;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Appeals;

/// <summary>An appeal goes to another human: nobody who had a hand in what is fought answers it, enters its result or decides anew (S-AZ-5).</summary>
internal static class OtherHuman
{
    /// <summary>What the journal calls the steps that shut somebody out, with what he is told.</summary>
    private static readonly (string[] Actions, string Told)[] Steps =
    [
        (["accepted", "supplement-asked"], "受理了这件申请"),
        (["found", "review-found", "review-corrected"], "参加了调查"),
        (["opinion-signed", "review-proposed", "review-heard", "county-published", "sent-to-county"], "提出或审核了意见"),
        (["granted", "refused", "review-decided", "terminated", "appeal-answered", "appeal-redecided"], "作出了这个决定"),
    ];

    /// <summary>What somebody has done that keeps him from the appeal, or null. For a decision on a review only the way of that review counts.</summary>
    public static async Task<string?> Did(AnminDb db, Caller caller, AppealRow appeal)
    {
        if (caller.Human == Guid.Empty)
        {
            return null;
        }
        if (caller.Human == appeal.ContestedBy
            || await db.Appeals.AnyAsync(a => a.ContestedId == appeal.ContestedId && a.Id != appeal.Id && a.DecidedBy == caller.Human))
        {
            return Steps[^1].Told;
        }
        var thing = appeal.Contested switch
        {
            Contested.复核决定 => $"review:{appeal.ContestedId}",
            Contested.重新决定 => $"appeal:{appeal.ContestedId}",
            _ => $"case:{appeal.CaseId}",
        };
        var done = await db.Journal.Where(j => j.CaseId == appeal.CaseId && j.Human == caller.Human && j.Object == thing).Select(j => j.Action).ToListAsync();
        if (Steps.LastOrDefault(s => s.Actions.Any(done.Contains)) is { Told: { } told })
        {
            return told;
        }
        Guid? review = appeal.Contested == Contested.复核决定 ? appeal.ContestedId : null;
        return await db.Findings.AnyAsync(f => f.CaseId == appeal.CaseId && f.ReviewId == review && (f.By == caller.Human || f.With == caller.Human)) ? Steps[1].Told : null;
    }

    public static async Task Require(AnminDb db, Caller caller, AppealRow appeal)
    {
        if (await Did(db, caller, appeal) is { } what)
        {
            throw new NotAllowed($"您{what}，不能再办对它的申诉、复议和诉讼，请由其他人员办理");
        }
    }
}
