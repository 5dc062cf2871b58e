namespace Anmin.Casework.Records;

/// <summary>What a limit waits for (handbook 01 A6-4).</summary>
public enum PauseCause { 补正, 鉴定, 裁判 }

/// <summary>Days that do not count towards a limit: start, end and reason stay on record.</summary>
public sealed class PauseRow : CasePart
{
    public PauseCause Cause { get; set; }
    public required string Reason { get; set; }
    public DateOnly From { get; set; }
    public required string ByName { get; set; }

    /// <summary>The day the limits went on; null while they wait.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>What came of the waiting.</summary>
    public string? Outcome { get; set; }
}
