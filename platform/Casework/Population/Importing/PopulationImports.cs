using System.Globalization;
using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>A county's population file: read and compared, committed as one, rolled back as one. Each step is one transaction: a process that dies leaves the step done or not begun.</summary>
public sealed class PopulationImports(CaseWork work)
{
    /// <summary>Names listed where a roll-back is refused.</summary>
    private const int Listed = 20;

    /// <summary>Whether somebody may read files in, commit them and roll them back.</summary>
    public static bool MayKeep(Caller caller) => caller.Role is Role.县区审核 or Role.县区负责;

    /// <summary>What reading a file came to.</summary>
    /// <param name="Before">True where the same file was lying here already and was compared again.</param>
    public sealed record Result(Guid Id, bool Before);

    /// <summary>Reads a file and compares it with the register; nothing of the register changes.</summary>
    /// <param name="county">The county for which the machinery reads; for an officer always his own.</param>
    /// <exception cref="Refused">The file as a whole cannot be used: not whole, or without the columns that are needed.</exception>
    public Task<Result> Read(Caller officer, SourceFile file, DivisionCode? county = null) => work.Database.Effect(officer, async db =>
    {
        Require(officer);
        var place = officer.Role == Role.系统 ? county ?? throw new Refused("请写明是哪个县（区、市）的", "no_county") : officer.Area.County;
        if (work.Database.Divisions.Find(place, work.Today) is not { } there || there.Place.Level != DivisionLevel.County)
        {
            throw new Refused($"{place} 不是现有的县（区、市）", "no_county");
        }
        if (await db.Imports.OrderByDescending(i => i.ReadAt).FirstOrDefaultAsync(i => i.CountyCode == place.Value && i.Sha256 == file.Sha256 && i.RowsRemovedOn == null && (i.State == ImportState.试读 || i.State == ImportState.已撤回)) is { } before)
        {
            await Compare(db, before);
            return (Told("population-compared", before), new Result(before.Id, true));
        }
        var row = new ImportRow
        {
            Id = work.Database.NewId(), CountyCode = place.Value, Name = Short(file.Name), Sha256 = file.Sha256, Encoding = file.Encoding, State = ImportState.试读,
            ReadBy = officer.Human, ReadByName = officer.Name, ReadAt = work.Database.Now,
        };
        db.Imports.Add(row);
        await db.SaveChangesAsync();
        var reading = new PopulationReading(row.Id, new(work.Today, new(work.Database.Divisions, place, work.Today)), work.Database.NewId);
        await Bulk.Insert(db, reading.Rows(file));
        row.Lines = reading.Lines;
        row.Columns = string.Join('、', reading.Columns.OfType<PopulationColumn>().Select(c => c.Name));
        row.Unused = string.Join('、', reading.Unused);
        await Compare(db, row);
        return (Told("population-file-read", row), new Result(row.Id, false));
    });

    /// <summary>Compares once more with the register of now.</summary>
    public Task Again(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        var row = await ForWriting(db, officer, id, version, "再比一次", ImportState.试读, ImportState.已撤回);
        RequireRows(row);
        await Compare(db, row);
        return Told("population-compared", row);
    });

    /// <summary>Writes what the file says into the register. What the officer saw must still be so.</summary>
    /// <exception cref="Refused">The register has changed since it was compared.</exception>
    public Task Commit(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        var row = await ForWriting(db, officer, id, version, "提交", ImportState.试读, ImportState.已撤回);
        RequireRows(row);
        var seen = await Print(db, id);
        await Compare(db, row);
        if (!seen.SequenceEqual(await Print(db, id)))
        {
            throw new Refused("试读以后登记册又有变化，对照已经不准：请再比一次，看过再提交", "compared_before");
        }
        await ImportCarrySql.Carry(db, id, work.Today);
        var deaths = await TellDeaths(db, row, officer);
        (row.State, row.CommittedByName, row.CommittedAt) = (ImportState.已提交, officer.Name, work.Database.Now);
        return new("population-imported", $"import:{id}", Detail: $"{Counts(row)}{(deaths > 0 ? $"；在领的人去世 {deaths} 人" : "")}", Outcome: row.Added + row.Changed > 0 ? "done" : "nothing");
    });

    /// <summary>Takes the whole import out of the register: every row is as it was before.</summary>
    /// <exception cref="Refused">Its time is over; or somebody of it was changed later: says who and by what.</exception>
    public Task RollBack(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        var row = await ForWriting(db, officer, id, version, "撤回", ImportState.已提交);
        RequireRows(row);
        var later = await ImportCarrySql.ChangedLater(db, id, DateOnly.FromDateTime(row.CommittedAt!.Value.AddHours(8)), Listed + 1);
        if (later.Count > 0)
        {
            throw await StandsInTheWay(db, later);
        }
        await ImportCarrySql.TakeBack(db, id);
        var left = await DiscoveryBook.Unfounded(db, row.CountyCode, $"《{row.Name}》已整个撤回，发现所指的人或户不在底册里了，不用再核实", officer.Name, work.Today);
        (row.State, row.RolledBackByName, row.RolledBackAt) = (ImportState.已撤回, officer.Name, work.Database.Now);
        return Told("population-rolled-back", row) with { Detail = $"{Counts(row)}{(left > 0 ? $"；随之结束的发现 {left} 条" : "")}" };
    });

    /// <summary>Gives up a file that was only compared; its rows are deleted.</summary>
    public Task Discard(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        var row = await ForWriting(db, officer, id, version, "作废", ImportState.试读, ImportState.已撤回);
        await db.ImportLines.Where(l => l.ImportId == id).ExecuteDeleteAsync();
        row.State = ImportState.作废;
        return Told("population-discarded", row);
    });

    private async Task Compare(AnminDb db, ImportRow row)
    {
        var county = DivisionCode.Of(row.CountyCode);
        await ImportSql.Compare(db, row.Id, [.. work.Database.Divisions.WithPredecessors(county).Select(c => c.Value)]);
        var counts = await db.ImportLines.Where(l => l.ImportId == row.Id).GroupBy(l => l.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        (row.Added, row.Changed, row.Same, row.Faulty) = (counts.GetValueOrDefault(ImportLineState.新增), counts.GetValueOrDefault(ImportLineState.变更),
            counts.GetValueOrDefault(ImportLineState.不变), counts.GetValueOrDefault(ImportLineState.错误));
        row.Version++;
        if (row.Added + row.Changed + row.Same + row.Faulty != row.Lines)
        {
            throw new InvalidOperationException($"导入 {row.Id} 的行数对不上");
        }
    }

    /// <summary>What was compared, in figures that change with it: of each state how many rows, which, and with which versions of people.</summary>
    private static async Task<List<(ImportLineState, int, long, long)>> Print(AnminDb db, Guid id) =>
        [.. (await db.ImportLines.Where(l => l.ImportId == id).GroupBy(l => l.State)
            .Select(g => new { g.Key, Count = g.Count(), Rows = g.Sum(l => (long)l.No), Versions = g.Sum(l => (long)l.No * l.BaseVersion) }).ToListAsync())
            .Select(g => (g.Key, g.Count, g.Rows, g.Versions)).Order()];

    /// <summary>Who died and is paid for, by whatever county: from then on no month is paid for her.</summary>
    private async Task<int> TellDeaths(AnminDb db, ImportRow row, Caller officer)
    {
        var lines = db.ImportLines.IgnoreQueryFilters().Where(l => l.ImportId == row.Id && l.DiedOn != null && (l.State == ImportLineState.新增 || (l.State == ImportLineState.变更 && l.PersonChanged)))
            .Select(l => new { l.PersonId, l.DiedOn });
        var merged =
            from l in lines
            join a in db.PersonActs.IgnoreQueryFilters() on l.PersonId equals a.PersonId
            where a.Kind == PersonActKind.并入
            join p in db.Persons.IgnoreQueryFilters() on a.Other equals p.Id
            where p.MergedInto == l.PersonId
            select new { PersonId = (Guid?)p.Id, l.DiedOn };
        var dead = await (
            from l in lines.Concat(merged)
            join i in db.Identities.IgnoreQueryFilters() on l.PersonId equals i.PersonId
            join c in db.Covered.IgnoreQueryFilters() on i.Number equals c.Person
            join g in db.Grants.IgnoreQueryFilters() on c.GrantId equals g.Id
            where c.Seq == g.TermSeq && db.Terms.IgnoreQueryFilters().Any(t => t.GrantId == g.Id && t.Seq == g.TermSeq && t.Kind != TermKind.停发)
                && !db.LifeEvents.IgnoreQueryFilters().Any(e => e.Person == c.Person && e.Kind == LifeEvent.去世)
            orderby c.Person, g.Id
            select new { On = l.DiedOn!.Value, Covered = c, Grant = g }).AsNoTracking().ToListAsync();
        var told = dead.Where(d => d.Grant.EndMonth is not { } end || string.CompareOrdinal(end, PayMonth.Of(d.On).Key) >= 0).DistinctBy(d => d.Covered.Person).ToList();
        foreach (var one in told)
        {
            var happened = new LifeEventRow
            {
                Id = work.Database.NewId(), CountyCode = one.Grant.CountyCode, TownCode = one.Grant.TownCode, VillageCode = one.Grant.VillageCode, OwnerHuman = one.Grant.OwnerHuman,
                Person = one.Covered.Person, Name = one.Covered.Name, Kind = LifeEvent.去世, On = one.On, Source = $"人口文件导入：{row.Name}", RecordedByName = officer.Name, RecordedAt = work.Database.Now,
            };
            db.LifeEvents.Add(happened);
            db.ImportEvents.Add(new() { ImportId = row.Id, EventId = happened.Id });
        }
        return told.Count;
    }

    private async Task<Refused> StandsInTheWay(AnminDb db, List<ChangedSince> later)
    {
        var causes = later.Select(l => l.Cause).Distinct().ToList();
        var files = await db.Imports.AsNoTracking().Where(i => causes.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
        var by = files.Values.OrderByDescending(f => f.CommittedAt).Select(f => $"《{f.Name}》（{f.CommittedAt!.Value.AddHours(8).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} 提交）").ToList();
        var others = later.Any(l => !files.ContainsKey(l.Cause));
        var way = (by.Count > 0, others) switch
        {
            (true, false) => $"请先撤回后来的导入{string.Join('、', by)}",
            (true, true) => $"请先撤回后来的导入{string.Join('、', by)}，其余的人是后来逐个更正的，要先逐个改回去",
            _ => "他们是后来逐个更正的，要先逐个改回去",
        };
        return new($"这次导入不能撤回：里面有人后来又有变化。{way}。", "changed_later",
        [
            .. later.Take(Listed).Select(l => new Fault("people", $"{l.Name} {PopulationFile.Masked(l.Number)}：{(files.TryGetValue(l.Cause, out var file) ? $"由《{file.Name}》改过" : "后来更正过")}", "changed_later")),
            .. later.Count > Listed ? [new Fault("people", "还有其他人，这里只列出前 20 人", "changed_later")] : Array.Empty<Fault>(),
        ]);
    }

    private static async Task<ImportRow> ForWriting(AnminDb db, Caller officer, Guid id, int version, string what, params ImportState[] expected)
    {
        Require(officer);
        var row = await db.Imports.SingleOrDefaultAsync(i => i.Id == id) ?? throw new NotThere();
        if (row.Version != version)
        {
            throw new Stale();
        }
        if (!expected.Contains(row.State))
        {
            throw new Refused($"这次导入现在是「{row.State}」，不能{what}", "wrong_state");
        }
        row.Version++;
        return row;
    }

    /// <summary>Rows are kept for a time; without them nothing can be compared, committed or taken back.</summary>
    private void RequireRows(ImportRow row)
    {
        var until = OldImports.Until(work, row);
        if (row.RowsRemovedOn is null && until >= work.Today)
        {
            return;
        }
        var kept = $"逐行的内容只保存到 {until:yyyy年M月d日} 为止{(row.RowsRemovedOn is { } removed ? $"，已在 {removed:yyyy年M月d日} 删除" : "")}";
        throw new Refused(row.State == ImportState.已提交
            ? $"这次导入不能撤回了：导入以前和以后{kept}，那以前才可以整个撤回。底册里不对的，请在这个人的页面上逐个更正"
            : $"这个文件{kept}，不能再用：请再读一次这个文件", "rows_removed");
    }

    private static void Require(Caller officer) => Duties.Require(officer, Role.县区审核, Role.县区负责, Role.系统);

    private static Event Told(string action, ImportRow row) => new(action, $"import:{row.Id}", Detail: Counts(row));

    private static string Counts(ImportRow row) => $"{row.Name}：{row.Lines} 行，新增 {row.Added}，变更 {row.Changed}，不变 {row.Same}，错误 {row.Faulty}";

    private static string Short(string name) => Plain.Text(name) is { Length: > 0 } text ? text.Length > 100 ? text[..100] : text : "未命名";
}
