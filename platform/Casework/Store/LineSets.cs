using Anmin.Casework.Ledger;
using Anmin.Core.Values;

namespace Anmin.Casework.Store;

/// <summary>Which lines are found by which index: a query that says it in these words uses a small one.</summary>
internal static class LineSets
{
    /// <summary>Lines that somebody still has to do something about, in SQL: few once a month is settled.</summary>
    public const string Open = "state <> '待发' AND state <> '到账' AND state <> '不发' AND state <> '已重发'";

    /// <summary>The same, of lines l beside another table.</summary>
    public const string OpenL = "l.state <> '待发' AND l.state <> '到账' AND l.state <> '不发' AND l.state <> '已重发'";

    /// <summary>Lines by which a month of a grant is paid: at most one for a term.</summary>
    public const string Paying = "state <> '不发' AND repays_no IS NULL";

    /// <summary>All other lines: dropped before the bank saw them, or paid again.</summary>
    public const string Apart = "state = '不发' OR repays_no IS NOT NULL";

    /// <inheritdoc cref="Open"/>
    public static IQueryable<LineRow> StillOpen(this IQueryable<LineRow> lines) =>
        lines.Where(l => l.State != LineState.待发 && l.State != LineState.到账 && l.State != LineState.不发 && l.State != LineState.已重发);

    /// <summary>The lines of grants for some months, by the two indexes that bear their number. Lines are kept month by month, so that a new month is written in one place: who asks for a grant says for which months.</summary>
    public static IQueryable<LineRow> OfGrants(this IQueryable<LineRow> lines, IReadOnlyCollection<Guid> grants, IEnumerable<PayMonth> months)
    {
        var keys = months.Select(m => m.Key).ToList();
        return lines.Where(l => keys.Contains(l.ForMonth) && grants.Contains(l.GrantId) && l.State != LineState.不发 && l.RepaysNo == null)
            .Concat(lines.Where(l => keys.Contains(l.ForMonth) && grants.Contains(l.GrantId) && (l.State == LineState.不发 || l.RepaysNo != null)));
    }
}
