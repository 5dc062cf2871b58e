using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>县级公示, where the law of the case has one.</summary>
public sealed class PublishModel(CaseworkServices casework) : ActModel(casework, Act.县级公示)
{
    private Limit? Days => StepOf(StepKind.县级公示)?.Limit;

    public override string Title => "审查完了，开始县级公示？";

    public override string Rule => "按这件申请适用的规定，县区审查拟批准的，由县区再公示一次，期满没有异议才能决定。";

    public override Article? Basis => StepOf(StepKind.县级公示)?.Basis;

    public override string Then => Days is { } days ? $"公示 {days}，到 {DayAfter(days)}；期满自动转到决定。公示只写姓名、人数和拟发金额。" : "";

    public override bool IsOffered => base.IsOffered && Days is not null && On.MissingForDecision.Count == 0;

    public override string NotNow => !base.IsOffered ? base.NotNow
        : Days is null ? "这件申请适用的规定没有县级公示。"
        : $"还差{CaseView.Names(On.MissingForDecision)}{(On.Case.Drawn ? $"：{On.Case.DrawnWhy}" : "")}。";

    public Task<IActionResult> OnGetAsync(Guid id) => Show(id);

    public Task<IActionResult> OnPostAsync(Guid id, int? version) =>
        Carry(id, version, read => Casework.Decisions.Publish(Caller, id, read));
}
