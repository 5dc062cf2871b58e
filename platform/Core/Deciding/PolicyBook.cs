using Anmin.Core.Values;

namespace Anmin.Core.Deciding;

/// <summary>All dated parameter rows. Two rows of one key that share a day are refused.</summary>
public sealed class PolicyBook
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

    public IEnumerable<ParameterRow> Rows => rows.Values.SelectMany(r => r);

    /// <summary>The row in force for a region on a day: county, then city, then province, then nation.</summary>
    public ParameterRow? Find(string id, string @class, DivisionCode region, DateOnly on)
    {
        foreach (var place in region.Upwards())
        {
            if (rows.TryGetValue((id, @class, place.Value), out var dated)
                && Array.FindLast(dated, r => r.CoversDay(on)) is { } row)
            {
                return row;
            }
        }
        return null;
    }

    /// <summary>The parameters as they stand for one region on one day.</summary>
    public Policy For(DivisionCode region, DateOnly on) => new(this, region, on);
}
