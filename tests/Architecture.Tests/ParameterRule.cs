using System.Reflection;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Architecture.Tests;

/// <summary>A county with the days on which its code is valid.</summary>
public sealed record CountyDays(DivisionCode Place, DateOnly From, DateOnly To);

/// <summary>R7: every parameter that a rule names exists, holds for every county on every day from its first one, and every value has its document, day of checking and status.</summary>
public static class ParameterRule
{
    /// <summary>The parameters that an assembly's rules name: its static fields of that type.</summary>
    public static IEnumerable<Parameter> NamedIn(Assembly rules) => rules.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        .Where(f => f.FieldType == typeof(Parameter)).Select(f => (Parameter)f.GetValue(null)!);

    /// <param name="until">The last day that is looked at, for values without end.</param>
    public static IEnumerable<string> R7(IReadOnlyList<Parameter> named, IReadOnlyList<ParameterRow> rows, IReadOnlyList<CountyDays> counties, DateOnly until)
    {
        foreach (var id in named.Select(p => p.Id).Distinct().Where(id => rows.All(r => r.Id != id)))
        {
            yield return $"R7 没有参数 {id} 的值";
        }
        foreach (var id in rows.Select(r => r.Id).Distinct().Except(named.Select(p => p.Id)))
        {
            yield return $"R7 参数 {id} 没有规则用它";
        }
        foreach (var complaint in rows.SelectMany(Source)) { yield return complaint; }
        foreach (var complaint in rows.GroupBy(r => r.Id).SelectMany(g => Overlaps([.. g]).Concat(Gaps([.. g], counties, until)))) { yield return complaint; }
    }

    private static IEnumerable<string> Source(ParameterRow row)
    {
        var at = $"R7 {row.Id}·{row.Class}（{row.Region}，自 {row.From:yyyy-MM-dd}）";
        if (string.IsNullOrWhiteSpace(row.Document) || string.IsNullOrWhiteSpace(row.DocumentNumber)) { yield return $"{at}没有写出自哪份文件"; }
        if (row.CheckedOn.Year < 2020) { yield return $"{at}没有核验日"; }
        if (!Enum.IsDefined(row.Status)) { yield return $"{at}没有状态"; }
        if (row.Status == ParameterStatus.已核实 && string.IsNullOrWhiteSpace(row.Link)) { yield return $"{at}已核实，却没有原文的链接"; }
    }

    private static IEnumerable<string> Overlaps(IReadOnlyList<ParameterRow> rows) =>
        from one in rows
        from other in rows
        where one.Region == other.Region && one.Class == other.Class && one.From < other.From && (one.To is null || one.To >= other.From)
        select $"R7 {one.Id}·{one.Class}（{one.Region}）{other.From:yyyy-MM-dd} 这天有两个值";

    private static IEnumerable<string> Gaps(IReadOnlyList<ParameterRow> rows, IReadOnlyList<CountyDays> counties, DateOnly until)
    {
        var first = rows.Min(r => r.From);
        // Something can only change on a day on which a value begins, or on the day after one ends.
        var edges = rows.Select(r => r.From).Concat(rows.Where(r => r.To < until).Select(r => r.To!.Value.AddDays(1))).Concat(counties.Select(c => c.From)).Append(until)
            .Where(d => d >= first && d <= until).Distinct().Order().ToList();
        foreach (var @class in rows.Select(r => r.Class).Distinct())
        {
            foreach (var county in counties)
            {
                foreach (var day in edges.Where(d => d >= county.From && d <= county.To))
                {
                    if (!county.Place.Upwards().Any(place => rows.Any(r => r.Class == @class && r.Region == place && r.CoversDay(day))))
                    {
                        yield return $"R7 {rows[0].Id}·{@class}（{county.Place}，{day:yyyy-MM-dd}）没有值";
                    }
                }
            }
        }
    }
}
