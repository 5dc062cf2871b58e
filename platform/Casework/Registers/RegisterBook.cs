using System.Text.Json.Nodes;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Registers;

/// <summary>An entry with its record, as far as the reader may read it.</summary>
/// <param name="RecordedBy">Who wrote it; like the key, empty for those who read only the open words.</param>
/// <param name="Content">The declared record as written down.</param>
/// <param name="IsWhole">Whether the reader may read every word, or only the open ones.</param>
/// <param name="ReplacedBy">Who corrected, closed or withdrew it, when and why; null while it stands.</param>
public sealed record EntryView(
    Guid Id, IEntry Entry, DateOnly From, DateOnly? To, string Area, DateTime RecordedAt, string RecordedBy, bool Replaced, int Version, string Key,
    string Content, Replacement? ReplacedBy, bool IsWhole = true);

/// <summary>What took the place of an entry's words.</summary>
public sealed record Replacement(DateTime At, string Name, string Why);

/// <summary>Which entries, seen from the day of the list.</summary>
public enum EntryTime { 有效, 未开始, 已结束 }

/// <summary>What to list of a register.</summary>
/// <param name="On">The day to look from; today when null.</param>
/// <param name="Text">Words that occur in the entry or in the name of its place.</param>
/// <param name="After">Cursor of the page before.</param>
/// <param name="Time">In force on that day, not begun, or ended.</param>
public sealed record EntryFilter(
    DateOnly? On = null, string? Text = null, string? County = null, string? After = null, string? Town = null, EntryTime Time = EntryTime.有效);

/// <summary>A page of a register.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record EntryPage(IReadOnlyList<EntryView> Entries, string? Next);

/// <summary>Any declared register: list as of a day, history, add, correct, close. Nothing is deleted or overwritten.</summary>
public sealed partial class RegisterBook(Database database, Catalogue catalogue)
{
    public const int PageSize = 40;

    private const int Chunk = 500;

    public Register Find(string slug) => catalogue.Find<Register>(slug) ?? throw new NotThere();

    /// <summary>The registers that a caller may read.</summary>
    public IReadOnlyList<Register> For(Caller caller) => [.. catalogue.Of<Register>().Where(r => IsReadable(caller, r))];

    /// <summary>How many entries of each register are in force today, of those the caller may read.</summary>
    public async Task<IReadOnlyDictionary<string, int>> InForceToday(Caller caller)
    {
        var open = catalogue.Of<Register>().Where(r => r.IsPublic).Select(r => r.Slug).ToList();
        await using var db = database.Open(caller);
        var entries = InForce(db.Entries.AsNoTracking(), database.Today);
        var seen = caller.Role == Role.系统 ? entries
            : entries.Where(e => open.Contains(e.Register) || db.Scope.Everything || db.Scope.Counties.Contains(e.CountyCode) || db.Scope.Towns.Contains(e.TownCode));
        return await seen.GroupBy(e => e.Register).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    /// <summary>Entries in force on a day.</summary>
    public async Task<IReadOnlyList<EntryView>> AsOf(Caller caller, string slug, DateOnly on)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var rows = await InForce(Visible(db, caller, register), on).OrderBy(e => e.AreaCode).ThenBy(e => e.From).Take(2000).ToListAsync();
        return [.. rows.Select(r => View(db, caller, register, r))];
    }

    /// <summary>One page of the entries in force on a day, in the order of places.</summary>
    public async Task<EntryPage> List(Caller caller, string slug, EntryFilter filter, int size = PageSize)
    {
        var register = Readable(caller, slug);
        var text = Plain.Text(filter.Text);
        await using var db = database.Open(caller);
        var rows = Filtered(Visible(db, caller, register), filter);
        var found = new List<EntryRow>();
        var after = filter.After;
        while (found.Count <= size)
        {
            var chunk = await Following(rows, after).OrderBy(e => e.AreaCode).ThenBy(e => e.From).ThenBy(e => e.Id).Take(Chunk).ToListAsync();
            found.AddRange(text.Length == 0 ? chunk : chunk.Where(e => Says(register, e, text, SeesAll(db, caller, e))));
            if (chunk.Count < Chunk) { break; }
            after = Cursor(chunk[^1]);
        }
        return new([.. found.Take(size).Select(r => View(db, caller, register, r))], found.Count > size ? Cursor(found[size - 1]) : null);
    }

    /// <summary>How many entries a list has, whatever words are looked for.</summary>
    public async Task<int> Count(Caller caller, string slug, EntryFilter filter)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        return await Filtered(Visible(db, caller, register), filter).CountAsync();
    }

    /// <summary>One entry, whether it still stands or not.</summary>
    public async Task<EntryView> One(Caller caller, string slug, Guid id)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var row = await Readable(Visible(db, caller, register), db, caller).SingleOrDefaultAsync(e => e.Id == id);
        return row is null ? throw new NotThere() : View(db, caller, register, row);
    }

    /// <summary>Every entry ever made under a key, newest first; officers of the place also see those that were replaced.</summary>
    public async Task<IReadOnlyList<EntryView>> History(Caller caller, string slug, string key)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var rows = await Readable(Visible(db, caller, register), db, caller).Where(e => e.Key == key)
            .OrderByDescending(e => e.From).ThenByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id).ToListAsync();
        return rows.Count == 0 ? throw new NotThere() : [.. rows.Select(r => View(db, caller, register, r))];
    }

    /// <summary>The history of the object that an entry is about.</summary>
    public async Task<IReadOnlyList<EntryView>> History(Caller caller, string slug, Guid id)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var key = await Readable(Visible(db, caller, register), db, caller).Where(e => e.Id == id).Select(e => e.Key).SingleOrDefaultAsync();
        return key is null ? throw new NotThere() : await History(caller, slug, key);
    }

    private static bool IsReadable(Caller caller, Register register) => register.IsPublic || caller.IsStaff || caller.Role == Role.系统;

    private Register Readable(Caller caller, string slug) => Find(slug) is var register && IsReadable(caller, register) ? register : throw new NotThere();

    private static IQueryable<EntryRow> Visible(AnminDb db, Caller caller, Register register)
    {
        var entries = db.Entries.AsNoTracking().Where(e => e.Register == register.Slug);
        return register.IsPublic || caller.Role == Role.系统 ? entries : InArea(db, entries);
    }

    /// <summary>Words that were replaced are read by officers of the place only.</summary>
    private static IQueryable<EntryRow> Readable(IQueryable<EntryRow> entries, AnminDb db, Caller caller) => caller.IsStaff || caller.Role == Role.系统
        ? entries.Where(e => e.ReplacedAt == null || db.Scope.Everything || db.Scope.Counties.Contains(e.CountyCode) || db.Scope.Towns.Contains(e.TownCode))
        : entries.Where(e => e.ReplacedAt == null);

    private static IQueryable<EntryRow> InArea(AnminDb db, IQueryable<EntryRow> entries) =>
        entries.Where(e => db.Scope.Everything || db.Scope.Counties.Contains(e.CountyCode) || db.Scope.Towns.Contains(e.TownCode));

    private static IQueryable<EntryRow> InForce(IQueryable<EntryRow> entries, DateOnly on) =>
        entries.Where(e => e.ReplacedAt == null && e.From <= on && (e.To == null || e.To >= on));

    private IQueryable<EntryRow> Filtered(IQueryable<EntryRow> entries, EntryFilter filter)
    {
        var on = filter.On ?? database.Today;
        var rows = filter.Time switch
        {
            EntryTime.未开始 => entries.Where(e => e.ReplacedAt == null && e.From > on),
            EntryTime.已结束 => entries.Where(e => e.ReplacedAt == null && e.To < on),
            _ => InForce(entries, on),
        };
        if (filter.County is { } county)
        {
            var codes = WithPredecessors(county);
            rows = rows.Where(e => codes.Contains(e.CountyCode));
        }
        if (filter.Town is { } town)
        {
            var codes = WithPredecessors(town);
            rows = rows.Where(e => codes.Contains(e.TownCode));
        }
        return rows;
    }

    /// <summary>A place and what became part of it: entries keep the code of their time (S-AZ-9).</summary>
    private List<string> WithPredecessors(string place) =>
        DivisionCode.TryParse(place, out var code, out _) ? [.. database.Divisions.WithPredecessors(code).Select(c => c.Value)] : [];

    private static string Cursor(EntryRow row) => $"{row.AreaCode}_{row.From:yyyyMMdd}_{row.Id}";

    private static IQueryable<EntryRow> Following(IQueryable<EntryRow> rows, string? cursor) =>
        cursor?.Split('_') is [var area, var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", out var from) && Guid.TryParse(key, out var id)
            ? rows.Where(e => string.Compare(e.AreaCode, area) > 0 || (e.AreaCode == area && (e.From > from || (e.From == from && e.Id.CompareTo(id) > 0))))
            : rows;

    /// <summary>Whether words occur in what this reader may read; numbers of persons are not searched.</summary>
    private bool Says(Register register, EntryRow row, string text, bool whole)
    {
        if (database.Divisions.FullName(DivisionCode.Of(row.AreaCode)).Contains(text, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        var answers = FactsJson.Flatten(JsonNode.Parse(row.Content));
        return register.Form.Pages.SelectMany(p => p.Fields.Select(f => (Field: f, Path: Binder.Join(p.Path, f.Key))))
            .Where(f => f.Field.Kind is FieldKind.Text or FieldKind.Choice or FieldKind.Choices or FieldKind.Code && !f.Field.Masked && (whole || OpenWords.IsOpen(f.Field)))
            .Any(f => answers.TryGetValue(f.Path, out var said) && said.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a reader may read every word: an officer of the place. Everybody else reads the open words.</summary>
    private static bool SeesAll(AnminDb db, Caller caller, EntryRow row) => caller.Role == Role.系统
        || (caller.IsStaff && (db.Scope.Everything || db.Scope.Counties.Contains(row.CountyCode) || db.Scope.Towns.Contains(row.TownCode)));

    private static EntryView View(AnminDb db, Caller caller, Register register, EntryRow row)
    {
        var whole = SeesAll(db, caller, row);
        var content = whole ? row.Content : OpenWords.Of(register.Form, row.Content);
        return new(
            row.Id, (IEntry)FactsJson.Read(content, register.EntryType), row.From, row.To, row.AreaCode, row.RecordedAt, whole ? row.RecordedByName : "",
            row.ReplacedAt is not null, row.Version, whole ? row.Key : "", content,
            row.ReplacedAt is { } at ? new(at, row.ReplacedByName ?? "", row.ReplacedWhy ?? "") : null, whole);
    }
}
