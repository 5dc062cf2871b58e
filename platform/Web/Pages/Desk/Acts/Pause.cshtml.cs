using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Records;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>暂停计时: an appraiser or a court has yet to say something.</summary>
public sealed class PauseModel(CaseworkServices casework) : ActModel(casework, Act.暂停计时)
{
    public static IReadOnlyList<PauseCause> Options { get; } = [PauseCause.鉴定, PauseCause.裁判];

    public override string Title => "在等鉴定或者法院的结果？";

    public override string Rule => "结果没有出来以前定不了的，办理时限暂停；等的日子、原因、结果都记在案卷里，申请人看得到。";

    public override string Then => "暂停期间可以继续调查，不能签署意见、作决定。结果一到就恢复计时。";

    public PauseCause? Cause { get; private set; }

    public string Reason { get; private set; } = "";

    public override string NotNow => On.Case.Paused ? "时限已经暂停。" : base.NotNow;

    public override string NameOf(string field) => field switch { "cause" => "在等什么", "reason" => "由谁作出、关系到什么", _ => "" };

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAsync(Guid id, int? version, PauseCause? cause, string? reason)
    {
        (Cause, Reason) = (cause, reason ?? "");
        return Carry(id, version, read => Casework.Pauses.Begin(Caller, id, read, cause ?? PauseCause.补正, Reason));
    }
}
