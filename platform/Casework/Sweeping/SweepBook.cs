using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Sweeping;

/// <summary>How far a night has come, over the counties a caller may see.</summary>
/// <param name="Counties">How many there are.</param>
/// <param name="Done">Those that are swept, with what was found.</param>
public sealed record Night(DateOnly On, int Counties, IReadOnlyList<NightCounty> Done)
{
    public bool IsWhole => Done.Count == Counties;

    public int Households => Done.Sum(c => c.Households);

    public int People => Done.Sum(c => c.People);

    public int New => Done.Sum(c => c.New);

    public int Gone => Done.Sum(c => c.Gone);

    /// <summary>From the first county's beginning to the last one's end; null before any is done.</summary>
    public TimeSpan? Time => Done.Count == 0 ? null : Done.Max(c => c.EndedAt) - Done.Min(c => c.StartedAt);
}

/// <summary>One county of a night.</summary>
/// <param name="Faults">Screenings that could not run, with the parameter that is missing; they close nothing.</param>
public sealed record NightCounty(string Name, int Households, int People, int Found, int New, int Gone, IReadOnlyList<string> Faults, DateTime StartedAt, DateTime EndedAt);

/// <summary>A benefit with what its screenings overlooked: granted upon application since the county's first night, and named by no finding before she applied.</summary>
/// <param name="Granted">Applications since then that were granted.</param>
/// <param name="Missed">How many of them nothing had pointed to.</param>
public sealed record Overlooked(Benefit Benefit, IReadOnlyList<Screening> Screenings, int Granted, int Missed, IReadOnlyList<OverlookedCase> Cases);

/// <param name="Why">What the register lacked, as far as it can be told today.</param>
public sealed record OverlookedCase(Guid CaseId, string Number, string Place, DateOnly SubmittedOn, DateOnly DecidedOn, string Why);

/// <summary>How the nights went, and what they overlooked.</summary>
public sealed class SweepBook(CaseWork work, Catalogue catalogue)
{
    /// <summary>How long it looks back for what was overlooked, in months (own).</summary>
    public const int Months = 12;

    /// <summary>The newest cases that are listed; all are counted (own).</summary>
    public const int Listed = 100;

    private const int AtOnce = 1000;

    /// <summary>Today's night, or the last one if today's has not begun.</summary>
    public async Task<Night> Last(Caller caller)
    {
        RequireStaff(caller);
        await using var db = work.Database.OpenForSystem();
        var divisions = work.Database.Divisions;
        // What a night did to a county is no secret within the county: its townships see it too.
        var mine = divisions.Counties(work.Today).Where(c => caller.Area.Level == DivisionLevel.City || divisions.IsSame(c.Place, caller.Area.County)).ToList();
        var codes = mine.Select(c => c.Code).ToList();
        var last = await db.Sweeps.Where(s => codes.Contains(s.CountyCode)).MaxAsync(s => (DateOnly?)s.On) ?? work.Today;
        var rows = await db.Sweeps.AsNoTracking().Where(s => s.On == last && codes.Contains(s.CountyCode)).OrderBy(s => s.CountyCode).ToListAsync();
        return new(last, mine.Count, [.. rows.Select(s => new NightCounty(
            divisions.Name(DivisionCode.Of(s.CountyCode)), s.Households, s.People, s.Found, s.New, s.Gone, s.Faults.Split('\n', StringSplitOptions.RemoveEmptyEntries), s.StartedAt, s.EndedAt))]);
    }

    /// <summary>What the screenings overlooked in the caller's area, benefit by benefit.</summary>
    public async Task<IReadOnlyList<Overlooked>> Missed(Caller caller)
    {
        RequireStaff(caller);
        await using var db = work.Database.Open(caller);
        var firsts = await Firsts();
        var since = work.Today.AddMonths(-Months);
        List<Overlooked> all = [];
        foreach (var screenings in catalogue.Of<Screening>().Where(s => s.MissedBy is not null).GroupBy(s => s.MissedBy!.Programme))
        {
            var benefit = screenings.First().MissedBy!;
            var granted = await db.Grants.AsNoTracking().Where(g => g.Programme == benefit.Programme)
                .Join(db.Cases.Where(c => c.SubmittedOn > since && c.Granted == true && c.DecidedOn != null), g => g.CaseId, c => c.Id,
                    (g, c) => new Granted(c.Id, c.Number, c.CountyCode, c.VillageCode, c.SubmittedOn, c.DecidedOn!.Value)).ToListAsync();
            var after = granted.Where(g => firsts.TryGetValue(CountyNow(g.County), out var first) && g.SubmittedOn > first).OrderByDescending(g => g.SubmittedOn).ThenBy(g => g.CaseId).ToList();
            var missed = await Unnamed(after, [.. screenings.Select(s => s.Slug)]);
            all.Add(new(benefit, [.. screenings], after.Count, missed.Count, missed.Take(Listed).Select(m =>
                new OverlookedCase(m.Case.CaseId, m.Case.Number, work.Database.Divisions.FullName(DivisionCode.Of(m.Case.Village)), m.Case.SubmittedOn, m.Case.DecidedOn, m.Why)).ToList()));
        }
        return all;
    }

    private string CountyNow(string county) => work.Database.Divisions.On(DivisionCode.Of(county), work.Today).Value;

    /// <summary>The first night of each county.</summary>
    private async Task<Dictionary<string, DateOnly>> Firsts()
    {
        await using var db = work.Database.OpenForSystem();
        return (await db.Sweeps.GroupBy(s => s.CountyCode).Select(g => new { g.Key, First = g.Min(s => s.On) }).ToListAsync()).ToDictionary(f => f.Key, f => f.First);
    }

    /// <summary>Of some cases those whose people no finding had named by the day they applied. The register is asked as a whole: people move between towns.</summary>
    private async Task<List<(Granted Case, string Why)>> Unnamed(List<Granted> cases, List<string> slugs)
    {
        await using var db = work.Database.OpenForSystem();
        List<(Granted, string)> unnamed = [];
        foreach (var chunk in cases.Chunk(AtOnce))
        {
            var ids = chunk.Select(c => c.CaseId).ToList();
            var people = (await db.Parties.AsNoTracking().Where(p => ids.Contains(p.CaseId) && p.IdNumber != null)
                .Join(SamePerson.Numbers(db), p => p.IdNumber, i => i.Number, (p, i) => new { p.CaseId, i.PersonId }).ToListAsync()).ToLookup(p => p.CaseId, p => p.PersonId);
            var persons = people.SelectMany(p => p).Distinct().ToList();
            var lives = (await db.Memberships.AsNoTracking().Where(m => persons.Contains(m.PersonId)).Select(m => new { m.PersonId, m.HouseholdId }).Distinct().ToListAsync()).ToLookup(m => m.PersonId, m => m.HouseholdId);
            var households = lives.SelectMany(l => l).Distinct().ToList();
            var found = (await db.Discoveries.AsNoTracking().Where(d => slugs.Contains(d.Screening) && d.HouseholdId != null && households.Contains(d.HouseholdId.Value))
                .Select(d => new { Household = d.HouseholdId!.Value, d.FoundOn }).ToListAsync()).ToLookup(d => d.Household, d => d.FoundOn);
            var withMeans = (await db.Means.AsNoTracking().Where(m => households.Contains(m.HouseholdId)).Select(m => m.HouseholdId).Distinct().ToListAsync()).ToHashSet();
            foreach (var one in chunk)
            {
                var homes = people[one.CaseId].SelectMany(p => lives[p]).Distinct().ToList();
                if (!homes.SelectMany(h => found[h]).Any(day => day <= one.SubmittedOn))
                {
                    unnamed.Add((one, homes.Count == 0 ? "底册里没有这家人" : !homes.Any(withMeans.Contains) ? "底册没有这户的收入和财产" : "按底册的收入和财产算不符合"));
                }
            }
        }
        return unnamed;
    }

    private static void RequireStaff(Caller caller)
    {
        if (!caller.IsStaff && caller.Role != Role.系统)
        {
            throw new NotThere();
        }
    }

    private sealed record Granted(Guid CaseId, string Number, string County, string Village, DateOnly SubmittedOn, DateOnly DecidedOn);
}
