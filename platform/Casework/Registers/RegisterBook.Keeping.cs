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

public sealed partial class RegisterBook
{
    /// <summary>Whether a caller keeps this register: its level or above, up to the county.</summary>
    public static bool MayKeep(Caller caller, Register register) => Keepers(register).Contains(caller.Role);

    /// <summary>Whether a caller keeps this register at a place.</summary>
    public bool MayKeep(Caller caller, Register register, string area)
    {
        var scope = Scope.Of(caller, database.Divisions, database.Today);
        return MayKeep(caller, register) && DivisionCode.Of(area) is var place && (scope.Everything || scope.Counties.Contains(place.County.Value) || scope.Towns.Contains(place.Town.Value));
    }

    /// <summary>An entry with every word in full, for somebody who is about to correct it; where that shows numbers of persons, the look is an event (S-PR-3).</summary>
    public async Task<EntryView> ReadToCorrect(Caller caller, string slug, Guid id)
    {
        var register = Find(slug);
        Duties.Require(caller, Keepers(register));
        var entry = await One(caller, slug, id);
        if (!MayKeep(caller, register, entry.Area))
        {
            throw new NotThere();
        }
        if (HoldsNumbers(register))
        {
            await database.Effect(caller, _ => Task.FromResult(new Event("entry-read-whole", $"entry:{id}", Detail: $"{register.Name}：更正前查看全部内容")));
        }
        return entry;
    }

    private static bool HoldsNumbers(Register register) =>
        register.Form.Pages.SelectMany(p => p.Fields).SelectMany(f => f.Kind == FieldKind.Rows ? f.Rows : [f]).Any(f => !OpenWords.IsOpen(f));

    /// <summary>Adds an entry; two entries of one key may not share a day.</summary>
    /// <returns>The faults to mend; empty when it was stored.</returns>
    public async Task<IReadOnlyList<Fault>> Add(Caller caller, string slug, IReadOnlyDictionary<string, string> answers) =>
        (await Enter(caller, slug, answers)).Faults;

    /// <summary>Adds an entry and says which it is.</summary>
    public async Task<Entered> Enter(Caller caller, string slug, IReadOnlyDictionary<string, string> answers)
    {
        var register = Find(slug);
        var (entry, faults) = Bound(caller, register, answers);
        return entry is null ? new(null, faults) : await database.Effect(caller, async db =>
        {
            await RequireFree(db, register, entry, null);
            var row = NewRow(caller, register, entry, database.Now);
            db.Entries.Add(row);
            return (new Event("entry-added", $"entry:{row.Id}", Detail: $"{register.Name}：{database.Divisions.FullName(entry.EntryArea)} 自 {entry.EntryFrom:yyyy-MM-dd}"), new Entered(row.Id, []));
        });
    }

    /// <summary>Puts right what was written: the old words are kept as replaced, the right ones take their place.</summary>
    /// <returns>The faults to mend; empty when it was stored.</returns>
    public async Task<IReadOnlyList<Fault>> Correct(Caller caller, string slug, Guid id, int version, IReadOnlyDictionary<string, string> answers, string why)
    {
        var register = Find(slug);
        var (entry, faults) = Bound(caller, register, answers);
        return entry is null ? faults : await database.Effect(caller, async db =>
        {
            var row = await Standing(db, caller, register, id, version);
            if (row.Key != entry.EntryKey)
            {
                throw new Refused("更正不能换成另一个对象", "other_key", [new("", "更正不能换成另一个对象；登错了对象的，请撤销这一条，再新登记一条")]);
            }
            await RequireFree(db, register, entry, id);
            var now = Replace(caller, row, why);
            db.Entries.Add(NewRow(caller, register, entry, now));
            return (new Event("entry-corrected", $"entry:{id}", Detail: $"{register.Name}：{database.Divisions.FullName(entry.EntryArea)}，{row.ReplacedWhy}"), (IReadOnlyList<Fault>)[]);
        });
    }

    /// <summary>Closes an entry on a day: the old row is kept as replaced, a copy with the last day takes its place.</summary>
    public Task Close(Caller caller, string slug, Guid id, int version, DateOnly last, string why = "到期结束") => database.Effect(caller, async db =>
    {
        var register = Find(slug);
        var row = await Standing(db, caller, register, id, version);
        if (last < row.From) { throw new Refused("最后一天不能早于开始日", "range", [new(nameof(Ending.最后一天), $"不能早于 {row.From:yyyy-MM-dd}", "range")]); }
        var content = JsonNode.Parse(row.Content)!.AsObject();
        if (register.LastDay is { } field)
        {
            var path = register.PathOf(field);
            var dot = path.LastIndexOf('.');
            (dot < 0 ? content : content[path[..dot]]!.AsObject())[path[(dot + 1)..]] = last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }
        var entry = (IEntry)FactsJson.Read(content.ToJsonString(FactsJson.Options), register.EntryType);
        if (entry is IChecked self && self.Check(database.Today).ToList() is { Count: > 0 } faults)
        {
            throw new Refused("这样结束不合规定", "invalid", [.. faults.Select(f => f with { Path = nameof(Ending.最后一天) })]);
        }
        await RequireFree(db, register, DivisionCode.Of(row.AreaCode), row.Key, new(row.From, last), id, nameof(Ending.最后一天));
        var now = Replace(caller, row, why, nameof(Ending.结束原因));
        var ended = NewRow(caller, register, entry, now);
        ended.To = last;
        db.Entries.Add(ended);
        return new("entry-closed", $"entry:{id}", Detail: $"{register.Name}：{database.Divisions.FullName(DivisionCode.Of(row.AreaCode))} 至 {last:yyyy-MM-dd}，{row.ReplacedWhy}");
    });

    /// <summary>Takes back an entry that should never have been made; it stays in the history.</summary>
    public Task Withdraw(Caller caller, string slug, Guid id, int version, string why) => database.Effect(caller, async db =>
    {
        var register = Find(slug);
        var row = await Standing(db, caller, register, id, version);
        Replace(caller, row, why);
        return new("entry-withdrawn", $"entry:{id}", Detail: $"{register.Name}：{database.Divisions.FullName(DivisionCode.Of(row.AreaCode))}，{row.ReplacedWhy}");
    });

    private (IEntry? Entry, IReadOnlyList<Fault> Faults) Bound(Caller caller, Register register, IReadOnlyDictionary<string, string> answers)
    {
        Duties.Require(caller, Keepers(register));
        var (bound, faults) = Binder.Bind(register.Form, answers, database.Today);
        if (bound is not IEntry entry)
        {
            return (null, faults);
        }
        if (!MayKeep(caller, register, entry.EntryArea.Value))
        {
            throw new NotThere();
        }
        return database.Divisions.Find(entry.EntryArea, entry.EntryFrom) is null
            ? (null, [new("", $"{entry.EntryFrom:yyyy-MM-dd} 时没有代码为 {entry.EntryArea} 的行政区划", "place")])
            : (entry, []);
    }

    /// <summary>An entry that stands, in the caller's own area, as he read it. A public register is read by all and still kept by its own county only.</summary>
    private static async Task<EntryRow> Standing(AnminDb db, Caller caller, Register register, Guid id, int version)
    {
        Duties.Require(caller, Keepers(register));
        var row = await InArea(db, db.Entries.Where(e => e.Register == register.Slug)).AsTracking().SingleOrDefaultAsync(e => e.Id == id) ?? throw new NotThere();
        return row.ReplacedAt is null && row.Version == version ? row : throw new Stale();
    }

    private Task RequireFree(AnminDb db, Register register, IEntry entry, Guid? except) =>
        RequireFree(db, register, entry.EntryArea, entry.EntryKey, new(entry.EntryFrom, entry.EntryTo), except, register.FirstDay is { } first ? register.PathOf(first) : "");

    /// <summary>Two entries of one key may not share a day; the sentence names the one that is in the way.</summary>
    private async Task RequireFree(AnminDb db, Register register, DivisionCode place, string key, Span span, Guid? except, string path)
    {
        await TakeTurn(db, register, place.County.Value);
        var last = span.To ?? DateOnly.MaxValue;
        var other = await db.Entries.AsNoTracking().Where(e => e.Register == register.Slug && e.Key == key && e.Id != except && e.ReplacedAt == null && e.From <= last && (e.To == null || e.To >= span.From))
            .OrderBy(e => e.From).FirstOrDefaultAsync();
        if (other is null)
        {
            return;
        }
        var period = other.To is { } to ? $"从 {other.From:yyyy-MM-dd} 到 {to:yyyy-MM-dd}" : $"从 {other.From:yyyy-MM-dd} 起，没有写到哪天止";
        var text = $"{database.Divisions.FullName(DivisionCode.Of(other.AreaCode))}已有一条登记（{period}），两条的日期不能重叠。请改日期，或者先结束原来的那一条";
        throw new Refused("同一对象在这段时间里已有登记", "overlap", [new(path, text, "overlap")]);
    }

    /// <summary>Writers of a register in one county take turns: what was found free stays free until it is taken (S-WF-4).</summary>
    private static async Task TakeTurn(AnminDb db, Register register, string county)
    {
        var word = $"register:{register.Slug}";
        if (await db.Serials.Where(s => s.CountyCode == county && s.Word == word && s.Year == 0).ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + 1)) == 0)
        {
            db.Serials.Add(new() { CountyCode = county, Word = word, Year = 0, Last = 1 });
            await db.SaveChangesAsync();
        }
    }

    /// <returns>The moment of the change, which the new words share.</returns>
    private DateTime Replace(Caller caller, EntryRow row, string why, string path = nameof(Ground.改动原因))
    {
        var text = Plain.Text(why);
        if (Plain.Length(text) < 2)
        {
            throw new Refused("请写明原因", "invalid", [new(path, "请写明原因", "required")]);
        }
        var now = database.Now;
        (row.ReplacedAt, row.ReplacedByName, row.ReplacedWhy) = (now, caller.Name, text);
        row.Version++;
        return now;
    }

    private EntryRow NewRow(Caller caller, Register register, IEntry entry, DateTime now) => new()
    {
        Id = database.NewId(),
        Register = register.Slug,
        Key = entry.EntryKey,
        CountyCode = entry.EntryArea.County.Value,
        TownCode = entry.EntryArea.Town.Value,
        AreaCode = entry.EntryArea.Value,
        From = entry.EntryFrom,
        To = entry.EntryTo,
        Content = FactsJson.Write(entry),
        RecordedAt = now,
        RecordedByName = caller.Name,
    };

    private static Role[] Keepers(Register register) => register.KeptBy switch
    {
        Actor.镇办 => [Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区负责, Role.系统],
        Actor.县区 => [Role.县区审核, Role.县区负责, Role.系统],
        _ => [Role.系统],
    };

    private readonly record struct Span(DateOnly From, DateOnly? To);
}
