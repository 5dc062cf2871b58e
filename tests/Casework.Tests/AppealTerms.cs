using Anmin.Casework.Appeals;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;

namespace Anmin.Casework.Tests;

/// <summary>A8: what a reversal gives from which month, as plain arithmetic.</summary>
public sealed class AppealTerms
{
    private static readonly Guid Decision = Guid.NewGuid();
    private static readonly Guid Review = Guid.NewGuid();
    private static readonly Guid Later = Guid.NewGuid();
    private static readonly DateOnly Decided = new(2026, 3, 10);
    private static readonly DateOnly Reviewed = new(2026, 6, 10);
    private static readonly DateOnly Changed = new(2026, 8, 10);

    private static TermRow Term(int seq, string from, long yuan, Guid cause, DateOnly on, TermKind? kind = null) => new()
    {
        GrantId = Guid.Empty, Seq = seq, FromMonth = from, Kind = kind ?? (yuan == 0 ? TermKind.停发 : TermKind.发放), MonthlyFen = yuan * 100, Lines = "[]", Why = "", Basis = "", CauseId = cause, RecordedOn = on,
    };

    private static string[] Said(IReadOnlyList<RightTerm> terms) => [.. terms.Select(t => $"{t.From.Key} {t.Kind} {t.Monthly.Fen / 100}")];

    private static string[] Put(IReadOnlyList<TermRow> terms, Guid contested, DateOnly on, string from, long yuan, string next = "2026-10", bool retroactive = false) =>
        Said(RightTerms.Of(terms, contested, on, new HashSet<Guid> { contested }, PayMonth.Parse(from), PayMonth.Parse(next), _ => new(default, TermKind.发放, Money.Yuan(yuan), []), retroactive));

    private static string[] Undo(params TermRow[] terms) =>
        Said(RightTerms.Of(terms, Review, Reviewed, new HashSet<Guid> { Review }, new(2026, 7), new(2026, 10), m => RightTerms.Before(terms, Review, m), false));

    [Fact]
    public void 拒绝被改变_从本来应当开始的月份起() => Assert.Equal(["2026-04 发放 50"], Put([], Decision, Decided, "2026-04", 50));

    [Fact]
    public void 停发被撤销_从停发那个月起恢复() =>
        Assert.Equal(["2026-07 发放 50"], Undo(Term(1, "2026-04", 50, Decision, Decided), Term(2, "2026-07", 0, Review, Reviewed)));

    [Fact]
    public void 渐退被撤销_整段恢复成一期() =>
        Assert.Equal(["2026-07 发放 50"], Undo(Term(1, "2026-04", 50, Decision, Decided), Term(2, "2026-07", 50, Review, Reviewed, TermKind.渐退), Term(3, "2026-10", 25, Review, Reviewed, TermKind.渐退), Term(4, "2027-01", 0, Review, Reviewed)));

    [Fact]
    public void 减少被撤销_后来另外作出的决定照旧() =>
        Assert.Equal(["2026-07 发放 50", "2026-09 发放 20"], Undo(Term(1, "2026-04", 50, Decision, Decided), Term(2, "2026-07", 30, Review, Reviewed), Term(3, "2026-09", 20, Later, Changed)));

    [Fact]
    public void 增加被撤销_已过的月份不追_下月起按原来的() =>
        Assert.Equal(["2026-10 发放 50"], Undo(Term(1, "2026-04", 50, Decision, Decided), Term(2, "2026-07", 80, Review, Reviewed)));

    [Fact]
    public void 改低的_没有写明追溯_从下月起_写明的_从应当的月份起()
    {
        TermRow[] terms = [Term(1, "2026-04", 50, Decision, Decided)];
        Assert.Equal(["2026-10 发放 30"], Put(terms, Decision, Decided, "2026-04", 30));
        Assert.Equal(["2026-04 发放 30"], Put(terms, Decision, Decided, "2026-04", 30, retroactive: true));
    }

    [Fact]
    public void 数额一样_什么也不加() => Assert.Empty(Put([Term(1, "2026-04", 50, Decision, Decided)], Decision, Decided, "2026-04", 50));

    [Fact]
    public void 先低后高的_低的月份补_高的月份留到下月() =>
        Assert.Equal(["2026-07 发放 60", "2026-08 发放 80", "2026-10 发放 60"],
            Put([Term(1, "2026-04", 90, Decision, Decided), Term(2, "2026-07", 30, Review, Reviewed), Term(3, "2026-08", 80, Review, Reviewed)], Review, Reviewed, "2026-07", 60));
}
