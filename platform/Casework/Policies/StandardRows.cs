using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Policies;

/// <summary>A change of a standard: proposed by one human, published by another. Published rows are never edited; the next change closes them.</summary>
public sealed class StandardChangeRow
{
    public Guid Id { get; set; }

    /// <summary>Slug of the table.</summary>
    public required string Standard { get; set; }

    /// <summary>The first of a month.</summary>
    public DateOnly From { get; set; }

    /// <summary>Province, city or county: whose document it is.</summary>
    public DivisionLevel Setter { get; set; }

    /// <summary>The city, or the one county whose officers see and propose it.</summary>
    public required string Area { get; set; }
    public required string Document { get; set; }
    public required string DocumentNumber { get; set; }
    public string? Link { get; set; }
    public ParameterStatus Status { get; set; }

    /// <summary>Why; without it a value cannot go down.</summary>
    public required string Reason { get; set; }
    public StandardChangeState State { get; set; }
    public Guid ProposedBy { get; set; }
    public required string ProposedByName { get; set; }
    public DateOnly ProposedOn { get; set; }
    public Guid? PublishedBy { get; set; }
    public string? PublishedByName { get; set; }
    public DateOnly? PublishedOn { get; set; }

    /// <summary>Grows with every change of state; a write must name the one it read.</summary>
    public int Version { get; set; }
}

/// <summary>Where a change stands.</summary>
public enum StandardChangeState { 拟定, 已公布, 作废 }

/// <summary>One value of a change.</summary>
public sealed class StandardValueRow
{
    public Guid ChangeId { get; set; }
    public required string Standard { get; set; }
    public DateOnly From { get; set; }
    public required string Region { get; set; }
    public required string Class { get; set; }
    public long MonthlyFen { get; set; }
    public long YearlyFen { get; set; }

    /// <summary>Which of the two the document does not say: it was worked out from the other.</summary>
    public StandardDerived Derived { get; set; }

    /// <summary>Whether it is in force or will be: of one place and class only one may begin on a day.</summary>
    public bool Published { get; set; }
}

/// <summary>Which figure was worked out.</summary>
public enum StandardDerived { 都写明, 月标准派生, 年标准派生 }
