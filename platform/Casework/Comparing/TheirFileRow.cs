using Anmin.Casework.Records;

namespace Anmin.Casework.Comparing;

/// <summary>A register of another office as a county got it on a file: first only looked at, then used until a newer one takes its place.</summary>
public sealed class TheirFileRow : IInCounty
{
    public Guid Id { get; set; }
    public required string CountyCode { get; set; }

    /// <summary>Slug of the declared counterpart.</summary>
    public required string Counterpart { get; set; }

    /// <summary>The day whose state the file says.</summary>
    public DateOnly AsOf { get; set; }
    public required string Name { get; set; }
    public required string Sha256 { get; set; }
    public required string Encoding { get; set; }

    /// <summary>Rows under the head. Always the sum of the three that follow.</summary>
    public int Lines { get; set; }

    /// <summary>Somebody of the county's register.</summary>
    public int Matched { get; set; }

    /// <summary>Nobody of the county's register; kept, and matched from the day on which she is.</summary>
    public int Unknown { get; set; }
    public int Faulty { get; set; }

    /// <summary>Families in it, rows with faults left out.</summary>
    public int Families { get; set; }
    public TheirFileState State { get; set; }
    public required string ReadByName { get; set; }
    public DateTime ReadAt { get; set; }
    public string? UsedByName { get; set; }
    public DateTime? UsedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>How far a file has come.</summary>
public enum TheirFileState { 试读, 在用, 已换下, 作废 }

/// <summary>Somebody in their register, by the number of her paper.</summary>
public sealed class TheirEntryRow
{
    public Guid FileId { get; set; }

    /// <summary>Number of the row in the file.</summary>
    public int No { get; set; }

    /// <summary>Null where it is no number of a paper.</summary>
    public string? Number { get; set; }
    public string? Name { get; set; }

    /// <summary>Their number of the family.</summary>
    public string? Family { get; set; }
    public Core.Population.PovertyWatch? Kind { get; set; }

    /// <summary>Whether the family has come out of poverty, or its risk is over.</summary>
    public bool? HasLeft { get; set; }

    /// <summary>A year's income per head, fen.</summary>
    public long? PerHead { get; set; }

    /// <summary>What made the family poor, in their words.</summary>
    public string? Ground { get; set; }
    public Core.Population.LabourCapacity? Labour { get; set; }
    public TheirEntryState State { get; set; }

    /// <summary>Why it is left out, or why nobody was found.</summary>
    public string? Why { get; set; }
}

/// <summary>What a row of their file is.</summary>
public enum TheirEntryState { 对上, 底册没有, 错误 }
