using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>答复异议: what is done about it; the home is visited again and the notice hangs again.</summary>
public sealed class ObjectionModel(CaseworkServices casework) : ActModel(casework, Act.答复异议)
{
    public override string Title => "怎样处理这些异议？";

    public override string Rule => "公示期间有异议的，要重新调查，必要时组织民主评议，然后重新公示。不得把提异议的人告诉申请人。";

    public override Article? Basis => StepOf(StepKind.公示)?.Basis;

    public override string Then => "答复后公示立即撤下，回到调查：重新核实、重新签署意见、重新公示；这件县区必须入户。";

    public string Outcome { get; private set; } = "";

    public override string NameOf(string field) => field == "outcome" ? "怎样处理" : "";

    public IEnumerable<Casework.Records.ObjectionRow> Waiting => On.File.Objections.Where(o => o.ClosedOn is null);

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAsync(Guid id, int? version, string? outcome)
    {
        Outcome = outcome ?? "";
        return Carry(id, version, read => Casework.Objections.Answer(Caller, id, read, Outcome));
    }
}
