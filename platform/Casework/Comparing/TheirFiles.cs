using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Comparing;

/// <summary>A row of their file as it is shown: the number masked.</summary>
public sealed record TheirLine(int No, string Number, string Name, string Family, string? Why);

/// <summary>Registers of other offices: read and matched by number, then used. Our own register is not changed by them.</summary>
public sealed class TheirFiles(CaseWork work, Catalogue catalogue)
{
    public const int PageSize = 50;

    private const int AtOnce = 1000;

    /// <summary>Whether somebody may read files in and put them to use.</summary>
    public static bool MayKeep(Caller caller) => caller.Role is Role.县区审核 or Role.县区负责;

    /// <summary>What reading a file came to.</summary>
    /// <param name="Before">True where the same file lies here already.</param>
    public sealed record Result(Guid Id, bool Before);

    /// <summary>Reads a register and matches it; nothing is laid beside ours yet. The same file once more changes nothing.</summary>
    /// <param name="asOf">The day whose state the file says.</param>
    /// <exception cref="Refused">The file as a whole cannot be used, or the day cannot be.</exception>
    public Task<Result> Read(Caller officer, string counterpart, SourceFile source, DateOnly asOf) => work.Database.Effect(officer, async db =>
    {
        Require(officer);
        var other = catalogue.Find<Counterpart>(counterpart) ?? throw new NotThere();
        if (asOf > work.Today)
        {
            throw new Refused("名册的日期晚于今天", "invalid", [new("asOf", $"名册的日期不能晚于今天（{work.Today:yyyy-MM-dd}）", "range")]);
        }
        var county = officer.Area.County.Value;
        if (await db.TheirFiles.FirstOrDefaultAsync(f => f.CountyCode == county && f.Counterpart == counterpart && f.Sha256 == source.Sha256 && f.AsOf == asOf && f.State != TheirFileState.作废) is { } before)
        {
            return (Told("their-register-read-again", before) with { Outcome = "nothing" }, new Result(before.Id, true));
        }
        var name = Plain.Text(source.Name);
        var file = new TheirFileRow
        {
            Id = work.Database.NewId(), CountyCode = county, Counterpart = other.Slug, AsOf = asOf, Name = name.Length switch { 0 => "未命名", > 100 => name[..100], _ => name },
            Sha256 = source.Sha256, Encoding = source.Encoding, ReadByName = officer.Name, ReadAt = work.Database.Now,
        };
        var reading = new TheirReading(file.Id, work.Today);
        List<TheirEntryRow> entries = [.. reading.Rows(source)];
        foreach (var chunk in entries.Where(e => e.State != TheirEntryState.错误).Chunk(AtOnce))
        {
            await Match(db, county, chunk);
        }
        file.Lines = reading.Lines;
        file.Matched = entries.Count(e => e.State == TheirEntryState.对上);
        file.Unknown = entries.Count(e => e.State == TheirEntryState.底册没有);
        file.Faulty = entries.Count(e => e.State == TheirEntryState.错误);
        file.Families = entries.Where(e => e.State != TheirEntryState.错误).Select(e => e.Family).Distinct().Count();
        db.TheirFiles.Add(file);
        await db.SaveChangesAsync();
        await Bulk.Insert(db, entries);
        return (Told("their-register-read", file), new Result(file.Id, false));
    });

    /// <summary>From now on this file is their register; the one before it is kept and no longer used.</summary>
    public Task Use(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        var file = await ForWriting(db, officer, id, version);
        if (file.Matched == 0)
        {
            throw new Refused("文件里没有一个人在本县底册上：多半拿错了文件，不能启用", "nobody_matched");
        }
        if (await db.TheirFiles.SingleOrDefaultAsync(f => f.CountyCode == file.CountyCode && f.Counterpart == file.Counterpart && f.State == TheirFileState.在用) is { } now)
        {
            if (now.AsOf > file.AsOf)
            {
                throw new Refused($"在用的名册是 {now.AsOf:yyyy-MM-dd} 的，比这一份（{file.AsOf:yyyy-MM-dd}）新，不能换回旧的", "older");
            }
            now.State = TheirFileState.已换下;
            now.Version++;
            await db.SaveChangesAsync(); // one in use at a time, also within the transaction
        }
        (file.State, file.UsedByName, file.UsedAt) = (TheirFileState.在用, officer.Name, work.Database.Now);
        return Told("their-register-used", file);
    });

    /// <summary>Gives up a file that was only read; its rows are deleted.</summary>
    public Task Discard(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        var file = await ForWriting(db, officer, id, version);
        await db.TheirEntries.Where(e => e.FileId == id).ExecuteDeleteAsync();
        file.State = TheirFileState.作废;
        return Told("their-register-discarded", file);
    });

    /// <summary>The files of the caller's area, newest first.</summary>
    public async Task<IReadOnlyList<(TheirFileRow It, string County)>> All(Caller caller, string counterpart)
    {
        RequireLook(caller);
        await using var db = work.Database.Open(caller);
        return [.. (await db.TheirFiles.AsNoTracking().Where(f => f.Counterpart == counterpart).OrderByDescending(f => f.ReadAt).ThenByDescending(f => f.Id).Take(PageSize).ToListAsync())
            .Select(f => (f, work.Database.Divisions.Name(DivisionCode.Of(f.CountyCode))))];
    }

    /// <exception cref="NotThere">Unknown, or of another county.</exception>
    public async Task<TheirFileRow> Find(Caller caller, Guid id)
    {
        RequireLook(caller);
        await using var db = work.Database.Open(caller);
        return await db.TheirFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) ?? throw new NotThere();
    }

    /// <summary>Rows of one state in the order of the file; who looks at people is written down.</summary>
    public Task<(IReadOnlyList<TheirLine> Rows, int? Next)> Rows(Caller caller, Guid id, TheirEntryState state, int after = 0) => work.Database.Effect(caller, async db =>
    {
        RequireLook(caller);
        var file = await db.TheirFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) ?? throw new NotThere();
        var rows = await db.TheirEntries.AsNoTracking().Where(e => e.FileId == id && e.State == state && e.No > after).OrderBy(e => e.No).Take(PageSize + 1).ToListAsync();
        IReadOnlyList<TheirLine> page = [.. rows.Take(PageSize).Select(e => new TheirLine(e.No, e.Number is { } n ? PopulationFile.Masked(n) : "", e.Name ?? "", e.Family ?? "", e.Why))];
        return (new Event("their-register-looked-at", $"their-register:{file.Id}", Detail: $"{state} {page.Count} 行"), (page, rows.Count > PageSize ? rows[PageSize - 1].No : (int?)null));
    });

    private async Task Match(AnminDb db, string county, IReadOnlyList<TheirEntryRow> entries)
    {
        var codes = work.Database.Divisions.WithPredecessors(DivisionCode.Of(county)).Select(c => c.Value).ToList();
        var numbers = entries.Select(e => e.Number!).ToList();
        var known = (await db.Identities.IgnoreQueryFilters().AsNoTracking().Where(i => numbers.Contains(i.Number))
            .Join(db.Persons.IgnoreQueryFilters(), i => i.PersonId, p => p.Id, (i, p) => new { i.Number, p.Id, p.MergedInto })
            .Select(x => new { x.Number, Id = x.MergedInto ?? x.Id })
            .Join(db.Persons.IgnoreQueryFilters().Where(p => codes.Contains(p.CountyCode) && p.MergedInto == null), x => x.Id, p => p.Id, (x, p) => new { x.Number, p.Id, p.Name })
            .Distinct().ToListAsync()).ToLookup(x => x.Number);
        foreach (var entry in entries)
        {
            var here = known[entry.Number!].ToList();
            (entry.State, entry.Why) = here switch
            {
                [] => (TheirEntryState.底册没有, "本县底册里没有这个证件号码"),
                [var one] when one.Name == entry.Name => (TheirEntryState.对上, null),
                [_] => (TheirEntryState.错误, "底册里这个证件号码不是这个姓名，请和对方核对"),
                _ => (TheirEntryState.错误, "底册里有几个人用这个证件号码，请先合并"),
            };
        }
    }

    private static async Task<TheirFileRow> ForWriting(AnminDb db, Caller officer, Guid id, int version)
    {
        Require(officer);
        var file = await db.TheirFiles.SingleOrDefaultAsync(f => f.Id == id) ?? throw new NotThere();
        if (file.Version != version)
        {
            throw new Stale();
        }
        if (file.State != TheirFileState.试读)
        {
            throw new Refused($"这份名册现在是「{file.State}」，不能再办", "wrong_state");
        }
        file.Version++;
        return file;
    }

    private static void Require(Caller officer) => Duties.Require(officer, Role.县区审核, Role.县区负责);

    private static void RequireLook(Caller caller)
    {
        if (!ImportBook.MayLook(caller.Role))
        {
            throw new NotAllowed("名册由县（区、市）审核、负责人导入，市级和审计可以查看");
        }
    }

    private static Event Told(string action, TheirFileRow f) =>
        new(action, $"their-register:{f.Id}", Detail: $"{f.Name}（{f.AsOf:yyyy-MM-dd}）：{f.Lines} 行，对上 {f.Matched}，底册没有 {f.Unknown}，错误 {f.Faulty}");
}
