using Anmin.Casework;
using Anmin.Casework.Clock;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.WorkYears;

/// <summary>One year's calendar, every version of it: what is written down waits here for the second human.</summary>
[Authorize(May.Money)]
public sealed class YearModel(CaseworkServices casework) : PaymentModel(casework)
{
    public int Year { get; private set; }

    public IReadOnlyList<WorkYear> Versions { get; private set; } = [];

    /// <summary>The days of a year that ships.</summary>
    public IReadOnlyList<WorkDayRow> Shipped { get; private set; } = [];

    public bool MayPropose => CalendarKeeping.MayPropose(Caller);

    public bool MayPublish(WorkYear it) => CalendarKeeping.MayPublish(Caller) && it.Row.ProposedBy != Caller.Human;

    public async Task OnGetAsync(int year, string? done)
    {
        Done = done switch
        {
            "proposed" => "已存为拟定，还没有生效。等市里另一位同事对着原文核过再公布",
            "published" => "已公布，等这一年的期限已经补算",
            _ => null,
        };
        await Show(year);
    }

    public Task<IActionResult> OnPostPublishAsync(int year, Guid id, int version) => Carry(
        async () =>
        {
            await Casework.Calendars.Publish(Caller, id, version);
            return $"/calendar/{year}?done=published";
        },
        () => Show(year));

    public Task<IActionResult> OnPostDiscardAsync(int year, Guid id, int version) => Carry(
        async () =>
        {
            await Casework.Calendars.Discard(Caller, id, version);
            return "/calendar?done=discarded";
        },
        () => Show(year));

    private async Task Show(int year)
    {
        Year = year;
        Shipped = [.. Data.Workdays.All.Where(d => d.Date.Year == year).Select(d => new WorkDayRow { Day = d.Date, IsMakeUp = d.Kind == "makeup_workday", Festival = d.Name })];
        List<WorkYear> versions = [];
        foreach (var row in (await Casework.Calendars.All(Caller)).Where(r => r.Year == year))
        {
            versions.Add(await Casework.Calendars.Find(Caller, row.Id));
        }
        Versions = versions;
    }
}
