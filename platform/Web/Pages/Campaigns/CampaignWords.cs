using System.Globalization;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;

namespace Anmin.Web.Pages.Campaigns;

/// <summary>How the progress of a campaign reads.</summary>
public static class CampaignWords
{
    /// <summary>The first milestone whose day is not over.</summary>
    public static Milestone? Next(CampaignView view, DateOnly today) => view.Campaign.Milestones.OrderBy(m => m.Due).FirstOrDefault(m => m.Due >= today);

    /// <summary>How a county stands at a milestone: the day it was reached, late or in time; or how long there is.</summary>
    public static (string Text, string? Tag) Of(Milestone milestone, CountyProgress county, DateOnly today) =>
        county.Reached.TryGetValue(milestone.Name, out var on)
            ? ($"{on:M月d日}达到", on <= milestone.Due ? "ok" : "soon")
            : milestone.Due < today ? ($"已过 {today.DayNumber - milestone.Due.DayNumber} 天", "due")
            : milestone.Due.DayNumber - today.DayNumber <= 7 ? ($"还有 {milestone.Due.DayNumber - today.DayNumber} 天", "soon")
            : ("还没到", null);
}
