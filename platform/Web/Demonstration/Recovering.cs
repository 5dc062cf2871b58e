using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Core.Values;

namespace Anmin.Web.Demonstration;

/// <summary>追缴: somebody who lived alone has died, the township learns of it late, and the months paid since come back in instalments.</summary>
internal sealed class Recovering(CaseworkServices it, SeedClock clock, Staff staff, DateOnly today)
{
    private const string Where = "610924000000";
    private const string Basis = "关于进一步做好最低生活保障等社会救助兜底保障工作的通知（2022年）";

    /// <summary>Days between the death and the report.</summary>
    private const int Late = 70;

    private static readonly TimeSpan Begin = new(11, 0, 0);
    private readonly DateOnly told = new DateOnly(today.Year, today.Month, 1).AddMonths(-2).AddDays(22);
    private Guid grant;
    private Guid recovery;

    private Staff.County County => staff.Over(Where);

    /// <summary>What is done on a day: the report, after the next batch the claim, then instalments.</summary>
    public async Task On(DateOnly day)
    {
        var claimed = new DateOnly(told.Year, told.Month, 1).AddMonths(1).AddDays(14);
        clock.Turn(day, Begin);
        if (day == told) { await Tell(day); }
        if (day == claimed && grant != Guid.Empty) { await Claim(); }
        if (recovery == Guid.Empty) { return; }
        if (day == claimed.AddDays(1))
        {
            await it.Recoveries.Decide(County.Chief, recovery, 0, recover: true);
        }
        if (day == claimed.AddDays(4) || day == claimed.AddDays(13))
        {
            var row = (await it.Recoveries.List(Caller.System)).Single(r => r.Id == recovery);
            await it.Recoveries.Enter(County.Maker, recovery, row.Version, Recoveries.Move.追回, new(Math.Min(row.InstalmentFen, row.LeftFen)), $"演示收据{day:yyyyMMdd}号");
        }
    }

    private async Task Tell(DateOnly day)
    {
        var benefit = it.Money.Benefits[0];
        var died = day.AddDays(-Late);
        var alone = (await it.Grants.List(County.Chief, benefit.Slug, new(PayMonth.Of(day)), 200)).Lines
            .FirstOrDefault(g => g.Persons == 1 && PayMonth.Parse(g.StartMonth) < PayMonth.Of(died));
        if (alone is null)
        {
            return;
        }
        var file = await it.Grants.Open(County.Chief, benefit.Slug, alone.Id);
        var @case = await it.CaseFiles.Glance(Caller.System, file.CaseId);
        var town = staff.Of(@case.TownCode);
        var id = await it.Reporting.Tell(town.First, file.CaseId, new(Change.家人去世, died, file.Covered[0].Name, "村里报来，老人已经去世，火化证明在村委会"));
        var review = await it.Reviews.Open(County.Chief, id);
        await it.Reviewing.Propose(town.First, id, review.Review.Version, new(false, null, null, null));
        var decider = (await it.Reviews.Open(County.Chief, id)).TownDecides ? town.Lead : County.Chief;
        await it.Reviewing.Decide(decider, id, review.Review.Version + 1, new(false, null, null, null));
        grant = alone.Id;
    }

    private async Task Claim()
    {
        if ((await it.Recoveries.Waiting(County.Chief)).FirstOrDefault(o => o.GrantId == grant) is not { } owed)
        {
            return;
        }
        var third = new Money((owed.Amount.Fen / 300 + 1) * 100);
        recovery = await it.Recoveries.Propose(County.First, grant, "本人去世以后的月份还发了钱，向代领的亲属分期追回", Basis, third);
    }
}
