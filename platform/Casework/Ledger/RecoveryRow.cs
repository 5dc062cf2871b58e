using Anmin.Casework.Records;

namespace Anmin.Casework.Ledger;

/// <summary>Money to be got back from a family: decided with reasons, paid in instalments, waived or written off by new postings only (S-MO-7).</summary>
public sealed class RecoveryRow : CasePart
{
    public Guid GrantId { get; set; }
    public required string Programme { get; set; }
    public required string Number { get; set; }
    public required string Name { get; set; }
    public long Fen { get; set; }
    public long RecoveredFen { get; set; }
    public long WaivedFen { get; set; }
    public long WrittenOffFen { get; set; }

    /// <summary>Months beyond what was due, for the letter: 2026-03、2026-04.</summary>
    public required string Months { get; set; }
    public required string Reason { get; set; }
    public required string Basis { get; set; }
    public long InstalmentFen { get; set; }
    public Guid ProposedBy { get; set; }
    public required string ProposedByName { get; set; }
    public DateOnly ProposedOn { get; set; }
    public Guid? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public RecoveryState State { get; set; }
    public int Version { get; set; }

    public long LeftFen => Fen - RecoveredFen - WaivedFen - WrittenOffFen;
}

/// <summary>Where a recovery stands.</summary>
public enum RecoveryState { 待决定, 追缴中, 已结清, 不追缴 }
