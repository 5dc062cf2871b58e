using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Registers;

/// <summary>Puts right what was written, with the reason; the old words stay in the history.</summary>
[Authorize(May.Staff)]
public sealed class CorrectModel(CaseworkServices casework) : KeepingModel(casework)
{
    private static readonly Form Why = Core.Declaring.Form.Of<Ground>();

    protected override IReadOnlyList<Page> Asked => [.. Register.Form.Pages, .. Why.Pages];

    public async Task<IActionResult> OnGetAsync(string slug, Guid id)
    {
        if (!await Take(slug, id, () => Casework.Registers.ReadToCorrect(HttpContext.Caller(), slug, id)))
        {
            return LocalRedirect(EntryWords.Address(Register, id));
        }
        Show(EntryWords.Answers(Entry));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, int? version)
    {
        await Take(slug, id);
        return IsVersionTold(version) ? await Save() : StatusCode(StatusCodes.Status428PreconditionRequired);
    }

    protected override async Task<(IReadOnlyList<Fault> Faults, string Then)> Write(IReadOnlyDictionary<string, string> answers)
    {
        var (ground, faults) = Binder.Bind(Why, answers, Today);
        if (ground is not Ground why)
        {
            return ([.. Binder.Bind(Register.Form, answers, Today).Faults, .. faults], "");
        }
        faults = await Casework.Registers.Correct(HttpContext.Caller(), Register.Slug, Entry.Id, Version, answers, why.改动原因);
        return (faults, faults.Count > 0 ? "" : await Now("corrected"));
    }
}
