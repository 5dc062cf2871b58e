namespace Anmin.Core.Sweeping;

/// <summary>Whoever is found by a screening and really is so, is kept in view from then on: what the visitor is asked, and how often somebody goes.</summary>
/// <param name="List">Name of the list in addresses, ASCII; screenings may share one.</param>
/// <param name="Name">How the list is called.</param>
/// <param name="Summary">Who stands in it, in one sentence.</param>
/// <param name="Asks">The questions of a visit, an <see cref="IVisit"/>.</param>
/// <param name="EveryMonths">How many months may lie between two visits.</param>
public sealed record VisitLaw(string List, string Name, string Summary, Type Asks, int EveryMonths)
{
    /// <summary>The last day for the next visit.</summary>
    public DateOnly Next(DateOnly visited) => visited.AddMonths(EveryMonths);
}

/// <summary>The last visit to somebody.</summary>
/// <param name="Answer">What the visitor wrote down, of the law's type.</param>
public sealed record Visited(DateOnly On, object Answer);

/// <summary>What every visit says, whatever else is asked.</summary>
public interface IVisit
{
    /// <summary>The day on which somebody was there.</summary>
    DateOnly VisitDay { get; }

    /// <summary>What was seen and arranged, in the visitor's own words.</summary>
    string VisitNote { get; }
}
