using Anmin.Core.Values;

namespace Anmin.Exchange.Matching;

/// <summary>Looks for many applicants in an agency's file of any size: the file streams through once, in constant memory; what is told are the hits and the lines that could not be compared.</summary>
/// <remarks>Bad lines never stop the good ones. Whether the file is whole is known only at its end: use the hits after <see cref="MatchReport.IsWhole"/> says so.
/// Bytes of lines that belong to no applicant are not decoded, so wrong ones among them are not noticed.</remarks>
public sealed class Matcher
{
    /// <summary>Enough that a call of the stream costs nothing, little enough that it stays in the processor's memory.</summary>
    private const int Window = 256 * 1024;

    private readonly ApplicantTable table;

    private Matcher(ApplicantTable table) => this.table = table;

    /// <summary>The same matcher may read many files, also at once.</summary>
    /// <param name="applicants">Their places in this list are what a hit names.</param>
    public static Matcher Over(IReadOnlyList<IdNumber> applicants) => new(new(applicants));

    /// <param name="digest">Whether the report tells the SHA-256 of the file; it costs about as much as the rest.</param>
    /// <param name="window">Bytes read at once.</param>
    /// <exception cref="ArgumentException">The layout's separator may lie inside a character.</exception>
    public MatchReport Read(Stream file, FileLayout layout, Action<Hit> onHit, Action<Reject> onReject, bool digest = true, int window = Window, CancellationToken cancel = default)
    {
        if (layout.Separator is not (',' or '\t' or ';'))
        {
            throw new ArgumentException($"分隔符只能是逗号、制表符或分号，不能是「{layout.Separator}」", nameof(layout));
        }
        using var bytes = new ByteWindow(file, Math.Max(window, 8), digest);
        return new MatchRun(table, bytes, layout, onHit, onReject).Read(cancel);
    }
}
