using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Registers;

/// <summary>An entry with its record.</summary>
/// <param name="Content">The declared record as written down.</param>
/// <param name="ReplacedBy">Who corrected, closed or withdrew it, when and why; null while it stands.</param>
public sealed record EntryView(
    Guid Id, IEntry Entry, DateOnly From, DateOnly? To, string Area, DateTime RecordedAt, string RecordedBy, bool Replaced, int Version, string Key,
    string Content, Replacement? ReplacedBy);

/// <summary>What took the place of an entry's words.</summary>
public sealed record Replacement(DateTime At, string Name, string Why);

/// <summary>What to list of a register.</summary>
/// <param name="On">Entries in force on this day; today when null.</param>
/// <param name="Text">Words that occur in the entry or in the name of its place.</param>
/// <param name="After">Cursor of the page before.</param>
public sealed record EntryFilter(DateOnly? On = null, string? Text = null, string? County = null, string? After = null);

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

    /// <summary>Entries in force on a day.</summary>
    public async Task<IReadOnlyList<EntryView>> AsOf(Caller caller, string slug, DateOnly on)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var rows = await InForce(Visible(db, caller, register), on).OrderBy(e => e.AreaCode).ThenBy(e => e.From).Take(2000).ToListAsync();
        return [.. rows.Select(r => View(register, r))];
    }

    /// <summary>One page of the entries in force on a day, in the order of places.</summary>
    public async Task<EntryPage> List(Caller caller, string slug, EntryFilter filter, int size = PageSize)
    {
        var register = Readable(caller, slug);
        var text = Plain.Text(filter.Text);
        await using var db = database.Open(caller);
        var rows = InForce(Visible(db, caller, register), filter.On ?? database.Today);
        if (filter.County is { } county) { rows = rows.Where(e => e.CountyCode == county); }
        var found = new List<EntryRow>();
        var after = filter.After;
        while (found.Count <= size)
        {
            var chunk = await Following(rows, after).OrderBy(e => e.AreaCode).ThenBy(e => e.From).ThenBy(e => e.Id).Take(Chunk).ToListAsync();
            found.AddRange(text.Length == 0 ? chunk : chunk.Where(e => Says(register, e, text, caller.IsStaff)));
            if (chunk.Count < Chunk) { break; }
            after = Cursor(chunk[^1]);
        }
        return new([.. found.Take(size).Select(r => View(register, r))], found.Count > size ? Cursor(found[size - 1]) : null);
    }

    /// <summary>One entry, whether it still stands or not.</summary>
    public async Task<EntryView> One(Caller caller, string slug, Guid id)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var row = await Visible(db, caller, register).SingleOrDefaultAsync(e => e.Id == id && (caller.IsStaff || e.ReplacedAt == null));
        return row is null ? throw new NotThere() : View(register, row);
    }

    /// <summary>Every entry ever made under a key, newest first; officers also see those that were replaced.</summary>
    public async Task<IReadOnlyList<EntryView>> History(Caller caller, string slug, string key)
    {
        var register = Readable(caller, slug);
        await using var db = database.Open(caller);
        var rows = await Visible(db, caller, register).Where(e => e.Key == key && (caller.IsStaff || caller.Role == Role.系统 || e.ReplacedAt == null))
            .OrderByDescending(e => e.From).ThenByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id).ToListAsync();
        return rows.Count == 0 ? throw new NotThere() : [.. rows.Select(r => View(register, r))];
    }

    private static bool IsReadable(Caller caller, Register register) => register.IsPublic || caller.IsStaff || caller.Role == Role.系统;

    private Register Readable(Caller caller, string slug) => Find(slug) is var register && IsReadable(caller, register) ? register : throw new NotThere();

    private static IQueryable<EntryRow> Visible(AnminDb db, Caller caller, Register register)
    {
        var entries = db.Entries.AsNoTracking().Where(e => e.Register == register.Slug);
        return register.IsPublic || caller.Role == Role.系统 ? entries : InArea(db, entries);
    }

    private static IQueryable<EntryRow> InArea(AnminDb db, IQueryable<EntryRow> entries) =>
        entries.Where(e => db.Scope.Everything || db.Scope.Counties.Contains(e.CountyCode) || db.Scope.Towns.Contains(e.TownCode));

    private static IQueryable<EntryRow> InForce(IQueryable<EntryRow> entries, DateOnly on) =>
        entries.Where(e => e.ReplacedAt == null && e.From <= on && (e.To == null || e.To >= on));

    private static string Cursor(EntryRow row) => $"{row.AreaCode}_{row.From:yyyyMMdd}_{row.Id}";

    private static IQueryable<EntryRow> Following(IQueryable<EntryRow> rows, string? cursor) =>
        cursor?.Split('_') is [var area, var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", out var from) && Guid.TryParse(key, out var id)
            ? rows.Where(e => string.Compare(e.AreaCode, area) > 0 || (e.AreaCode == area && (e.From > from || (e.From == from && e.Id.CompareTo(id) > 0))))
            : rows;

    /// <summary>Whether words occur in what this reader may read; numbers of persons are not searched.</summary>
    private bool Says(Register register, EntryRow row, string text, bool byStaff)
    {
        if (database.Divisions.FullName(DivisionCode.Of(row.AreaCode)).Contains(text, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        var answers = FactsJson.Flatten(System.Text.Json.Nodes.JsonNode.Parse(row.Content));
        return register.Form.Pages.SelectMany(p => p.Fields.Select(f => (Field: f, Path: Binder.Join(p.Path, f.Key))))
            .Where(f => f.Field.Kind is FieldKind.Text or FieldKind.Choice or FieldKind.Choices or FieldKind.Code && !f.Field.Masked && (byStaff || f.Field.Asks.Class < FieldClass.Sensitive))
            .Any(f => answers.TryGetValue(f.Path, out var said) && said.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    private static EntryView View(Register register, EntryRow row) => new(
        row.Id, (IEntry)FactsJson.Read(row.Content, register.EntryType), row.From, row.To, row.AreaCode, row.RecordedAt, row.RecordedByName,
        row.ReplacedAt is not null, row.Version, row.Key, row.Content,
        row.ReplacedAt is { } at ? new(at, row.ReplacedByName ?? "", row.ReplacedWhy ?? "") : null);
}
