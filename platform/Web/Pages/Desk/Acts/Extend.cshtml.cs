using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Deciding;
using Anmin.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>延长时限: once, with a reason.</summary>
public sealed class ExtendModel(CaseworkServices casework) : ActModel(casework, Act.延长时限)
{
    public override string Title => "为什么要延长时限？";

    public override string Rule => $"情况复杂的，可以延长到{On.File.Procedure.Special}，只能延长一次。";

    public override Article? Basis => On.File.Procedure.Basis;

    public override string Then => On.File.Procedure.Special is { } special && On.Case.AcceptedOn is { } accepted
        ? $"全部办理时限延长到 {Spoken.Day(On.Calendar.Last(accepted, special), On.Today)}，申请人看得到。" : "";

    public string Reason { get; private set; } = "";

    public override bool IsOffered => base.IsOffered && On.File.Procedure.Special is not null;

    public override string NotNow => On.Case.Extended ? "时限只能延长一次，这件申请已经延长过。"
        : On.File.Procedure.Special is null ? "这件申请适用的规定没有可延长的时限。" : base.NotNow;

    public override string NameOf(string field) => field == "reason" ? "理由" : "";

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAsync(Guid id, int? version, string? reason)
    {
        Reason = reason ?? "";
        return Carry(id, version, read => Casework.Endings.Extend(Caller, id, read, Reason));
    }
}
