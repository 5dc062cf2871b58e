using Anmin.Casework.People;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

public sealed partial class PersonKeeping
{
    private static readonly Role[] Mergers = [Role.县区审核, Role.系统];

    /// <summary>Who decides that two records are one person: the county.</summary>
    public static bool MayMerge(Caller caller) => Mergers.Contains(caller.Role);

    /// <summary>Says that a record is the same person as another: she is counted and kept there. Nothing of either is changed, so that it can be undone.</summary>
    /// <param name="id">The record that is given up.</param>
    /// <param name="into">The record that stays.</param>
    public Task Merge(Caller caller, Guid id, int version, Guid into, int intoVersion, Sameness why) => work.Database.Effect(caller, async db =>
    {
        if (id == into)
        {
            throw new Refused("两份是同一份档案", "same");
        }
        var (given, kept) = (await ForWriting(db, caller, id, version, Mergers), await ForWriting(db, caller, into, intoVersion, Mergers));
        if (given.CountyCode != kept.CountyCode && caller.Role != Role.系统 && !caller.Area.Holds(Anmin.Core.Values.DivisionCode.Of(kept.CountyCode)))
        {
            throw new NotThere();
        }
        if (given.MergedInto is not null || kept.MergedInto is not null || (await SamePerson.With(db, [id])).Count > 1)
        {
            throw new Refused("其中一份已经合并过；请先撤销那次合并，或者并到留下的那一份", "merged");
        }
        given.MergedInto = into;
        Turn(db, caller, given, PersonActKind.并入, why, into);
        Turn(db, caller, kept, PersonActKind.并入, why, id);
        return new Event("person-merged", $"person:{id}", Detail: $"并入 person:{into}");
    });

    /// <summary>Takes a merge back: both records stand as they did before.</summary>
    public Task Unmerge(Caller caller, Guid id, int version, Sameness why) => work.Database.Effect(caller, async db =>
    {
        var given = await ForWriting(db, caller, id, version, Mergers);
        if (given.MergedInto is not { } into)
        {
            throw new Refused("这份档案没有合并过", "not_merged");
        }
        given.MergedInto = null;
        Turn(db, caller, given, PersonActKind.撤销并入, why, into);
        if (await db.Persons.AsTracking().SingleOrDefaultAsync(p => p.Id == into) is { } kept)
        {
            Turn(db, caller, kept, PersonActKind.撤销并入, why, id);
        }
        return new Event("person-unmerged", $"person:{id}", Detail: $"不再并入 person:{into}");
    });

    /// <summary>The record goes on as it is from today, under a new version.</summary>
    private void Turn(AnminDb db, Caller caller, PersonRow person, PersonActKind kind, Sameness why, Guid other)
    {
        var act = Act(caller, person.Id, kind, work.Today, why.原因);
        act.Other = other;
        var next = work.Today > person.Since ? work.Today : person.Since;
        db.PersonVersions.Add(Version(person, next, act.Id));
        (person.Since, person.Cause) = (next, act.Id);
        person.Version++;
        db.PersonActs.Add(act);
    }
}
