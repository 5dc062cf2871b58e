using Anmin.Casework.Records;

namespace Anmin.Casework.Ledger;

/// <summary>One payment of one grant for one month. Its number within the batch is the bank's reference.</summary>
public sealed class LineRow : IInArea
{
    public Guid BatchId { get; set; }
    public int No { get; set; }
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }
    public Guid OwnerHuman { get; set; }
    public Guid CaseId { get; set; }
    public Guid GrantId { get; set; }
    public required string Programme { get; set; }

    /// <summary>The month it is for; earlier than the batch's where money is paid late.</summary>
    public required string ForMonth { get; set; }

    /// <summary>The grant's term that says what is due: with grant and month, unique.</summary>
    public int TermSeq { get; set; }
    public LineKind Kind { get; set; }
    public long Fen { get; set; }

    /// <summary>Due for the month under the term, and what had been paid for it before.</summary>
    public long DueFen { get; set; }
    public long BeforeFen { get; set; }
    public string Holder { get; set; } = "";
    public string Bank { get; set; } = "";
    public string Account { get; set; } = "";
    public LineState State { get; set; }

    /// <summary>Why it is held.</summary>
    public HeldFor? Held { get; set; }

    /// <summary>Why the bank gave it back.</summary>
    public string? ReturnedFor { get; set; }

    /// <summary>Day on which the bank settled or returned it.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The returned line that this one pays again.</summary>
    public Guid? RepaysBatch { get; set; }
    public int? RepaysNo { get; set; }
}

/// <summary>Why there is a line.</summary>
public enum LineKind { 当月, 补发, 补差, 重发 }

/// <summary>Where a line stands.</summary>
public enum LineState { 待发, 暂缓, 不发, 已送, 到账, 退回, 待重发, 已重发 }

/// <summary>What holds a line back before the bank sees it (handbook 01 A9, S-MO-3).</summary>
public enum HeldFor { 无账户, 代领无协议, 账户待复核, 已去世, 服刑, 他处已领, 不能同领, 复核过期, 参数未核实 }

/// <summary>A person's month that is paid: nobody is paid one month of one programme twice (S-MO-2).</summary>
public sealed class PaidMonthRow : IInCounty
{
    public required string Programme { get; set; }
    public required string ForMonth { get; set; }
    public required string Person { get; set; }
    public Guid GrantId { get; set; }
    public required string CountyCode { get; set; }
    public Guid BatchId { get; set; }
    public int No { get; set; }

    /// <summary>Set when the payment was taken back; only then may the month be paid anew.</summary>
    public DateOnly? ReversedOn { get; set; }
}

/// <summary>Money paid for a month beyond what turned out to be due: to be got back, once.</summary>
public sealed class OverpaidRow : IInCounty
{
    public Guid GrantId { get; set; }
    public required string ForMonth { get; set; }
    public int TermSeq { get; set; }
    public required string CountyCode { get; set; }
    public long Fen { get; set; }
    public Guid? RecoveryId { get; set; }
}
