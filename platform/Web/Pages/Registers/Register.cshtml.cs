using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Registers;

/// <summary>Any register as a list, as of any day. Words are looked for by POST, so that no name of a person stands in an address.</summary>
[Authorize(May.Staff)]
public sealed class RegisterModel(CaseworkServices casework) : PageModel
{
    public Register Register { get; private set; } = null!;

    public ListAsk Ask { get; private set; } = null!;

    public EntryPage Found { get; private set; } = null!;

    public EntryTable Table { get; private set; } = null!;

    public bool MayKeep => RegisterBook.MayKeep(HttpContext.Caller(), Register);

    public string Here => $"/registers/{Register.Slug}";

    public Task OnGetAsync(string slug, string? on, string? time, string? county, string? town, string? after) =>
        Show(slug, on, time, county, town, null, after);

    public Task OnPostAsync(string slug, string? on, string? time, string? county, string? town, string? text, string? after) =>
        Show(slug, on, time, county, town, text, after);

    private async Task Show(string slug, string? on, string? time, string? county, string? town, string? text, string? after)
    {
        var caller = HttpContext.Caller();
        Register = casework.Registers.Find(slug);
        Ask = ListAsk.Of(caller, Register, casework.Database, on, time, county, town, text, after);
        Found = await casework.Registers.List(caller, slug, Ask.Filter);
        var caption = Ask.Text is { } words ? $"{Ask.Said}，写着「{words}」的" : $"{Ask.Said}，共 {await casework.Registers.Count(caller, slug, Ask.Filter)} 条";
        Table = new(Register, Found.Entries, caption, Here, casework.Database.Divisions);
        if (Ask.Fault is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
