using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>Everything a decision letter says, from frozen records only.</summary>
public sealed record Letter(
    string Title, string Number, string To, string Matter, DateOnly AppliedOn, DateOnly DecidedOn, bool Granted, string Office,
    Money? Monthly, PayMonth? From, string? Account, IReadOnlyList<AwardLine> Lines, IReadOnlyList<Reason> Reasons,
    IReadOnlyList<Reason> Unmet, string? OwnReason, string? OwnArticle, string Regime, IReadOnlyList<ParameterRow> Parameters, DateOnly DeliverBy)
{
    /// <summary>Last day to ask for reconsideration, counted from receipt: sixty days (行政复议法 第二十条).</summary>
    public int ReconsiderationDays => 60;

    /// <summary>Months to go to court (行政诉讼法 第四十六条).</summary>
    public int LawsuitMonths => 6;
}

/// <summary>Decision letters for the applicant and the office.</summary>
public sealed class Letters(CaseWork work)
{
    public async Task<Letter> Of(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
        var row = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.CaseId == caseId) ?? throw new NotThere();
        var grant = await db.Grants.AsNoTracking().SingleOrDefaultAsync(g => g.CaseId == caseId);
        var matter = work.MatterOf(@case);
        var decision = FactsJson.Read<Decision>(row.Decision);
        return new(
            $"{matter.Name}{(row.Granted ? "确认通知书" : "不予确认告知书")}", row.Number, @case.Applicant, matter.Name, @case.SubmittedOn, row.DecidedOn,
            row.Granted, row.DecidedByOffice, row.MonthlyFen is { } fen ? new Money(fen) : null,
            row.StartMonth is { } month ? PayMonth.Parse(month) : null, matter.AccountOf(CaseWork.FactsOf(@case, matter)),
            grant is null ? decision.Award?.Lines ?? [] : FactsJson.Read<List<AwardLine>>(grant.Lines),
            decision.Reasons, [.. decision.Unmet], row.OwnReason, row.OwnArticle, @case.Regime ?? "",
            FactsJson.Read<List<ParameterRow>>(row.Parameters), row.DeliverBy);
    }
}
