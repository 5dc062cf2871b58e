using Anmin.Core.Values;

namespace Anmin.Core.Deciding;

/// <summary>All dated parameter rows. Two rows of one key that share a day are refused.</summary>
public class PolicyBook
{
    private readonly Dictionary<(string Id, string Class, string Region), ParameterRow[]> rows;

    public PolicyBook(IEnumerable<ParameterRow> rows)
    {
        this.rows = rows.GroupBy(r => (r.Id, r.Class, r.Region.Value))
            .ToDictionary(g => g.Key, g => g.OrderBy(r => r.From).ToArray());
        foreach (var (key, sorted) in this.rows)
        {
            for (var i = 1; i < sorted.Length; i++)
            {
                if (sorted[i - 1].To is not { } to || to >= sorted[i].From)
                {
                    throw new ParameterFault($"参数有效期重叠：{key.Id}{(key.Class.Length > 0 ? "·" + key.Class : "")}（{key.Region}）自 {sorted[i].From:yyyy-MM-dd} 起有两个值");
                }
            }
        }
    }

    public IEnumerable<ParameterRow> Rows => Now.rows.Values.SelectMany(r => r);

    /// <summary>The rows as they stand: itself, or what a book that is kept up to date holds at this moment.</summary>
    protected virtual PolicyBook Now => this;

    /// <summary>The book with later rows beside it: each closes the row of its key before it on the day before it begins. A row that is there already is not doubled.</summary>
    /// <exception cref="ParameterFault">Another value of the same key begins on the same day.</exception>
    public PolicyBook With(IEnumerable<ParameterRow> later)
    {
        var added = later.GroupBy(Key).ToDictionary(g => g.Key, g => g.ToList());
        var untouched = Now.rows.Where(r => !added.ContainsKey(r.Key)).SelectMany(r => r.Value);
        return new([.. untouched, .. added.SelectMany(a => Closed(Now.rows.GetValueOrDefault(a.Key, []), a.Value))]);
    }

    /// <summary>The book as it would be if these rows held from their first day on, whatever stands there now: for asking what would be.</summary>
    public PolicyBook Instead(IEnumerable<ParameterRow> rows)
    {
        var wished = rows.ToDictionary(Key);
        return new([
            .. Now.rows.Where(r => !wished.ContainsKey(r.Key)).SelectMany(r => r.Value),
            .. wished.SelectMany(w => Now.rows.GetValueOrDefault(w.Key, []).Where(r => r.From < w.Value.From)
                .Select(r => r.To is { } to && to < w.Value.From ? r : r with { To = w.Value.From.AddDays(-1) }).Append(w.Value)),
        ]);
    }

    private static (string, string, string) Key(ParameterRow row) => (row.Id, row.Class, row.Region.Value);

    private static IEnumerable<ParameterRow> Closed(IReadOnlyList<ParameterRow> before, IReadOnlyList<ParameterRow> later)
    {
        var fresh = later.Where(l => !before.Any(b => b.From == l.From && b.Value == l.Value)).ToHashSet();
        var sorted = before.Concat(fresh).OrderBy(r => r.From).ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            var isCut = i + 1 < sorted.Length && sorted[i].From < sorted[i + 1].From && (fresh.Contains(sorted[i]) || fresh.Contains(sorted[i + 1]))
                && (sorted[i].To is not { } to || to >= sorted[i + 1].From);
            yield return isCut ? sorted[i] with { To = sorted[i + 1].From.AddDays(-1) } : sorted[i];
        }
    }

    /// <summary>The row in force for a region on a day: county, then city, then province, then nation.</summary>
    public ParameterRow? Find(string id, string @class, DivisionCode region, DateOnly on)
    {
        foreach (var place in region.Upwards())
        {
            if (Now.rows.TryGetValue((id, @class, place.Value), out var dated)
                && Array.FindLast(dated, r => r.CoversDay(on)) is { } row)
            {
                return row;
            }
        }
        return null;
    }

    /// <summary>The parameters as they stand for one region on one day.</summary>
    public Policy For(DivisionCode region, DateOnly on) => new(Now, region, on);
}
