using Anmin.Casework;
using Anmin.Casework.Clock;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.WorkYears;

/// <summary>工作日历: the years by which limits are counted, where each came from, and the one that is missing.</summary>
[Authorize(May.Money)]
public sealed class IndexModel(CaseworkServices casework) : PaymentModel(casework)
{
    /// <summary>A year with what says it.</summary>
    /// <param name="Row">Null where it ships.</param>
    public sealed record Line(int Year, WorkYearRow? Row);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public CalendarLack? Lack { get; private set; }

    /// <summary>The first year that nobody has maintained.</summary>
    public int Missing => Casework.Calendars.Now.FirstMissing(Today.Year);

    public bool MayPropose => CalendarKeeping.MayPropose(Caller);

    public async Task OnGetAsync(string? done)
    {
        Done = done == "discarded" ? "这份拟定已作废" : null;
        Lack = await Casework.Calendars.Lack(Caller);
        var kept = await Casework.Calendars.All(Caller);
        var shipped = Data.Workdays.All.Select(d => d.Date.Year).Distinct().Select(y => new Line(y, null));
        Lines = [.. kept.Select(r => new Line(r.Year, r)).Concat(shipped).OrderByDescending(l => l.Year)];
    }
}
