using System.Globalization;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.WhatIf;

/// <summary>A bar of one group.</summary>
/// <param name="Kind">0 for those who come in, 1 for those who gain.</param>
/// <param name="NumberY">Where its number stands: over it, and over its neighbour's number where the two would run into each other.</param>
public sealed record EffectBar(int X, int Y, int Height, string Number, int Kind, int NumberY);

/// <summary>Groups side by side, for each those who come in and those who gain; the table beside it says the same.</summary>
public sealed record EffectChart(string Title, int Width, int BarWidth, IReadOnlyList<EffectBar> Bars, IReadOnlyList<(int Middle, string Name)> Groups, IReadOnlyList<string> Series)
{
    public const int Floor = 150;

    /// <summary>Room for two lines of numbers.</summary>
    private const int Top = 30;

    private const int Line = 12;

    /// <summary>Two bars do not grow as tall as the page.</summary>
    private const int Least = 320;

    public static EffectChart Of(string title, IReadOnlyList<string> names, IReadOnlyList<string> series, Func<int, int, long> value)
    {
        var width = names.Count * series.Count > 12 ? 18 : 26;
        var between = names.Count * series.Count > 12 ? 6 : 14;
        var step = series.Count * width + between;
        var most = Math.Max(1, names.Index().SelectMany(n => series.Index().Select(s => Math.Abs(value(n.Index, s.Index)))).DefaultIfEmpty(1).Max());
        return new(title, Math.Max(step * names.Count, Least), width,
            Apart(names.Index().SelectMany(n => series.Index().Select(s => Bar(n.Index * step + between / 2 + s.Index * width, Math.Abs(value(n.Index, s.Index)), most, s.Index)))),
            [.. names.Index().Select(n => (n.Index * step + step / 2, n.Item))], series);
    }

    /// <summary>An amount in whole yuan, half a yuan up: a bar says no less than the table beside it.</summary>
    public static long Yuan(Money amount) => (long)Math.Round(amount.Fen / 100m, MidpointRounding.AwayFromZero);

    private static EffectBar Bar(int x, long value, long most, int kind)
    {
        var height = (int)(value * (Floor - Top) / most);
        return new(x, Floor - height, height, value >= 10_000 ? $"{Math.Round(value / 10_000m, 1).ToString(CultureInfo.InvariantCulture)}万" : value.ToString(CultureInfo.InvariantCulture), kind, Floor - height - 4);
    }

    /// <summary>Numbers that would run into each other stand one over the other.</summary>
    private static List<EffectBar> Apart(IEnumerable<EffectBar> bars)
    {
        List<EffectBar> apart = [];
        foreach (var bar in bars)
        {
            apart.Add(apart.LastOrDefault() is { } before && bar.X - before.X < (Breadth(bar) + Breadth(before)) / 2 && Math.Abs(bar.NumberY - before.NumberY) < Line
                ? bar with { NumberY = before.NumberY - Line } : bar);
        }
        return apart;
    }

    /// <summary>About how broad a number is, in the units of the drawing.</summary>
    private static int Breadth(EffectBar bar) => 3 + bar.Number.Sum(c => c switch { '万' => 11, '.' => 3, _ => 7 });
}
