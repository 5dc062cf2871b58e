using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Reviews;

/// <summary>增减停发 by the township where the delegation of the day on which the review was opened says so (1.5). The county keeps fraud, what it reopened itself, and a draw of the rest.</summary>
internal static class Townships
{
    /// <summary>The delegation by which the township decides, or null where the county does.</summary>
    public static async Task<IDelegation?> DecidesBy(AnminDb db, CaseWork work, ReviewRow review, Matter matter, bool isFraud, Money? monthly) =>
        !isFraud && FactsJson.Read<List<Report>>(review.Reports).All(r => r.What is not (Change.县区重查 or Change.骗取 or Change.不按提标名单))
            && await work.DelegationOn(db, matter, review.TownCode, review.OpenedOn) is { } delegation && delegation.CoversChanges(monthly) ? delegation : null;

    /// <summary>The delegation by which the township would decide as it has proposed, or null where the county does.</summary>
    public static Task<IDelegation?> DecidesProposed(AnminDb db, CaseWork work, ReviewRow review, Matter matter) =>
        DecidesBy(db, work, review, matter, review.ProposedFraudFrom is not null, review.ProposedFen is { } fen ? new Money(fen) : null);

    /// <summary>Whoever decides does it, and nobody of the other level: the township's leader under a delegation, the county without one. To send a proposal back is his as well.</summary>
    public static void RequireDecider(Caller caller, IDelegation? delegation) =>
        Duties.Require(caller, delegation is null ? [Role.县区审核, Role.县区负责, Role.系统] : [Role.镇办负责, Role.系统]);

    public static string Office(CaseWork work, ReviewRow review, bool byTown) =>
        work.Database.Divisions.FullName(DivisionCode.Of(byTown ? review.TownCode : review.CountyCode)) + (byTown ? "人民政府（办事处）" : "民政局");

    /// <summary>Draws a township's decision for the county's check, as its first decisions are drawn: a relative's always.</summary>
    public static async Task Draw(AnminDb db, ReviewRow review, int percent)
    {
        var head = await db.JournalHeads.AsNoTracking().SingleAsync(h => h.Id == 1);
        var ticket = SpotChecks.Ticket(review.Number!, head.Hash);
        var how = $"抽查比例 {percent}%，签号 {ticket:00}，种子取自日志第 {head.Seq} 行";
        (review.Drawn, review.DrawnWhy) = await db.Cases.AnyAsync(c => c.Id == review.CaseId && c.RelativeNote != null) ? (true, "近亲属备案，必须抽查")
            : ticket < percent ? (true, $"随机抽中（{how}）") : (false, $"没有抽中（{how}）");
    }
}
