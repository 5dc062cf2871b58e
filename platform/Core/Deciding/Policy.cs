using System.Globalization;
using Anmin.Core.Values;

namespace Anmin.Core.Deciding;

/// <summary>The parameters of one region on one day, and a record of those a rule has read.</summary>
public sealed class Policy(PolicyBook book, DivisionCode region, DateOnly on)
{
    private readonly Dictionary<(string, string), ParameterRow> used = [];

    public DivisionCode Region { get; } = region;

    public DateOnly On { get; } = on;

    /// <summary>The rows read so far: frozen with a decision so that it can be replayed (S-WF-9).</summary>
    public IReadOnlyCollection<ParameterRow> Used => used.Values;

    /// <summary>The same region and book on another day.</summary>
    public Policy OnDay(DateOnly day) => new(book, Region, day);

    public Values.Money Money(Parameter parameter, string @class = "") => Read(parameter, @class, r =>
        decimal.TryParse(r.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) ? Values.Money.Of(yuan) : (Values.Money?)null);

    public int Whole(Parameter parameter, string @class = "") => Read(parameter, @class, r =>
        int.TryParse(r.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : (int?)null);

    public decimal Number(Parameter parameter, string @class = "") => Read(parameter, @class, r =>
        decimal.TryParse(r.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var d) ? d : (decimal?)null);

    public TMode Mode<TMode>(Parameter parameter, string @class = "") where TMode : struct, Enum => Read(parameter, @class, r =>
        Enum.TryParse<TMode>(r.Value, out var mode) && Enum.IsDefined(mode) ? mode : (TMode?)null);

    public DateOnly Day(Parameter parameter, string @class = "") => Read(parameter, @class, r =>
        DateOnly.TryParseExact(r.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : (DateOnly?)null);

    /// <summary>The row itself, for pages that show the figure with its document.</summary>
    public ParameterRow Row(Parameter parameter, string @class = "")
    {
        if (!used.TryGetValue((parameter.Id, @class), out var row))
        {
            row = book.Find(parameter.Id, @class, Region, On) ?? throw new MissingParameter(parameter.Id, @class, Region, On);
            used[(parameter.Id, @class)] = row;
        }
        return row;
    }

    private T Read<T>(Parameter parameter, string @class, Func<ParameterRow, T?> read) where T : struct
    {
        var row = Row(parameter, @class);
        return read(row) ?? throw new ParameterFault($"参数 {row.Id}（{row.Region}，自 {row.From:yyyy-MM-dd}）的值「{row.Value}」读不懂");
    }
}
