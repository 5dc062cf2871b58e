namespace Anmin.Casework.Ledger;

/// <summary>What a grant gives from a month on. Terms are only added: of those that have begun by a month, the one recorded last holds.</summary>
public sealed class TermRow
{
    public Guid GrantId { get; set; }

    /// <summary>1, 2, 3 … in the order of recording.</summary>
    public int Seq { get; set; }

    /// <summary>First month, 2026-10.</summary>
    public required string FromMonth { get; set; }
    public TermKind Kind { get; set; }

    /// <summary>Why it is suspended; null for every other kind.</summary>
    public Core.Benefits.Suspension? Suspended { get; set; }

    /// <summary>Due every month; zero while suspended and after the stop.</summary>
    public long MonthlyFen { get; set; }
    public int Persons { get; set; }

    /// <summary>Composition line by line, frozen.</summary>
    public required string Lines { get; set; }

    /// <summary>Why the amount is what it is from then on, for the family and the auditor.</summary>
    public required string Why { get; set; }

    /// <summary>The article it rests on.</summary>
    public required string Basis { get; set; }

    /// <summary>Parameters behind the amount that nobody has verified, joined with 、; empty where all are.</summary>
    public string Unverified { get; set; } = "";

    /// <summary>The decision, change, review or appeal behind it.</summary>
    public Guid CauseId { get; set; }
    public DateOnly RecordedOn { get; set; }
}

/// <summary>What a term does.</summary>
public enum TermKind { 发放, 渐退, 暂停, 停发 }

/// <summary>Somebody a term covers: at most one paid month per person and programme rests on this.</summary>
public sealed class CoveredRow
{
    public Guid GrantId { get; set; }
    public int Seq { get; set; }

    /// <summary>ID number, or for somebody without one the grant and the name.</summary>
    public required string Person { get; set; }
    public required string Name { get; set; }
}
