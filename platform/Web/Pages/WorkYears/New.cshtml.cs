using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Clock;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.WorkYears;

/// <summary>Copying a year's calendar from the State Council's notice: the seven festivals, each with its days off and the weekend days worked instead.</summary>
[Authorize(May.Money)]
public sealed class NewModel(CaseworkServices casework) : PaymentModel(casework)
{
    public int Year { get; private set; }

    /// <summary>The day of a festival by the calendars, as a help beside its fields; null in a year that is not known.</summary>
    public DateOnly? DayOf(string festival) => Year is >= Festivals.First and <= Festivals.Last ? Festivals.Day(festival, Year) : null;

    public override string PlaceOf(Fault fault) => fault.Path.StartsWith("festival-", StringComparison.Ordinal) ? fault.Path + "-from" : fault.Path;

    public IActionResult OnGet(int? year)
    {
        Year = year ?? Casework.Calendars.Now.FirstMissing(Today.Year);
        return CalendarKeeping.MayPropose(Caller) ? Page() : Forbid();
    }

    public Task<IActionResult> OnPostAsync(int? year) => Carry(
        async () =>
        {
            Year = year ?? 0;
            await Casework.Calendars.Propose(Caller, Proposal());
            return $"/calendar/{Year}?done=proposed";
        },
        () => Task.CompletedTask);

    private WorkYearProposal Proposal()
    {
        List<Fault> faults = [];
        DateOnly? Day(string typed, string path)
        {
            if (typed.Trim().Length == 0)
            {
                return null;
            }
            if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }
            faults.Add(new(path, $"「{typed.Trim()}」不是一个日期，请写成 2027-02-06 的样子", "format"));
            return null;
        }
        List<FestivalDays> days = [];
        foreach (var festival in Festivals.All)
        {
            var path = FestivalDays.PathOf(festival);
            days.Add(new(festival, Day(Typed(path + "-from"), path), Day(Typed(path + "-to"), path),
                [.. Typed(path + "-work").Split([' ', '、', '，', ',', '\n', '\r', '　'], StringSplitOptions.RemoveEmptyEntries).Select(d => Day(d, path)).OfType<DateOnly>()]));
        }
        return faults.Count > 0
            ? throw new Refused("工作日历还有要更正的地方", "invalid", faults)
            : new(Year, Typed("document"), Typed("number"), Typed("link"), days);
    }
}
