using System.Globalization;
using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Figures;

/// <summary>A payment behind a figure.</summary>
/// <param name="OnTime">Whether it was released by its day; null where no day is asked for.</param>
public sealed record FigurePayment(Guid Batch, int No, Guid Grant, string Name, string Place, string ForMonth, LineKind Kind, Money Amount, LineState State, DateOnly? ReleasedOn, bool? OnTime);

/// <summary>A batch behind the money of a source.</summary>
/// <param name="Amount">What the source gave to it.</param>
/// <param name="Of">The whole batch.</param>
public sealed record FigureBatch(Guid Id, string County, string Month, BatchState State, Money Amount, Money Of, DateOnly? ReleasedOn);

/// <summary>Money that was paid: what went to the bank, when, from whom, and what is still on its way.</summary>
public sealed partial class FigureBook
{
    private static readonly LineState[] NotSent = [LineState.待发, LineState.暂缓, LineState.不发];

    /// <summary>A batch as the figures of its lines need it: a county's day of release is no secret to its townships.</summary>
    /// <param name="By">The last day on which its money is on time, or null where nothing says so.</param>
    private sealed record MadeBatch(Guid Id, PayMonth Month, bool IsReleased, DateOnly? ReleasedOn, DateOnly? By)
    {
        public bool IsOnTime => ReleasedOn <= By;

        /// <summary>Whether its regular payments are judged: released, or its day is over.</summary>
        public bool IsJudged(DateOnly today) => By is not null && (IsReleased || By < today);
    }

    private static string FirstKey(Period period) => PayMonth.Of(period.From).Key;

    private static string LastKey(Period period) => PayMonth.Of(period.To).Key;

    private async Task<IReadOnlyList<MadeBatch>> BatchesOf(Benefit benefit, FigureArea area, Period period)
    {
        var (first, last) = (FirstKey(period), LastKey(period));
        await using var db = database.OpenForSystem();
        var batches = await db.Batches.AsNoTracking().Where(b => b.Programme == benefit.Programme && string.Compare(b.Month, first) >= 0 && string.Compare(b.Month, last) <= 0)
            .Select(b => new { b.Id, b.CountyCode, b.Month, b.State, b.ReleasedAt }).ToListAsync();
        var counties = area.Counties.Select(c => c.Value).ToHashSet();
        return
        [
            .. batches.Where(b => counties.Contains(area.CountyOf(b.CountyCode))).Select(b => new MadeBatch(b.Id, PayMonth.Parse(b.Month), b.State != BatchState.已核算,
                b.ReleasedAt is { } at ? DateOnly.FromDateTime(at.AddHours(8)) : null, PaidBy(benefit, area, DivisionCode.Of(area.CountyOf(b.CountyCode)), PayMonth.Parse(b.Month)))),
        ];
    }

    private DateOnly? PaidBy(Benefit benefit, FigureArea area, DivisionCode county, PayMonth month)
    {
        try
        {
            return benefit.PaidBy(month, policies.For(area.Then(county, month.FirstDay), month.FirstDay));
        }
        catch (MissingParameter)
        {
            return null;
        }
    }

    private static IQueryable<LineRow> LinesOf(AnminDb db, Benefit benefit, FigureArea area, IReadOnlyList<string> shutOut)
    {
        var lines = area.Within(db.Lines.AsNoTracking()).Where(l => l.Programme == benefit.Programme);
        return shutOut.Count == 0 ? lines : lines.Where(l => !db.Parties.Any(p => p.CaseId == l.CaseId && shutOut.Contains(p.IdNumber!)));
    }

    private static IQueryable<LineRow> Sent(IQueryable<LineRow> lines, List<Guid> batches) =>
        lines.Where(l => batches.Contains(l.BatchId) && !NotSent.Contains(l.State) && l.Kind != LineKind.重发);

    private static IQueryable<LineRow> Unreached(IQueryable<LineRow> lines) =>
        lines.StillOpen().Where(l => l.State == LineState.已送 || l.State == LineState.退回 || l.State == LineState.待重发);

    /// <summary>Payments of a period's batches, part by part and month by month.</summary>
    /// <param name="month">A month that is told apart; null where each month is.</param>
    private async Task<IReadOnlyList<(string Code, PayMonth Month, Tally Tally)>> Payments(AnminDb db, Benefit benefit, FigureArea area, Period period, PayMonth? month, IReadOnlyList<string> shutOut)
    {
        var wanted = (await BatchesOf(benefit, area, period)).ToDictionary(b => b.Id);
        if (month is { } one && !(period.From <= one.FirstDay && one.FirstDay <= period.To))
        {
            foreach (var batch in await BatchesOf(benefit, area, Period.Of(one))) { wanted.Add(batch.Id, batch); }
        }
        var (ids, column, today) = (wanted.Keys.ToList(), area.PartColumn, database.Today);
        var sums = await LinesOf(db, benefit, area, shutOut).Where(l => ids.Contains(l.BatchId) && l.Kind != LineKind.重发)
            .GroupBy(l => new { Code = EF.Property<string>(l, column), l.BatchId, l.Kind, IsSent = !NotSent.Contains(l.State) })
            .Select(g => new { g.Key, Lines = g.LongCount(), Fen = g.Sum(l => l.Fen) }).ToListAsync();
        return
        [
            .. sums.Select(s =>
            {
                var batch = wanted[s.Key.BatchId];
                var isSent = batch.IsReleased && s.Key.IsSent;
                var isIn = PayMonth.Of(period.From) <= batch.Month && batch.Month <= PayMonth.Of(period.To);
                var isOfMonth = month is null || batch.Month == month;
                var isRegular = isIn && s.Key.Kind == LineKind.当月 && batch.IsJudged(today);
                return (s.Key.Code, batch.Month, new Tally(
                    Paid: isSent && isIn ? s.Lines : 0, PaidFen: isSent && isIn ? s.Fen : 0, MonthPaid: isSent && isOfMonth ? s.Lines : 0, MonthFen: isSent && isOfMonth ? s.Fen : 0,
                    Regular: isRegular ? s.Lines : 0, RegularOnTime: isRegular && isSent && batch.IsOnTime ? s.Lines : 0));
            }),
        ];
    }

    private static async Task<IEnumerable<(string, Tally)>> UnreachedBy(AnminDb db, Benefit benefit, FigureArea area, IReadOnlyList<string> shutOut)
    {
        var column = area.PartColumn;
        var sums = await Unreached(LinesOf(db, benefit, area, shutOut)).GroupBy(l => EF.Property<string>(l, column)).Select(g => new { g.Key, Lines = g.LongCount(), Fen = g.Sum(l => l.Fen) }).ToListAsync();
        return sums.Select(s => (s.Key, new Tally(Unreached: s.Lines, UnreachedFen: s.Fen)));
    }

    private async Task<FigurePage> PaymentPage(AnminDb db, Benefit benefit, FigurePage page, bool late, IReadOnlyList<string> shutOut, string? after, int size)
    {
        var (figure, period, today) = (page.Indicator.Figure, page.Period, database.Today);
        var lines = LinesOf(db, benefit, page.Area, shutOut);
        var batches = await BatchesOf(benefit, page.Area, figure switch
        {
            Figure.Unreached => Period.All,
            Figure.MonthMoney or Figure.MoneyPerPerson => Period.Of(Counted.MonthOf(period, today)),
            _ => period,
        });
        var judged = batches.Where(b => b.IsJudged(today)).Select(b => b.Id).ToList();
        lines = figure switch
        {
            Figure.Unreached => Unreached(lines),
            Figure.PaidOnTime => lines.Where(l => judged.Contains(l.BatchId) && l.Kind == LineKind.当月),
            _ => Sent(lines, [.. batches.Where(b => b.IsReleased).Select(b => b.Id)]),
        };
        var punctual = batches.Where(b => b.IsOnTime).Select(b => b.Id).ToList();
        if (late && figure == Figure.PaidOnTime)
        {
            lines = lines.Where(l => !punctual.Contains(l.BatchId) || NotSent.Contains(l.State));
            page = page with { Count = await lines.LongCountAsync() };
        }
        if (after?.Split('_') is [var key, var number] && Guid.TryParse(key, out var last) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var no))
        {
            lines = lines.Where(l => l.BatchId.CompareTo(last) < 0 || (l.BatchId == last && l.No > no));
        }
        var named = await lines.OrderByDescending(l => l.BatchId).ThenBy(l => l.No).Take(size + 1)
            .Select(l => new { Row = l, Name = db.Grants.Where(g => g.Id == l.GrantId).Select(g => g.Name).First() }).ToListAsync();
        var (rows, next) = Cut(named, size, l => $"{l.Row.BatchId}_{l.Row.No.ToString(CultureInfo.InvariantCulture)}");
        var of = batches.ToDictionary(b => b.Id);
        return page with
        {
            Payments =
            [
                .. rows.Select(r => new FigurePayment(r.Row.BatchId, r.Row.No, r.Row.GrantId, r.Name, PlaceOf(r.Row.VillageCode), r.Row.ForMonth, r.Row.Kind, new(r.Row.Fen), r.Row.State,
                    of.GetValueOrDefault(r.Row.BatchId)?.ReleasedOn, figure == Figure.PaidOnTime ? punctual.Contains(r.Row.BatchId) && !NotSent.Contains(r.Row.State) : null)),
            ],
            Next = next,
        };
    }

    /// <summary>The account that an indicator's source is kept in: 中央 is 专户中央.</summary>
    private static LedgerAccount SourceOf(Indicator indicator) =>
        Enum.TryParse<LedgerAccount>("专户" + indicator.Only, out var source) && Batches.Sources.Contains(source) ? source : throw new InvalidOperationException($"指标 {indicator.Slug} 的资金来源「{indicator.Only}」没有专户");

    /// <summary>What each source gave to a period's batches, county by county.</summary>
    private async Task<IReadOnlyList<(string County, LedgerAccount Source, long Fen, long Batches)>> Given(AnminDb db, string subject, FigureArea area, Period period)
    {
        if (BenefitOf(subject) is not { } benefit)
        {
            return [];
        }
        var sums = await Shares(db, benefit, area, period).GroupBy(x => new { x.Posting.CountyCode, x.Posting.Credit })
            .Select(g => new { g.Key, Fen = g.Sum(x => x.Posting.Fen), Count = g.LongCount() }).ToListAsync();
        return [.. sums.Select(s => (area.CountyOf(s.Key.CountyCode), s.Key.Credit, s.Fen, s.Count))];
    }

    private sealed class ShareOfBatch
    {
        public required PostingRow Posting { get; init; }
        public required BatchRow Batch { get; init; }
    }

    private static IQueryable<ShareOfBatch> Shares(AnminDb db, Benefit benefit, FigureArea area, Period period)
    {
        var (first, last) = (FirstKey(period), LastKey(period));
        return from p in area.WithinCounty(db.Postings.AsNoTracking())
               join b in db.Batches.AsNoTracking() on p.BatchId equals b.Id
               where p.Kind == PostingKind.用款 && p.Fund == benefit.Programme && string.Compare(b.Month, first) >= 0 && string.Compare(b.Month, last) <= 0
               select new ShareOfBatch { Posting = p, Batch = b };
    }

    /// <summary>A county's money is not told apart below the county; a township has none of its own.</summary>
    private static FigureRow GivenRow(Indicator indicator, FigureArea area, IReadOnlyList<(string County, LedgerAccount Source, long Fen, long Batches)> given)
    {
        var source = SourceOf(indicator);
        FigureCell Of(string code, string name, Func<string, bool> isIn)
        {
            var here = given.Where(g => g.Source == source && isIn(g.County)).ToList();
            return new(code, name, area.Level > DivisionLevel.County ? null : here.Sum(g => g.Fen), here.Sum(g => g.Batches), null);
        }
        return new(indicator, Of(area.Code.Value, area.Name, _ => true), area.Level < DivisionLevel.County ? [.. area.Parts.Select(p => Of(p.Code, p.Name, c => c == p.Code))] : []);
    }

    private async Task<IReadOnlyList<FigureMonth>> GivenByMonth(AnminDb db, Indicator indicator, FigureArea area, IReadOnlyList<PayMonth> months)
    {
        var source = SourceOf(indicator);
        var sums = BenefitOf(indicator.Of) is not { } benefit ? [] : await Shares(db, benefit, area, Spanning(months)).Where(x => x.Posting.Credit == source).GroupBy(x => x.Batch.Month)
            .Select(g => new { g.Key, Fen = g.Sum(x => x.Posting.Fen), Count = g.LongCount() }).ToDictionaryAsync(g => g.Key);
        return [.. months.Select(m => new FigureMonth(m, new(area.Code.Value, m.ToString(), area.Level > DivisionLevel.County ? null : sums.GetValueOrDefault(m.Key)?.Fen ?? 0, sums.GetValueOrDefault(m.Key)?.Count ?? 0, null)))];
    }

    private async Task<FigurePage> BatchPage(AnminDb db, Benefit benefit, FigurePage page, string? after, int size)
    {
        var source = SourceOf(page.Indicator);
        var shares = Shares(db, benefit, page.Area, page.Period).Where(x => x.Posting.Credit == source);
        if (after?.Split('_') is [var month, var county])
        {
            shares = shares.Where(x => string.Compare(x.Batch.Month, month) < 0 || (x.Batch.Month == month && string.Compare(x.Batch.CountyCode, county) > 0));
        }
        var found = await shares.OrderByDescending(x => x.Batch.Month).ThenBy(x => x.Batch.CountyCode).Take(size + 1)
            .Select(x => new { x.Batch, x.Posting.Fen }).ToListAsync();
        var (rows, next) = Cut(found, size, x => $"{x.Batch.Month}_{x.Batch.CountyCode}");
        return page with
        {
            Batches = [.. rows.Select(x => new FigureBatch(x.Batch.Id, page.Area.NameOf(x.Batch.CountyCode), x.Batch.Month, x.Batch.State, new(x.Fen), new(x.Batch.Fen),
                x.Batch.ReleasedAt is { } at ? DateOnly.FromDateTime(at.AddHours(8)) : null))],
            Next = next,
        };
    }
}
