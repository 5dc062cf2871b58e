using Anmin.Casework.Figures;
using Anmin.Data;

namespace Anmin.Web.Pages.Document;

/// <summary>A county on the schematic map: where its tile lies, what stands on it, where it leads.</summary>
/// <param name="Shade">0 for none to 4 for the most.</param>
public sealed record MapTile(int X, int Y, int Width, int Height, string Name, string Number, string Said, int Shade, string Address);

/// <summary>A figure on the map of the counties. The tiles are ours; whoever has true outlines with a right to use them can lay them over as a layer.</summary>
public sealed record CountyMap(string Title, int Width, int Height, IReadOnlyList<MapTile> Tiles)
{
    /// <summary>One step of the tiles' grid, wide and high.</summary>
    private const int Across = 30;
    private const int Down = 26;

    /// <summary>The map of a figure, or null where it is not told county by county.</summary>
    /// <param name="address">Where the tile of a county leads.</param>
    public static CountyMap? Of(FigureRow row, Func<FigureCell, string> address)
    {
        var cells = row.Parts.ToDictionary(p => p.Code);
        if (!Data.Tiles.All.All(t => cells.ContainsKey(t.Code)))
        {
            return null;
        }
        var most = row.Parts.Max(p => p.Value ?? 0);
        return new(row.Indicator.Name, Data.Tiles.Width * Across, Data.Tiles.Height * Down,
        [
            .. Data.Tiles.All.OrderBy(t => t.Code, StringComparer.Ordinal).Select(t => (Tile: t, Cell: cells[t.Code])).Select(x => new MapTile(
                x.Tile.Left * Across, x.Tile.Top * Down, x.Tile.Width * Across, x.Tile.Height * Down, x.Cell.Name,
                FigureWords.Brief(row.Indicator, x.Cell.Value), $"{x.Cell.Name} {FigureWords.Text(row.Indicator, x.Cell)}", Shade(x.Cell.Value, most), address(x.Cell))),
        ]);
    }

    /// <summary>Quarters of the largest value; none is a shade of its own.</summary>
    private static int Shade(long? value, long most) => value is null or 0 ? 0 : (int)Math.Clamp((value.Value * 4 + most - 1) / most, 1, 4);
}
