using Anmin.Core.Declaring;

namespace Anmin.Casework.Verification;

/// <summary>The way to a register of another office. Two ways exist, both in the room for other offices: files that are carried, and calls.</summary>
public interface ISourcePort
{
    Way Way { get; }

    /// <summary>Asks about one person.</summary>
    /// <returns>The answer; null where the question waits for the next list that is carried.</returns>
    /// <remarks>It does not throw for a source that is slow, broken or silent: that is an answer of <see cref="Reply.异常"/> with its trouble.</remarks>
    Task<SourceAnswer?> Ask(SourceQuestion question, CancellationToken stop);
}

/// <summary>What a source is told: no more than it needs to find the person.</summary>
public sealed record SourceQuestion
{
    /// <exception cref="ArgumentException">There is no case: such a question is illegal (社会救助法 第七十条第六项).</exception>
    public SourceQuestion(string requestNo, Guid caseId, string source, string purposeCode, string name, string idNumber)
    {
        if (caseId == Guid.Empty)
        {
            throw new ArgumentException("没有案件，不能查询", nameof(caseId));
        }
        (RequestNo, CaseId, Source, PurposeCode, Name, IdNumber) = (requestNo, caseId, source, purposeCode, name, idNumber);
    }

    public string RequestNo { get; }

    /// <summary>Stays in the house; the source does not learn it.</summary>
    public Guid CaseId { get; }
    public string Source { get; }

    /// <summary>A code instead of the words: the source need not know who asks for which benefit.</summary>
    public string PurposeCode { get; }
    public string Name { get; }
    public string IdNumber { get; }

    /// <summary>About somebody who lives apart. Stays in the house, too.</summary>
    public bool IsObligor { get; init; }
}

/// <summary>What a source said.</summary>
/// <param name="Trouble">For <see cref="Reply.异常"/>: what went wrong.</param>
/// <param name="StoodAt">The instant, in UTC, at which its register stood so; a source that is called always says it.</param>
public sealed record SourceAnswer(Reply Reply, IReadOnlyList<SourceValue> Values, string? Trouble = null, DateTime? StoodAt = null)
{
    public static SourceAnswer Failed(string trouble) => new(Reply.异常, [], trouble);
}

/// <summary>An answer file that was found whole: signed, complete, of a known encoding.</summary>
/// <param name="Source">Code of the source that it says it comes from.</param>
/// <param name="Rows">Answer lines.</param>
/// <param name="Lines">Its lines from the first, read as they are asked for; each time anew.</param>
public sealed record AnswerSheet(string Name, string Sha256, string Source, int Rows, Func<IAsyncEnumerable<AnswerLine>> Lines);

/// <summary>One line, or what is wrong with it.</summary>
/// <param name="No">1 for the first answer line.</param>
/// <param name="LineNo">Line of the file as an editor counts it.</param>
public sealed record AnswerLine(int No, int LineNo, string RequestNo, Reply Reply, SourceValue? Value, string? Fault);
