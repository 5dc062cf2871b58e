using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>决定: fresh eyes grant or refuse; everything it was made of is frozen with it.</summary>
public sealed class DecideModel(CaseworkServices casework) : SigningModel(casework, Act.决定)
{
    public override string Title => "批准这件申请吗？";

    public override string Rule => "受理、调查、签过意见的人不能作决定。与测算不同的写明理由；不批准的写明理由和条款，申请人会在决定书里看到。";

    public override Article? Basis => StepOf(StepKind.确认)?.Basis;

    protected override bool Decides => true;

    protected override string? Waits => On.WaitsToDecide;

    protected override Task Sign(Guid id, int version, Signed signed) => Casework.Decisions.Decide(Caller, id, version, signed);
}
