using Anmin.Casework.Records;

namespace Anmin.Casework.Ledger;

/// <summary>An account that a grant is paid to, from its proposal on. One is in force at a time; older ones stay.</summary>
public sealed class PayeeRow : CasePart
{
    public Guid GrantId { get; set; }
    public required string Holder { get; set; }
    public required string Bank { get; set; }
    public required string Account { get; set; }

    /// <summary>Whether the holder is one of the persons covered.</summary>
    public bool IsMember { get; set; }

    /// <summary>The written agreement under which somebody else receives the money, or null.</summary>
    public string? Agreement { get; set; }
    public PayeeState State { get; set; }

    /// <summary>Why it was changed.</summary>
    public string? Reason { get; set; }
    public Guid ProposedBy { get; set; }
    public required string ProposedByName { get; set; }
    public DateOnly ProposedOn { get; set; }
    public Guid? CheckedBy { get; set; }
    public string? CheckedByName { get; set; }

    /// <summary>First day it may be paid to: the waiting time lets the family object (S-MO-6).</summary>
    public DateOnly? UsableFrom { get; set; }
}

/// <summary>Where an account stands.</summary>
public enum PayeeState { 待复核, 等待期, 生效, 停用, 驳回 }
