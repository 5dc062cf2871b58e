using Anmin.Casework.Records;

namespace Anmin.Casework.Policies;

/// <summary>A grant computed again after a standard was published, for the county to confirm: old, new, and what makes the new.</summary>
public sealed class RecalculationRow : CasePart
{
    public Guid ChangeId { get; set; }
    public Guid GrantId { get; set; }
    public required string Name { get; set; }
    public required string Class { get; set; }
    public int Persons { get; set; }

    /// <summary>First month of the new amount: the standard's, or the grant's own where that is later.</summary>
    public required string FromMonth { get; set; }
    public long OldFen { get; set; }
    public long NewFen { get; set; }

    /// <summary>The grant's last term when it was computed; a later one means: compute again.</summary>
    public int TermSeq { get; set; }

    /// <summary>Composition of the new amount, frozen.</summary>
    public required string Lines { get; set; }

    /// <summary>The parameters behind it, frozen.</summary>
    public required string Parameters { get; set; }

    /// <summary>How it was computed, or why the machine cannot.</summary>
    public required string Why { get; set; }
    public RecalculationState State { get; set; }

    /// <summary>Why the county did not confirm this one.</summary>
    public string? Objection { get; set; }
    public string? DoneByName { get; set; }
    public Guid? DoneBy { get; set; }
    public DateOnly? DoneOn { get; set; }
}

/// <summary>Where a recalculation stands. What the machine cannot compute waits for a human decision of its own; what the county does not agree with stays as it was until its review is decided.</summary>
public enum RecalculationState { 待确认, 要人办, 已确认, 不变, 转复核 }
