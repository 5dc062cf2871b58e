using Anmin.Casework.Records;

namespace Anmin.Casework.Ledger;

/// <summary>A transfer between two accounts of one county's earmarked fund. Debit and credit are one row, so every posting sums to zero;
/// the database refuses an amount that is not positive, the same account twice, a change and a deletion (S-MO-1).</summary>
public sealed class PostingRow : IInCounty
{
    /// <summary>The paper behind it: batch, bank return, allotment, recovery.</summary>
    public Guid Paper { get; set; }

    /// <summary>Number within the paper, such as the line's.</summary>
    public int No { get; set; }

    /// <summary>What happened: one such posting per paper and number.</summary>
    public PostingKind Kind { get; set; }
    public required string CountyCode { get; set; }

    /// <summary>Programme whose money it is.</summary>
    public required string Fund { get; set; }
    public LedgerAccount Debit { get; set; }
    public LedgerAccount Credit { get; set; }
    public long Fen { get; set; }
    public DateOnly On { get; set; }

    /// <summary>The payment line it moves, where there is one.</summary>
    public Guid? BatchId { get; set; }
    public int? LineNo { get; set; }
    public string? Why { get; set; }
}

/// <summary>What happened to money.</summary>
public enum PostingKind { 拨入, 用款, 送银行, 到账, 退回, 重发, 认定多发, 追回, 减免, 核销 }

/// <summary>Accounts of a fund. 专户 holds what was allotted, by source.</summary>
public enum LedgerAccount { 中央拨款, 省拨款, 市拨款, 县拨款, 专户中央, 专户省, 专户市, 专户县, 专户追回, 待付, 在途, 已发放, 待重发, 应追缴, 已减免, 已核销 }

/// <summary>Money of one source in a county's fund, kept in the same transaction as its postings; the database refuses less than nothing.</summary>
public sealed class FundRow : IInCounty
{
    public required string CountyCode { get; set; }
    public required string Fund { get; set; }
    public LedgerAccount Source { get; set; }
    public long BalanceFen { get; set; }

    /// <summary>Allotted in all.</summary>
    public long AllottedFen { get; set; }
}
