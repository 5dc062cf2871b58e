using Anmin.Casework.Records;

namespace Anmin.Casework.Ledger;

/// <summary>One month's money of one programme in one county: made once, released by a second human, frozen then.</summary>
public sealed class BatchRow : IInCounty
{
    public Guid Id { get; set; }
    public required string CountyCode { get; set; }
    public required string Programme { get; set; }
    public required string Month { get; set; }
    public BatchState State { get; set; }
    public Guid MadeBy { get; set; }
    public required string MadeByName { get; set; }
    public DateTime MadeAt { get; set; }
    public Guid? ReleasedBy { get; set; }
    public string? ReleasedByName { get; set; }
    public DateTime? ReleasedAt { get; set; }

    /// <summary>Lines that go to the bank, and their sum.</summary>
    public int Lines { get; set; }
    public long Fen { get; set; }

    /// <summary>Lines held back with a reason.</summary>
    public int Held { get; set; }

    /// <summary>Terms of the grants that had changed since the day before it was made, added up; another sum at release means that something has changed since.</summary>
    public int NewTerms { get; set; }

    /// <summary>The last number of the month's own lines; what is owed for earlier months and what is paid again comes after it.</summary>
    public int OwnLines { get; set; }

    /// <summary>The month's own lines that went to the bank, and their sum: they go on next month. Said at release.</summary>
    public int OnwardLines { get; set; }
    public long OnwardFen { get; set; }

    /// <summary>Whether a release was refused because something had changed: the next time the whole of it is computed anew.</summary>
    public bool IsDoubted { get; set; }

    /// <summary>SHA-256 of the bank file in UTF-8, written at release.</summary>
    public string? Hash { get; set; }
    public int Version { get; set; }

    /// <summary>How the bank file names it: 2026-10-610924-DB.</summary>
    public string Reference => $"{Month}-{CountyCode[..6]}-{Programme}";
}

/// <summary>Where a batch stands (handbook 01 A9).</summary>
public enum BatchState { 已核算, 已送银行, 已回盘, 已对平 }
