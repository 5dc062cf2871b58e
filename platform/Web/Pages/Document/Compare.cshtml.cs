using Anmin.Casework;
using Anmin.Casework.Figures;
using Anmin.Casework.Journal;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Documents;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Document;

/// <summary>Every figure of the document, place beside place, and the same as a file: who takes it away says what for (S-AZ-10).</summary>
[Authorize(May.Staff)]
public sealed class CompareModel(CaseworkServices casework) : PageModel
{
    private static readonly Page Purpose = Anmin.Core.Declaring.Form.Of<ExportPurpose>().Pages[0];

    public Comparison Table { get; private set; } = null!;

    public FormView Form { get; private set; } = new(Purpose, new Dictionary<string, string>());

    public Asked Asked => Table.Asked;

    /// <summary>Periods to choose from.</summary>
    public IReadOnlyList<Period> Periods => [Period.OfYear(Asked.Today.Year), Period.OfYear(Asked.Today.Year - 1), Period.All];

    public Task OnGetAsync(string? area, string? period) => Open(area, period);

    public async Task<IActionResult> OnPostAsync(string? area, string? period)
    {
        await Open(area, period);
        var posted = PostedAnswers.Read(Purpose, Request.Form, new Dictionary<string, string>(), casework.Database.Divisions, Asked.Today);
        var (bound, faults) = Binder.Bind(Anmin.Core.Declaring.Form.Of<ExportPurpose>(), posted.Answers, Asked.Today);
        if (bound is ExportPurpose purpose)
        {
            try
            {
                await casework.Exports.Note(HttpContext.Caller(), $"figures:{Table.Area.Code}", purpose.用途, Table.Rows.Count);
                return File(Table.Csv(), Csv.ContentType, $"{Table.Area.Name}指标-{Asked.Today:yyyyMMdd}.csv");
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

    private async Task Open(string? area, string? period)
    {
        var caller = HttpContext.Caller();
        var asked = Asked.Of(area, period, casework.Database.Today);
        Table = new(casework.Figures.AreaOf(caller, asked.Area), asked, await casework.Figures.Of(caller, null, asked.Filter));
    }
}
