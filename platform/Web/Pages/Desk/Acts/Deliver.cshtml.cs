using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>送达: from this day the time for remedies runs.</summary>
public sealed class DeliverModel(CaseworkServices casework) : ActModel(casework, Act.送达)
{
    public override string Title => "决定书送到申请人手上了？";

    public override string Rule => $"决定书{(StepOf(StepKind.送达)?.Limit is { } limit ? $"在{limit}内" : "")}送达{(On.File.Decision is { } decided ? $"，这件最迟 {Spoken.Day(decided.DeliverBy, On.Today)}" : "")}。当面送达请申请人签收。";

    public override Article? Basis => StepOf(StepKind.送达)?.Basis;

    public override string Then => $"记为今天（{Spoken.Day(On.Today)}）送达；申请复议、起诉的期限从今天起算。";

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAsync(Guid id, int? version) =>
        Carry(id, version, read => Casework.Decisions.Deliver(Caller, id, read));
}
