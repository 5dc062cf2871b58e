using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>Everything a decision letter says, from frozen records only.</summary>
/// <param name="Kind">Legal name of the outcome where a refusal still finds something, such as 低保边缘家庭.</param>
/// <param name="Town">Where changes are reported.</param>
/// <param name="MovedFrom">Where the family lived before, where its file came along; null for an application.</param>
public sealed record Letter(
    string Title, string Number, string To, string Matter, DateOnly AppliedOn, DateOnly DecidedOn, bool Granted, string Office,
    Guid CaseId, Money? Monthly, PayMonth? From, string? Account, IReadOnlyList<AwardLine> Lines, IReadOnlyList<Reason> Reasons,
    IReadOnlyList<Reason> Unmet, string? OwnReason, string? OwnArticle, string Regime, IReadOnlyList<ParameterRow> Parameters, DateOnly DeliverBy, int Members,
    string Place, Remedies Remedies, string Town, string? Kind, string? MovedFrom = null);

/// <summary>Decision letters for the applicant, whom she has entrusted, and the office; each look by staff is an event (S-AU-1).</summary>
public sealed class Letters(CaseWork work)
{
    public async Task<Letter> Of(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        var mine = caller.IsStaff || caller.Role == Role.系统 ? db.Cases : Agencies.Own(db, caller, work.Today);
        var @case = await mine.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
        var row = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.CaseId == caseId) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            await Duties.RequireNoKinship(db, caller, caseId);
            await work.Database.Effect(caller, _ => Task.FromResult(new Event("letter-read", $"case:{caseId}", caseId)));
        }
        var grant = await db.Grants.AsNoTracking().SingleOrDefaultAsync(g => g.CaseId == caseId);
        var matter = work.MatterOf(@case);
        var decision = FactsJson.Read<Decision>(row.Decision);
        var from = @case.MovedFrom is null ? null : await db.Moves.AsNoTracking().Where(m => m.NewCaseId == caseId).Select(m => m.VillageCode).SingleAsync();
        return new(
            $"{matter.Name}{((row.Granted, from) switch { (true, null) => "确认通知书", (false, null) => "不予确认告知书", (true, _) => "转移接续通知书", _ => "停发决定书" })}", row.Number, @case.Applicant, matter.Name, @case.SubmittedOn, row.DecidedOn,
            row.Granted, row.DecidedByOffice, caseId, row.MonthlyFen is { } fen ? new Money(fen) : null,
            row.StartMonth is { } month ? PayMonth.Parse(month) : null, matter.AccountOf(CaseWork.FactsOf(@case, matter)),
            grant is null ? decision.Award?.Lines ?? [] : FactsJson.Read<List<AwardLine>>(grant.Lines),
            [.. decision.Reasons.Where(r => r.Outcome != Outcome.提请注意)], [.. decision.Unmet], row.OwnReason, row.OwnArticle, @case.Regime ?? "",
            FactsJson.Read<List<ParameterRow>>(row.Parameters), row.DeliverBy, @case.Members,
            work.Database.Divisions.FullName(DivisionCode.Of(@case.VillageCode)), work.RemediesOf(@case, row),
            work.Database.Divisions.Name(DivisionCode.Of(@case.TownCode)), decision.Kind,
            from is null ? null : work.Database.Divisions.FullName(DivisionCode.Of(from)));
    }
}
