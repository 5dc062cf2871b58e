using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>核对报告: the answers become the case's finding, with source, day and validity. What differs from the declaration is told to the family at once (1.2-05).</summary>
public sealed class Reports(CaseWork work, Requesting requesting, Investigation investigation)
{
    /// <summary>Makes the report, or makes it anew with what was answered since; its number stays.</summary>
    /// <param name="without">Why it does not wait for a source that is silent, or does without one that should have been asked: it may not be connected in the county. Auxiliary sources are not waited for.</param>
    /// <exception cref="Refused">With every silent source and every one left out by name, where no reason is given.</exception>
    public Task Conclude(Caller officer, Guid id, int version, string? without) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责, Role.系统);
        var row = await Requesting.Load(db, work, officer, id, version, VerificationState.核对中, VerificationState.已出报告);
        var text = Plain.Text(without);
        var (silent, left) = (await Silent(db, row), AskedInFull.LeftOut(requesting.DeclaredOf(row), row, Requesting.SubjectsOf(row)).Select(s => s.Key).ToList());
        string?[] gaps = [silent.Count > 0 ? $"为什么不再等：{string.Join('、', silent)}还没有回音" : null, left.Count > 0 ? $"为什么不问：{string.Join('、', left)}没有问" : null];
        row.WithoutReason = silent.Count + left.Count > 0 ? Written.Of(text, "without", string.Join('；', gaps.OfType<string>())) : null;
        var (differences, compared) = await Renew(db, row, officer);
        return new("verification-reported", $"verification:{id}", row.CaseId,
            $"家庭经济状况核对完成，报告编号 {row.ReportNumber}，{Outcome(differences, compared, silent, left, [.. Requesting.SubjectsOf(row).Where(s => s.Id is null).Select(s => s.Name)])}。认为不对的，可以在本页提出异议",
            row.WithoutReason is null ? null : $"{(silent.Count > 0 ? $"没有回音：{string.Join('、', silent)}。" : "")}{(left.Count > 0 ? $"没有问：{string.Join('、', left)}。" : "")}{row.WithoutReason}");
    });

    /// <summary>What came of it, in a sentence: only a figure that was answered agrees with the declaration, no record confirms none; whoever has not answered, whoever was not asked, and whoever could not be asked about, is named (S-RE-4).</summary>
    private static string Outcome(IReadOnlyList<string> differences, IReadOnlyList<Comparison> compared, IReadOnlyList<string> silent, IReadOnlyList<string> left, IReadOnlyList<string> unasked)
    {
        var unconfirmed = compared.Where(c => c.IsUnconfirmed && c.Declared is { Number: not 0 }).Select(c => c.Item).Distinct().ToList();
        var whole = silent.Count + left.Count + unasked.Count + unconfirmed.Count == 0;
        string?[] parts =
        [
            differences.Count > 0 ? $"与申报不一致的有：{string.Join('、', differences)}" : compared.Any(c => c.Found is not null) ? whole ? "与申报一致" : "查到的与申报一致" : "没有查出不同（对方没有记录）",
            unconfirmed.Count > 0 ? $"对方没有记录、没有证实申报的有：{string.Join('、', unconfirmed)}" : null,
            silent.Count > 0 ? $"还没有回音的有：{string.Join('、', silent)}" : null,
            left.Count > 0 ? $"没有问的有：{string.Join('、', left)}" : null,
            unasked.Count > 0 ? $"没有证件号码、没有查的有：{string.Join('、', unasked)}" : null,
        ];
        return string.Join('；', parts.OfType<string>());
    }

    /// <summary>Records the finding from what is on file now.</summary>
    /// <returns>What differs from the declaration by more than may pass, and the whole comparison.</returns>
    internal async Task<(IReadOnlyList<string> Differences, IReadOnlyList<Comparison> Compared)> Renew(AnminDb db, VerificationRow row, Caller officer)
    {
        var (occasion, declared) = (await Occasion.Of(db, work, row), requesting.DeclaredOf(row));
        var kind = occasion.Matter.FindingsOn(occasion.On).Single(k => k.Slug == declared.Finding);
        if (!occasion.TakesFindings)
        {
            throw new Refused($"{occasion.Where}，不能再记录{kind.Name}", "wrong_state");
        }
        row.ReportNumber ??= await Serials.Next(db, work.Database.Divisions, DivisionCode.Of(row.CountyCode), declared.PaperWord, work.Today.Year);
        // What this very effect has corrected is read with the rest.
        await db.SaveChangesAsync();
        var items = await db.VerificationItems.AsNoTracking().Where(i => i.VerificationId == row.Id).OrderBy(i => i.No).ToListAsync();
        var (facts, policy, replies) = (occasion.Facts, occasion.Policy, await Replies(db, items, declared));
        var report = new CheckReport(row.ReportNumber, work.Today, replies, []) { NotAsked = AskedInFull.NotAsked(declared, row, Requesting.SubjectsOf(row), items) };
        var before = await occasion.EvidenceOf(db);
        var compared = occasion.Matter.CompareOf(facts, new([.. before.Found, declared.Conclude(facts, report, policy)]), policy);
        var differences = compared.Where(c => c.MustBeExplained).Select(c => c.Item).Distinct().ToList();
        investigation.Add(db, occasion.Case, kind, declared.Conclude(facts, report with { Differences = differences }, policy), officer, null, work.Today, row.ReviewId);
        (row.State, row.Due, row.AwaitsYear, row.ConcludedOn, row.ConcludedAt, row.ConcludedByName) = (VerificationState.已出报告, null, null, work.Today, work.Database.Now, officer.Name);
        row.ValidTo = work.Today.AddDays(policy.Whole(declared.ValidDays));
        row.Flags = FactsJson.Write(declared.FlagsOf(facts, replies, policy));
        if (occasion.Review is { } review)
        {
            // What the township has proposed, and what the family has said to it, was about other findings.
            review.StartAnew();
            review.Version++;
        }
        else
        {
            occasion.Case.Version++;
        }
        return (differences, compared);
    }

    /// <summary>The sources that must answer and have not, by their words.</summary>
    internal async Task<IReadOnlyList<string>> Silent(AnminDb db, VerificationRow row)
    {
        var declared = requesting.DeclaredOf(row);
        var open = await db.VerificationItems.Where(i => i.VerificationId == row.Id && (i.Reply == Reply.未返回 || i.Reply == Reply.异常)).Select(i => i.Source).Distinct().ToListAsync();
        return [.. declared.Sources.Where(s => !s.IsAuxiliary && open.Contains(s.Code)).Select(s => s.Key)];
    }

    private async Task<IReadOnlyList<SourceReply>> Replies(AnminDb db, IReadOnlyList<VerificationItemRow> items, MeansCheck declared)
    {
        var ids = items.Select(i => i.Id).ToList();
        var answers = (await db.VerificationAnswers.AsNoTracking().Where(a => ids.Contains(a.ItemId) && a.ReplacedAt == null).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync()).ToLookup(a => a.ItemId);
        return [.. items.Select(i => new SourceReply(
            declared.Find(i.Source)!, i.Subject, i.Reply, i.AnsweredAt is { } at ? DateOnly.FromDateTime(at.AddHours(8)) : null,
            [.. answers[i.Id].Select(a => Said.Of(a, work.Seal))], i.IsObligor))];
    }
}
