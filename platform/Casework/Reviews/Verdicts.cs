using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Reviews;

/// <summary>Checks what is signed under a review and lays out what follows: go on, stop, suspend, or stop for fraud.</summary>
internal static class Verdicts
{
    public static async Task<Verdict> Of(AnminDb db, GrantRow grant, Matter matter, Assessed assessed, IReadOnlyList<Report> reports, ReviewSigned signed, DateOnly on)
    {
        if (signed.Suspend is { } reason)
        {
            return Suspends(assessed, signed, reason, on);
        }
        if (signed.FraudFrom is { } from)
        {
            return await Stops(db, grant, assessed, reports, signed, from, on);
        }
        var differs = Differences.Check(signed.Plain, assessed.Computed, matter);
        IReadOnlyList<AwardLine> lines = signed.Grant && differs.MonthlyFen is { } amount ? Decisions.Lines(assessed.Computed, amount, differs) : [];
        return new(signed.Grant, differs.MonthlyFen, differs.Reason, differs.Article, differs.Differs, assessed.Terms(signed.Grant, differs.MonthlyFen, lines, on));
    }

    /// <summary>Nothing need be found out: what cannot be found out is the reason.</summary>
    private static Verdict Suspends(Assessed assessed, ReviewSigned signed, Suspension reason, DateOnly on)
    {
        var law = assessed.Law?.Of(reason) ?? throw new Refused($"适用的规定没有因{SuspensionWords.Of(reason)}暂停", "no_suspension", [new("suspend", "请选择适用的规定写明的原因", "range")]);
        if (assessed.Standing.Monthly <= Money.Zero || assessed.IsEnd)
        {
            throw new Refused("现在没有在发的钱，不能暂停", "nothing_to_suspend", [new("choice", "现在没有在发的钱，不能暂停")]);
        }
        var text = Written.Of(signed.Reason, "reason", "暂停的理由");
        return new(false, null, text, law.Basis.ToString(), true, assessed.Suspends(law, on), Suspend: reason);
    }

    /// <summary>Everything from the first wrong month on is returned; the fine keeps within the law of the day on which it was opened.</summary>
    private static async Task<Verdict> Stops(AnminDb db, GrantRow grant, Assessed assessed, IReadOnlyList<Report> reports, ReviewSigned signed, PayMonth from, DateOnly on)
    {
        if (assessed.Law?.Fraud is not { } law || reports.All(r => r.What != Change.骗取))
        {
            throw new Refused("先报告骗取的线索并查实，再按骗取处理", "no_fraud_reported", [new("choice", "先报告骗取的线索并查实")]);
        }
        if (from > PayMonth.Of(on) || from < PayMonth.Parse(grant.StartMonth))
        {
            throw new Refused("请写明第一个错误的月份", "invalid", [new("fraudFrom", $"请填写从 {PayMonth.Parse(grant.StartMonth).Key} 到 {PayMonth.Of(on).Key} 之间的月份，例如 2026-03", "range")]);
        }
        var text = Written.Of(signed.Reason, "reason", "骗取的事实");
        Money obtained = new(await db.Lines.OfGrants([grant.Id], from.To(PayMonth.Of(on).Next)).Where(l => l.State == LineState.已送 || l.State == LineState.到账).SumAsync(l => l.Fen));
        var fine = signed.Fine ?? Money.Zero;
        if (!law.Allows(fine, obtained))
        {
            throw new Refused("罚款不在法定的幅度内", "fine_out_of_bounds",
                [new("fine", $"骗取 {obtained} 元，罚款应在 {obtained * law.LeastTimes} 到 {obtained * law.MostTimes} 元之间（{law.Fine}）；不罚的留空", "range")]);
        }
        return new(false, null, text, law.Return.ToString(), true, assessed.StopsFrom(from, law), FraudFrom: from, Fine: fine, Obtained: obtained);
    }
}
