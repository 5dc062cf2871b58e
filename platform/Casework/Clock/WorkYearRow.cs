namespace Anmin.Casework.Clock;

/// <summary>A year's working calendar as the State Council's notice sets it: written down by one human, published by another. A published one is never edited; a later notice for the same year takes its place.</summary>
public sealed class WorkYearRow
{
    public Guid Id { get; set; }
    public int Year { get; set; }
    public required string Document { get; set; }
    public required string DocumentNumber { get; set; }
    public required string Link { get; set; }
    public WorkYearState State { get; set; }
    public Guid ProposedBy { get; set; }
    public required string ProposedByName { get; set; }
    public DateOnly ProposedOn { get; set; }
    public Guid? PublishedBy { get; set; }
    public string? PublishedByName { get; set; }
    public DateOnly? PublishedOn { get; set; }

    /// <summary>Grows with every change of state; a write must name the one it read.</summary>
    public int Version { get; set; }
}

/// <summary>Where a year's calendar stands.</summary>
public enum WorkYearState { 拟定, 已公布, 作废 }

/// <summary>A day of a year's calendar that differs from the ordinary week.</summary>
public sealed class WorkDayRow
{
    public Guid WorkYearId { get; set; }
    public DateOnly Day { get; set; }

    /// <summary>A weekend day on which offices work; otherwise a day off.</summary>
    public bool IsMakeUp { get; set; }

    /// <summary>The festival it belongs to, or two that fall together.</summary>
    public required string Festival { get; set; }
}
