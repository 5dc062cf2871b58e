using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Campaigns;

/// <summary>What the pages share that write a county's figures: the county as it was read, the questions, the version.</summary>
public abstract class TellingModel(CaseworkServices casework) : PageModel
{
    public CampaignView View { get; private set; } = null!;

    public CountyProgress County { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    public int Version { get; private set; }

    public DateOnly Today => casework.Database.Today;

    protected CaseworkServices Casework => casework;

    protected abstract Form Asked { get; }

    /// <summary>Whether a county is the one to write about.</summary>
    protected abstract bool IsMeant(CountyProgress county);

    protected abstract Task Write(object answer);

    protected async Task<IActionResult> Show(string slug, IReadOnlyDictionary<string, string> raw, IReadOnlyList<Fault> faults, int? version = null)
    {
        View = await casework.Campaigns.Open(HttpContext.Caller(), slug);
        if (View.Counties.FirstOrDefault(IsMeant) is not { } county)
        {
            return NotFound();
        }
        (County, Version, Form) = (county, version ?? county.Version, new(Asked.Pages[0], raw, faults));
        if (faults.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return Page();
    }

    protected async Task<IActionResult> Save(string slug, int? version, string done)
    {
        if (version is not { } read)
        {
            return StatusCode(StatusCodes.Status428PreconditionRequired);
        }
        var posted = PostedAnswers.Read(Asked.Pages[0], Request.Form, new Dictionary<string, string>(), casework.Database.Divisions, Today);
        var (bound, faults) = Binder.Bind(Asked, posted.Answers, Today);
        if (await Show(slug, posted.Answers, faults, read) is var shown && (bound is null || shown is NotFoundResult))
        {
            return shown;
        }
        try
        {
            await Write(bound);
            return LocalRedirect($"/campaigns/{slug}?done={done}");
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            return await Show(slug, posted.Answers, refused.Faults, read);
        }
    }
}
