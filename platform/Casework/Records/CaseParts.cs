using Anmin.Core.Declaring;

namespace Anmin.Casework.Records;

/// <summary>Somebody a case is about: for search, duplicates and relatives.</summary>
public sealed class PartyRow : CasePart
{
    public required string Name { get; set; }
    public string? IdNumber { get; set; }
    public required string Role { get; set; }

    /// <summary>Service and number while the case is open, null afterwards: unique, so nobody has two open applications for one service.</summary>
    public string? OpenKey { get; set; }
}

/// <summary>What an officer has found, with the names of those who were there.</summary>
public sealed class FindingRow : CasePart
{
    public required string Kind { get; set; }
    public required string Facts { get; set; }
    public DateOnly FoundOn { get; set; }
    public Guid By { get; set; }
    public required string ByName { get; set; }

    /// <summary>Second investigator, where two are asked for.</summary>
    public Guid? With { get; set; }
    public string? WithName { get; set; }
    public DateTime RecordedAt { get; set; }

    /// <summary>Survey round: an objection opens a new one.</summary>
    public int Round { get; set; }

    /// <summary>The review it was found for; null before the first decision.</summary>
    public Guid? ReviewId { get; set; }
}

/// <summary>A running, paused or ended limit.</summary>
public sealed class ClockRow : CasePart
{
    /// <summary>Null for the whole procedure.</summary>
    public StepKind? Step { get; set; }
    public required string Name { get; set; }
    public DateOnly From { get; set; }
    public int Days { get; set; }
    public bool WorkingDays { get; set; }

    /// <summary>The last day; null while the calendar of <see cref="AwaitsYear"/> is not there.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The year whose working calendar the last day waits for.</summary>
    public int? AwaitsYear { get; set; }
    public DateOnly? PausedFrom { get; set; }
    public string? PauseReason { get; set; }
    public DateOnly? EndedOn { get; set; }
}

/// <summary>The one notice of what is missing.</summary>
public sealed class SupplementRow : CasePart
{
    public required string Asks { get; set; }
    public DateOnly AskedOn { get; set; }
    public DateOnly Until { get; set; }
    public string? Answer { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public required string AskedByName { get; set; }
}

/// <summary>A signed opinion, beside what the system computed.</summary>
public sealed class OpinionRow : CasePart
{
    public bool Grant { get; set; }

    /// <summary>Monthly amount in fen, where money is proposed.</summary>
    public long? MonthlyFen { get; set; }
    public long? ComputedFen { get; set; }
    public bool ComputedGrant { get; set; }

    /// <summary>Why it differs from the computed one; without it a different opinion cannot be saved.</summary>
    public string? Reason { get; set; }
    public string? Article { get; set; }
    public required string ByName { get; set; }
    public Guid By { get; set; }
    public DateOnly On { get; set; }
    public int Round { get; set; }

    /// <summary>The explained computation at that moment.</summary>
    public required string Computed { get; set; }
}

/// <summary>A public notice: built from a type without numbers, gone by itself after its last day (S-PR-4).</summary>
public sealed class NoticeRow : CasePart
{
    public required string Name { get; set; }
    public int Members { get; set; }
    public required string MatterName { get; set; }
    public required string Proposal { get; set; }
    public required string Place { get; set; }
    public DateOnly PostedOn { get; set; }

    /// <summary>Last day, 24:00.</summary>
    public DateOnly Until { get; set; }
    public bool ByCounty { get; set; }
    public DateOnly? TakenDownOn { get; set; }
}

/// <summary>An objection to a notice; name and phone are optional, a named one gets an answer.</summary>
public sealed class ObjectionRow : CasePart
{
    public Guid NoticeId { get; set; }
    public required string Text { get; set; }
    public string? Name { get; set; }
    public string? Phone { get; set; }
    public DateTime ReceivedAt { get; set; }
    public DateOnly ReceivedOn { get; set; }
    public string? Outcome { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public string? ClosedByName { get; set; }
}

/// <summary>A decision with everything it was made of, so that it can be replayed years later (S-WF-9).</summary>
public sealed class DecisionRow : CasePart
{
    public required string Number { get; set; }
    public bool Granted { get; set; }
    public DateOnly DecidedOn { get; set; }
    public DateOnly RulesOn { get; set; }
    public required string DecidedByName { get; set; }
    public required string DecidedByOffice { get; set; }

    /// <summary>The decision as computed: reasons, amounts, articles.</summary>
    public required string Decision { get; set; }
    public required string Facts { get; set; }
    public required string Evidence { get; set; }
    public required string Parameters { get; set; }
    public long? MonthlyFen { get; set; }
    public string? StartMonth { get; set; }

    /// <summary>The human reason where the outcome differs from the computed one.</summary>
    public string? OwnReason { get; set; }
    public string? OwnArticle { get; set; }
    public DateOnly DeliverBy { get; set; }
    public DateOnly? DeliveredOn { get; set; }
}

/// <summary>Money that a decision grants, month by month from its start until it ends.</summary>
public sealed class GrantRow : CasePart
{
    public required string Programme { get; set; }
    public required string Class { get; set; }
    public required string Name { get; set; }
    public int Persons { get; set; }
    public required string StartMonth { get; set; }
    public string? EndMonth { get; set; }
    public long MonthlyFen { get; set; }

    /// <summary>Composition line by line, frozen.</summary>
    public required string Lines { get; set; }
    public Guid DecisionId { get; set; }

    /// <summary>Service whose decision it came from.</summary>
    public required string Matter { get; set; }

    /// <summary>The term recorded last.</summary>
    public int TermSeq { get; set; }

    /// <summary>The day on which it was recorded.</summary>
    public DateOnly ChangedOn { get; set; }

    /// <summary>The last term that a released batch has carried out for all months; behind <see cref="TermSeq"/>, earlier months are looked at again.</summary>
    public int BilledSeq { get; set; }

    /// <summary>Day by which the family's circumstances are verified again, and the class that says how often.</summary>
    public DateOnly? ReviewDue { get; set; }
    public string? ReviewClass { get; set; }
}

/// <summary>A paper or photo. The bytes lie under a server-made key outside the web root (S-FI-2).</summary>
public sealed class AttachmentRow : CasePart
{
    public Guid? DraftId { get; set; }
    public required string Material { get; set; }
    public required string Label { get; set; }
    public required string ContentType { get; set; }
    public long Size { get; set; }
    public required string Sha256 { get; set; }
    public DateTime UploadedAt { get; set; }

    /// <summary>The file under whose key the bytes lie, where this one is its copy in the file of another place; null where they are its own.</summary>
    public Guid? CopyOf { get; set; }
}
