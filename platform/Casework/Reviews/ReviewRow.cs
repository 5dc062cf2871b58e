using Anmin.Casework.Records;
using Anmin.Core.Benefits;

namespace Anmin.Casework.Reviews;

/// <summary>复核: what a family receives is looked at again, because something was reported, the day has come, or the county reopens it. One open at a time per grant.</summary>
public sealed class ReviewRow : CasePart
{
    public Guid GrantId { get; set; }
    public ReviewState State { get; set; }

    /// <summary>What was reported, one after the other, as JSON.</summary>
    public required string Reports { get; set; }
    public DateOnly OpenedOn { get; set; }

    /// <summary>Day by which it should be decided; null while the calendar of <see cref="AwaitsYear"/> is not there.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The year whose working calendar that day waits for.</summary>
    public int? AwaitsYear { get; set; }

    /// <summary>The family's facts, corrected; they start from the last decision's.</summary>
    public required string Facts { get; set; }

    /// <summary>The township's proposal.</summary>
    public bool? ProposedGrant { get; set; }
    public long? ProposedFen { get; set; }
    public string? ProposedReason { get; set; }
    public string? ProposedArticle { get; set; }
    public Suspension? ProposedSuspension { get; set; }

    /// <summary>Of a proposed stop for fraud: the first month that was wrong, and the fine.</summary>
    public string? ProposedFraudFrom { get; set; }
    public long? ProposedFineFen { get; set; }
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

    /// <summary>Whether the township decided, by the delegation of the day on which it was opened (1.5), and by which document.</summary>
    public bool ByTown { get; set; }
    public string? Delegation { get; set; }
    public string? DecidedByOffice { get; set; }

    /// <summary>Of a township's decision: whether the county drew it for a check, how, and what it found.</summary>
    public bool Drawn { get; set; }
    public string? DrawnWhy { get; set; }
    public DateOnly? CheckedOn { get; set; }
    public Guid? CheckedBy { get; set; }
    public string? CheckedByName { get; set; }
    public string? CheckFound { get; set; }
    public Suspension? Suspension { get; set; }

    /// <summary>Of a stop for fraud: the first wrong month, what was obtained since, the fine.</summary>
    public string? FraudFrom { get; set; }
    public long? ObtainedFen { get; set; }
    public long? FineFen { get; set; }
    public string? FineBasis { get; set; }

    /// <summary>The article that asks for a warning talk, where a change was kept silent too long; and the talk.</summary>
    public string? TalkBasis { get; set; }
    public DateOnly? TalkedOn { get; set; }
    public string? Talk { get; set; }
    public Guid? TalkedWith { get; set; }
    public string? TalkedByName { get; set; }

    /// <summary>How the letter reached the family; the limits of an appeal run from this day.</summary>
    public DateOnly? DeliverBy { get; set; }
    public DateOnly? DeliveredOn { get; set; }
    public Delivery? DeliveredBy { get; set; }
    public string? DeliveredNote { get; set; }
    public string? DeliveredByName { get; set; }

    /// <summary>First month that is different.</summary>
    public string? FromMonth { get; set; }

    /// <summary>In one sentence, for the family.</summary>
    public string? Result { get; set; }
    public string? OwnReason { get; set; }
    public string? OwnArticle { get; set; }

    /// <summary>The report of the means verification on which the outcome stands; null where it stands on none.</summary>
    public string? ReportNumber { get; set; }
    public DateOnly? ReportedOn { get; set; }

    /// <summary>The computation, findings and parameters behind the decision, frozen.</summary>
    public string? Decision { get; set; }
    public string? Evidence { get; set; }
    public string? Parameters { get; set; }

    /// <summary>Grows with every change; a write must name the one it read (S-WF-2).</summary>
    public int Version { get; set; }

    /// <summary>Back to the township: what was proposed and what the family said to it no longer counts.</summary>
    internal void StartAnew()
    {
        State = ReviewState.待复核;
        (ProposedSuspension, ProposedFraudFrom, ProposedFineFen) = (null, null, null);
        (ProposedBy, ProposedByName, ProposedOn, HeardOn, Heard, HeardBy, HeardByName) = (null, null, null, null, null, null, null);
    }
}

/// <summary>Where a review stands.</summary>
public enum ReviewState { 待复核, 待决定, 已决定 }

/// <summary>What a review brought.</summary>
public enum ReviewOutcome { 不变, 增加, 减少, 渐退, 停发, 暂停, 恢复 }

/// <summary>How a letter is handed over (民事诉讼法 送达的方式).</summary>
public enum Delivery { 本人签收, 家人签收, 留置, 邮寄, 公告 }

/// <summary>What has changed, or why it is looked at.</summary>
public enum Change { 家人去世, 新增家人, 结婚离婚, 搬家, 开始工作, 收入财产变化, 三次拒绝就业, 不再领取, 定期复核, 县区重查, 骗取, 恢复发放, 失去联系, 不按提标名单 }

/// <summary>One report of a change.</summary>
/// <param name="On">Day on which it happened.</param>
/// <param name="Person">Whom it is about, where the kind asks for somebody.</param>
/// <param name="By">The human who reported it; nobody for the calendar.</param>
/// <param name="HasLeft">Of a move: out of the city.</param>
public sealed record Report(Change What, DateOnly? On, string? Person, string Text, Guid By, string ByName, DateOnly ReportedOn, bool HasLeft = false);
