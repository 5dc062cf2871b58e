using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>One line of the list of those who receive a benefit; no number of a person is in it.</summary>
public sealed record GrantLine(Guid Id, string Name, int Persons, string Class, string Place, Money Monthly, string StartMonth, string? EndMonth);

/// <summary>Counts over everything the filter finds.</summary>
public sealed record GrantSums(int Households, int Persons, Money Monthly);

/// <summary>A page of grants.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record GrantPage(IReadOnlyList<GrantLine> Lines, GrantSums Sums, string? Next);

/// <summary>What to list: those who receive in a month, or all; by name, place or class.</summary>
public sealed record GrantFilter(PayMonth? Month = null, string? Text = null, string? County = null, string? Town = null, string? Class = null, string? After = null);

/// <summary>A person whom a grant covers, the number masked.</summary>
public sealed record CoveredPerson(string Name, string Masked);

/// <summary>From a month on: how much, made of what, why.</summary>
public sealed record GrantTerm(int Seq, string FromMonth, TermKind Kind, Money Monthly, int Persons, IReadOnlyList<AwardLine> Lines, string Why, string Basis, string Unverified, DateOnly RecordedOn);

/// <summary>A grant with everything it rests on, frozen.</summary>
public sealed record GrantFile(
    GrantLine Grant, Benefit Benefit, Guid CaseId, string CaseNumber, string DecisionNumber, DateOnly DecidedOn, string DecidedBy, Decision Decision,
    IReadOnlyList<ParameterRow> Parameters, IReadOnlyList<GrantTerm> Terms, IReadOnlyList<CoveredPerson> Covered);

/// <summary>Who receives what, in the caller's area.</summary>
public sealed class GrantBook(CaseWork work, Catalogue catalogue)
{
    public const int PageSize = 40;

    public Benefit Find(string slug) => catalogue.Find<Benefit>(slug) ?? throw new NotThere();

    public async Task<GrantPage> List(Caller caller, string slug, GrantFilter filter, int size = PageSize)
    {
        RequireStaff(caller);
        var benefit = Find(slug);
        await using var db = work.Database.Open(caller);
        var grants = db.Grants.AsNoTracking().Where(g => g.Programme == benefit.Programme);
        if (filter.Month is { } month)
        {
            var key = month.Key;
            grants = grants.Where(g => string.Compare(g.StartMonth, key) <= 0 && (g.EndMonth == null || string.Compare(g.EndMonth, key) >= 0));
        }
        if (filter.County is { } county) { grants = grants.Where(g => g.CountyCode == county); }
        if (filter.Town is { } town) { grants = grants.Where(g => g.TownCode == town); }
        if (filter.Class is { } @class) { grants = grants.Where(g => g.Class == @class); }
        if (Plain.Text(filter.Text) is { Length: > 0 } text) { grants = grants.Where(g => g.Name.Contains(text)); }
        var sums = await grants.GroupBy(g => 1).Select(g => new { Households = g.Count(), Persons = g.Sum(x => x.Persons), Fen = g.Sum(x => x.MonthlyFen) }).SingleOrDefaultAsync();
        if (filter.After?.Split('_') is [var village, var last] && Guid.TryParse(last, out var id))
        {
            grants = grants.Where(g => string.Compare(g.VillageCode, village) > 0 || (g.VillageCode == village && g.Id.CompareTo(id) > 0));
        }
        var rows = await grants.OrderBy(g => g.VillageCode).ThenBy(g => g.Id).Take(size + 1).ToListAsync();
        return new([.. rows.Take(size).Select(Line)], new(sums?.Households ?? 0, sums?.Persons ?? 0, new(sums?.Fen ?? 0)),
            rows.Count > size ? $"{rows[size - 1].VillageCode}_{rows[size - 1].Id}" : null);
    }

    /// <summary>The classes under which a benefit is counted in the caller's area.</summary>
    public async Task<IReadOnlyList<string>> Classes(Caller caller, string slug)
    {
        RequireStaff(caller);
        var benefit = Find(slug);
        await using var db = work.Database.Open(caller);
        return await db.Grants.AsNoTracking().Where(g => g.Programme == benefit.Programme && g.Class != "").Select(g => g.Class).Distinct().OrderBy(c => c).ToListAsync();
    }

    /// <summary>One grant; each look is an event.</summary>
    public async Task<GrantFile> Open(Caller caller, string slug, Guid id)
    {
        RequireStaff(caller);
        var benefit = Find(slug);
        await using var db = work.Database.Open(caller);
        var grant = await db.Grants.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id && g.Programme == benefit.Programme) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, grant.CaseId);
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("grant-opened", $"grant:{id}", grant.CaseId)));
        var number = await db.Cases.Where(c => c.Id == grant.CaseId).Select(c => c.Number).SingleAsync();
        var decision = await db.Decisions.AsNoTracking().SingleAsync(d => d.Id == grant.DecisionId);
        var terms = await db.Terms.AsNoTracking().Where(t => t.GrantId == id).OrderBy(t => t.Seq).ToListAsync();
        var covered = await db.Covered.AsNoTracking().Where(c => c.GrantId == id && c.Seq == grant.TermSeq).OrderBy(c => c.Person).ToListAsync();
        return new(Line(grant), benefit, grant.CaseId, number, decision.Number, decision.DecidedOn, decision.DecidedByName, FactsJson.Read<Decision>(decision.Decision),
            FactsJson.Read<List<ParameterRow>>(decision.Parameters),
            [.. terms.Select(t => new GrantTerm(t.Seq, t.FromMonth, t.Kind, new(t.MonthlyFen), t.Persons, FactsJson.Read<List<AwardLine>>(t.Lines), t.Why, t.Basis, t.Unverified, t.RecordedOn))],
            [.. covered.Select(c => new CoveredPerson(c.Name, IdNumber.TryParse(c.Person, out var known, out _) ? known.Masked : "没有证件号"))]);
    }

    private GrantLine Line(GrantRow g) => new(
        g.Id, g.Name, g.Persons, g.Class, work.Database.Divisions.FullName(DivisionCode.Of(g.VillageCode)), new(g.MonthlyFen), g.StartMonth, g.EndMonth);

    private static void RequireStaff(Caller caller)
    {
        if (!caller.IsStaff && caller.Role != Role.系统)
        {
            throw new NotThere();
        }
    }
}
