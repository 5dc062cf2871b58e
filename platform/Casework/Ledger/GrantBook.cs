using Anmin.Casework.Desk;
using Anmin.Casework.Figures;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>One line of the list of those who receive a benefit; no number of a person is in it.</summary>
/// <param name="Kind">What the term that holds does: paid, suspended, stopped.</param>
public sealed record GrantLine(Guid Id, string Name, int Persons, string Class, string Place, Money Monthly, string StartMonth, string? EndMonth, TermKind Kind);

/// <summary>Counts over everything the filter finds.</summary>
public sealed record GrantSums(int Households, int Persons, Money Monthly);

/// <summary>A page of grants.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record GrantPage(IReadOnlyList<GrantLine> Lines, GrantSums Sums, string? Next);

/// <summary>What to list: those to whom a month pays something, as every figure counts them, or all there ever were; by name, place or class.</summary>
public sealed record GrantFilter(PayMonth? Month = null, string? Text = null, string? County = null, string? Town = null, string? Class = null, string? After = null);

/// <summary>A person whom a grant covers, the number masked.</summary>
public sealed record CoveredPerson(string Name, string Masked);

/// <summary>From a month on: how much, made of what, why.</summary>
public sealed record GrantTerm(int Seq, string FromMonth, TermKind Kind, Money Monthly, int Persons, IReadOnlyList<AwardLine> Lines, string Why, string Basis, string Unverified, DateOnly RecordedOn);

/// <summary>A grant with everything it rests on, frozen.</summary>
public sealed record GrantFile(
    GrantLine Grant, Benefit Benefit, Guid CaseId, string CaseNumber, string DecisionNumber, DateOnly DecidedOn, string DecidedBy, Decision Decision,
    IReadOnlyList<ParameterRow> Parameters, IReadOnlyList<GrantTerm> Terms, IReadOnlyList<CoveredPerson> Covered, DateOnly? ReviewDue = null, string? ReviewClass = null);

/// <summary>Who receives what, in the caller's area.</summary>
public sealed class GrantBook(CaseWork work, Catalogue catalogue)
{
    public const int PageSize = 40;

    /// <summary>The declared benefits.</summary>
    public IReadOnlyList<Benefit> All => [.. catalogue.Of<Benefit>()];

    public Benefit Find(string slug) => catalogue.Find<Benefit>(slug) ?? throw new NotThere();

    /// <param name="size">How many lines; none where only the sums are wanted.</param>
    public async Task<GrantPage> List(Caller caller, string slug, GrantFilter filter, int size = PageSize)
    {
        RequireStaff(caller);
        var benefit = Find(slug);
        var area = FigureArea.Of(caller, work.Database.Divisions, work.Today, (filter.Town ?? filter.County) is { } place ? DivisionCode.Of(place) : null);
        await using var db = work.Database.Open(caller);
        var shutOut = await Counted.ShutOut(db, caller);
        var grants = filter.Month is { } month ? Counted.GrantsOf(db, benefit, month, area, shutOut) : Counted.EveryGrantOf(db, benefit, PayMonth.Of(work.Today), area, shutOut);
        if (filter.Class is { } @class) { grants = grants.Where(r => r.Grant.Class == @class); }
        if (Plain.Text(filter.Text) is { Length: > 0 } text) { grants = grants.Where(r => r.Grant.Name.Contains(text)); }
        var sums = await grants.GroupBy(r => 1).Select(g => new { Households = g.Count(), Persons = g.Sum(r => r.Term.Persons), Fen = g.Sum(r => r.Term.MonthlyFen) }).SingleOrDefaultAsync();
        if (filter.After?.Split('_') is [var village, var last] && Guid.TryParse(last, out var id))
        {
            grants = grants.Where(r => string.Compare(r.Grant.VillageCode, village) > 0 || (r.Grant.VillageCode == village && r.Grant.Id.CompareTo(id) > 0));
        }
        var rows = await grants.OrderBy(r => r.Grant.VillageCode).ThenBy(r => r.Grant.Id).Take(size + 1).ToListAsync();
        return new([.. rows.Take(size).Select(r => Line(r.Grant, r.Term))], new(sums?.Households ?? 0, sums?.Persons ?? 0, new(sums?.Fen ?? 0)),
            size > 0 && rows.Count > size ? $"{rows[size - 1].Grant.VillageCode}_{rows[size - 1].Grant.Id}" : null);
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
        var anew = decision.Granted ? null : await db.Appeals.AsNoTracking().Where(a => a.CaseId == grant.CaseId && a.Granted == true).OrderBy(a => a.Id).FirstOrDefaultAsync();
        var terms = await db.Terms.AsNoTracking().Where(t => t.GrantId == id).OrderBy(t => t.Seq).ToListAsync();
        var covered = await db.Covered.AsNoTracking().Where(c => c.GrantId == id && c.Seq == grant.TermSeq).OrderBy(c => c.Person).ToListAsync();
        return new(Line(grant, Standing.Holding(terms, PayMonth.Of(work.Today))), benefit, grant.CaseId, number,
            anew?.Number ?? anew?.ResultNumber ?? decision.Number, anew?.DecidedOn ?? anew?.ResultOn ?? decision.DecidedOn, anew?.DecidedByName ?? anew?.Body ?? decision.DecidedByName,
            FactsJson.Read<Decision>(anew?.Decision ?? decision.Decision), FactsJson.Read<List<ParameterRow>>(anew?.Parameters ?? decision.Parameters),
            [.. terms.Select(t => new GrantTerm(t.Seq, t.FromMonth, t.Kind, new(t.MonthlyFen), t.Persons, FactsJson.Read<List<AwardLine>>(t.Lines), t.Why, t.Basis, t.Unverified, t.RecordedOn))],
            [.. covered.Select(c => new CoveredPerson(c.Name, IdNumber.TryParse(c.Person, out var known, out _) ? known.Masked : "没有证件号"))], grant.ReviewDue, grant.ReviewClass);
    }

    private GrantLine Line(GrantRow g, TermRow t) => new(
        g.Id, g.Name, t.Persons, g.Class, work.Database.Divisions.FullName(DivisionCode.Of(g.VillageCode)), new(t.MonthlyFen), g.StartMonth, g.EndMonth, t.Kind);

    private static void RequireStaff(Caller caller)
    {
        if (!caller.IsStaff && caller.Role != Role.系统)
        {
            throw new NotThere();
        }
    }
}
