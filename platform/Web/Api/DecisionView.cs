using System.ComponentModel;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Web.Api;

/// <summary>A computed decision as machines read it: the result, the money and how it is made, every reason with its article.</summary>
public sealed record DecisionView(
    [property: Description("是否批准")] bool Granted,
    [property: Description("结果的法定名称；只有批准与不批准两种的事项没有")] string? Kind,
    [property: Description("每月金额，单位元")] Money? Monthly,
    [property: Description("金额的组成")] IReadOnlyList<AwardLine> Lines,
    [property: Description("理由，逐条带依据")] IReadOnlyList<Reason> Reasons)
{
    public static DecisionView Of(Decision decision) =>
        new(decision.Granted, decision.Kind, decision.Award?.Monthly, decision.Award?.Lines ?? [], decision.Reasons);
}
