using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Sweeping;
using Anmin.Core.Watching;

namespace Anmin.Measures.Tests.Contracts;

/// <summary>R9: whatever others rely on has its contract on file, for every day on which it changed.</summary>
public static class ContractRule
{
    private static readonly DateOnly First = new(2010, 1, 1);
    private static readonly DateOnly Last = new(2030, 1, 1);

    /// <param name="verified">The contract on file under a slug, or null.</param>
    public static IEnumerable<string> R9(IReadOnlyList<Declaration> declared, Func<string, string?> verified)
    {
        foreach (var one in declared.Where(d => d is Matter or Register))
        {
            if (verified(one.Slug) is not { } known)
            {
                yield return $"R9 {one.Name}（{one.Slug}）没有存下的约定";
                continue;
            }
            foreach (var day in one is Matter matter ? Changes(matter) : [])
            {
                if (!known.Contains(On(day), StringComparison.Ordinal)) { yield return $"R9 {one.Name}（{one.Slug}）{day:yyyy-MM-dd} 变了，存下的约定里没有这一天"; }
            }
        }
    }

    /// <summary>The contract on file beside this one.</summary>
    public static string? Verified(string slug) => Beside(slug);

    /// <summary>Names and addresses of everything declared: what links, files and other systems hold on to.</summary>
    public static string Catalogue(IReadOnlyList<Measure> measures)
    {
        var text = new StringBuilder();
        foreach (var (measure, one) in measures.SelectMany(m => m.Declarations.Select(d => (m, d))))
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Kind} {one.Slug} {one.Name}（{string.Join('、', one.Clauses)}）");
            text.Append(one switch
            {
                Core.Benefits.Benefit b => $" {b.Programme} 互斥 {string.Join('、', b.Excludes)}{(b.LeavesOut.Count == 0 ? "" : $" 其中不计入人数 {string.Join('、', b.LeavesOut)}")}",
                Watch w => $" {w.Owner} {w.Limit}",
                Screening s => $" {s.Owner} {s.Limit}{(s.Raised is { } raised ? $" {raised}后报县里" : "")}{(s.Opens is { } opens ? $" 打开 {opens}" : "")}{(s.Visits is { } law ? $" 每 {law.EveryMonths} 个月走访" : "")}",
                Counterpart c => $" {c.Office} {c.Benefit.Programme}",
                Campaign c => $" {c.Unit} {string.Join('、', c.Milestones.Select(m => m.Name))}",
                Indicator i => $" {i.Of} {i.Figure} {i.Unit}",
                _ => "",
            }).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Days on which anything in the contract is not as it was the day before.</summary>
    private static IEnumerable<DateOnly> Changes(Matter matter)
    {
        string? before = null;
        for (var day = First; day < Last; day = day.AddDays(1))
        {
            string now;
            try
            {
                now = Contract.Of(matter, day).Replace(On(day), "", StringComparison.Ordinal);
            }
            catch (RulesMissing)
            {
                now = "";
            }
            if (before is not null && now != before && now.Length > 0) { yield return day; }
            before = now;
        }
    }

    private static string On(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"受理于 {day:yyyy-MM-dd}：");

    private static string? Beside(string slug, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, slug + ".verified.txt") is var file && File.Exists(file) ? File.ReadAllText(file) : null;
}
