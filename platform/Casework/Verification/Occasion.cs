using Anmin.Casework.Desk;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>What a verification is for: an application that is looked into, or a review of what is paid. It says whose facts are compared, by the law and the figures of which day, and whether anybody may still be asked (1.2-08).</summary>
/// <param name="Review">Null for an application.</param>
internal sealed record Occasion(CaseWork Work, CaseRow Case, ReviewRow? Review, Matter Matter)
{
    public static async Task<Occasion> Of(AnminDb db, CaseWork work, VerificationRow row)
    {
        var @case = await db.Cases.SingleAsync(c => c.Id == row.CaseId);
        return new(work, @case, row.ReviewId is { } id ? await db.Reviews.SingleAsync(r => r.Id == id) : null, work.MatterOf(@case));
    }

    /// <summary>The day whose law and figures hold.</summary>
    public DateOnly On => Review?.OpenedOn ?? Case.AcceptedOn ?? Work.Today;

    /// <summary>What the family declares: its application, or what it was last decided upon with what has been put right since.</summary>
    public object Facts => FactsJson.Read(Review?.Facts ?? Case.Facts, Matter.FactsType);

    public Policy Policy => Work.PolicyOn(Review?.VillageCode ?? Case.VillageCode, On);

    /// <summary>Once it is decided or given up nobody may be asked about.</summary>
    public bool IsOver => Review is null ? Case.DecidedOn is not null || Case.State is CaseState.终止 or CaseState.撤回 : Review.State == ReviewState.已决定;

    /// <summary>Whether a finding may be put on file now.</summary>
    public bool TakesFindings => Review is null
        ? Case.DecidedOn is null && Case.State is CaseState.调查中 or CaseState.异议处理 or CaseState.公示中 or CaseState.县级公示 or CaseState.审核中 or CaseState.待确认
        : !IsOver;

    /// <summary>How it reads in a refusal.</summary>
    public string Where => Review is null ? $"这件申请现在是「{Case.State}」" : $"这次复核现在是「{Review.State}」";

    public async Task<Evidence> EvidenceOf(AnminDb db)
    {
        if (Review is null)
        {
            return await Work.EvidenceOf(db, Case, Matter);
        }
        var kinds = Matter.FindingsOn(On).ToDictionary(k => k.Slug);
        return new([.. (await Assessment.Findings(db, Review.Id)).Where(r => kinds.ContainsKey(r.Kind)).Select(r => FactsJson.Read(r.Facts, kinds[r.Kind].Facts))]);
    }

    /// <summary>Verifications whose application or review is still open.</summary>
    public static IQueryable<VerificationRow> Open(AnminDb db) => db.Verifications.Where(v => v.ReviewId == null
        ? db.Cases.Any(c => c.Id == v.CaseId && c.DecidedOn == null && c.State != CaseState.终止 && c.State != CaseState.撤回)
        : db.Reviews.Any(r => r.Id == v.ReviewId && r.State != ReviewState.已决定));

    /// <summary>Of these those that have started and have not been taken back: for nobody else may a source be asked, and from no other is an answer taken.</summary>
    public static IQueryable<VerificationRow> Live(AnminDb db) => Open(db).Where(v => v.State == VerificationState.核对中 || v.State == VerificationState.已出报告);
}
