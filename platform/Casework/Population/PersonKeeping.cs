using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

/// <summary>Acts on the record of one person: the old state goes to her history, the new one holds from a day on, the reason stays with both. Nothing is overwritten.</summary>
public sealed partial class PersonKeeping(CaseWork work)
{
    private static readonly Role[] Keepers = [Role.镇办经办, Role.县区审核, Role.系统];

    /// <summary>Who keeps the register: the clerk in her town, the reviewer in his county.</summary>
    public static bool MayKeep(Caller caller) => Keepers.Contains(caller.Role);

    public Task Correct(Caller caller, Guid id, int version, Correction right) => Change(caller, id, version, PersonActKind.更正, right, (db, person, act) =>
    {
        var before = PersonDifference.Copy(person);
        if (right.出生日期 is { } born && born != person.Born && IdNumber.TryParse(person.IdNumber, out var number, out _) && number.BirthDate != born)
        {
            throw Fault(nameof(Correction.出生日期), $"和身份证号里的出生日期 {number.BirthDate:yyyy-MM-dd} 不一样；号码错了的，请先换号");
        }
        var address = Plain.Text(right.详细住址);
        (person.Name, person.Sex, person.Born, person.Hukou, person.Address) = (right.姓名.Value, right.性别, right.出生日期, right.户籍类别, address);
        (person.Disability, person.Grade) = (right.残疾类别, right.残疾类别 == DisabilityClass.无 ? (short)0 : (short)(right.残疾等级 ?? 0));
        (person.Ill, person.Student, person.Labour, person.Poverty) = (right.重病, right.在校, right.劳动能力, right.脱贫监测);
        if (PersonDifference.Between(before, person, work.Database.Divisions) is not { Count: > 0 } changes)
        {
            throw new Refused("没有改动任何一项", "nothing", [new("", "没有改动任何一项")]);
        }
        return Task.FromResult("改了" + string.Join('、', changes.Select(c => c.What)));
    });

    public Task Renumber(Caller caller, Guid id, int version, NewNumber right) => Change(caller, id, version, PersonActKind.换号, right, async (db, person, act) =>
    {
        var number = right.证件号码;
        if (number.Value == person.IdNumber)
        {
            throw Fault(nameof(NewNumber.证件号码), "和现在登记的号码一样");
        }
        if (person.Born is { } born && born != number.BirthDate)
        {
            throw Fault(nameof(NewNumber.证件号码), $"号码里的出生日期是 {number.BirthDate:yyyy-MM-dd}，登记的是 {born:yyyy-MM-dd}；出生日期登记错了的，请先更正");
        }
        if (await db.Persons.AnyAsync(p => p.Id != id && p.IdNumber == number.Value && p.MergedInto == null))
        {
            throw Fault(nameof(NewNumber.证件号码), "这个号码已经登记在另一份档案里；是同一个人的，请合并");
        }
        foreach (var old in await db.Identities.AsTracking().Where(i => i.PersonId == id && i.Until == null).ToListAsync())
        {
            old.Until = act.On.AddDays(-1);
        }
        if (await db.Identities.AsTracking().SingleOrDefaultAsync(i => i.PersonId == id && i.Number == number.Value && i.Since == act.On) is { } again)
        {
            again.Until = null;
        }
        else
        {
            db.Identities.Add(new() { PersonId = id, Number = number.Value, Kind = "111", Since = act.On, Cause = act.Id });
        }
        var was = PersonSearch.Masked(person.IdNumber);
        (person.IdNumber, person.Born) = (number.Value, number.BirthDate);
        return $"{was} 换成 {number.Masked}";
    });

    /// <summary>Records a death; it ends her memberships that day and holds the money from the month after, once.</summary>
    public Task Died(Caller caller, Guid id, int version, Death death) => Change(caller, id, version, PersonActKind.去世, death, async (db, person, act) =>
    {
        if (person.DiedOn is { } known)
        {
            throw new Refused($"已经登记在 {known:yyyy-MM-dd} 去世", "already");
        }
        if (person.Born > act.On)
        {
            throw Fault(nameof(Death.从哪天起), $"去世日期早于出生日期 {person.Born:yyyy-MM-dd}");
        }
        person.DiedOn = act.On;
        await End(db, id, null, act.On);
        await NoteDeath(db, caller, person, act);
        return $"{act.On:yyyy-MM-dd} 去世";
    });

    public Task Left(Caller caller, Guid id, int version, Leaving leaving) => Change(caller, id, version, PersonActKind.迁出, leaving, async (db, person, act) =>
    {
        if (person.LeftOn is { } known)
        {
            throw new Refused($"已经登记在 {known:yyyy-MM-dd} 迁出", "already");
        }
        person.LeftOn = act.On;
        act.Why = $"迁往{Plain.Text(leaving.迁往)}。{act.Why}";
        await End(db, id, null, act.On.AddDays(-1));
        return $"{act.On:yyyy-MM-dd} 迁出本市";
    });

    /// <summary>Moves within the city: out of the household she lived in and into one of her own at the new place, until she joins another.</summary>
    public Task Moved(Caller caller, Guid id, int version, Removal removal) => Change(caller, id, version, PersonActKind.市内迁移, removal, async (db, person, act) =>
    {
        var place = removal.新住地;
        if (place.Level != DivisionLevel.Village || work.Database.Divisions.Find(place, act.On) is null)
        {
            throw Fault(nameof(Removal.新住地), $"{act.On:yyyy-MM-dd} 时没有这个村（社区），请重新选择");
        }
        var address = Plain.Text(removal.详细住址);
        if (place.Value == person.VillageCode && address == person.Address && !removal.户口也迁)
        {
            throw Fault(nameof(Removal.新住地), "和现在的住址一样");
        }
        var from = work.Database.Divisions.FullName(DivisionCode.Of(person.VillageCode));
        (person.CountyCode, person.TownCode, person.VillageCode, person.Address, person.LeftOn) = (place.County.Value, place.Town.Value, place.Value, address, null);
        await Rehouse(db, person, HouseholdKind.共同生活家庭, act);
        if (removal.户口也迁)
        {
            person.HukouVillage = place.Value;
            await Rehouse(db, person, HouseholdKind.户籍家庭, act);
        }
        await Follow(db, person);
        return $"从{from}搬到{work.Database.Divisions.FullName(place)}";
    });

    /// <summary>What was found about herself and is not looked into yet goes with her, to the office of the new place; its clock runs on.</summary>
    private static async Task Follow(AnminDb db, PersonRow person)
    {
        var home = db.Memberships.Local.Where(m => m.PersonId == person.Id && m.Kind == HouseholdKind.共同生活家庭 && m.Until is null).Select(m => (Guid?)m.HouseholdId).FirstOrDefault();
        foreach (var found in await db.Discoveries.IgnoreQueryFilters().AsTracking().Where(d => d.PersonId == person.Id && d.State == Sweeping.DiscoveryState.待核实).ToListAsync())
        {
            (found.CountyCode, found.TownCode, found.VillageCode, found.HouseholdId) = (person.CountyCode, person.TownCode, person.VillageCode, home ?? found.HouseholdId);
        }
    }

    /// <summary>One change of one record by somebody who read a version of it.</summary>
    /// <param name="change">Changes the person; says in the journal what it did.</param>
    private Task Change(Caller caller, Guid id, int version, PersonActKind kind, IPersonAct asked, Func<AnminDb, PersonRow, PersonActRow, Task<string>> change) =>
        work.Database.Effect(caller, async db =>
        {
            var person = await ForWriting(db, caller, id, version, Keepers);
            if (person.MergedInto is not null)
            {
                throw new Refused("这份档案已经并入另一份，请在那一份上办理", "merged");
            }
            if (person.DiedOn is not null && kind != PersonActKind.更正 && kind != PersonActKind.去世)
            {
                throw new Refused("这个人已经登记去世，只能更正登记的内容", "dead");
            }
            var act = Act(caller, id, kind, asked.从哪天起, asked.原因);
            // A death may have been earlier than what was last written down; anything else may not.
            if (act.On > work.Today || (act.On < person.Since && kind != PersonActKind.去世))
            {
                throw Fault(nameof(IPersonAct.从哪天起), act.On > work.Today ? "不能晚于今天" : $"不能早于 {person.Since:yyyy-MM-dd}：现在登记的情况是从那天起的");
            }
            var old = Version(person, act.On > person.Since ? act.On : person.Since, act.Id);
            var what = await change(db, person, act);
            db.PersonVersions.Add(old);
            (person.Since, person.Cause) = (old.Until.AddDays(1), act.Id);
            person.Version++;
            db.PersonActs.Add(act);
            await Index(db, person);
            return new Event($"person-{Verb(kind)}", $"person:{id}", Detail: what);
        });

    /// <summary>Loads a record for a writer who read a version of it; nobody writes his own or a relative's.</summary>
    private static async Task<PersonRow> ForWriting(AnminDb db, Caller caller, Guid id, int version, Role[] roles)
    {
        Duties.Require(caller, roles);
        var person = await db.Persons.AsTracking().SingleOrDefaultAsync(p => p.Id == id) ?? throw new NotThere();
        var kin = await Duties.KinOf(db, caller);
        if (kin.Count > 0 && (await SamePerson.NumbersOf(db, id)).Any(kin.Contains))
        {
            throw new NotAllowed("这是您本人或您备案的近亲属，请由其他人员办理");
        }
        return person.Version == version ? person : throw new Stale();
    }

    private PersonActRow Act(Caller caller, Guid id, PersonActKind kind, DateOnly on, string why)
    {
        var text = Plain.Text(why);
        return Plain.Length(text) < 2 ? throw Fault(nameof(IPersonAct.原因), "请写明原因和依据")
            : new() { Id = work.Database.NewId(), PersonId = id, Kind = kind, On = on, Why = text, ByName = caller.Name, RecordedAt = work.Database.Now };
    }

    /// <summary>The state until now, as it goes to the history; where the new one reaches back to the same day, it never held.</summary>
    private static PersonVersionRow Version(PersonRow person, DateOnly next, Guid endedBy)
    {
        var old = PersonDifference.Copy(person);
        (old.PersonId, old.Seq, old.Until, old.EndedBy) = (person.Id, person.Version, next.AddDays(-1), endedBy);
        return old;
    }

    private static async Task Index(AnminDb db, PersonRow person)
    {
        var former = await db.PersonVersions.IgnoreQueryFilters().Where(v => v.PersonId == person.Id).Select(v => v.Name).Distinct().ToListAsync();
        var now = TokensRow.Of(person, former.Concat(db.PersonVersions.Local.Where(v => v.PersonId == person.Id).Select(v => v.Name)));
        if (await db.PersonTokens.IgnoreQueryFilters().AsTracking().SingleOrDefaultAsync(t => t.PersonId == person.Id) is not { } row)
        {
            db.PersonTokens.Add(now);
            return;
        }
        (row.CountyCode, row.TownCode, row.VillageCode, row.Tokens, row.Made) = (now.CountyCode, now.TownCode, now.VillageCode, now.Tokens, now.Made);
    }

    /// <summary>Whatever number a grant covers her by, also one of a record that was merged into hers, no month after the death is paid by it.</summary>
    private async Task NoteDeath(AnminDb db, Caller caller, PersonRow person, PersonActRow act)
    {
        var all = await SamePerson.NumbersOf(db, person.Id);
        var covered = await db.Covered.IgnoreQueryFilters().Where(c => all.Contains(c.Person)).Select(c => c.Person).Distinct().ToListAsync();
        if (person.IdNumber is { } current) { covered.Add(current); }
        foreach (var number in covered.Distinct().ToList())
        {
            if (!await db.LifeEvents.IgnoreQueryFilters().AnyAsync(e => e.Person == number && e.Kind == LifeEvent.去世))
            {
                db.LifeEvents.Add(new()
                {
                    Id = work.Database.NewId(), CountyCode = person.CountyCode, TownCode = person.TownCode, VillageCode = person.VillageCode, Person = number, Name = person.Name,
                    Kind = LifeEvent.去世, On = act.On, Source = "人口底册", RecordedByName = caller.Name, RecordedAt = work.Database.Now,
                });
            }
        }
    }

    private static string Verb(PersonActKind kind) => kind switch
    {
        PersonActKind.更正 => "corrected",
        PersonActKind.换号 => "renumbered",
        PersonActKind.去世 => "died",
        PersonActKind.迁出 => "left",
        PersonActKind.市内迁移 => "moved",
        PersonActKind.入户 => "joined",
        PersonActKind.分户 => "parted",
        PersonActKind.撤销去世 => "revived",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "没有这一种"),
    };

    private static Refused Fault(string field, string message) => new(message, "invalid", [new(field, message)]);
}
