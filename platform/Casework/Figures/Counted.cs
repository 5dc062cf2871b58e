using System.Linq.Expressions;
using Anmin.Casework.Appeals;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Figures;

/// <summary>What lies behind a figure.</summary>
public enum Behind { Cases, Grants, Places, Lines, Batches, Reviews, Standards }

/// <summary>A grant with the term that holds in a month.</summary>
internal sealed class Running
{
    public required GrantRow Grant { get; init; }
    public required TermRow Term { get; init; }
}

/// <summary>What grants of one class in one part pay in a month.</summary>
/// <param name="Code">The part as the rows name it.</param>
internal sealed record RunningMonth(PayMonth Month, string Code, string County, string Class, long Households, long Persons, long Fen);

/// <summary>Which rows a figure counts. Said once: the count and the list behind it ask here, so they cannot differ.</summary>
internal static class Counted
{
    public static Behind BehindOf(Figure figure) => figure switch
    {
        Figure.Applications or Figure.Decisions or Figure.Open or Figure.OnTime or Figure.Overdue => Behind.Cases,
        _ when figure.IsOfTownships() => Behind.Cases,
        Figure.Households or Figure.Persons or Figure.AverageGrant => Behind.Grants,
        Figure.EntriesInForce => Behind.Places,
        Figure.MonthMoney or Figure.Money or Figure.MoneyPerPerson or Figure.PaidOnTime or Figure.Unreached => Behind.Lines,
        Figure.MoneyFrom => Behind.Batches,
        Figure.ReviewsDue or Figure.ReviewsDone => Behind.Reviews,
        _ when figure.IsOfStandards() => Behind.Standards,
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "没有这个指标"),
    };

    /// <summary>What has to be counted for a figure: what lies behind it, and for a level of money also who shares it.</summary>
    public static IReadOnlyList<Behind> NeededBy(Figure figure) => figure == Figure.MoneyPerPerson ? [Behind.Lines, Behind.Grants] : [BehindOf(figure)];

    /// <summary>Whether it is counted over a period.</summary>
    public static bool IsOverTime(Figure figure) => figure is Figure.Applications or Figure.Decisions or Figure.OnTime
        or Figure.Money or Figure.MoneyFrom or Figure.PaidOnTime or Figure.ReviewsDue or Figure.ReviewsDone || figure.IsOfTownships();

    /// <summary>Whether it is told of one month: the one asked for, or the running one. What is neither stands as it is today.</summary>
    public static bool IsOfMonth(Figure figure) => figure is Figure.Households or Figure.Persons or Figure.AverageGrant or Figure.MonthMoney or Figure.MoneyPerPerson || figure.IsOfStandards();

    /// <summary>The month that a figure of a month is told of.</summary>
    public static PayMonth MonthOf(Period period, DateOnly today) => period.Month ?? PayMonth.Of(today);

    /// <summary>The cases of a figure, among others.</summary>
    public static IQueryable<CaseRow> Among(AnminDb db, IQueryable<CaseRow> cases, Figure figure, Period period, DateOnly today)
    {
        var counted = cases.Where(Cases(figure, period, today));
        return figure != Figure.DelegatedOverturned ? counted : Overturned(db, counted);
    }

    /// <summary>Those whose decision was changed since: the county reopened it, or an appeal did.</summary>
    public static IQueryable<CaseRow> Overturned(AnminDb db, IQueryable<CaseRow> decided) =>
        decided.Where(c =>
            db.Reviews.Any(r => r.CaseId == c.Id && r.Outcome != null && r.Outcome != ReviewOutcome.不变 && r.Reports.Contains(nameof(Change.县区重查)))
            || db.Appeals.Any(a => a.CaseId == c.Id && a.Contested == Contested.确认决定 && a.Result != null && AppealFigures.Overturning.Contains(a.Result!.Value)));

    /// <summary>The cases of a figure by their own row.</summary>
    public static Expression<Func<CaseRow, bool>> Cases(Figure figure, Period period, DateOnly today)
    {
        var (from, to) = (period.From, period.To);
        return figure switch
        {
            Figure.Applications => c => c.SubmittedOn >= from && c.SubmittedOn <= to,
            Figure.Decisions or Figure.OnTime => c => c.DecidedOn != null && c.DecidedOn >= from && c.DecidedOn <= to,
            _ when figure.IsOfTownships() => c => c.Delegated && c.DecidedOn != null && c.DecidedOn >= from && c.DecidedOn <= to,
            Figure.Open => c => c.DecidedOn == null && c.State != CaseState.终止 && c.State != CaseState.撤回,
            // Before acceptance only the running step has a last day.
            Figure.Overdue => c => c.DecidedOn == null && c.State != CaseState.终止 && c.State != CaseState.撤回 && !c.Paused && (c.TotalDue ?? c.Due) < today,
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "这个指标不数办件"),
        };
    }

    /// <summary>Cases of a service in a place, as far as the caller may see them, without his own and his filed relatives' (S-AZ-6).</summary>
    public static IQueryable<CaseRow> CasesOf(AnminDb db, string matter, FigureArea area, IReadOnlyList<string> shutOut)
    {
        // A file that moved along with its family was applied for and decided once, where it came from.
        var cases = area.Within(db.Cases.AsNoTracking()).Where(c => c.Matter == matter && c.MovedFrom == null);
        return shutOut.Count == 0 ? cases : cases.Where(c => !db.Parties.Any(p => p.CaseId == c.Id && shutOut.Contains(p.IdNumber!)));
    }

    /// <summary>Grants that pay something in a month: begun, not ended, and by the term that holds in it neither suspended nor stopped.</summary>
    public static IQueryable<Running> GrantsOf(AnminDb db, Benefit benefit, PayMonth month, FigureArea area, IReadOnlyList<string> shutOut)
    {
        var key = month.Key;
        var grants = Granted(db, benefit, area, shutOut).Where(g => string.Compare(g.StartMonth, key) <= 0 && (g.EndMonth == null || string.Compare(g.EndMonth, key) >= 0));
        return from g in grants
               from t in db.Terms.AsNoTracking()
               where t.GrantId == g.Id && t.MonthlyFen > 0
                   && t.Seq == db.Terms.Where(x => x.GrantId == g.Id && string.Compare(x.FromMonth, key) <= 0).Max(x => x.Seq)
               select new Running { Grant = g, Term = t };
    }

    /// <summary>Every grant there ever was, with the term that holds in a month, or its first where it has not begun.</summary>
    public static IQueryable<Running> EveryGrantOf(AnminDb db, Benefit benefit, PayMonth month, FigureArea area, IReadOnlyList<string> shutOut)
    {
        var key = month.Key;
        return from g in Granted(db, benefit, area, shutOut)
               from t in db.Terms.AsNoTracking()
               where t.GrantId == g.Id
                   && t.Seq == (db.Terms.Where(x => x.GrantId == g.Id && string.Compare(x.FromMonth, key) <= 0).Max(x => (int?)x.Seq) ?? 1)
               select new Running { Grant = g, Term = t };
    }

    /// <summary>The grants that pay in each of some months, counted by part, county and class: one query for all of them, read once from its first row to its last.</summary>
    public static async Task<IReadOnlyList<RunningMonth>> GrantsByMonth(AnminDb db, Benefit benefit, IReadOnlyList<PayMonth> months, FigureArea area, IReadOnlyList<string> shutOut)
    {
        if (months is [var only])
        {
            return await GrantsOfMonth(db, benefit, only, area, shutOut);
        }
        var keys = months.Select(m => m.Key).ToList();
        var (first, last, column) = (keys[0], keys[^1], area.PartColumn);
        var stretches = from g in Granted(db, benefit, area, shutOut)
                        join t in db.Terms.AsNoTracking() on g.Id equals t.GrantId
                        where string.Compare(g.StartMonth, last) <= 0 && (g.EndMonth == null || string.Compare(g.EndMonth, first) >= 0) && string.Compare(t.FromMonth, last) <= 0
                        orderby t.GrantId, t.Seq
                        select new { t.GrantId, Code = EF.Property<string>(g, column), g.CountyCode, g.Class, g.StartMonth, g.EndMonth, t.FromMonth, t.MonthlyFen, t.Persons };
        var sums = new Dictionary<(string Month, string Code, string County, string Class), (long Households, long Persons, long Fen)>();
        var holds = new (long Fen, int Persons)[keys.Count];
        Guid grant = default;
        Action count = () => { };
        await foreach (var it in stretches.AsAsyncEnumerable())
        {
            if (it.GrantId != grant)
            {
                count();
                Array.Clear(holds);
                grant = it.GrantId;
                count = () => Add(it.Code, it.CountyCode, it.Class, it.StartMonth, it.EndMonth);
            }
            // Terms come in the order of recording: of those that have begun by a month the last one holds.
            for (var i = 0; i < keys.Count; i++)
            {
                if (string.CompareOrdinal(it.FromMonth, keys[i]) <= 0) { holds[i] = (it.MonthlyFen, it.Persons); }
            }
        }
        count();
        return [.. sums.Select(s => new RunningMonth(PayMonth.Parse(s.Key.Month), s.Key.Code, s.Key.County, s.Key.Class, s.Value.Households, s.Value.Persons, s.Value.Fen))];

        void Add(string code, string county, string @class, string start, string? end)
        {
            for (var i = 0; i < keys.Count; i++)
            {
                if (holds[i].Fen > 0 && string.CompareOrdinal(start, keys[i]) <= 0 && (end is null || string.CompareOrdinal(end, keys[i]) >= 0))
                {
                    var key = (keys[i], code, county, @class);
                    var so = sums.GetValueOrDefault(key);
                    sums[key] = (so.Households + 1, so.Persons + holds[i].Persons, so.Fen + holds[i].Fen);
                }
            }
        }
    }

    /// <summary>One month is counted in the database.</summary>
    private static async Task<IReadOnlyList<RunningMonth>> GrantsOfMonth(AnminDb db, Benefit benefit, PayMonth month, FigureArea area, IReadOnlyList<string> shutOut)
    {
        var column = area.PartColumn;
        var sums = await GrantsOf(db, benefit, month, area, shutOut).GroupBy(r => new { Code = EF.Property<string>(r.Grant, column), r.Grant.CountyCode, r.Grant.Class })
            .Select(g => new { g.Key, Households = g.LongCount(), Persons = g.Sum(r => (long)r.Term.Persons), Fen = g.Sum(r => r.Term.MonthlyFen) }).ToListAsync();
        return [.. sums.Select(s => new RunningMonth(month, s.Key.Code, s.Key.CountyCode, s.Key.Class, s.Households, s.Persons, s.Fen))];
    }

    private static IQueryable<GrantRow> Granted(AnminDb db, Benefit benefit, FigureArea area, IReadOnlyList<string> shutOut)
    {
        var programme = benefit.Programme;
        var grants = area.Within(db.Grants.AsNoTracking()).Where(g => g.Programme == programme);
        return shutOut.Count == 0 ? grants : grants.Where(g => !db.Parties.Any(p => p.CaseId == g.CaseId && shutOut.Contains(p.IdNumber!)));
    }

    /// <summary>Entries of a register in force on a day in the caller's area: whoever may read a public register, he is counted his own part of it.</summary>
    public static IQueryable<EntryRow> EntriesOf(AnminDb db, string register, DateOnly on) => db.Entries.AsNoTracking()
        .Where(e => e.Register == register && e.ReplacedAt == null && e.From <= on && (e.To == null || e.To >= on)
            && (db.Scope.Everything || db.Scope.Counties.Contains(e.CountyCode) || db.Scope.Towns.Contains(e.TownCode)));

    /// <summary>Numbers of the caller himself and of the relatives he has filed; almost always none.</summary>
    public static async Task<IReadOnlyList<string>> ShutOut(AnminDb db, Caller caller) =>
    [
        .. await db.FiledRelatives.AsNoTracking().Where(r => r.Human == caller.Human).Select(r => r.RelativeIdNumber).ToListAsync(),
        .. await db.Accounts.AsNoTracking().Where(a => a.Human == caller.Human && a.IdNumber != null).Select(a => a.IdNumber!).ToListAsync(),
    ];
}
