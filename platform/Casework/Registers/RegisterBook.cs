using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Registers;

/// <summary>An entry with its record.</summary>
public sealed record EntryView(Guid Id, IEntry Entry, DateOnly From, DateOnly? To, string Area, DateTime RecordedAt, string RecordedBy, bool Replaced, int Version, string Key);

/// <summary>Any declared register: list as of a day, history, add, close. Nothing is deleted or overwritten.</summary>
public sealed class RegisterBook(Database database, Catalogue catalogue)
{
    public Register Find(string slug) => catalogue.Find<Register>(slug) ?? throw new NotThere();

    /// <summary>Entries in force on a day.</summary>
    public async Task<IReadOnlyList<EntryView>> AsOf(Caller caller, string slug, DateOnly on)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var rows = await Visible(db, caller, register).Where(e => e.ReplacedAt == null && e.From <= on && (e.To == null || e.To >= on))
            .OrderBy(e => e.AreaCode).ThenBy(e => e.From).Take(2000).ToListAsync();
        return [.. rows.Select(r => View(register, r))];
    }

    /// <summary>Every entry ever made under a key, newest first, with those that were replaced.</summary>
    public async Task<IReadOnlyList<EntryView>> History(Caller caller, string slug, string key)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var rows = await Visible(db, caller, register).Where(e => e.Key == key).OrderByDescending(e => e.From).ThenByDescending(e => e.Id).ToListAsync();
        return rows.Count == 0 ? throw new NotThere() : [.. rows.Select(r => View(register, r))];
    }

    /// <summary>Adds an entry; two entries of one key may not share a day.</summary>
    /// <returns>The faults to mend; empty when it was stored.</returns>
    public async Task<IReadOnlyList<Fault>> Add(Caller caller, string slug, IReadOnlyDictionary<string, string> answers)
    {
        var register = Find(slug);
        RequireKeeper(caller, register);
        var (bound, faults) = Binder.Bind(register.Form, answers, database.Today);
        if (bound is not IEntry entry)
        {
            return faults;
        }
        var scope = Scope.Of(caller, database.Divisions, database.Today);
        if (!scope.Everything && !scope.Counties.Contains(entry.EntryArea.County.Value) && !scope.Towns.Contains(entry.EntryArea.Town.Value))
        {
            throw new NotThere();
        }
        if (database.Divisions.Find(entry.EntryArea, entry.EntryFrom) is null)
        {
            return [new("", $"{entry.EntryFrom:yyyy-MM-dd} 时没有代码为 {entry.EntryArea} 的行政区划", "place")];
        }
        return await database.Effect(caller, async db =>
        {
            var last = entry.EntryTo ?? DateOnly.MaxValue;
            if (await db.Entries.AnyAsync(e => e.Register == slug && e.Key == entry.EntryKey && e.ReplacedAt == null && e.From <= last && (e.To == null || e.To >= entry.EntryFrom)))
            {
                throw new Refused("同一对象在这段时间里已有登记，请先结束原来的登记", "overlap", [new("", "同一对象在这段时间里已有登记，请先结束原来的登记")]);
            }
            var row = new EntryRow
            {
                Id = database.NewId(),
                Register = slug,
                Key = entry.EntryKey,
                CountyCode = entry.EntryArea.County.Value,
                TownCode = entry.EntryArea.Town.Value,
                AreaCode = entry.EntryArea.Value,
                From = entry.EntryFrom,
                To = entry.EntryTo,
                Content = FactsJson.Write(bound),
                RecordedAt = database.Now,
                RecordedByName = caller.Name,
            };
            db.Entries.Add(row);
            return (new Event("entry-added", $"entry:{row.Id}", Detail: $"{register.Name}：{database.Divisions.FullName(entry.EntryArea)} 自 {entry.EntryFrom:yyyy-MM-dd}"), (IReadOnlyList<Fault>)[]);
        });
    }

    /// <summary>Closes an entry on a day: the old row is kept as replaced, a copy with the last day takes its place.</summary>
    public Task Close(Caller caller, string slug, Guid id, int version, DateOnly last) => database.Effect(caller, async db =>
    {
        var register = Find(slug);
        RequireKeeper(caller, register);
        var row = await Visible(db, caller, register).AsTracking().SingleOrDefaultAsync(e => e.Id == id && e.ReplacedAt == null) ?? throw new NotThere();
        if (row.Version != version) { throw new Stale(); }
        if (last < row.From) { throw new Refused("最后一天不能早于开始日", "range", [new("last", $"不能早于 {row.From:yyyy-MM-dd}", "range")]); }
        row.ReplacedAt = database.Now;
        row.Version++;
        db.Entries.Add(new()
        {
            Id = database.NewId(),
            Register = row.Register,
            Key = row.Key,
            CountyCode = row.CountyCode,
            TownCode = row.TownCode,
            AreaCode = row.AreaCode,
            From = row.From,
            To = last,
            Content = row.Content,
            RecordedAt = database.Now,
            RecordedByName = caller.Name,
        });
        return new("entry-closed", $"entry:{id}", Detail: $"{register.Name}：{database.Divisions.FullName(Core.Values.DivisionCode.Of(row.AreaCode))} 至 {last:yyyy-MM-dd}");
    });

    private Register Readable(Caller caller, string slug)
    {
        var register = Find(slug);
        return register.IsPublic || caller.IsStaff || caller.Role == Role.系统 ? register : throw new NotThere();
    }

    private static IQueryable<EntryRow> Visible(AnminDb db, Caller caller, Register register)
    {
        var entries = db.Entries.AsNoTracking().Where(e => e.Register == register.Slug);
        return register.IsPublic ? entries
            : entries.Where(e => db.Scope.Everything || db.Scope.Counties.Contains(e.CountyCode) || db.Scope.Towns.Contains(e.TownCode));
    }

    private static void RequireKeeper(Caller caller, Register register)
    {
        Role[] keepers = register.KeptBy switch
        {
            Actor.镇办 => [Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区负责, Role.系统],
            Actor.县区 => [Role.县区审核, Role.县区负责, Role.系统],
            _ => [Role.系统],
        };
        Desk.Duties.Require(caller, keepers);
    }

    private static EntryView View(Register register, EntryRow row) => new(
        row.Id, (IEntry)FactsJson.Read(row.Content, register.EntryType), row.From, row.To, row.AreaCode, row.RecordedAt, row.RecordedByName, row.ReplacedAt is not null, row.Version, row.Key);
}
