using Anmin.Casework.Records;

namespace Anmin.Casework.Verification;

/// <summary>授权的撤回: somebody of the family no longer agrees to be asked about. What she agreed to before this day holds no longer; a consent signed later holds again.</summary>
public sealed class ConsentEndRow : CasePart
{
    /// <summary>Who withdrew, by the name in the application.</summary>
    public required string Person { get; set; }
    public DateOnly On { get; set; }

    /// <summary>Who heard her say so; null where she wrote it or did it herself in her own pages.</summary>
    public string? Witness { get; set; }

    /// <summary>What she wrote.</summary>
    public Guid? PaperId { get; set; }
    public Guid RecordedBy { get; set; }
    public required string RecordedByName { get; set; }
    public DateTime RecordedAt { get; set; }
}
