using Anmin.Casework.Reviews;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Pages.Desk;
using Anmin.Web.Pages.Desk.Acts;
using Signed = Anmin.Casework.Desk.Signed;

namespace Anmin.Web.Pages.Reviews;

/// <summary>The form under which a review is proposed or decided: beside what was computed, agree or differ with reason.</summary>
/// <param name="Decides">The county's decision rather than the township's proposal.</param>
public sealed record ReviewSigning(ReviewFile File, Assessed Now, bool Decides, SigningTyped Typed, IReadOnlyList<Fault> Faults)
{
    public string Handler => Decides ? "Decide" : "Propose";

    /// <summary>What can be signed, each in one line.</summary>
    public IEnumerable<Option> Options
    {
        get
        {
            var computed = Now.Computed;
            yield return new(Signing.Computed, $"按测算：{(computed.Award is { } award ? $"继续发，每月 {award.Monthly.Short} 元" : "不再符合条件")}", null);
            if (Decides && File.Review is { ProposedGrant: { } grant, ProposedFen: var fen } review && (grant != computed.Granted || fen != computed.Award?.Monthly.Fen))
            {
                yield return new(Signing.Town, $"按镇（办）意见：{(grant ? $"继续发，每月 {new Money(fen ?? 0).Short} 元" : "不再发")}", $"理由：{review.ProposedReason}");
            }
            yield return new(Signing.Grant, computed.Granted ? "继续发，但金额不同（写明理由）" : "继续发，与测算不同（写明理由）", null);
            if (computed.Granted)
            {
                yield return new(Signing.Refuse, "不再发（写明理由和条款）", null);
            }
        }
    }

    public IEnumerable<string> Articles => Now.Computed.Reasons.Select(r => r.Basis.ToString()).Distinct();

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    public (Signed? Signed, IReadOnlyList<Fault> Faults) Read()
    {
        switch (Typed.Choice)
        {
            case Signing.Computed:
                return (new(Now.Computed.Granted, Now.Computed.Award?.Monthly, null, null), []);
            case Signing.Town when Decides && File.Review is { ProposedGrant: { } grant } review:
                return (new(grant, review.ProposedFen is { } fen ? new(fen) : null, review.ProposedReason, review.ProposedArticle), []);
            case Signing.Refuse when Now.Computed.Granted:
                return (new(false, null, Typed.Reason, Typed.Article), []);
            case Signing.Grant:
                return Money.TryParse(Typed.Monthly, out var monthly)
                    ? (new(true, monthly, Typed.Reason, Typed.Article), [])
                    : (null, [new("monthly", string.IsNullOrWhiteSpace(Typed.Monthly) ? "请填写每月金额" : "请填写数字，例如 620 或 620.50", "format")]);
            default:
                return (null, [new("choice", "请选择一项", "required")]);
        }
    }
}
