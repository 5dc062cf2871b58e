using Anmin.Casework.Records;

namespace Anmin.Casework.Ledger;

/// <summary>A bank's return that was read in full. The same bytes are read once.</summary>
public sealed class ReturnFileRow : IInCounty
{
    public Guid Id { get; set; }
    public Guid BatchId { get; set; }
    public required string CountyCode { get; set; }
    public required string Name { get; set; }
    public required string Sha256 { get; set; }
    public int Rows { get; set; }
    public long Fen { get; set; }
    public DateTime ReadAt { get; set; }
    public required string ReadByName { get; set; }
}

/// <summary>One row of a bank's return. Where it does not fit our line, nothing is moved and a human looks at it (S-MO-5).</summary>
public sealed class ReturnRow
{
    public Guid FileId { get; set; }

    /// <summary>Row number in the file, from 1.</summary>
    public int No { get; set; }
    public int LineNo { get; set; }
    public long Fen { get; set; }
    public bool Settled { get; set; }
    public string? Cause { get; set; }
    public DateOnly On { get; set; }
    public Trouble? Trouble { get; set; }

    /// <summary>What the human who looked at it found.</summary>
    public string? Answer { get; set; }
    public string? AnsweredByName { get; set; }
}

/// <summary>Why a row of a return was not carried out by itself.</summary>
public enum Trouble { 没有这一行, 金额不符, 重复回盘, 同文件重复 }
