using Anmin.Casework;
using Anmin.Casework.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>终止: the family will not go on or has gone.</summary>
public sealed class TerminateModel(CaseworkServices casework) : ActModel(casework, Act.终止)
{
    public override string Title => "为什么终止办理？";

    public override string Rule => "只有无正当理由不配合调查、到期不补正又联系不上、已迁走或去世等情形才能终止。不符合条件的，应当作出不予批准的决定。";

    public override string Then => "终止后不再办理，时限停止，正在公示的立即撤下；申请人看得到理由，可以重新申请。";

    public string Reason { get; private set; } = "";

    public override string NameOf(string field) => field == "reason" ? "理由" : "";

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAsync(Guid id, int? version, string? reason)
    {
        Reason = reason ?? "";
        return Carry(id, version, read => Casework.Endings.Terminate(Caller, id, read, Reason));
    }
}
