namespace Anmin.Exchange.Matching;

/// <summary>What became of a file: every line is matched, unmatched or rejected, and nothing else.</summary>
public sealed record MatchReport
{
    /// <summary>Lines with content; the head, the agency's last line and empty lines are not counted.</summary>
    public required long Lines { get; init; }

    /// <summary>Lines whose number belongs to an applicant.</summary>
    public required long Matched { get; init; }

    public required long Unmatched { get; init; }

    /// <summary>Lines that could not be compared; each was reported.</summary>
    public required long Rejected { get; init; }

    /// <summary>Of all lines, those with an old number of 15 digits.</summary>
    public required long Upgraded { get; init; }

    /// <summary>Hits told: more than <see cref="Matched"/> where an applicant stands twice in the list.</summary>
    public required long Hits { get; init; }

    /// <summary>Null where the head could not be read.</summary>
    public required FileEncoding? Encoding { get; init; }

    /// <summary>SHA-256 of the bytes in lower-case hex; empty where it was not asked for. The same file again is recognised by it (S-FI-5).</summary>
    public required string Digest { get; init; }

    /// <summary>Why the file must be refused as a whole: its head does not fit the layout, or it is not whole. The hits told before are then not to be used (S-FI-5).</summary>
    public required string? Fault { get; init; }

    /// <summary>Whether the number of lines could be held against what the agency says.</summary>
    public required bool WasCounted { get; init; }

    /// <summary>Nothing is known to be missing.</summary>
    public bool IsWhole => Fault is null;
}
