using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Figures;

/// <summary>月报: the monthly table of a benefit, made from a dozen queries over sets, whatever the size of the place.</summary>
public sealed partial class FigureBook
{
    /// <summary>Persons who live in a county; a statistics office publishes it, this house does not bring it.</summary>
    private const string Population = "POPULATION";

    /// <summary>The table of a month for a place in the caller's area.</summary>
    /// <exception cref="NotThere">No such benefit, or not his place.</exception>
    public async Task<MonthTable> MonthTable(Caller caller, string slug, PayMonth month, DivisionCode? asked = null)
    {
        var area = AreaOf(caller, asked);
        var benefit = catalogue.Find<Benefit>(slug) ?? throw new NotThere();
        var matter = catalogue.Of<Matter>().FirstOrDefault(m => m.Pays == benefit);
        var table = catalogue.Of<StandardTable>().FirstOrDefault(t => t.Of == matter?.Slug);
        IReadOnlyList<string> classes = table?.Classes.Count > 1 ? table.Classes : [];
        var sums = new Sums(area, benefit, month);
        await using var db = database.Open(caller);
        var shutOut = await Counted.ShutOut(db, caller);
        await CountFamilies(db, benefit, matter, month, shutOut, sums);
        await CountMoney(db, benefit, month, shutOut, sums);
        if (table is not null) { await CountStandards(db, table, month, shutOut, sums); }
        if (matter is not null)
        {
            await CountDecisions(db, matter, month, shutOut, sums);
            await CountFound(db, benefit, matter, shutOut, sums);
        }
        await CountReviews(db, benefit, month, shutOut, sums);
        return new(benefit, area, month, database.Today, Columns(benefit), [.. Rows(area, benefit, classes, sums)]);
    }

    /// <summary>Sums by part of today and class. What has no class stands under the empty one.</summary>
    private sealed class Sums(FigureArea area, Benefit benefit, PayMonth month)
    {
        private readonly Dictionary<(string Part, string Class), MonthSums> by = [];

        public FigureArea Area => area;

        public DateOnly LastDay { get; } = month.Next.FirstDay.AddDays(-1);

        /// <param name="code">The part as a row names it.</param>
        public MonthSums At(string code, string @class)
        {
            var key = (area.PartOf(code), @class);
            return by.TryGetValue(key, out var sums) ? sums : by[key] = Empty();
        }

        /// <param name="part">Null for all.</param>
        public MonthSums Of(string? part, string? @class)
        {
            var sum = Empty();
            foreach (var (key, sums) in by.Where(s => (part is null || s.Key.Part == part) && (@class is null || s.Key.Class == @class)))
            {
                sum.Add(sums);
            }
            return sum;
        }

        /// <summary>Whether nothing at all lies here.</summary>
        public bool IsEmpty => by.Count == 0;

        /// <summary>Parts of no division of today that something lies in.</summary>
        public IEnumerable<string> Gone => by.Keys.Select(k => k.Part).Distinct().Except(area.Parts.Select(p => p.Code)).Order(StringComparer.Ordinal);

        private MonthSums Empty() => new(benefit.PersonTraits.Count, benefit.HouseholdTraits.Count, benefit.Recognitions.Count);
    }

    private async Task CountFamilies(AnminDb db, Benefit benefit, Matter? matter, PayMonth month, IReadOnlyList<string> shutOut, Sums sums)
    {
        var column = sums.Area.PartColumn;
        var before = PayMonth.Of(month.FirstDay.AddDays(-1));
        var (now, then) = (Counted.GrantsOf(db, benefit, month, sums.Area, shutOut), Counted.GrantsOf(db, benefit, before, sums.Area, shutOut));
        var running = await now.Select(r => new { r.Grant.Id, Code = EF.Property<string>(r.Grant, column), r.Grant.CountyCode, r.Grant.Class, r.Term.Persons, r.Term.Kind }).ToListAsync();
        var ran = await then.Select(r => new { r.Grant.Id, Code = EF.Property<string>(r.Grant, column), r.Grant.Class, r.Term.Persons }).ToDictionaryAsync(r => r.Id);
        var covers = (await Covers(db, now)).ToLookup(c => c.Grant);
        var covered = (await Covers(db, then)).ToLookup(c => c.Grant, c => c.Person);
        var rolls = matter is null ? [] : await Rolls(db, benefit, matter, now, sums);
        foreach (var it in running)
        {
            var here = sums.At(it.Code, it.Class);
            here.Households++;
            here.Persons += it.Persons;
            here.Fading += it.Kind == TermKind.渐退 ? 1 : 0;
            if (ran.Remove(it.Id, out var earlier))
            {
                var joined = covers[it.Id].Count(c => !covered[it.Id].Contains(c.Person));
                here.NewPersons += joined;
                here.GonePersons += earlier.Persons + joined - it.Persons;
            }
            else
            {
                here.NewHouseholds++;
                here.NewPersons += it.Persons;
            }
            var roll = rolls.GetValueOrDefault(it.Id);
            for (var i = 0; i < benefit.HouseholdTraits.Count; i++)
            {
                here.HouseholdTraits[i] += roll?.Household.Contains(benefit.HouseholdTraits[i]) == true ? 1 : 0;
            }
            foreach (var person in covers[it.Id])
            {
                here.Count(PersonOf(roll, person.Person, person.Name), benefit.PersonTraits, sums.LastDay);
            }
        }
        foreach (var it in ran.Values)
        {
            var here = sums.At(it.Code, it.Class);
            here.GoneHouseholds++;
            here.GonePersons += it.Persons;
        }
    }

    private static async Task<IReadOnlyList<(Guid Grant, string Person, string Name)>> Covers(AnminDb db, IQueryable<Running> running) =>
    [
        .. (await (from r in running
                   join c in db.Covered.AsNoTracking() on new { r.Term.GrantId, r.Term.Seq } equals new { c.GrantId, c.Seq }
                   select new { c.GrantId, c.Person, c.Name }).ToListAsync()).Select(c => (c.GrantId, c.Person, c.Name)),
    ];

    /// <summary>The person on the family's papers; who is on none of them is still known by the number.</summary>
    private static RollPerson PersonOf(Roll? roll, string person, string name)
    {
        var known = IdNumber.TryParse(person, out var id, out _);
        return roll?.Persons.FirstOrDefault(p => known ? p.Id == id : p.Id is null && p.Name == name)
            ?? new(name, known ? id : null, known ? id.IsMale : null, known ? id.BirthDate : null, []);
    }

    /// <summary>The facts frozen with the last decision of each family, read one after the other.</summary>
    private async Task<Dictionary<Guid, Roll>> Rolls(AnminDb db, Benefit benefit, Matter matter, IQueryable<Running> running, Sums sums)
    {
        var last = sums.LastDay;
        var facts = running.Select(r => new
        {
            r.Grant.Id,
            r.Grant.CountyCode,
            Facts = db.Reviews.Where(x => x.GrantId == r.Grant.Id && x.State == ReviewState.已决定 && x.DecidedOn <= last).OrderByDescending(x => x.DecidedOn).ThenByDescending(x => x.Id).Select(x => x.Facts).FirstOrDefault()
                ?? db.Decisions.Where(d => d.Id == r.Grant.DecisionId).Select(d => d.Facts).FirstOrDefault(),
        });
        var policyOf = new Dictionary<string, Policy>();
        var rolls = new Dictionary<Guid, Roll>();
        await foreach (var it in facts.AsAsyncEnumerable())
        {
            if (it.Facts is not { } json)
            {
                continue;
            }
            if (!policyOf.TryGetValue(it.CountyCode, out var policy))
            {
                policy = policyOf[it.CountyCode] = policies.For(sums.Area.Then(DivisionCode.Of(sums.Area.CountyOf(it.CountyCode)), last), last);
            }
            if (benefit.RollOf(FactsJson.Read(json, matter.FactsType), policy, last) is { } roll)
            {
                rolls[it.Id] = roll;
            }
        }
        return rolls;
    }

    private async Task CountMoney(AnminDb db, Benefit benefit, PayMonth month, IReadOnlyList<string> shutOut, Sums sums)
    {
        var (area, column) = (sums.Area, sums.Area.PartColumn);
        var year = new Period(new(month.Year, 1, 1), sums.LastDay, "");
        var batches = (await BatchesOf(benefit, area, year)).ToDictionary(b => b.Id);
        var ids = batches.Keys.ToList();
        var lines = await (from l in LinesOf(db, benefit, area, shutOut)
                           join g in db.Grants.AsNoTracking() on l.GrantId equals g.Id
                           where ids.Contains(l.BatchId) && l.Kind != LineKind.重发
                           group l by new { Code = EF.Property<string>(l, column), g.Class, l.BatchId, l.Kind, IsSent = !NotSent.Contains(l.State) } into all
                           select new { all.Key, Lines = all.LongCount(), Fen = all.Sum(l => l.Fen) }).ToListAsync();
        foreach (var it in lines)
        {
            var (here, batch) = (sums.At(it.Key.Code, it.Key.Class), batches[it.Key.BatchId]);
            var (isSent, isMonth) = (batch.IsReleased && it.Key.IsSent, batch.Month == month);
            here.YearFen += isSent ? it.Fen : 0;
            here.MonthFen += isSent && isMonth ? it.Fen : 0;
            here.MonthLines += isSent && isMonth ? it.Lines : 0;
            if (isMonth && it.Key.Kind == LineKind.当月 && batch.IsJudged(database.Today))
            {
                here.Regular += it.Lines;
                here.RegularOnTime += isSent && batch.IsOnTime ? it.Lines : 0;
            }
        }
        var given = await Shares(db, benefit, area, Period.Of(month)).GroupBy(x => new { x.Posting.CountyCode, x.Posting.Credit }).Select(g => new { g.Key, Fen = g.Sum(x => x.Posting.Fen) }).ToListAsync();
        foreach (var it in given)
        {
            // Told county by county; for a county itself the money is told of the whole.
            var here = sums.At(area.Level < DivisionLevel.County ? it.Key.CountyCode : area.Code.Value, "");
            here.Given[it.Key.Credit] = here.Given.GetValueOrDefault(it.Key.Credit) + it.Fen;
        }
    }

    private async Task CountStandards(AnminDb db, StandardTable table, PayMonth month, IReadOnlyList<string> shutOut, Sums sums)
    {
        var area = sums.Area;
        if (catalogue.Find<Matter>(table.Of)?.Pays is not { } benefit)
        {
            return;
        }
        foreach (var it in await Counted.GrantsByMonth(db, benefit, [month], area, shutOut))
        {
            var (here, county) = (sums.At(it.Code, it.Class), DivisionCode.Of(area.CountyOf(it.County)));
            var @class = table.Classes is [""] ? "" : it.Class;
            if (Holding(table, area, county, @class, month) is { } row)
            {
                here.StandardFen += Money.Of(decimal.Parse(row.Value, System.Globalization.CultureInfo.InvariantCulture)).Fen * it.Persons;
                here.StandardPersons += it.Persons;
            }
            else
            {
                here.Missing ??= new MissingParameter(table.Parameter.Id, @class, county, month.FirstDay).Message;
            }
        }
    }

    private async Task CountDecisions(AnminDb db, Matter matter, PayMonth month, IReadOnlyList<string> shutOut, Sums sums)
    {
        var column = sums.Area.PartColumn;
        var decided = Counted.CasesOf(db, matter.Slug, sums.Area, shutOut).Where(Counted.Cases(Core.Watching.Figure.Decisions, Period.Of(month), database.Today));
        var counts = await decided.GroupBy(c => new { Code = EF.Property<string>(c, column), c.AcceptedOn, c.DecidedOn, c.Granted, c.OnTime, c.Drawn }).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync();
        foreach (var it in counts)
        {
            var here = sums.At(it.Key.Code, "");
            here.Decisions += it.Count;
            here.Refused += it.Key.Granted == false ? it.Count : 0;
            here.OnTime += it.Key.OnTime == true ? it.Count : 0;
            here.Drawn += it.Key.Drawn ? it.Count : 0;
            here.Days += it.Key.AcceptedOn is { } accepted ? it.Count * clocks.Calendar.Between(accepted, it.Key.DecidedOn!.Value) : 0;
        }
        foreach (var it in await Counted.Overturned(db, decided).GroupBy(c => EF.Property<string>(c, column)).Select(g => new { Code = g.Key, Count = g.LongCount() }).ToListAsync())
        {
            sums.At(it.Code, "").Overturned += it.Count;
        }
    }

    /// <summary>The findings without money that stand on the month's last day: the latest decision of a case, unless somebody of the family was decided upon again since.</summary>
    private static async Task CountFound(AnminDb db, Benefit benefit, Matter matter, IReadOnlyList<string> shutOut, Sums sums)
    {
        var (column, last) = (sums.Area.PartColumn, sums.LastDay);
        foreach (var (i, recognition) in benefit.Recognitions.Index())
        {
            var (kind, after) = (recognition.Kind, last.AddMonths(-recognition.Months));
            var standing = await (from c in Counted.CasesOf(db, matter.Slug, sums.Area, shutOut)
                                  join d in db.Decisions.AsNoTracking() on c.Id equals d.CaseId
                                  where !d.Granted && d.DecidedOn > after && d.DecidedOn <= last && d.Decision.Contains(kind)
                                      && !db.Decisions.Any(x => x.CaseId == c.Id && x.DecidedOn <= last && (x.DecidedOn > d.DecidedOn || (x.DecidedOn == d.DecidedOn && x.Id.CompareTo(d.Id) > 0)))
                                      && !db.Parties.Any(p => p.CaseId == c.Id && p.IdNumber != null && db.Parties.Any(q => q.IdNumber == p.IdNumber && q.CaseId != c.Id
                                          && db.Cases.Any(x => x.Id == q.CaseId && x.Matter == c.Matter && x.DecidedOn > d.DecidedOn && x.DecidedOn <= last)))
                                  select new { Code = EF.Property<string>(c, column), d.Decision }).ToListAsync();
            foreach (var it in standing.Where(s => FactsJson.Read<Decision>(s.Decision).Kind == kind))
            {
                sums.At(it.Code, "").Found[i]++;
            }
        }
    }

    private async Task CountReviews(AnminDb db, Benefit benefit, PayMonth month, IReadOnlyList<string> shutOut, Sums sums)
    {
        var (column, period) = (sums.Area.PartColumn, Period.Of(month));
        var due = await (from r in ReviewsOf(db, benefit, sums.Area, period, database.Today, shutOut)
                         join g in db.Grants.AsNoTracking() on r.GrantId equals g.Id
                         group r by new { Code = EF.Property<string>(r, column), g.Class } into all
                         select new { all.Key, Due = all.LongCount(), Done = all.LongCount(r => r.State == ReviewState.已决定) }).ToListAsync();
        foreach (var it in due)
        {
            var here = sums.At(it.Key.Code, it.Key.Class);
            here.ReviewsDue += it.Due;
            here.ReviewsDone += it.Done;
        }
        var changed = await (from r in sums.Area.Within(db.Reviews.AsNoTracking())
                             join g in db.Grants.AsNoTracking() on r.GrantId equals g.Id
                             where g.Programme == benefit.Programme && r.DecidedOn >= period.From && r.DecidedOn <= period.To && r.Outcome != null && r.Outcome != ReviewOutcome.不变
                                 && (shutOut.Count == 0 || !db.Parties.Any(p => p.CaseId == r.CaseId && shutOut.Contains(p.IdNumber!)))
                             group r by new { Code = EF.Property<string>(r, column), g.Class } into all
                             select new { all.Key, Count = all.LongCount() }).ToListAsync();
        foreach (var it in changed)
        {
            sums.At(it.Key.Code, it.Key.Class).Changed += it.Count;
        }
    }

    private static IReadOnlyList<MonthColumn> Columns(Benefit benefit) =>
    [
        new(MonthSheet.保障对象, "户数", "户", 0), new(MonthSheet.保障对象, "人数", "人", 0), new(MonthSheet.保障对象, "女性", "人", 0),
        new(MonthSheet.保障对象, "未满18周岁", "人", 0), new(MonthSheet.保障对象, "18至59周岁", "人", 0), new(MonthSheet.保障对象, "60周岁以上", "人", 0),
        .. benefit.PersonTraits.Select(t => new MonthColumn(MonthSheet.保障对象, t, "人", 0)),
        .. benefit.HouseholdTraits.Select(t => new MonthColumn(MonthSheet.保障对象, t, "户", 0)),
        new(MonthSheet.保障对象, "渐退", "户", 0),
        new(MonthSheet.保障对象, "本月新增", "户", 0), new(MonthSheet.保障对象, "本月新增", "人", 0), new(MonthSheet.保障对象, "本月退出", "户", 0), new(MonthSheet.保障对象, "本月退出", "人", 0),
        new(MonthSheet.保障对象, "覆盖面", "%", 2),
        .. benefit.Recognitions.Select(r => new MonthColumn(MonthSheet.保障对象, r.Kind, "户", 0)),
        new(MonthSheet.标准和资金, "平均标准", "元/人·月", 2), new(MonthSheet.标准和资金, "平均年标准", "元/人·年", 2), new(MonthSheet.标准和资金, "补助水平", "元/人·月", 2), new(MonthSheet.标准和资金, "当月发放", "元", 2), new(MonthSheet.标准和资金, "本年累计", "元", 2),
        .. Batches.Sources.Select(s => new MonthColumn(MonthSheet.标准和资金, $"当月{SourceName(s)}资金", "元", 2)),
        new(MonthSheet.标准和资金, "按时发放率", "%", 1),
        new(MonthSheet.办理和复核, "办结", "件", 0), new(MonthSheet.办理和复核, "不予确认", "件", 0), new(MonthSheet.办理和复核, "不予确认率", "%", 1), new(MonthSheet.办理和复核, "平均用时", "工作日", 1),
        new(MonthSheet.办理和复核, "按时办结率", "%", 1), new(MonthSheet.办理和复核, "抽查率", "%", 1), new(MonthSheet.办理和复核, "后来改变的", "件", 0),
        new(MonthSheet.办理和复核, "应复核", "户", 0), new(MonthSheet.办理和复核, "已复核", "户", 0), new(MonthSheet.办理和复核, "复核后有变化", "户", 0),
    ];

    private static string SourceName(LedgerAccount source) => source.ToString()["专户".Length..] is "中央" or "追回" ? source.ToString()["专户".Length..] : source.ToString()["专户".Length..] + "级";

    private IEnumerable<MonthRow> Rows(FigureArea area, Benefit benefit, IReadOnlyList<string> classes, Sums sums)
    {
        MonthRow Row(string? part, string code, string name, string? @class) =>
            new(code, name, @class ?? MonthRow.Whole, part is null, [.. Cells(area, benefit, sums.Of(part, @class), part, code, @class is null, sums.LastDay)]);
        IEnumerable<MonthRow> Place(string? part, string code, string name) => [Row(part, code, name, null), .. classes.Select(c => Row(part, code, name, c))];
        // A county or township with nothing at all that month: its own line says so, a page of noughts would not.
        foreach (var part in sums.IsEmpty && area.Level >= DivisionLevel.County ? [] : area.Parts)
        {
            foreach (var row in Place(part.Code, part.Code, part.Name)) { yield return row; }
        }
        foreach (var gone in sums.Gone.Where(g => area.Parts.Count > 0 && g != area.Code.Value))
        {
            foreach (var row in Place(gone, gone, area.NameOf(gone))) { yield return row; }
        }
        foreach (var row in Place(null, area.Code.Value, area.Name)) { yield return row; }
    }

    private IEnumerable<MonthCell> Cells(FigureArea area, Benefit benefit, MonthSums x, string? part, string code, bool isWhole, DateOnly on)
    {
        MonthCell Apart(MonthCell cell) => isWhole ? cell : new(null, "—");
        foreach (var count in (long[])[x.Households, x.Persons, x.Female, x.Under18, x.From18To59, x.Over60, .. x.PersonTraits, .. x.HouseholdTraits, x.Fading, x.NewHouseholds, x.NewPersons, x.GoneHouseholds, x.GonePersons])
        {
            yield return new(count);
        }
        yield return Apart(Coverage(area, x.Persons, part is null ? area.Code.Value : code, on));
        foreach (var (i, recognition) in benefit.Recognitions.Index())
        {
            yield return Apart(recognition.Needs is { } needs && policies.Find(needs.Id, "", area.Then(DivisionCode.Of(code), on), on) is null
                ? new(null, new MissingParameter(needs.Id, "", area.Then(DivisionCode.Of(code), on), on).Message)
                : new(x.Found[i]));
        }
        foreach (var scale in new[] { 0.01m, 0.12m })
        {
            yield return x.Missing is { } missing ? new(null, missing) : MonthSums.Quotient(x.StandardFen, x.StandardPersons, 2, scale);
        }
        yield return x.MonthLines == 0 ? new(null, "—") : MonthSums.Quotient(x.MonthFen, x.Persons, 2, 0.01m);
        yield return MonthSums.Yuan(x.MonthFen);
        yield return MonthSums.Yuan(x.YearFen);
        // Below the county the sources are not told apart.
        var isTold = isWhole && (area.Level < DivisionLevel.County || (area.Level == DivisionLevel.County && part is null));
        foreach (var source in Batches.Sources)
        {
            yield return isTold ? MonthSums.Yuan(x.Given.GetValueOrDefault(source)) : new(null, "—");
        }
        yield return MonthSums.Percent(x.RegularOnTime, x.Regular);
        yield return Apart(new(x.Decisions));
        yield return Apart(new(x.Refused));
        yield return Apart(MonthSums.Percent(x.Refused, x.Decisions));
        yield return Apart(MonthSums.Quotient(x.Days, x.Decisions, 1));
        yield return Apart(MonthSums.Percent(x.OnTime, x.Decisions));
        yield return Apart(MonthSums.Percent(x.Drawn, x.Decisions));
        yield return Apart(new(x.Overturned));
        yield return new(x.ReviewsDue);
        yield return new(x.ReviewsDone);
        yield return new(x.Changed);
    }

    /// <summary>Persons per hundred of the population; where it was not loaded, the cell says which figure is missing.</summary>
    private MonthCell Coverage(FigureArea area, long persons, string code, DateOnly on)
    {
        var place = DivisionCode.Of(code);
        return policies.Find(Population, "", place, on) is { } row && row.Region == place && long.TryParse(row.Value, out var people)
            ? MonthSums.Quotient(persons, people, 2, 100)
            : new(null, new MissingParameter(Population, "", area.Then(place, on), on).Message);
    }
}
