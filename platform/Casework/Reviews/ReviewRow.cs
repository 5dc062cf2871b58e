using Anmin.Casework.Records;

namespace Anmin.Casework.Reviews;

/// <summary>复核: what a family receives is looked at again, because something was reported, the day has come, or the county reopens it. One open at a time per grant.</summary>
public sealed class ReviewRow : CasePart
{
    public Guid GrantId { get; set; }
    public ReviewState State { get; set; }

    /// <summary>What was reported, one after the other, as JSON.</summary>
    public required string Reports { get; set; }
    public DateOnly OpenedOn { get; set; }

    /// <summary>Day by which it should be decided.</summary>
    public DateOnly Due { get; set; }

    /// <summary>The family's facts, corrected; they start from the last decision's.</summary>
    public required string Facts { get; set; }

    /// <summary>The township's proposal.</summary>
    public bool? ProposedGrant { get; set; }
    public long? ProposedFen { get; set; }
    public string? ProposedReason { get; set; }
    public string? ProposedArticle { get; set; }
    public Guid? ProposedBy { get; set; }
    public string? ProposedByName { get; set; }
    public DateOnly? ProposedOn { get; set; }

    /// <summary>What the family said of it before it was decided (社会救助法 第四十八条).</summary>
    public DateOnly? HeardOn { get; set; }
    public string? Heard { get; set; }
    public Guid? HeardBy { get; set; }
    public string? HeardByName { get; set; }

    public string? Number { get; set; }
    public Guid? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public ReviewOutcome? Outcome { get; set; }

    /// <summary>First month that is different.</summary>
    public string? FromMonth { get; set; }

    /// <summary>In one sentence, for the family.</summary>
    public string? Result { get; set; }
    public string? OwnReason { get; set; }
    public string? OwnArticle { get; set; }

    /// <summary>The computation, findings and parameters behind the decision, frozen.</summary>
    public string? Decision { get; set; }
    public string? Evidence { get; set; }
    public string? Parameters { get; set; }

    /// <summary>Grows with every change; a write must name the one it read (S-WF-2).</summary>
    public int Version { get; set; }
}

/// <summary>Where a review stands.</summary>
public enum ReviewState { 待复核, 待决定, 已决定 }

/// <summary>What a review brought.</summary>
public enum ReviewOutcome { 不变, 增加, 减少, 渐退, 停发 }

/// <summary>What has changed, or why it is looked at.</summary>
public enum Change { 家人去世, 新增家人, 结婚离婚, 搬家, 开始工作, 收入财产变化, 三次拒绝就业, 不再领取, 定期复核, 县区重查 }

/// <summary>One report of a change.</summary>
/// <param name="On">Day on which it happened.</param>
/// <param name="Person">Whom it is about, where the kind asks for somebody.</param>
/// <param name="By">The human who reported it; nobody for the calendar.</param>
/// <param name="HasLeft">Of a move: out of the city.</param>
public sealed record Report(Change What, DateOnly? On, string? Person, string Text, Guid By, string ByName, DateOnly ReportedOn, bool HasLeft = false);
