using System.Globalization;
using System.Text.Json;

namespace Anmin.Bench;

/// <summary>One JSON object a line while it runs, and the ratios with their goals at the end.</summary>
internal sealed class Report
{
    private readonly List<(string Name, double Ratio, string Goal, bool Holds)> ratios = [];

    public static void Line(string bench, string unit, double value, params (string Key, object Value)[] more)
    {
        var line = new Dictionary<string, object> { ["bench"] = bench, [unit] = Math.Round(value, 3) };
        foreach (var (key, said) in more)
        {
            line[key] = said;
        }
        Console.WriteLine(JsonSerializer.Serialize(line));
    }

    public void AtLeast(string name, double ratio, double must) => ratios.Add((name, ratio, $"≥ {must.ToString(CultureInfo.InvariantCulture)}", ratio >= must));

    public void AtMost(string name, double ratio, double must) => ratios.Add((name, ratio, $"≤ {must.ToString(CultureInfo.InvariantCulture)}", ratio <= must));

    /// <returns>0 where every goal is reached, else 1.</returns>
    public int Table()
    {
        Console.WriteLine();
        foreach (var (name, ratio, goal, holds) in ratios)
        {
            Console.WriteLine($"{(holds ? "✓" : "✗")} {name,-60} {ratio.ToString("0.00", CultureInfo.InvariantCulture),8} ×   goal {goal}");
        }
        return ratios.All(r => r.Holds) ? 0 : 1;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
