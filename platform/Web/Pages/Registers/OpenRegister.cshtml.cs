using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;
using Anmin.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Registers;

/// <summary>A public register for anyone: what may not be read by all does not leave the casework (S-AZ-4). A register that is not public is not there.</summary>
[AllowAnonymous]
public sealed class OpenRegisterModel(CaseworkServices casework) : PageModel
{
    public Register Register { get; private set; } = null!;

    public ListAsk Ask { get; private set; } = null!;

    public EntryPage Found { get; private set; } = null!;

    public EntryTable Table { get; private set; } = null!;

    public string Here => $"/open/registers/{Register.Slug}";

    /// <summary>A page of the same list; its words are of public things and may stand in an address.</summary>
    public string At(string? after) => Addresses.Of(Here, [.. Ask.Query, ("text", Ask.Text), ("after", after)]);

    public async Task OnGetAsync(string slug, string? on, string? county, string? town, string? text, string? after)
    {
        Register = casework.Registers.Find(slug);
        Ask = ListAsk.Of(Caller.Nobody, Register, casework.Database, on, null, county, town, text, after);
        Found = await casework.Registers.List(Caller.Nobody, slug, Ask.Filter);
        var caption = Ask.Text is { } words ? $"{Ask.Said}，写着「{words}」的" : $"{Ask.Said}，共 {await casework.Registers.Count(Caller.Nobody, slug, Ask.Filter)} 条";
        Table = new(Register, Found.Entries, caption, Here, casework.Database.Divisions, IsOpen: true);
        if (Ask.Fault is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
