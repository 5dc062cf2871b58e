using Anmin.Core.Declaring;

namespace Anmin.Core.Registers;

/// <summary>A campaign 专项: targets by division, milestones with dates, and progress.</summary>
public abstract class Campaign(string slug, string name, params IReadOnlyList<string> clauses) : Declaration(slug, name, clauses)
{
    public override char Kind => 'P';

    public abstract string Summary { get; }

    public abstract IReadOnlyList<Milestone> Milestones { get; }

    /// <summary>What is counted towards the target, such as 所.</summary>
    public abstract string Unit { get; }
}

/// <summary>Something that must be done by a day.</summary>
public sealed record Milestone(string Name, DateOnly Due);
