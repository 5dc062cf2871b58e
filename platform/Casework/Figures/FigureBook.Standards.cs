using System.Globalization;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.Casework.Figures;

/// <summary>A county's standard of one class in a month, the persons it supports there, and the document it rests on.</summary>
/// <param name="Row">The value in force; null where nobody has loaded one.</param>
/// <param name="Before">What held twelve months before; null where nothing did.</param>
/// <param name="Line">The line by the year that this class has to stay above; null where it has none.</param>
public sealed record FigureStandard(PayMonth Month, string Code, string Place, string Class, ParameterRow? Row, Money? Before, Money? Line, long Persons)
{
    public Money? Monthly { get; } = Row is null ? null : Money.Of(decimal.Parse(Row.Value, CultureInfo.InvariantCulture));

    public bool IsRaised => Monthly > Before;

    /// <summary>Basis points above the line.</summary>
    public long? Over => Monthly is { } monthly && Line is { } line ? StandardFloor.Over(monthly * 12, line) : null;
}

/// <summary>Standards (1.1): averaged by the persons whom they support, never by counties.</summary>
public sealed partial class FigureBook
{
    /// <summary>The standards of a table in some months, county by county and class by class, with the persons of the place asked about.</summary>
    private async Task<IReadOnlyList<FigureStandard>> StandardsOf(AnminDb db, string slug, FigureArea area, IReadOnlyList<PayMonth> months, IReadOnlyList<string> shutOut)
    {
        if (catalogue.Find<StandardTable>(slug) is not { } table)
        {
            return [];
        }
        var running = catalogue.Find<Matter>(table.Of)?.Pays is { } benefit ? await Counted.GrantsByMonth(db, benefit, months, area, shutOut) : [];
        var persons = running.GroupBy(r => (r.Month, County: area.CountyOf(r.County), Class: table.Classes is [""] ? "" : r.Class)).ToDictionary(g => g.Key, g => g.Sum(r => r.Persons));
        return
        [
            .. from month in months
               from county in area.Counties
               from @class in table.Classes
               select new FigureStandard(month, county.Value, area.NameOf(county.Value), @class, Holding(table, area, county, @class, month),
                   Holding(table, area, county, @class, new(month.Year - 1, month.Month)) is { } before ? Money.Of(decimal.Parse(before.Value, CultureInfo.InvariantCulture)) : null,
                   LineOf(table, area, county, @class, month), persons.GetValueOrDefault((month, county.Value, @class))),
        ];
    }

    private ParameterRow? Holding(StandardTable table, FigureArea area, DivisionCode county, string @class, PayMonth month) =>
        policies.Find(table.Parameter.Id, @class, area.Then(county, month.FirstDay), month.FirstDay);

    private Money? LineOf(StandardTable table, FigureArea area, DivisionCode county, string @class, PayMonth month) => table.Floor is { } floor && floor.Class == @class
        && policies.Find(floor.Line.Id, "", area.Then(county, month.FirstDay), month.FirstDay) is { } row ? Money.Of(decimal.Parse(row.Value, CultureInfo.InvariantCulture)) : null;

    /// <summary>A standard is a county's: below the county there is nothing to tell apart.</summary>
    private static FigureRow StandardRow(Indicator indicator, FigureArea area, IReadOnlyList<FigureStandard> standards) => new(
        indicator, StandardCell(indicator, area.Code.Value, area.Name, standards),
        area.Level < DivisionLevel.County ? [.. area.Parts.Select(p => StandardCell(indicator, p.Code, p.Name, [.. standards.Where(s => s.Code == p.Code)]))] : []);

    private static FigureCell StandardCell(Indicator indicator, string code, string name, IReadOnlyList<FigureStandard> standards)
    {
        var behind = StandardsBehind(indicator, standards);
        return indicator.Figure switch
        {
            Figure.StandardsRaised => new(code, name, behind.Select(s => s.Code).Distinct().Count(), behind.Count, standards.Select(s => s.Code).Distinct().Count()),
            Figure.StandardOverLine => new(code, name, behind.Any(s => s.Over is null) ? null : behind.Min(s => s.Over), behind.Count, null),
            Figure.StandardRatio => new(code, name, Ratio(standards), behind.Count, null),
            _ => new(code, name, Mean(behind) is var (sum, persons) && persons > 0 ? Rounding.四舍五入到分.Divide(indicator.Figure == Figure.StandardByYear ? sum * 12 : sum, persons) : null, behind.Count, null),
        };
    }

    private static IReadOnlyList<FigureStandard> StandardsBehind(Indicator indicator, IReadOnlyList<FigureStandard> standards) => indicator.Figure switch
    {
        Figure.StandardsRaised => [.. standards.Where(s => s.IsRaised)],
        // A county without the standard or without the line is no smaller gap: it leaves the figure empty and is listed.
        Figure.StandardOverLine => [.. standards.Where(s => indicator.Only.Length == 0 || s.Class == indicator.Only)],
        _ => [.. standards.Where(s => indicator.Only.Length == 0 || s.Class == indicator.Only)],
    };

    /// <summary>Fen times persons, and persons. Where nobody is supported, a single value speaks for itself; a value that is missing leaves no average (own).</summary>
    private static (long Sum, long Persons) Mean(IReadOnlyList<FigureStandard> standards)
    {
        if (standards.Count == 0 || standards.Any(s => s.Monthly is null))
        {
            return (0, 0);
        }
        var persons = standards.Sum(s => s.Persons);
        return persons > 0 ? (standards.Sum(s => s.Monthly!.Value.Fen * s.Persons), persons)
            : standards.Select(s => s.Monthly!.Value.Fen).Distinct().Count() == 1 ? (standards[0].Monthly!.Value.Fen, 1)
            : (0, 0);
    }

    private static long? Ratio(IReadOnlyList<FigureStandard> standards)
    {
        var classes = standards.Select(s => s.Class).Distinct().ToList();
        if (classes.Count != 2)
        {
            return null;
        }
        var (first, second) = (Mean([.. standards.Where(s => s.Class == classes[0])]), Mean([.. standards.Where(s => s.Class == classes[1])]));
        return first.Persons == 0 || second.Sum == 0 ? null : (long)Math.Round((decimal)first.Sum / first.Persons * second.Persons * 100 / second.Sum, MidpointRounding.AwayFromZero);
    }

    private static FigurePage StandardPage(Indicator indicator, FigureArea area, Period period, IReadOnlyList<FigureStandard> standards, string? after, int size)
    {
        var total = StandardCell(indicator, area.Code.Value, area.Name, standards);
        static string Key(FigureStandard s) => $"{s.Code}_{s.Class}";
        var (shown, next) = Cut([.. StandardsBehind(indicator, standards).OrderBy(Key, StringComparer.Ordinal).Where(s => string.CompareOrdinal(Key(s), after) > 0).Take(size + 1)], size, Key);
        return new(indicator, Behind.Standards, indicator.Of, area, period, total, total.Rows, [], [], [], next) { Standards = shown };
    }
}
