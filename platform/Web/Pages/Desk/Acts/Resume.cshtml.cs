using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>恢复计时: what was waited for has come.</summary>
public sealed class ResumeModel(CaseworkServices casework) : ActModel(casework, Act.恢复计时)
{
    public override string Title => "等的结果有了？";

    public override string Rule => On.File.Pauses is [.., { EndedOn: null } waits]
        ? $"{Spoken.Day(waits.From, On.Today)}起等{Pauses.Awaited(waits.Cause)}：{waits.Reason}" : "";

    public override string Then => "剩下的办理日子从今天接着算。";

    public string Outcome { get; private set; } = "";

    public override string NotNow => On.Case.Paused ? base.NotNow : "时限没有暂停，不用恢复。";

    public override string NameOf(string field) => field == "outcome" ? "等到了什么" : "";

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAsync(Guid id, int? version, string? outcome)
    {
        Outcome = outcome ?? "";
        return Carry(id, version, read => Casework.Pauses.End(Caller, id, read, Outcome));
    }
}
