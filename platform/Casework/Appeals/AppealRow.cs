using Anmin.Casework.Records;

namespace Anmin.Casework.Appeals;

/// <summary>申诉、行政复议、行政诉讼: a decision is fought. What it is fought with stays beside what was decided; neither is ever overwritten (handbook 01 A8).</summary>
public sealed class AppealRow : CasePart
{
    public AppealKind Kind { get; set; }
    public AppealState State { get; set; }

    /// <summary>What is fought: the decision, the review or the earlier new decision; the case itself where it was terminated.</summary>
    public Contested Contested { get; set; }
    public Guid ContestedId { get; set; }
    public required string ContestedNumber { get; set; }

    /// <summary>What it said, in a few words.</summary>
    public required string ContestedWhat { get; set; }
    public DateOnly ContestedOn { get; set; }

    /// <summary>Who made it: never the one who answers (a check of the table too).</summary>
    public Guid? ContestedBy { get; set; }

    /// <summary>First month that should have been paid otherwise, where it is about money.</summary>
    public string? OughtMonth { get; set; }

    /// <summary>A terminated case that goes on: the day by which it should have been decided. A grant that follows starts as if decided then.</summary>
    public DateOnly? OughtOn { get; set; }

    /// <summary>Day on which the decision was delivered or known; the limit counts from it.</summary>
    public DateOnly KnownOn { get; set; }

    /// <summary>Last day in time; null where no law sets one.</summary>
    public DateOnly? LimitOn { get; set; }
    public bool IsLate { get; set; }
    public string? LateReason { get; set; }

    /// <summary>The 行政复议 that a 行政诉讼 follows.</summary>
    public Guid? AfterId { get; set; }

    /// <summary>Who hears it.</summary>
    public required string Body { get; set; }

    /// <summary>Day on which it reached the office, or on which the family says that it has applied.</summary>
    public DateOnly ReceivedOn { get; set; }
    public required string Grounds { get; set; }

    /// <summary>Number of the notice and what came with it.</summary>
    public string? Document { get; set; }
    public Guid RecordedBy { get; set; }
    public required string RecordedByName { get; set; }
    public DateOnly RecordedOn { get; set; }

    /// <summary>The office's next day; kept after the end for the record; null while the calendar of <see cref="AwaitsYear"/> is not there.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The year whose working calendar that day waits for.</summary>
    public int? AwaitsYear { get; set; }

    /// <summary>The office's answer to the body that hears it.</summary>
    public DateOnly? RepliedOn { get; set; }
    public string? ReplyDocument { get; set; }
    public string? RepliedByName { get; set; }

    /// <summary>What came out.</summary>
    public AppealResult? Result { get; set; }
    public DateOnly? ResultOn { get; set; }

    /// <summary>Day on which the family received it; a 行政诉讼 after it counts from here.</summary>
    public DateOnly? ResultKnownOn { get; set; }
    public string? ResultNumber { get; set; }
    public string? ResultText { get; set; }
    public Guid? ResultBy { get; set; }
    public string? ResultByName { get; set; }
    public DateOnly? ResultRecordedOn { get; set; }

    /// <summary>Facts, findings and day of the law behind what is fought, for deciding anew; null where it was terminated.</summary>
    public string? Facts { get; set; }
    public string? Evidence { get; set; }
    public DateOnly? RulesOn { get; set; }

    /// <summary>The office's own answer or new decision.</summary>
    public string? Number { get; set; }
    public Guid? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public bool? Granted { get; set; }
    public long? MonthlyFen { get; set; }
    public string? OwnReason { get; set; }
    public string? OwnArticle { get; set; }

    /// <summary>The computation and parameters behind the new decision, frozen.</summary>
    public string? Decision { get; set; }
    public string? Parameters { get; set; }

    /// <summary>First month that is different, and what follows in a sentence for the family.</summary>
    public string? FromMonth { get; set; }
    public string? Effect { get; set; }

    /// <summary>Grows with every change; a write must name the one it read (S-WF-2).</summary>
    public int Version { get; set; }
}

/// <summary>Three ways of fighting a decision: within the office, before the government, before the court.</summary>
public enum AppealKind { 申诉, 行政复议, 行政诉讼 }

/// <summary>What is fought.</summary>
public enum Contested { 确认决定, 复核决定, 重新决定, 终止办理 }

/// <summary>Where it stands. A 申诉 goes from 待答复 to 已办结; the others wait for the body that hears them.</summary>
public enum AppealState { 本人报告, 待答复, 待结果, 待重作, 已办结 }

/// <summary>What came out (handbook 01 A8). 终止: withdrawn, or ended without a result.</summary>
public enum AppealResult { 维持, 变更, 撤销, 确认违法, 责令重作, 终止 }
