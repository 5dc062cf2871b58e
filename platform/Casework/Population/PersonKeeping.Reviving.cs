using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Population;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

public sealed partial class PersonKeeping
{
    /// <summary>A death was recorded of somebody who lives: taken back by somebody else than whoever recorded it. The wrong state stays in her history, months that were paid or not paid stay as they are.</summary>
    /// <exception cref="Refused">Somebody else has reported the death as well, or her household has another head by now.</exception>
    public Task Revive(Caller caller, Guid id, int version, Revival why) => work.Database.Effect(caller, async db =>
    {
        var person = await ForWriting(db, caller, id, version, Keepers);
        if (person.MergedInto is not null || person.DiedOn is not { } died)
        {
            throw new Refused("这份档案没有登记去世", "not_dead");
        }
        if (await RecordedBy(db, person) == caller.Human)
        {
            throw new NotAllowed("去世是您登记的，撤销要由另一位工作人员办理");
        }
        await Unreport(db, id);
        var act = Act(caller, id, PersonActKind.撤销去世, person.Since, why.原因);
        db.PersonVersions.Add(Version(person, person.Since, act.Id));
        (person.DiedOn, person.Cause) = (null, act.Id);
        person.Version++;
        db.PersonActs.Add(act);
        await Return(db, id, died);
        await Index(db, person);
        return new Event("person-revived", $"person:{id}", Detail: $"撤销 {died:yyyy-MM-dd} 去世的登记");
    });

    /// <summary>Who recorded the death: by an act on her record, or with a file; null where it came with the first load.</summary>
    private static async Task<Guid?> RecordedBy(AnminDb db, PersonRow person)
    {
        List<PersonState> states = [.. await db.PersonVersions.AsNoTracking().Where(v => v.PersonId == person.Id).OrderBy(v => v.Seq).ToListAsync(), person];
        var cause = states.AsEnumerable().Reverse().TakeWhile(s => s.DiedOn is not null).Last().Cause;
        var (action, subject) = await db.PersonActs.AnyAsync(a => a.Id == cause) ? ("person-died", $"person:{person.Id}") : ("population-imported", $"import:{cause}");
        return await db.Journal.AsNoTracking().Where(j => j.Action == action && j.Object == subject).OrderByDescending(j => j.Seq).Select(j => (Guid?)j.Human).FirstOrDefaultAsync();
    }

    /// <summary>What the register told those who pay is taken back; what others reported stands, and stands in the way.</summary>
    private static async Task Unreport(AnminDb db, Guid id)
    {
        var numbers = await SamePerson.NumbersOf(db, id);
        var told = await db.LifeEvents.IgnoreQueryFilters().AsTracking().Where(e => numbers.Contains(e.Person) && e.Kind == LifeEvent.去世).ToListAsync();
        if (told.FirstOrDefault(e => !e.Source.StartsWith("人口", StringComparison.Ordinal)) is { } other)
        {
            throw new Refused($"「{other.Source}」也报了 {other.On:yyyy-MM-dd} 去世，请先核实那一边的", "reported_elsewhere");
        }
        db.LifeEvents.RemoveRange(told);
    }

    /// <summary>Back into the households that the death took her out of; those that had ended with her exist again.</summary>
    private static async Task Return(AnminDb db, Guid id, DateOnly died)
    {
        foreach (var was in await db.Memberships.IgnoreQueryFilters().AsTracking().Where(m => m.PersonId == id && m.Until == died).ToListAsync())
        {
            if (was.Relation == Relation.户主 && await db.Memberships.IgnoreQueryFilters().AnyAsync(m => m.HouseholdId == was.HouseholdId && m.PersonId != id && m.Until == null && m.Relation == Relation.户主))
            {
                throw new Refused("她原来是户主，户里现在另有户主：请先把那一位的关系改回去", "another_head");
            }
            was.Until = null;
            (await db.Households.IgnoreQueryFilters().AsTracking().SingleAsync(h => h.Id == was.HouseholdId)).Until = null;
        }
    }
}
