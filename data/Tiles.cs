using System.Globalization;

namespace Anmin.Data;

/// <summary>The rectangle that stands for a county on the schematic map.</summary>
/// <param name="Code">Twelve digits.</param>
public sealed record Tile(string Code, int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    /// <summary>Whether two tiles share an edge, not only a corner.</summary>
    public bool Touches(Tile other) =>
        ((Right == other.Left || other.Right == Left) && Math.Min(Bottom, other.Bottom) > Math.Max(Top, other.Top))
        || ((Bottom == other.Top || other.Bottom == Top) && Math.Min(Right, other.Right) > Math.Max(Left, other.Left));
}

/// <summary>The counties as rectangles, drawn by ourselves: two share an edge exactly where the counties share a border (county-tiles.csv).</summary>
public static class Tiles
{
    public static IReadOnlyList<Tile> All { get; } = [.. Resource.Lines("county-tiles.csv", "code,left,top,width,height").Select(Row)];

    public static int Width => All.Max(t => t.Right);

    public static int Height => All.Max(t => t.Bottom);

    private static Tile Row(string line) => line.Split(',') switch
    {
        [var code, var left, var top, var width, var height] => new(code, Number(left), Number(top), Number(width), Number(height)),
        _ => throw new InvalidDataException($"county-tiles.csv 有一行不是五列：{line}"),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
