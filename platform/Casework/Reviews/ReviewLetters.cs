using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Reviews;

/// <summary>From a month on, as a letter says it.</summary>
public sealed record LetterTerm(PayMonth From, TermKind Kind, Money Monthly, IReadOnlyList<AwardLine> Lines, string Basis);

/// <summary>增发、减发、停发、暂停、渐退决定书: everything it says, from frozen records only.</summary>
/// <param name="Before">What was paid every month until then.</param>
/// <param name="Terms">What is paid from which month on; empty where nothing changes.</param>
/// <param name="Fraud">The first wrong month, what was obtained, the fine and its article; null where there was none.</param>
/// <param name="HasLeft">The family has left the city: it is told where to apply.</param>
public sealed record ReviewLetter(
    Guid Id, Guid CaseId, string Title, string Number, string To, int Members, string Place, string Benefit, string Office, string Town, DateOnly DecidedOn, ReviewOutcome Outcome, string Result,
    Money Before, IReadOnlyList<LetterTerm> Terms, IReadOnlyList<Report> Reports, IReadOnlyList<Reason> Reasons, string? OwnReason, string? OwnArticle, IReadOnlyList<ParameterRow> Parameters,
    DateOnly? HeardOn, string? Heard, string? HeardByName, string? ProposedByName, (PayMonth From, Money Obtained, Money Fine, string Basis)? Fraud, bool HasLeft, Remedies Remedies,
    DateOnly? DeliverBy, DateOnly? DeliveredOn, Delivery? DeliveredBy, string? DeliveredNote, string? DeliveredByName, string? ReportNumber, DateOnly? ReportedOn);

/// <summary>The letters of reviews for the family, whom it has entrusted, and the office; each look by staff is an event (S-AU-1).</summary>
public sealed class ReviewLetters(CaseWork work)
{
    public async Task<ReviewLetter> Of(Caller caller, Guid id)
    {
        await using var db = work.Database.Open(caller);
        var row = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.State == ReviewState.已决定) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            await Duties.RequireNoKinship(db, caller, row.CaseId);
            await work.Database.Effect(caller, _ => Task.FromResult(new Event("review-letter-read", $"review:{id}", row.CaseId)));
        }
        else if (caller.Role != Role.系统 && !await Agencies.Own(db, caller, work.Today).AnyAsync(c => c.Id == row.CaseId))
        {
            throw new NotThere();
        }
        var grant = await db.Grants.AsNoTracking().SingleAsync(g => g.Id == row.GrantId);
        var terms = await db.Terms.AsNoTracking().Where(t => t.GrantId == grant.Id).OrderBy(t => t.Seq).ToListAsync();
        var mine = terms.Where(t => t.CauseId == id).ToList();
        var before = mine.Count == 0 ? terms : [.. terms.Where(t => t.Seq < mine[0].Seq)];
        var benefit = work.Catalogue.Find<Matter>(grant.Matter)!.Pays!.Name;
        var reports = FactsJson.Read<List<Report>>(row.Reports);
        var (county, town) = (DivisionCode.Of(row.CountyCode), DivisionCode.Of(row.TownCode));
        return new(
            id, row.CaseId, benefit + TitleOf(row.Outcome!.Value), row.Number!, grant.Name, mine is [.., var last] ? last.Persons : grant.Persons, work.Database.Divisions.FullName(DivisionCode.Of(row.VillageCode)),
            benefit, row.DecidedByOffice ?? Townships.Office(work, row, row.ByTown), work.Database.Divisions.Name(town), row.DecidedOn!.Value, row.Outcome!.Value, row.Result!,
            new(Standing.Holding(before, PayMonth.After(row.DecidedOn.Value)).MonthlyFen),
            [.. mine.Select(t => new LetterTerm(PayMonth.Parse(t.FromMonth), t.Kind, new(t.MonthlyFen), FactsJson.Read<List<AwardLine>>(t.Lines), t.Basis))],
            reports, FactsJson.Read<Decision>(row.Decision!).Reasons, row.OwnReason, row.OwnArticle, FactsJson.Read<List<ParameterRow>>(row.Parameters!),
            row.HeardOn, row.Heard, row.HeardByName, row.ProposedByName,
            row.FraudFrom is { } wrong ? (PayMonth.Parse(wrong), new(row.ObtainedFen ?? 0), new(row.FineFen ?? 0), row.FineBasis ?? "") : null, reports.Any(r => r.HasLeft),
            Remedies.On(row.DecidedOn.Value, work.Database.Divisions.Name(county), work.Database.Divisions.Name(Caller.City), row.ByTown),
            row.DeliverBy, row.DeliveredOn, row.DeliveredBy, row.DeliveredNote, row.DeliveredByName, row.ReportNumber, row.ReportedOn);
    }

    private static string TitleOf(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.增加 => "增发决定书",
        ReviewOutcome.减少 => "减发决定书",
        ReviewOutcome.停发 => "停发决定书",
        ReviewOutcome.渐退 => "渐退决定书",
        ReviewOutcome.暂停 => "暂停发放决定书",
        ReviewOutcome.恢复 => "恢复发放决定书",
        _ => "复核结果告知书",
    };
}
