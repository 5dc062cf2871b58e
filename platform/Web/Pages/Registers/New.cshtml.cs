using Anmin.Casework;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Registers;

/// <summary>A new entry; the officer's own place is already chosen.</summary>
[Authorize(May.Staff)]
public sealed class NewModel(CaseworkServices casework) : KeepingModel(casework)
{
    protected override IReadOnlyList<Page> Asked => Register.Form.Pages;

    public void OnGet(string slug)
    {
        Take(slug);
        var area = HttpContext.Caller().Area;
        Show(Register.Place is { } place && area.Level > DivisionLevel.City ? new Dictionary<string, string> { [Register.PathOf(place)] = area.Value } : []);
    }

    public Task<IActionResult> OnPostAsync(string slug)
    {
        Take(slug);
        return Save();
    }

    protected override async Task<(IReadOnlyList<Fault> Faults, string Then)> Write(IReadOnlyDictionary<string, string> answers)
    {
        var entered = await Casework.Registers.Enter(HttpContext.Caller(), Register.Slug, answers);
        return (entered.Faults, EntryWords.Address(Register, entered.Id ?? Guid.Empty) + "?done=added");
    }
}
