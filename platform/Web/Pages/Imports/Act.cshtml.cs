using Anmin.Casework;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Imports;

/// <summary>Asks once more before a file is committed, rolled back or given up.</summary>
[Authorize(May.SeeImports)]
public sealed class ActModel(CaseworkServices casework) : PaymentModel(casework)
{
    public const string Commit = "commit", RollBack = "roll-back", Discard = "discard";

    public ImportFile Of { get; private set; } = null!;

    public ImportRow It => Of.It;

    public string Act { get; private set; } = "";

    public string Word => Act switch { Commit => "提交", RollBack => "整个撤回", _ => "作废" };

    /// <summary>Whether this is the moment for it.</summary>
    public bool IsDue => PopulationImports.MayKeep(Caller) && (Act == Discard || Of.IsKept) && (Act == RollBack ? It.State == ImportState.已提交 : It.State is ImportState.试读 or ImportState.已撤回);

    public Task OnGetAsync(Guid id, string act) => Show(id, act);

    public Task<IActionResult> OnPostAsync(Guid id, string act, int version) => Carry(
        async () =>
        {
            var imports = Casework.PopulationImports;
            await (act switch
            {
                Commit => imports.Commit(Caller, id, version),
                RollBack => imports.RollBack(Caller, id, version),
                Discard => imports.Discard(Caller, id, version),
                _ => throw new NotThere(),
            });
            return act == Discard ? ImportWords.Home + "?done=discarded" : $"{ImportWords.Address(id)}?done={act}";
        },
        () => Show(id, act));

    private async Task Show(Guid id, string act)
    {
        (Act, Of) = (act is Commit or RollBack or Discard ? act : throw new NotThere(), await Casework.ImportBook.Find(Caller, id));
    }
}
