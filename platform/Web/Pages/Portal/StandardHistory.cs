using Anmin.Casework.Geography;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Portal;

/// <summary>From when to when a row of a standard held in a county.</summary>
/// <param name="To">Last day, or null while it is in force.</param>
public sealed record StandardSpan(string Class, DateOnly From, DateOnly? To, ParameterRow Row);

/// <summary>A standard through the years: county by county, and one county's rows with their documents. A county that was converted keeps the rows of its earlier code.</summary>
public sealed class StandardHistory(StandardTable table, PolicyBook book, DivisionTable divisions, DateOnly today)
{
    public StandardTable Table => table;

    /// <summary>Counties of today.</summary>
    public IReadOnlyList<Division> Counties { get; } = [.. divisions.Counties(today)];

    /// <summary>Newest first, with years that a published row already reaches into.</summary>
    public IReadOnlyList<int> Years { get; } = [.. YearsOf([.. book.Rows.Where(r => r.Id == table.Parameter.Id)], today)];

    /// <summary>What holds in a county at the end of a year, this year today; null where nobody has set it.</summary>
    public ParameterRow? In(DivisionCode county, string @class, int year)
    {
        var day = year == today.Year ? today : new(year, 12, 31);
        return book.Find(table.Parameter.Id, @class, On(county, day), day);
    }

    /// <summary>The counties' values of a year, added and divided by their number; null where one is missing.</summary>
    public Money? Average(string @class, int year)
    {
        var values = Counties.Select(c => In(c.Place, @class, year) is { } row ? AmountOf(row) : (Money?)null).ToList();
        return values.Count == 0 || values.Contains(null) ? null
            : values.Aggregate(Money.Zero, (sum, v) => sum + v!.Value).DividedBy(values.Count, Rounding.四舍五入到分);
    }

    /// <summary>Every row that held or will hold in a county, newest first.</summary>
    public IReadOnlyList<StandardSpan> Of(DivisionCode county)
    {
        var codes = divisions.WithPredecessors(county).ToList();
        var days = book.Rows.Where(r => r.Id == table.Parameter.Id && codes.Any(r.Region.Holds)).SelectMany(Turns)
            .Concat(divisions.All.Where(d => codes.Contains(d.Place)).Select(d => d.From)).Distinct().Order().ToList();
        return [.. table.Classes.SelectMany(c => Spans(county, c, days)).OrderByDescending(s => s.From).ThenBy(s => Place(s.Class))];
    }

    public static Money AmountOf(ParameterRow row) => Money.Of(decimal.Parse(row.Value, System.Globalization.CultureInfo.InvariantCulture));

    private int Place(string @class) => table.Classes.Index().First(c => c.Item == @class).Index;

    private IEnumerable<StandardSpan> Spans(DivisionCode county, string @class, IReadOnlyList<DateOnly> days)
    {
        StandardSpan? open = null;
        foreach (var day in days)
        {
            var row = book.Find(table.Parameter.Id, @class, On(county, day), day);
            if (open is not null && row is not null && Says(open.Row) == Says(row))
            {
                open = open with { To = row.To };
                continue;
            }
            if (open is not null)
            {
                yield return open with { To = day.AddDays(-1) };
            }
            open = row is null ? null : new(@class, day, row.To, row);
        }
        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>What a reader sees of a row: a county that was converted goes on with the same.</summary>
    private static (string, string, string, string, ParameterStatus) Says(ParameterRow row) => (row.Value, row.Document, row.DocumentNumber, row.SetBy, row.Status);

    /// <summary>The days on which something may change: a row begins, or nothing holds any more.</summary>
    private static IEnumerable<DateOnly> Turns(ParameterRow row) => row.To is { } to ? [row.From, to.AddDays(1)] : [row.From];

    /// <summary>The code that a county had on a day.</summary>
    private DivisionCode On(DivisionCode county, DateOnly day) =>
        divisions.Find(county, day) is not null ? county : divisions.WithPredecessors(county).Skip(1).FirstOrDefault(c => divisions.Find(c, day) is not null, county);

    private static IEnumerable<int> YearsOf(IReadOnlyList<ParameterRow> rows, DateOnly today)
    {
        var last = rows.Select(r => r.From.Year).Append(today.Year).Max();
        for (var year = last; rows.Count > 0 && year >= rows.Min(r => r.From.Year); year--)
        {
            yield return year;
        }
    }
}
