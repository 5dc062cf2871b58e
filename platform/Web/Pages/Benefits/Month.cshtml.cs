using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Figures;
using Anmin.Casework.Journal;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Documents;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Benefits;

/// <summary>月报: the monthly table of a benefit for a place and month, and the same as a workbook or a CSV; who takes it away says what for (S-AZ-10).</summary>
[Authorize(May.Staff)]
public sealed class MonthModel(CaseworkServices casework) : PageModel
{
    private static readonly Page Purpose = Anmin.Core.Declaring.Form.Of<ExportPurpose>().Pages[0];

    public MonthTable Table { get; private set; } = null!;

    public FormView Form { get; private set; } = new(Purpose, new Dictionary<string, string>());

    public Benefit Benefit => Table.Benefit;

    /// <summary>The place as the address names it; null for the caller's own.</summary>
    public DivisionCode? Area { get; private set; }

    public string Here => $"/benefits/{Benefit.Slug}/month";

    public PayMonth Now => PayMonth.Of(casework.Database.Today);

    /// <summary>The month that is over: what a report is about unless another one is asked for.</summary>
    public PayMonth Ended => PayMonth.Of(Now.FirstDay.AddMonths(-1));

    /// <summary>Who reports: the office of the place.</summary>
    public string Office => Table.Area.Level == DivisionLevel.City ? casework.Database.Divisions.Name(Table.Area.Code) + "民政局" : Table.Area.Name + (Table.Area.Level == DivisionLevel.County ? "民政局" : "");

    /// <summary>The months to choose from, the running one first.</summary>
    public IReadOnlyList<PayMonth> Months => [.. Enumerable.Range(0, FigureBook.TrendMonths).Select(i => PayMonth.Of(Now.FirstDay.AddMonths(-i)))];

    /// <summary>The page for another month or place.</summary>
    public string At(PayMonth month, string? area) => Addresses.Of(Here, [("month", month == Ended ? null : month.Key), ("area", area)]);

    /// <summary>The families behind a line's households, where the list can be narrowed to it.</summary>
    public string? Families(MonthRow row) => Table.Area.Level switch
    {
        DivisionLevel.City => Addresses.Of($"/benefits/{Benefit.Slug}", [("month", Table.Month.Key), ("county", row.IsTotal ? null : row.Code), ("class", Class(row))]),
        DivisionLevel.County when Area is null => Addresses.Of($"/benefits/{Benefit.Slug}", [("month", Table.Month.Key), ("town", row.IsTotal ? null : row.Code), ("class", Class(row))]),
        _ => null,
    };

    public Task OnGetAsync(string slug, string? month, string? area) => Open(slug, month, area);

    public async Task<IActionResult> OnPostAsync(string slug, string? month, string? area, string? format)
    {
        await Open(slug, month, area);
        var posted = PostedAnswers.Read(Purpose, Request.Form, new Dictionary<string, string>(), casework.Database.Divisions, casework.Database.Today);
        var (bound, faults) = Binder.Bind(Anmin.Core.Declaring.Form.Of<ExportPurpose>(), posted.Answers, casework.Database.Today);
        if (bound is ExportPurpose purpose)
        {
            try
            {
                await casework.Exports.Note(HttpContext.Caller(), $"month:{Benefit.Slug}:{Table.Area.Code}:{Table.Month.Key}", purpose.用途, Table.Rows.Count);
                var name = $"{Benefit.Name}月报-{Table.Area.Name}-{Table.Month.Key}";
                return format == "csv" ? File(MonthForm.Flat(Table), Csv.ContentType, name + ".csv") : File(MonthForm.Workbook(Table, Office), Xlsx.ContentType, name + ".xlsx");
            }
            catch (Refused refused) when (refused.Faults.Count > 0)
            {
                faults = refused.Faults;
            }
        }
        Form = new(Purpose, posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Open(string slug, string? month, string? area)
    {
        Area = string.IsNullOrEmpty(area) ? null : DivisionCode.TryParse(area, out var code, out _) ? code : throw new NotThere();
        var wanted = string.IsNullOrEmpty(month) ? Ended : DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && PayMonth.Of(day) <= Now && day.Year >= 2000 ? PayMonth.Of(day) : throw new NotThere();
        Table = await casework.Figures.MonthTable(HttpContext.Caller(), slug, wanted, Area);
    }

    private static string? Class(MonthRow row) => row.Class == MonthRow.Whole ? null : row.Class;
}
