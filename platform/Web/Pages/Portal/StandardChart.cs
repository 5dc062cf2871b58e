using System.Globalization;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Portal;

/// <summary>The bar of a class in a year.</summary>
/// <param name="Kind">Which of the classes: 0, 1, …</param>
public sealed record StandardBar(int X, int Y, int Height, string Number, int NumberX, int NumberY, int Kind);

/// <summary>A standard year by year as bars, one beside the other for each class; the table beside it says the same.</summary>
public sealed record StandardChart(string Title, int Width, int BarWidth, int Floor, IReadOnlyList<StandardBar> Bars, IReadOnlyList<(int Middle, string Year)> Years, IReadOnlyList<string> Classes)
{
    private const int Top = 18;
    private const int Foot = 150;
    private const int Between = 12;
    private const int Most = 6;

    /// <summary>The last years, oldest first. A bar is as wide as the number above it.</summary>
    public static StandardChart Of(string title, IReadOnlyList<string> classes, IReadOnlyList<int> years, Func<string, int, Money?> amount)
    {
        int[] shown = [.. years.Take(Most).Reverse()];
        var most = Math.Max(1, shown.SelectMany(y => classes.Select(c => amount(c, y)?.Fen ?? 0)).DefaultIfEmpty(1).Max());
        var width = most switch { >= 10_000_00 => 36, >= 1_000_00 => 30, _ => 24 };
        var step = classes.Count * width + Between;
        var bars = new List<StandardBar>();
        foreach (var (i, year) in shown.Index())
        {
            foreach (var (kind, @class) in classes.Index())
            {
                if (amount(@class, year) is { } money)
                {
                    var height = (int)(money.Fen * (Foot - Top) / most);
                    var x = i * step + Between / 2 + kind * width;
                    bars.Add(new(x, Foot - height, height, Math.Round(money.InYuan, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture), x + width / 2, Foot - height - 4, kind));
                }
            }
        }
        return new(title, Math.Max(step * shown.Length, 2 * step), width, Foot, bars,
            [.. shown.Index().Select(y => (y.Index * step + step / 2, y.Item.ToString(CultureInfo.InvariantCulture)))], classes);
    }
}
