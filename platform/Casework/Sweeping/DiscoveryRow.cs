using Anmin.Casework.Records;

namespace Anmin.Casework.Sweeping;

/// <summary>What a screening found about a household, a person or a grant: work for somebody, with a clock. It decides nothing.</summary>
public sealed class DiscoveryRow : IInTown
{
    public Guid Id { get; set; }

    /// <summary>Slug of the screening.</summary>
    public required string Screening { get; set; }

    /// <summary>What tells it from the screening's other findings in the county.</summary>
    public required string Subject { get; set; }
    public required string CountyCode { get; set; }

    /// <summary>Empty where it is about the county.</summary>
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }
    public Guid? HouseholdId { get; set; }
    public Guid? PersonId { get; set; }
    public Guid? GrantId { get; set; }
    public required string Text { get; set; }

    /// <summary>Fen a month that the rule gives.</summary>
    public long DueFen { get; set; }

    /// <summary>Fen a month that is paid.</summary>
    public long PaidFen { get; set; }

    /// <summary>What the rule said aloud on the day it was found, frozen; null where no rule of a benefit is behind it.</summary>
    public string? Reasons { get; set; }
    public DateOnly FoundOn { get; set; }

    /// <summary>The last night on which it was still so.</summary>
    public DateOnly SeenOn { get; set; }

    /// <summary>The level that must look.</summary>
    public required string Owner { get; set; }

    /// <summary>The last day; null while the calendar of <see cref="AwaitsYear"/> is not there.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The year whose working calendar one of the days waits for.</summary>
    public int? AwaitsYear { get; set; }

    /// <summary>The day after which the county is told that nobody has answered, or null.</summary>
    public DateOnly? RaisedOn { get; set; }
    public DiscoveryState State { get; set; }

    /// <summary>How it was looked into and what was done.</summary>
    public string? Outcome { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public string? ClosedByName { get; set; }

    /// <summary>The day on which the family was told that it may apply.</summary>
    public DateOnly? ToldOn { get; set; }

    /// <summary>The application that came of it.</summary>
    public Guid? CaseId { get; set; }
}

/// <summary>Where a finding stands.</summary>
public enum DiscoveryState
{
    /// <summary>Somebody has to look.</summary>
    待核实,

    /// <summary>It was so, and was dealt with.</summary>
    属实,

    /// <summary>The register or the rule was wrong.</summary>
    误报,

    /// <summary>A later night did not find it any more, before anybody looked.</summary>
    已消失,
}

/// <summary>One county's sweep of one night. Its key is what makes a rerun change nothing.</summary>
public sealed class SweepRow : IInCounty
{
    public required string CountyCode { get; set; }
    public DateOnly On { get; set; }

    /// <summary>Version of the register it went over.</summary>
    public required string Register { get; set; }

    /// <summary>Digest of everything found, in order: two runs over one register agree byte for byte.</summary>
    public required string Digest { get; set; }
    public int Households { get; set; }
    public int People { get; set; }
    public int Found { get; set; }

    /// <summary>Of them, what no earlier night had found.</summary>
    public int New { get; set; }

    /// <summary>What an earlier night had found and this one did not.</summary>
    public int Gone { get; set; }

    /// <summary>Screenings that could not run and why, one a line; empty where all ran.</summary>
    public string Faults { get; set; } = "";
    public DateTime StartedAt { get; set; }
    public DateTime EndedAt { get; set; }
}
