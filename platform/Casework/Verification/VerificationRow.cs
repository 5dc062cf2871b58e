using Anmin.Casework.Records;
using Anmin.Core.Declaring;

namespace Anmin.Casework.Verification;

/// <summary>核对请求: a township asks the county to verify a family. It belongs to a case, and after the decision to a review of what is paid; without one nobody can be asked about (handbook 01 1.2-08).</summary>
public sealed class VerificationRow : CasePart
{
    /// <summary>Slug of the declaration.</summary>
    public required string Declared { get; set; }

    /// <summary>The review for which it was asked; null for an application.</summary>
    public Guid? ReviewId { get; set; }
    public Purpose Purpose { get; set; }
    public VerificationState State { get; set; }

    /// <summary>Codes of the sources, joined with commas.</summary>
    public required string Sources { get; set; }

    /// <summary>Everybody verified, with the consent as it was then, frozen.</summary>
    public required string Subjects { get; set; }
    public string? Why { get; set; }
    public DateOnly RequestedOn { get; set; }
    public Guid RequestedBy { get; set; }
    public required string RequestedByName { get; set; }

    /// <summary>Last day on which the county starts; null where the law of that day sets none.</summary>
    public DateOnly? StartBy { get; set; }
    public DateOnly? StartedOn { get; set; }
    public string? StartedByName { get; set; }

    /// <summary>Last day for the sources.</summary>
    public DateOnly? AnswerBy { get; set; }

    /// <summary>The next day that somebody must keep, for the queue; null once the report is made.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The year whose working calendar that day waits for.</summary>
    public int? AwaitsYear { get; set; }
    public string? ReportNumber { get; set; }
    public DateOnly? ConcludedOn { get; set; }
    public string? ConcludedByName { get; set; }

    /// <summary>Why the report did not wait for a source that was silent.</summary>
    public string? WithoutReason { get; set; }

    /// <summary>Last day on which the report may be relied upon.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>What needs a look, as it was when the report was made.</summary>
    public string? Flags { get; set; }

    /// <summary>Instant of the report, to tell later answers.</summary>
    public DateTime? ConcludedAt { get; set; }

    /// <summary>Grows with every change; a write must name the one it read (S-WF-2).</summary>
    public int Version { get; set; }

    public IReadOnlyList<string> Codes => Sources.Split(',');
}

/// <summary>What a verification is for.</summary>
public enum Purpose { 新申请, 复核, 抽查 }

/// <summary>Where it stands.</summary>
public enum VerificationState { 待启动, 核对中, 已出报告, 已撤回 }

/// <summary>One source asked about one person. 未返回 until it answers; no answer is never nothing found (S-RE-4).</summary>
public sealed class VerificationItemRow : CasePart
{
    public Guid VerificationId { get; set; }

    /// <summary>Its place in the verification, from 1: by source, then by person.</summary>
    public int No { get; set; }

    /// <summary>The number under which the source is asked; it says nothing about the family.</summary>
    public required string RequestNo { get; set; }

    /// <summary>Code of the source.</summary>
    public required string Source { get; set; }
    public required string Subject { get; set; }
    public required string IdNumber { get; set; }

    /// <summary>About somebody who lives apart and owes the family support.</summary>
    public bool IsObligor { get; set; }
    public Reply Reply { get; set; }

    /// <summary>Last time it was asked, and by which way.</summary>
    public DateTime? AskedAt { get; set; }
    public Way? Way { get; set; }
    public DateTime? AnsweredAt { get; set; }

    /// <summary>The instant at which the source's register stood so, where it says it.</summary>
    public DateTime? StoodAt { get; set; }

    /// <summary>How often it was asked online without an answer, and not again before.</summary>
    public int Tries { get; set; }
    public DateTime? NextTryAt { get; set; }

    /// <summary>Last day on which it may be asked, and an answer to it be taken: the consent of the one whom it is about ends then.</summary>
    public DateOnly? ConsentTo { get; set; }

    /// <summary>Called back without answer, because the consent was taken back or has run out, or because what it was asked for has ended: from then on nobody is asked and no answer is taken.</summary>
    public DateOnly? CalledBackOn { get; set; }

    /// <summary>What went wrong, in words for an officer.</summary>
    public string? Trouble { get; set; }

    /// <summary>1, and one more each time it is asked anew after an objection.</summary>
    public int Round { get; set; } = 1;
    public int Version { get; set; }

    /// <summary>Whether anybody has carried the question to the source, or the source has answered it in what it gave of everybody.</summary>
    public bool IsAsked => AskedAt is not null || Reply is Reply.已返回 or Reply.无数据;

    /// <summary>Whether it still waits to be carried there.</summary>
    public bool IsUnasked => !IsAsked && CalledBackOn is null;
}

/// <summary>How a source is reached.</summary>
public enum Way { 文件, 联网 }

/// <summary>One figure or record of an answer. A corrected one stays and says when it was replaced (S-WF-10).</summary>
public sealed class VerificationAnswerRow : CasePart
{
    public Guid ItemId { get; set; }

    /// <summary>The thing it is about, by the source's word; empty for a record without figure.</summary>
    public required string About { get; set; }

    /// <summary>What was said, sealed: figure, day, remark.</summary>
    public string? Sealed { get; set; }

    /// <summary>Digest of what was said, by which the source's copy can be held against it (<see cref="Said.DigestOf"/>).</summary>
    public string? Digest { get; set; }

    /// <summary>From this day on only the figure and its day are left.</summary>
    public DateOnly? ErasedOn { get; set; }

    /// <summary>In the open, of answers from before they were sealed; the night seals them and empties these.</summary>
    public long? Fen { get; set; }
    public int? Count { get; set; }
    public DateOnly? AsOf { get; set; }
    public string? Note { get; set; }

    /// <summary>File, line; or online; or the officer who corrected it.</summary>
    public required string From { get; set; }
    public DateTime At { get; set; }
    public DateTime? ReplacedAt { get; set; }
}

/// <summary>异议: the family says that an answer is wrong. It stays open until the re-check is told to it (确认办法 第十八条).</summary>
public sealed class RecheckRow : CasePart
{
    public Guid VerificationId { get; set; }
    public Guid ItemId { get; set; }
    public required string Text { get; set; }

    /// <summary>The paper that came with it.</summary>
    public Guid? PaperId { get; set; }
    public DateOnly ReceivedOn { get; set; }

    /// <summary>What was done: asked again, or corrected.</summary>
    public string? Done { get; set; }
    public string? Outcome { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public string? ClosedByName { get; set; }
    public int Version { get; set; }
}
