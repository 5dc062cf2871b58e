using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>问全没有: a family counts as fully verified only when every source that its service wants asked has been asked, and has answered or has let its time pass. What is missing never refuses anybody; it is said, and whoever goes on without it says why (1.2-04, S-RE-4).</summary>
internal static class AskedInFull
{
    /// <summary>Required sources that the request left out altogether, in the order of their code.</summary>
    public static IReadOnlyList<Source> LeftOut(MeansCheck declared, VerificationRow row, IReadOnlyList<Subject> subjects) =>
        [.. declared.RequiredOf(subjects).Where(s => !row.Codes.Contains(s.Code))];

    /// <summary>Required sources whom nobody has asked, by their words: left out of the request, or with a question that has never been carried. A question asked anew after an objection has been asked before.</summary>
    public static IReadOnlyList<string> NotAsked(MeansCheck declared, VerificationRow row, IReadOnlyList<Subject> subjects, IReadOnlyList<VerificationItemRow> items) =>
        [.. declared.RequiredOf(subjects).Where(s => !row.Codes.Contains(s.Code) || items.Any(i => i.Source == s.Code && i is { IsUnasked: true, Round: 1 })).Select(s => s.Key)];

    /// <summary>Required sources that have been asked, have not answered and still have time, by their words.</summary>
    public static IReadOnlyList<string> Awaited(MeansCheck declared, VerificationRow row, IReadOnlyList<VerificationItemRow> items, DateOnly today) =>
        row.AnswerBy < today ? [] : [.. declared.Sources.Where(s => !s.IsAuxiliary
            && items.Any(i => i.Source == s.Code && i is { Reply: Reply.未返回 or Reply.异常, CalledBackOn: null } && (i.IsAsked || i.Round > 1))).Select(s => s.Key)];

    /// <summary>What the report on which a decision would stand has not asked and has not explained; empty where it has, or where there is none.</summary>
    /// <param name="review">The review whose verification is meant; null for the application's.</param>
    public static async Task<(string Finding, IReadOnlyList<string> NotAsked)?> Unexplained(AnminDb db, Catalogue catalogue, Guid caseId, Guid? review)
    {
        var row = await db.Verifications.AsNoTracking().Where(v => v.CaseId == caseId && v.ReviewId == review && v.State != VerificationState.已撤回).OrderByDescending(v => v.Id).FirstOrDefaultAsync();
        if (row is not { State: VerificationState.已出报告, WithoutReason: null } || catalogue.Find<MeansCheck>(row.Declared) is not { } declared)
        {
            return null;
        }
        var items = await db.VerificationItems.AsNoTracking().Where(i => i.VerificationId == row.Id).ToListAsync();
        return NotAsked(declared, row, Requesting.SubjectsOf(row), items) is { Count: > 0 } missing ? (declared.Finding, missing) : null;
    }
}
