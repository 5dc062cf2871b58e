using Anmin.Casework.Records;

namespace Anmin.Casework.Verification;

/// <summary>A source's answer file. Its counters move in the same transaction as the answers, so that reading goes on where a power cut left it.</summary>
public sealed class AnswerFileRow : IInCounty
{
    public Guid Id { get; set; }
    public required string CountyCode { get; set; }
    public required string Source { get; set; }
    public required string Name { get; set; }
    public required string Sha256 { get; set; }

    /// <summary>Answer lines in the file.</summary>
    public int Rows { get; set; }

    /// <summary>Lines carried out so far: Taken + Same + Rejected + Closed.</summary>
    public int ReadTo { get; set; }
    public int Taken { get; set; }
    public int Same { get; set; }
    public int Rejected { get; set; }

    /// <summary>Lines that came after what they were asked for had ended: nothing of them is kept.</summary>
    public int Closed { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime? FinishedAt { get; set; }
    public required string ByName { get; set; }
    public int Version { get; set; }
}

/// <summary>A line of an answer file that was not taken, with its reason.</summary>
public sealed class AnswerRejectRow
{
    public Guid FileId { get; set; }

    /// <summary>Line of the file as an editor counts it, the head being 1.</summary>
    public int LineNo { get; set; }
    public required string Why { get; set; }
}
