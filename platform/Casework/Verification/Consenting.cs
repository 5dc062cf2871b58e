using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>Which consents hold: given in the application or on paper since, neither withdrawn nor run out. Nobody is asked about without one (1.2-01, S-PR-5).</summary>
internal static class Consenting
{
    /// <summary>The subjects with the consent that holds today; where none does, why.</summary>
    /// <param name="ends">Withdrawals of the case.</param>
    /// <param name="papers">Consents on paper beyond those of the application. A minor is covered by the paper of whoever has signed for him.</param>
    public static List<Subject> Of(IReadOnlyList<Subject> subjects, IReadOnlyList<ConsentEndRow> ends, IReadOnlyList<PaperConsent> papers, MeansCheck declared, Policy policy, DateOnly today)
    {
        var days = policy.Whole(declared.ConsentDays);
        return [.. subjects.Select(s =>
        {
            var signer = s.ConsentedBy ?? (s.IsMinor ? null : s.Name);
            var paper = papers.LastOrDefault(p => p.Name == signer);
            var signed = paper is { SignedOn: var on } && !(on < s.ConsentedOn) ? s with { ConsentedBy = signer, ConsentedOn = on } : s;
            return signed.ConsentedOn is { } day ? Held(signed, day, day.AddDays(days), ends, today) : signed;
        })];
    }

    /// <summary>Whether what was agreed when a verification was asked for still holds.</summary>
    public static List<Subject> Still(IReadOnlyList<Subject> subjects, IReadOnlyList<ConsentEndRow> ends, DateOnly today) =>
        [.. subjects.Select(s => s is { ConsentedOn: { } day, ConsentedTo: { } to } ? Held(s, day, to, ends, today) : s)];

    public static Task<List<ConsentEndRow>> EndsOf(AnminDb db, Guid caseId) => db.ConsentEnds.AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.On).ToListAsync();

    /// <summary>What is missing, by the name of each.</summary>
    public static IReadOnlyList<Fault> Faults(IReadOnlyList<Subject> subjects) =>
        [.. subjects.Where(s => s.ConsentedOn is null).Select(s => new Fault($"consent.{s.Name}",
            $"缺少{s.Name}的核对授权{(s.Lapsed is { } why ? $"（{why}，要重新签）" : s.IsMinor ? "，要由监护人签" : "")}", "required"))];

    /// <exception cref="Refused">With everybody whose consent does not hold, by name.</exception>
    public static void Require(IReadOnlyList<Subject> subjects)
    {
        if (Faults(subjects) is { Count: > 0 } faults)
        {
            throw new Refused(string.Join('；', faults.Select(f => f.Message)), "no_consent", faults);
        }
    }

    private static Subject Held(Subject s, DateOnly signed, DateOnly to, IReadOnlyList<ConsentEndRow> ends, DateOnly today) =>
        ends.LastOrDefault(e => e.Person == s.ConsentedBy && e.On >= signed) is { } end ? s with { ConsentedOn = null, ConsentedTo = null, Lapsed = $"{end.Person}已在{Day(end.On)}撤回" }
        : to < today ? s with { ConsentedOn = null, ConsentedTo = null, Lapsed = $"{s.ConsentedBy}{Day(signed)}签的已在{Day(to)}到期" }
        : s with { ConsentedTo = to, Lapsed = null };

    private static string Day(DateOnly d) => $"{d.Year}年{d.Month}月{d.Day}日";
}
