using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Registers;

/// <summary>Takes back an entry that should never have been made.</summary>
[Authorize(May.Staff)]
public sealed class WithdrawModel(CaseworkServices casework) : KeepingModel(casework)
{
    private static readonly Form Why = Core.Declaring.Form.Of<Ground>();

    protected override IReadOnlyList<Page> Asked => Why.Pages;

    public async Task<IActionResult> OnGetAsync(string slug, Guid id)
    {
        var stands = await Take(slug, id);
        Show(new Dictionary<string, string>());
        return stands ? Page() : LocalRedirect(EntryWords.Address(Register, id));
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, int? version)
    {
        await Take(slug, id);
        return IsVersionTold(version) ? await Save() : StatusCode(StatusCodes.Status428PreconditionRequired);
    }

    protected override async Task<(IReadOnlyList<Fault> Faults, string Then)> Write(IReadOnlyDictionary<string, string> answers)
    {
        var (bound, faults) = Binder.Bind(Why, answers, Today);
        if (bound is not Ground ground)
        {
            return (faults, "");
        }
        await Casework.Registers.Withdraw(HttpContext.Caller(), Register.Slug, Entry.Id, Version, ground.改动原因);
        return ([], EntryWords.Address(Register, Entry.Id) + "?done=withdrawn");
    }
}
