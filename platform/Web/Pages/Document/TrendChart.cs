using System.Globalization;
using Anmin.Casework.Figures;
using Anmin.Core.Watching;

namespace Anmin.Web.Pages.Document;

/// <summary>The bar of a month.</summary>
/// <param name="Year">Named under the first month and under January.</param>
public sealed record TrendBar(int X, int Y, int Height, string Number, int NumberY, string Month, string? Year);

/// <summary>An indicator month by month as bars; the table beside it says the same.</summary>
public sealed record TrendChart(string Title, int Width, int Height, int Floor, IReadOnlyList<TrendBar> Bars)
{
    public const int BarWidth = 20;

    private const int Step = 38;
    private const int Top = 18;
    private const int Foot = 130;

    public static TrendChart Of(Indicator indicator, IReadOnlyList<FigureMonth> months)
    {
        var most = Math.Max(1, indicator.Figure.IsRate() ? 10000 : months.Max(m => m.Cell.Value ?? 0));
        return new($"{indicator.Name}，近 {months.Count} 个月", months.Count * Step, Foot + 34, Foot, [.. months.Select((m, i) => Bar(indicator, m, i, most))]);
    }

    private static TrendBar Bar(Indicator indicator, FigureMonth month, int i, long most)
    {
        var height = (int)(Math.Max(0, month.Cell.Value ?? 0) * (Foot - Top) / most);
        return new(i * Step + (Step - BarWidth) / 2, Foot - height, height, FigureWords.Brief(indicator, month.Cell.Value), Foot - height - 4,
            month.Month.Month.ToString(CultureInfo.InvariantCulture), i == 0 || month.Month.Month == 1 ? $"{month.Month.Year}" : null);
    }
}
