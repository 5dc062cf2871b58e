using Anmin.Casework;
using Anmin.Casework.Journal;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;
using Anmin.Documents;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Registers;

/// <summary>A register's list as a file: every question a column, numbers of persons masked; who takes it says what for (S-AZ-10, S-IN-11).</summary>
[Authorize(May.Staff)]
public sealed class ExportModel(CaseworkServices casework) : PageModel
{
    public Register Register { get; private set; } = null!;

    public ListAsk Ask { get; private set; } = null!;

    public Taking Taking { get; private set; } = null!;

    public string Here => $"/registers/{Register.Slug}";

    public Task OnGetAsync(string slug, string? on, string? time, string? county, string? town) => Open(slug, on, time, county, town);

    public async Task<IActionResult> OnPostAsync(string slug, string? on, string? time, string? county, string? town)
    {
        var caller = HttpContext.Caller();
        await Open(slug, on, time, county, town);
        Taking = await Taking.Of(Request.Form, casework, caller, $"entries:{slug}");
        if (!Taking.IsGiven)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var entries = (await casework.Registers.List(caller, slug, Ask.Filter, Exports.MostRows)).Entries;
        return File(Table(entries), Csv.ContentType, $"{Register.Name}-{Ask.On:yyyyMMdd}.csv");
    }

    private async Task Open(string slug, string? on, string? time, string? county, string? town)
    {
        var caller = HttpContext.Caller();
        Register = casework.Registers.Find(slug);
        Ask = ListAsk.Of(caller, Register, casework.Database, on, time, county, town, null, null);
        Taking = new(Ask.Said, await casework.Registers.Count(caller, slug, Ask.Filter), Ask.At(Here));
    }

    private byte[] Table(IReadOnlyList<EntryView> entries)
    {
        var columns = EntryWords.All(Register).ToList();
        return Csv.Write(
            [.. columns.Select(c => c.Field.Asks.Unit is { } unit ? $"{c.Head}（{unit}）" : c.Head), "登记人", "登记日"],
            entries.Select(e => (IReadOnlyList<string?>)
            [
                .. columns.Select(c => c.Written(EntryWords.Answers(e), casework.Database.Divisions)),
                e.RecordedBy, $"{DateOnly.FromDateTime(e.RecordedAt.AddHours(8)):yyyy-MM-dd}",
            ]));
    }
}
