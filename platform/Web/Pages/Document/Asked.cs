using Anmin.Casework.Figures;
using Anmin.Casework.Store;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Document;

/// <summary>The place and the period that a page of figures is asked for, as its address says them.</summary>
/// <param name="Area">Null for the caller's own area.</param>
public sealed record Asked(DivisionCode? Area, Period Period, DateOnly Today)
{
    /// <exception cref="NotThere">The address says something that is neither a place nor a period.</exception>
    public static Asked Of(string? area, string? period, DateOnly today)
    {
        DivisionCode? place = string.IsNullOrEmpty(area) ? null : DivisionCode.TryParse(area, out var code, out _) ? code : throw new NotThere();
        return Period.TryParse(period, today, out var when) ? new(place, when, today) : throw new NotThere();
    }

    public FigureFilter Filter => new(Area, Period);

    /// <summary>Counted over the running year, as when nothing is said.</summary>
    public bool IsThisYear => Period == Period.OfYear(Today.Year);

    public Asked In(string area) => this with { Area = DivisionCode.Of(area) };

    public Asked During(Period period) => this with { Period = period };

    /// <summary>An address that asks for the same place and period.</summary>
    public string At(string path, params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] all = [("area", Area?.Value), ("period", IsThisYear ? null : Period.Key), .. more];
        var query = string.Join('&', all.Where(x => !string.IsNullOrEmpty(x.Value)).Select(x => $"{x.Name}={Uri.EscapeDataString(x.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
