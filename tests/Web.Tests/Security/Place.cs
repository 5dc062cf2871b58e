using Anmin.Casework.People;
using Anmin.Core.Values;

namespace Anmin.Web.Tests.Security;

/// <summary>What a route parameter may stand for.</summary>
public enum Thing
{
    /// <summary>An application under way.</summary>
    Case,

    /// <summary>An application that was decided, with its letter.</summary>
    Decided,
    Draft,
    Notice,

    /// <summary>A file handed in with an application.</summary>
    Paper,

    /// <summary>A file of a draft.</summary>
    DraftPaper,

    /// <summary>An entry of a register that is not public.</summary>
    Entry,
    Grant,

    /// <summary>A review of a grant.</summary>
    Review,

    /// <summary>A decision that is fought, answered.</summary>
    Appeal,

    /// <summary>A review that was decided, with its letter.</summary>
    DecidedReview,

    /// <summary>A family that has moved away and whose file is not handed over yet.</summary>
    Move,
    WorkItem,

    /// <summary>Something that a screening found.</summary>
    Discovery,

    /// <summary>Somebody who is visited from then on.</summary>
    KeptPerson,
    Agency,

    /// <summary>A person in the decided application.</summary>
    Party,

    /// <summary>A county's month of money.</summary>
    Batch,

    /// <summary>A rise of a standard that a county proposes.</summary>
    StandardChange,

    /// <summary>Money that a family has to give back.</summary>
    Recovery,

    /// <summary>An entry of a register that everybody may read.</summary>
    OpenEntry,

    /// <summary>A means verification that runs.</summary>
    Verification,

    /// <summary>The consent that somebody has given in another's application, by that application.</summary>
    Consent,

    /// <summary>A county's answer file of a source.</summary>
    AnswerFile,

    /// <summary>A question of another office to a county.</summary>
    Incoming,

    /// <summary>Somebody of the register of people, with a number.</summary>
    Person,

    /// <summary>A household of that register.</summary>
    Household,

    /// <summary>A population file that a county has read.</summary>
    Import,

    /// <summary>A calculation of a county.</summary>
    Projection,

    /// <summary>A register of another office that a county has read.</summary>
    TheirFile,

    /// <summary>What laying it beside ours came to.</summary>
    Comparison,
}

/// <summary>One thing and who may see it, said here once more and independently of the data layer.</summary>
/// <param name="Village">Where it belongs.</param>
/// <param name="Owner">The resident it belongs to.</param>
/// <param name="Helper">To whom she has entrusted it.</param>
/// <param name="OnlyHers">Seen by whoever fills it in and by nobody else, officers included.</param>
public sealed record Item(Thing Thing, Guid Id, string Village, Guid Owner, Guid? Helper = null, bool OnlyHers = false, bool IsPublic = false)
{
    /// <summary>A number that only those who may see it may read.</summary>
    public string? Secret { get; init; }

    public bool IsSeenBy(Caller who) => IsPublic || (who.Role switch
    {
        Role.访客 => false,
        Role.居民 or Role.村级协理 => who.Human == (OnlyHers ? Helper ?? Owner : Owner) || (!OnlyHers && who.Human == Helper),
        _ => !OnlyHers && who.Area.Holds(DivisionCode.Of(Village)),
    });
}

/// <summary>A town with something of every kind.</summary>
/// <param name="Name">A, B or C.</param>
public sealed record Place(string Name, string Town, IReadOnlyList<Item> Items)
{
    public IEnumerable<Item> Of(Thing thing) => Items.Where(i => i.Thing == thing);
}
