using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Registers;

/// <summary>Says on which day an entry ends, and why.</summary>
[Authorize(May.Staff)]
public sealed class EndModel(CaseworkServices casework) : KeepingModel(casework)
{
    private static readonly Form Last = Core.Declaring.Form.Of<Ending>();

    protected override IReadOnlyList<Page> Asked => Last.Pages;

    public async Task<IActionResult> OnGetAsync(string slug, Guid id)
    {
        var stands = await Take(slug, id);
        if (Register.LastDay is null)
        {
            return NotFound();
        }
        Show(new Dictionary<string, string>());
        return stands ? Page() : LocalRedirect(EntryWords.Address(Register, id));
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, int? version)
    {
        await Take(slug, id);
        return Register.LastDay is null ? NotFound() : IsVersionTold(version) ? await Save() : StatusCode(StatusCodes.Status428PreconditionRequired);
    }

    protected override async Task<(IReadOnlyList<Fault> Faults, string Then)> Write(IReadOnlyDictionary<string, string> answers)
    {
        var (bound, faults) = Binder.Bind(Last, answers, Today);
        if (bound is not Ending ending)
        {
            return (faults, "");
        }
        await Casework.Registers.Close(HttpContext.Caller(), Register.Slug, Entry.Id, Version, ending.最后一天, ending.结束原因);
        return ([], await Now("ended"));
    }
}
