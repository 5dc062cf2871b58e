using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Population;

public sealed partial class PersonKeeping
{
    private const string Word = "户号";

    /// <summary>Into another household of the caller's area; the one she was in ends the day before.</summary>
    public Task Join(Caller caller, Guid id, int version, Joining joining) => Change(caller, id, version, PersonActKind.入户, joining, async (db, person, act) =>
    {
        var kind = (HouseholdKind)joining.哪种户;
        var number = Plain.Code(joining.户号);
        var household = await db.Households.SingleOrDefaultAsync(h => h.Kind == kind && h.Number == number && h.Since <= act.On && h.Until == null)
            ?? throw Fault(nameof(Joining.户号), $"在您的辖区里没有这个户号的{kind}，或者那天还没有这一户，请核对");
        if (joining.关系 == Relation.户主 && await db.Memberships.AnyAsync(m => m.HouseholdId == household.Id && m.Until == null && m.Relation == Relation.户主 && m.PersonId != id))
        {
            throw Fault(nameof(Joining.关系), "这一户已经有户主，一户只能有一个");
        }
        await End(db, id, kind, act.On.AddDays(-1));
        await Enter(db, household, id, joining.关系, act);
        return $"入{kind} {number}";
    });

    /// <summary>Out of a household and into one of her own at the place where she lives.</summary>
    public Task Part(Caller caller, Guid id, int version, Parting parting) => Change(caller, id, version, PersonActKind.分户, parting, async (db, person, act) =>
    {
        var kind = (HouseholdKind)parting.哪种户;
        if (await OpenOf(db, id, kind) is not { } open || !await db.Memberships.IgnoreQueryFilters().AnyAsync(m => m.HouseholdId == open.HouseholdId && m.PersonId != id && m.Until == null))
        {
            throw Fault(nameof(Parting.哪种户), $"现在没有和别人同在一个{kind}里，不用分户");
        }
        var own = await Rehouse(db, person, kind, act);
        return $"从{kind}分出，新户号 {own}";
    });

    /// <summary>Ends a household membership, or all of them; what began later than its last day never held.</summary>
    private static async Task End(AnminDb db, Guid id, HouseholdKind? kind, DateOnly last)
    {
        List<Guid> left = [];
        foreach (var open in await db.Memberships.IgnoreQueryFilters().AsTracking().Where(m => m.PersonId == id && m.Until == null && (kind == null || m.Kind == kind)).ToListAsync())
        {
            open.Until = last;
            left.Add(open.HouseholdId);
        }
        // The rule of one household at a time is checked row by row: the old one ends before the new one begins.
        await db.SaveChangesAsync();
        // Nobody is left in it: it ends with the last who was there.
        foreach (var empty in await db.Households.IgnoreQueryFilters().AsTracking().Where(h => left.Contains(h.Id) && h.Until == null && !db.Memberships.IgnoreQueryFilters().Any(m => m.HouseholdId == h.Id && m.Until == null)).ToListAsync())
        {
            empty.Until = await db.Memberships.IgnoreQueryFilters().Where(m => m.HouseholdId == empty.Id).MaxAsync(m => m.Until) ?? last;
        }
    }

    /// <summary>Out of the household of a kind, into a new one where she lives.</summary>
    /// <returns>The number of the new household.</returns>
    private async Task<string> Rehouse(AnminDb db, PersonRow person, HouseholdKind kind, PersonActRow act)
    {
        var left = await OpenOf(db, person.Id, kind);
        var had = left is null ? null : await db.Households.IgnoreQueryFilters().AsNoTracking().SingleAsync(h => h.Id == left.HouseholdId);
        await End(db, person.Id, kind, act.On.AddDays(-1));
        var village = kind == HouseholdKind.户籍家庭 && person.HukouVillage.Length == 12 ? person.HukouVillage : person.VillageCode;
        var place = DivisionCode.Of(village);
        var household = new HouseholdRow
        {
            Id = work.Database.NewId(), Kind = kind, Number = await NextNumber(db, kind, place.County), CountyCode = place.County.Value, TownCode = place.Town.Value, VillageCode = village,
            Land = had?.VillageCode == village && had.Land, Since = act.On, Cause = act.Id,
        };
        db.Households.Add(household);
        await Enter(db, household, person.Id, Relation.户主, act);
        return household.Number;
    }

    private static Task<MembershipRow?> OpenOf(AnminDb db, Guid id, HouseholdKind kind) =>
        db.Memberships.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(m => m.PersonId == id && m.Kind == kind && m.Until == null);

    private static async Task Enter(AnminDb db, HouseholdRow household, Guid id, Relation relation, PersonActRow act)
    {
        if (await db.Memberships.IgnoreQueryFilters().AsTracking().SingleOrDefaultAsync(m => m.HouseholdId == household.Id && m.PersonId == id && m.Since == act.On) is { } again)
        {
            (again.Until, again.Relation, again.Cause) = (null, relation, act.Id);
            return;
        }
        db.Memberships.Add(new() { HouseholdId = household.Id, PersonId = id, Kind = household.Kind, Relation = relation, Since = act.On, Cause = act.Id });
    }

    /// <summary>G610924-000001: the county's own series, apart from the numbers that came with a load.</summary>
    private static async Task<string> NextNumber(AnminDb db, HouseholdKind kind, DivisionCode county)
    {
        var mine = db.Serials.Where(s => s.CountyCode == county.Value && s.Word == Word && s.Year == 0);
        if (await mine.ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + 1)) == 0)
        {
            db.Serials.Add(new() { CountyCode = county.Value, Word = Word, Year = 0, Last = 1 });
            await db.SaveChangesAsync();
        }
        return $"{(kind == HouseholdKind.户籍家庭 ? 'H' : 'G')}{county.Value[..6]}-{await mine.Select(s => s.Last).SingleAsync():000000}";
    }
}
