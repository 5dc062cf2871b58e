using System.Runtime.ExceptionServices;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Population;
using Anmin.Core.Projecting;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Casework.Projecting;

/// <summary>Computes a change over counties' columns: both sides by the benefit's own rule, silently, one pass to compare. Pure: columns and books in, sums out.</summary>
public static class Projector
{
    /// <param name="standing">The parameters as they stand.</param>
    /// <param name="changes">Figures that would be others, each for a county.</param>
    /// <param name="on">The day by whose law both sides are computed.</param>
    /// <param name="progress">Told after each county.</param>
    /// <exception cref="MissingParameter">A figure is missing on one of the sides.</exception>
    /// <exception cref="ParameterFault">A changed figure cannot be: unreadable, or against the law of the day.</exception>
    public static ProjectionResult Compute(Benefit benefit, HeldCounties held, PolicyBook standing, IReadOnlyList<ParameterChange> changes, DateOnly on, Action? progress = null)
    {
        var changed = standing.Instead(Rows(standing, changes, on));
        var (counties, groups) = (held.Counties, held.Groups(on));
        var effects = new (CountyEffect County, Effect[] Sums, AgeEffect[] Ages, IReadOnlyCollection<ParameterRow> Used)[counties.Count];
        try
        {
            Parallel.For(0, counties.Count, i =>
            {
                effects[i] = One(benefit, counties[i], groups[i], standing, changed, on);
                progress?.Invoke();
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]); // what was the matter with a county, not that counties are computed side by side
        }
        return new(
            [.. effects.Select(e => e.County)],
            [.. Groups.OfHouseholds.Select(d => new DimensionEffect(d, Sum(effects.Select(e => e.Sums), d)))],
            counties.ToDictionary(c => c.Roster.County.Value, c => c.Roster.Version), [.. effects.SelectMany(e => e.Used).Distinct()],
            counties.Sum(c => (long)c.Roster.Households), counties.Sum(c => (long)c.Roster.People)) { Ages = [.. Enumerable.Range(0, Groups.Ages.Count).Select(a => effects.Aggregate(default(AgeEffect), (sum, e) => sum + e.Ages[a]))] };
    }

    private static (CountyEffect, Effect[], AgeEffect[], IReadOnlyCollection<ParameterRow>) One(Benefit benefit, HeldRoster held, Groups groups, PolicyBook standing, PolicyBook changed, DateOnly on)
    {
        var (roster, before) = (held.Roster, standing.For(held.Roster.County, on));
        var sweep = held.SweepOf(benefit, before);
        var (sums, ages) = (new Effect[Groups.Count], new AgeEffect[Groups.Ages.Count]);
        Projection.Compare(roster, Swept.Of(sweep, before), Swept.Of(sweep, changed.For(roster.County, on)), groups, held.Receiving(benefit.Programme), sums, ages);
        return (new(roster.County, sums.Aggregate(default(Effect), (a, b) => a + b)), sums, ages, before.Used);
    }

    private static Effect[] Sum(IEnumerable<Effect[]> counties, Dimension dimension)
    {
        var parts = new Effect[Groups.Names(dimension).Count];
        foreach (var sums in counties)
        {
            for (var key = 0; key < sums.Length; key++)
            {
                parts[Groups.Part(key, dimension)] += sums[key];
            }
        }
        return parts;
    }

    /// <summary>The changed figures as rows that begin on the day, each in its county; who may set them and in which document is as in the row they take the place of.</summary>
    private static IEnumerable<ParameterRow> Rows(PolicyBook standing, IReadOnlyList<ParameterChange> changes, DateOnly on) => changes.Select(c =>
    {
        var row = standing.Find(c.Id, c.Class, c.Region, on) ?? throw new MissingParameter(c.Id, c.Class, c.Region, on);
        return row with { Region = c.Region, From = on, To = null, Value = c.Value, Status = ParameterStatus.演示, Document = "测算", DocumentNumber = "测算" };
    });
}
