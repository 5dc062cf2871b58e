using Anmin.Core.Deciding;

namespace Anmin.Core.Declaring;

/// <summary>One of the 23 measures of the city document: what it asks, and which declarations answer its clauses.</summary>
/// <param name="number">1–23.</param>
/// <param name="title">Short title in our own words.</param>
/// <param name="asks">What the city asks, in one sentence of our own.</param>
public abstract class Measure(int number, string title, string asks)
{
    public int Number { get; } = number;

    public string Title { get; } = title;

    public string Asks { get; } = asks;

    /// <summary>For how many months a file of the register of people can be taken back whole after it was committed; its rows are kept no longer. Null where another measure says so.</summary>
    public virtual Parameter? FilesKept => null;

    /// <summary>Everything declared for this measure.</summary>
    public virtual IReadOnlyList<Declaration> Declarations => [];
}
