using Anmin.Casework;
using Anmin.Casework.Appeals;
using Anmin.Casework.Desk;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Pages.Desk.Acts;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Desk;

/// <summary>一件申请在一屏上: what is computed and why, what was declared and found, what was signed, and what may be done now.</summary>
[Authorize(May.Staff)]
public sealed class CaseModel(CaseworkServices casework) : PageModel
{
    public CaseView On { get; private set; } = null!;

    /// <summary>申诉、复议、诉讼, latest first.</summary>
    public IReadOnlyList<AppealGlance> Appeals { get; private set; } = [];

    /// <summary>Whether the caller's desk may write one down.</summary>
    public bool MayLodge { get; private set; }

    /// <summary>The newest verification of the family's means, or null.</summary>
    public VerificationView? Verification { get; private set; }

    /// <summary>Whether the caller may ask for one now.</summary>
    public bool MayVerify { get; private set; }

    /// <summary>Just done: the last event is told on top.</summary>
    public string? Done { get; private set; }

    /// <summary>The move by which the file left this place or came to it, or null.</summary>
    public (Guid Id, Casework.Moving.MoveState State, string Name)? Move { get; private set; }

    /// <summary>The form to sign, where the caller may sign now.</summary>
    public Signing? Sign { get; private set; }

    public string NameOf(string material) => On.File.Matter.MaterialsOn(On.Case.SubmittedOn).FirstOrDefault(m => m.Slug == material)?.Name ?? "其他材料";

    public AnswersView Declared => AnswersView.Of(On.File.Matter.Form, On.Case.Facts);

    public async Task OnGetAsync(Guid id, bool done)
    {
        var caller = HttpContext.Caller();
        On = new(await casework.CaseFiles.Open(caller, id), caller, casework.Database.Today, casework.Work.Clocks.Calendar);
        Appeals = await casework.Appeals.Of(caller, id);
        MayLodge = (await casework.Appeals.Fightable(caller, id)).Count > 0;
        Move = await casework.Moves.At(caller, id);
        Verification = await casework.Verifications.OfCase(caller, id);
        MayVerify = On.File.Acts.Contains(Act.记录调查) && Verification is not { Row.State: VerificationState.待启动 or VerificationState.核对中 }
            && casework.Catalogue.Of<MeansCheck>().Any(m => m.Of == On.File.Matter.Slug);
        Done = done && On.File.History.Count > 0 ? DeskWords.Happened(On.File.History[^1]) : null;
        Sign = On.File.Acts.Contains(Act.决定) && On.WaitsToDecide is null ? new(On, true, new(), [], On.Case.Version)
            : On.File.Acts.Contains(Act.签署初审意见) && On.WaitsToSign is null ? new(On, false, new(Signing.Computed), [], On.Case.Version)
            : null;
    }
}
