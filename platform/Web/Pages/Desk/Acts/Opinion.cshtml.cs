using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>初审意见: the township's opinion beside the computed one.</summary>
public sealed class OpinionModel(CaseworkServices casework) : SigningModel(casework, Act.签署初审意见)
{
    public override string Title => "镇（办）的初审意见是什么？";

    public override string Rule => "测算只是建议，意见由您签署。与测算不同的，必须写明理由；不同意的，还要写明条款。";

    public override Article? Basis => StepOf(StepKind.初审)?.Basis;

    protected override bool Decides => false;

    protected override string? Waits => On.WaitsToSign;

    protected override Task Sign(Guid id, int version, Signed signed) => Casework.Opinions.Sign(Caller, id, version, signed);
}
