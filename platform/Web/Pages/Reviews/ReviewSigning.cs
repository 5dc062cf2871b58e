using Anmin.Casework.Reviews;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Pages.Desk;
using Anmin.Web.Pages.Desk.Acts;

namespace Anmin.Web.Pages.Reviews;

/// <summary>The form under which a review is proposed or decided: beside what was computed, agree or differ with reason.</summary>
/// <param name="Decides">The county's decision rather than the township's proposal.</param>
public sealed record ReviewSigning(ReviewFile File, Assessed Now, bool Decides, ReviewTyped Typed, IReadOnlyList<Fault> Faults)
{
    public const string Suspend = "suspend";
    public const string Fraud = "fraud";

    /// <summary>Whether everything is found out that must be; without it only a suspension can be signed.</summary>
    public bool IsReady => Now.Missing.Count == 0;

    public bool MaySuspend => Now.Law?.Suspensions is { Count: > 0 } && !Now.IsEnd && Now.Standing.Monthly > Money.Zero;

    public bool MayStopForFraud => IsReady && Now.Law?.Fraud is not null && File.Reports.Any(r => r.What == Change.骗取);

    public IEnumerable<Option> Reasons => (Now.Law?.Suspensions ?? []).Select(s => new Option(s.Reason.ToString(), SuspensionWords.Of(s.Reason), s.BackPays ? "查明一直符合的，恢复时补发" : "恢复时不补"));

    public string Handler => Decides ? "Decide" : "Propose";

    /// <summary>What can be signed, each in one line.</summary>
    public IEnumerable<Option> Options
    {
        get
        {
            var computed = Now.Computed;
            if (Decides && File.Review is { ProposedSuspension: { } proposed })
            {
                yield return new(Signing.Town, $"按镇（办）意见：因{SuspensionWords.Of(proposed)}暂停", $"理由：{File.Review.ProposedReason}");
            }
            if (Decides && File.Review is { ProposedFraudFrom: { } wrong })
            {
                yield return new(Signing.Town, $"按镇（办）意见：骗取，从 {PayMonth.Parse(wrong)} 起停发、追缴，罚款 {new Money(File.Review.ProposedFineFen ?? 0).Short} 元", $"事实：{File.Review.ProposedReason}");
            }
            foreach (var option in IsReady ? Usual(computed) : [])
            {
                yield return option;
            }
            if (MaySuspend)
            {
                yield return new(Suspend, "暂停发放（写明原因）", null);
            }
            if (MayStopForFraud)
            {
                yield return new(Fraud, "骗取：停发、追缴，可以罚款", $"罚款{(Now.Law!.Fraud!.LeastTimes > 0 ? $"是骗取数额的 {Now.Law.Fraud.LeastTimes} 到 {Now.Law.Fraud.MostTimes} 倍" : $"不超过骗取数额的 {Now.Law.Fraud.MostTimes} 倍")}；不罚的留空。{Now.Law.Fraud.Fine}");
            }
        }
    }

    private IEnumerable<Option> Usual(Core.Deciding.Decision computed)
    {
        {
            yield return new(Signing.Computed, $"按测算：{(computed.Award is { } award ? $"继续发，每月 {award.Monthly.Short} 元" : "不再符合条件")}", null);
            if (Decides && File.Review is { ProposedGrant: { } grant, ProposedFen: var fen, ProposedSuspension: null, ProposedFraudFrom: null } review && (grant != computed.Granted || fen != computed.Award?.Monthly.Fen))
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

    public (ReviewSigned? Signed, IReadOnlyList<Fault> Faults) Read()
    {
        switch (Typed.Choice)
        {
            case Signing.Computed:
                return (new(Now.Computed.Granted, Now.Computed.Award?.Monthly, null, null), []);
            case Suspend when MaySuspend:
                return Enum.TryParse<Suspension>(Typed.Suspend, out var reason) && Enum.IsDefined(reason)
                    ? (new(false, null, Typed.Reason, null, reason), []) : (null, [new("suspend", "请选择为什么暂停", "required")]);
            case Fraud when MayStopForFraud:
                return ReadFraud();
            case Signing.Town when Decides && File.Review is { ProposedSuspension: { } proposed } review:
                return (new(false, null, review.ProposedReason, null, proposed), []);
            case Signing.Town when Decides && File.Review is { ProposedFraudFrom: { } wrong } review:
                return (new(false, null, review.ProposedReason, null, null, PayMonth.Parse(wrong), new(review.ProposedFineFen ?? 0)), []);
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

    private (ReviewSigned?, IReadOnlyList<Fault>) ReadFraud()
    {
        List<Fault> faults = [];
        var isMonth = Binder.TryDay($"{Typed.FraudFrom?.Trim()}-01", out var first);
        if (!isMonth)
        {
            faults.Add(new("fraudFrom", "请填写第一个错误的月份，例如 2026-03", "format"));
        }
        var fine = Money.Zero;
        if (!string.IsNullOrWhiteSpace(Typed.Fine) && !Money.TryParse(Typed.Fine, out fine))
        {
            faults.Add(new("fine", "请填写数字，例如 1200；不罚的留空", "format"));
        }
        return faults.Count > 0 ? (null, faults) : (new(false, null, Typed.Reason, null, null, PayMonth.Of(first), fine), []);
    }
}

/// <summary>The form as typed.</summary>
public sealed record ReviewTyped(string? Choice = null, string? Monthly = null, string? Reason = null, string? Article = null, string? Suspend = null, string? FraudFrom = null, string? Fine = null);
