using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>What an officer needs a whole ID number for.</summary>
public enum NumberPurpose
{
    核对证件,

    [Choice("向其他部门查询")]
    部门查询,

    [Choice("写进送达的文书")]
    文书,

    [Choice("抽查、审计")]
    抽查审计,

    其他,
}

/// <summary>The question before a whole number is shown.</summary>
public sealed record NumberLook
{
    [Ask("看全号做什么用？")]
    public NumberPurpose 用途 { get; init; }

    [Ask("请写明", Longest = 100), OnlyIf(nameof(用途), nameof(NumberPurpose.其他))]
    public string 说明 { get; init; } = "";
}

/// <summary>A whole number, for this one look.</summary>
public sealed record FullNumber(string Name, string Number);

/// <summary>Whole ID numbers, one person at a time, with a purpose, each look recorded before it is given (S-PR-3, S-AU-1).</summary>
public sealed class FullNumbers(CaseWork work)
{
    /// <summary>Who handles or audits cases; the city and the finance office work with masked numbers.</summary>
    public static bool MayLook(Caller caller) => caller.Role is Role.镇办经办 or Role.镇办负责 or Role.县区审核 or Role.县区负责 or Role.审计;

    /// <param name="party">The person in the case.</param>
    public Task<FullNumber> Look(Caller caller, Guid caseId, Guid party, NumberLook why) => work.Database.Effect(caller, async db =>
    {
        if (!MayLook(caller))
        {
            throw new NotAllowed("您的岗位只看遮住的号码");
        }
        var person = await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Id == party && p.CaseId == caseId && p.IdNumber != null) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, caseId);
        var masked = IdNumber.TryParse(person.IdNumber, out var id, out _) ? id.Masked : "";
        return (new Event("number-read", $"case:{caseId}", caseId, Detail: Said(masked, why)), new FullNumber(person.Name, person.IdNumber!));
    });

    /// <summary>The number of somebody of the register, the same way.</summary>
    public Task<FullNumber> LookAtPerson(Caller caller, Guid id, NumberLook why) => work.Database.Effect(caller, async db =>
    {
        if (!MayLook(caller))
        {
            throw new NotAllowed("您的岗位只看遮住的号码");
        }
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.IdNumber != null) ?? throw new NotThere();
        if ((await Duties.KinOf(db, caller)).Contains(person.IdNumber!))
        {
            throw new NotAllowed("这是您本人或您备案的近亲属，请由其他人员办理");
        }
        return (new Event("number-read", $"person:{id}", Detail: Said(PersonSearch.Masked(person.IdNumber), why)), new FullNumber(person.Name, person.IdNumber!));
    });

    private static string Said(string masked, NumberLook why) => $"{masked}，用途：{(why.用途 == NumberPurpose.其他 ? Plain.Text(why.说明) : why.用途.ToString())}";
}
