using System.Globalization;
using Anmin.Casework.Desk;
using Anmin.Casework.Figures;
using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>A village, or a township seen from the county, with what is paid there this month.</summary>
/// <param name="Soon">Whose re-verification falls into the next weeks.</param>
/// <param name="Late">Whose day is over.</param>
public sealed record VillageSum(string Code, string Name, int Households, int Persons, Money Monthly, int Soon, int Late);

/// <summary>A family in a village's list.</summary>
/// <param name="Village">With its township where more than one is shown.</param>
/// <param name="Review">The review that is open, or null.</param>
public sealed record VillageLine(Guid Grant, Guid Case, string Name, int Persons, string Class, string Village, Money Monthly, TermKind Kind, DateOnly? ReviewDue, string? ReviewClass, Guid? Review);

/// <summary>What is to be listed of the families of a place.</summary>
public enum VillageShow { 全部, 快到期, 已过期 }

/// <summary>A page of families, village by village.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record VillagePage(FigureArea Area, IReadOnlyList<VillageSum> Parts, VillageSum Total, IReadOnlyList<VillageLine> Lines, string? Next);

/// <summary>村里谁在领、谁该复核: the families of a township, village by village, in the caller's area.</summary>
public sealed class VillageBook(CaseWork work, Catalogue catalogue)
{
    /// <summary>Families on a page.</summary>
    public const int PageSize = 40;

    /// <summary>The families whom this month pays, or whose day for re-verification has come close or is over.</summary>
    /// <exception cref="NotThere">No officer, no such benefit, or not his place.</exception>
    public async Task<VillagePage> List(Caller caller, string slug, DivisionCode? asked, VillageShow show = VillageShow.全部, string? @class = null, string? after = null, int size = PageSize)
    {
        Duties.RequireStaff(caller);
        var benefit = catalogue.Find<Benefit>(slug) ?? throw new NotThere();
        var area = FigureArea.Of(caller, work.Database.Divisions, work.Today, asked);
        var (today, soon) = (work.Today, work.Today.AddDays(Reporting.DaysAhead));
        await using var db = work.Database.Open(caller);
        var running = Counted.GrantsOf(db, benefit, PayMonth.Of(today), area, await Counted.ShutOut(db, caller));
        var column = area.PartColumn;
        var sums = await running.GroupBy(r => EF.Property<string>(r.Grant, column)).Select(g => new
        {
            g.Key,
            Households = g.Count(),
            Persons = g.Sum(r => r.Term.Persons),
            Fen = g.Sum(r => r.Term.MonthlyFen),
            Soon = g.Count(r => r.Grant.ReviewDue >= today && r.Grant.ReviewDue <= soon),
            Late = g.Count(r => r.Grant.ReviewDue < today),
        }).ToListAsync();
        var parts = sums.GroupBy(s => area.PartOf(s.Key)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new VillageSum(g.Key, area.NameOf(g.Key), g.Sum(s => s.Households), g.Sum(s => s.Persons), new(g.Sum(s => s.Fen)), g.Sum(s => s.Soon), g.Sum(s => s.Late))).ToList();
        if (@class is not null) { running = running.Where(r => r.Grant.Class == @class); }
        running = show switch
        {
            VillageShow.快到期 => running.Where(r => r.Grant.ReviewDue >= today && r.Grant.ReviewDue <= soon),
            VillageShow.已过期 => running.Where(r => r.Grant.ReviewDue < today),
            _ => running,
        };
        if (after?.Split('_') is [var village, var key] && Guid.TryParse(key, out var last))
        {
            running = running.Where(r => string.Compare(r.Grant.VillageCode, village) > 0 || (r.Grant.VillageCode == village && r.Grant.Id.CompareTo(last) > 0));
        }
        var rows = await running.OrderBy(r => r.Grant.VillageCode).ThenBy(r => r.Grant.Id).Take(size + 1).Select(r => new
        {
            r.Grant,
            r.Term,
            Review = db.Reviews.Where(x => x.GrantId == r.Grant.Id && x.State != ReviewState.已决定).Select(x => (Guid?)x.Id).FirstOrDefault(),
        }).ToListAsync();
        return new(area, parts, new(area.Code.Value, area.Name, parts.Sum(p => p.Households), parts.Sum(p => p.Persons), new(parts.Sum(p => p.Monthly.Fen)), parts.Sum(p => p.Soon), parts.Sum(p => p.Late)),
            [.. rows.Take(size).Select(r => new VillageLine(r.Grant.Id, r.Grant.CaseId, r.Grant.Name, r.Term.Persons, r.Grant.Class, (area.Level < DivisionLevel.Town ? area.NameOf(r.Grant.TownCode) : "") + area.NameOf(r.Grant.VillageCode), new(r.Term.MonthlyFen), r.Term.Kind,
                r.Grant.ReviewDue, r.Grant.ReviewClass, r.Review))],
            rows.Count > size ? string.Create(CultureInfo.InvariantCulture, $"{rows[size - 1].Grant.VillageCode}_{rows[size - 1].Grant.Id}") : null);
    }
}
