using System.Text.Json;
using Anmin.Casework.Desk;
using Anmin.Casework.Geography;
using Anmin.Casework.Ledger;
using Anmin.Casework.Records;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Policies;

/// <summary>What a grant becomes under a book of parameters, with unchanged income (1.1-04).</summary>
/// <param name="State">不变 and 待确认 are computed; 要人办 is not for a machine, and <paramref name="Why"/> says so.</param>
internal sealed record Recomputed(PayMonth From, Money Old, Money New, IReadOnlyList<AwardLine> Lines, IReadOnlyCollection<ParameterRow> Used, string Why, RecalculationState State)
{
    public Money Difference => New - Old;
}

/// <summary>Computes grants and refusals again from what was frozen with their decisions.</summary>
internal static class Recomputing
{
    /// <summary>A grant by another book from a month on; null where it pays nothing then.</summary>
    /// <param name="terms">All its terms.</param>
    /// <param name="causes">What may stand behind an amount that the machine can compute again: its decision, and earlier changes of the standard.</param>
    public static Recomputed? Of(Matter matter, GrantRow grant, IReadOnlyList<TermRow> terms, DecisionRow decision, PolicyBook book, DivisionTable divisions, PayMonth month, ISet<Guid> causes)
    {
        var start = PayMonth.Parse(grant.StartMonth);
        var from = month > start ? month : start;
        if (grant.EndMonth is { } end && PayMonth.Parse(end) < from)
        {
            return null;
        }
        var segments = Segments(terms, from);
        var paying = segments.Where(s => s.Term.Kind == TermKind.发放).Select(s => s.Term).ToList();
        if (segments.All(s => s.Term.Kind == TermKind.停发))
        {
            return null;
        }
        var old = new Money((paying.LastOrDefault() ?? segments[^1].Term).MonthlyFen);
        if (paying.Count == 0 || segments.Any(s => s.Term.Kind == TermKind.渐退))
        {
            return ByHand(from, old, paying.Count == 0 ? "现在暂停，恢复发放时按新标准另作决定" : "正在渐退，是否按新标准调整由人决定");
        }
        if (paying.Any(t => t.CauseId != grant.DecisionId && !causes.Contains(t.CauseId)))
        {
            return ByHand(from, old, "金额由后来的变更定的，按新标准重新核定后另作决定");
        }
        Decision now;
        Policy policy;
        try
        {
            (now, policy) = Decide(matter, decision, book, divisions, from.FirstDay);
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            return ByHand(from, old, e.Message);
        }
        if (!now.Granted || now.Award is null)
        {
            return ByHand(from, old, $"按新标准不再符合：{now.Unmet.FirstOrDefault()?.Text}。先告知、听取意见，再由人决定");
        }
        var carried = new Money(decision.MonthlyFen ?? 0) - (Read(decision).Award?.Monthly ?? Money.Zero);
        var amount = (now.Award.Monthly + carried).OrZero;
        if (amount < old)
        {
            return ByHand(from, old, $"按新标准每月 {amount} 元，比现在少。先告知、听取意见，再由人决定") with { New = amount };
        }
        IReadOnlyList<AwardLine> lines = carried == Money.Zero ? now.Award.Lines : [.. now.Award.Lines, new("人工调整", decision.OwnReason ?? "", carried, new(decision.OwnArticle ?? "审核确认意见", ""))];
        return new(from, old, amount, lines, policy.Used, string.Join('；', now.Award.Lines.Select(l => l.How)),
            paying.All(t => t.MonthlyFen == amount.Fen) ? RecalculationState.不变 : RecalculationState.待确认);
    }

    /// <summary>From a month on: which term holds from when. Terms that begin later than the month stay where they are.</summary>
    public static IReadOnlyList<(PayMonth From, TermRow Term)> Segments(IReadOnlyList<TermRow> terms, PayMonth from)
    {
        var found = new List<(PayMonth From, TermRow Term)>();
        foreach (var month in terms.Select(t => PayMonth.Parse(t.FromMonth)).Where(m => m > from).Append(from).Distinct().Order())
        {
            if (terms.Where(t => PayMonth.Parse(t.FromMonth) <= month).MaxBy(t => t.Seq) is { } holds && (found.Count == 0 || found[^1].Term != holds))
            {
                found.Add((month, holds));
            }
        }
        return found;
    }

    /// <summary>The same case by another book on a day; the law stays that of its acceptance date, the standard is that of the county in which its place lies by then.</summary>
    public static (Decision Decision, Policy Policy) Decide(Matter matter, DecisionRow decision, PolicyBook book, DivisionTable divisions, DateOnly on)
    {
        var kinds = matter.FindingsOn(decision.RulesOn).ToDictionary(k => k.Facts.Name);
        var frozen = JsonSerializer.Deserialize<List<Decisions.FrozenFinding>>(decision.Evidence, FactsJson.Options)!;
        var place = DivisionCode.Of(decision.VillageCode);
        var county = divisions.On(place.County, on);
        var policy = book.For(county == place.County ? place : county, on);
        return (matter.Decide(FactsJson.Read(decision.Facts, matter.FactsType), new([.. frozen.Select(f => FactsJson.Read(f.Facts, kinds[f.Type].Facts))]), policy, decision.RulesOn), policy);
    }

    public static Decision Read(DecisionRow decision) => FactsJson.Read<Decision>(decision.Decision);

    private static Recomputed ByHand(PayMonth from, Money old, string why) => new(from, old, old, [], [], why, RecalculationState.要人办);
}
