using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Data.City;

namespace Anmin.Web.Demonstration;

/// <summary>Once a month the townships look again at the families whose day has come; the county decides. What is due later stays on the desk.</summary>
internal sealed class Reverifying(CaseworkServices it, SeedClock clock, Staff staff)
{
    private const int Day = 22;

    /// <summary>Days ahead that the townships work.</summary>
    private const int Ahead = 12;

    private static readonly TimeSpan Begin = new(16, 0, 0);
    private readonly Dictionary<Guid, Story> families = [];

    public void Know(Story story) => families[story.Case] = story;

    /// <summary>What is looked at again on a day.</summary>
    public async Task On(DateOnly day)
    {
        if (day.Day != Day)
        {
            return;
        }
        await it.Reporting.OpenDue();
        var time = Begin;
        foreach (var county in it.Database.Divisions.Counties(day))
        {
            var chief = staff.Over(county.Code).Chief;
            foreach (var line in (await it.Reviews.List(chief, mine: false)).Lines.Where(l => l.State == ReviewState.待复核 && l.DaysLeft <= Ahead))
            {
                clock.Turn(day, time += TimeSpan.FromSeconds(40));
                await Look(line.Id, chief, day);
            }
        }
    }

    private async Task Look(Guid id, Caller chief, DateOnly day)
    {
        var review = await it.Reviews.Open(chief, id);
        var town = staff.Of(review.Review.TownCode);
        var (family, version) = (families[review.Review.CaseId], review.Review.Version);
        foreach (var kind in Reviewing.OpenTo(town.First, review.Kinds))
        {
            var faults = await it.Reviewing.Find(town.First, id, version++, kind.Slug, LivingAllowancePapers.Finding(kind.Slug, family.Household, day, family.Hidden), town.Second.Human, day);
            if (faults.Count > 0)
            {
                throw new InvalidOperationException($"演示户 {family.Household.Number} 的复核有错：{string.Join("；", faults.Select(f => f.Message))}");
            }
        }
        var computed = (await it.Reviews.Open(chief, id)).Now!.Computed;
        await it.Reviewing.Propose(town.First, id, version++, new(computed.Granted, computed.Award?.Monthly, null, null));
        if (!computed.Granted || computed.Award?.Monthly < review.Monthly)
        {
            await it.Reviewing.Hear(town.Second, id, version++, day, "没有意见，按规定办就行");
        }
        var decider = (await it.Reviews.Open(chief, id)).TownDecides ? town.Lead : chief;
        await it.Reviewing.Decide(decider, id, version, new(computed.Granted, computed.Award?.Monthly, null, null));
    }
}
