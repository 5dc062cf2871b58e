using Anmin.Core.Benefits;
using Anmin.Core.Values;

namespace Anmin.Casework.Figures;

/// <summary>The sheets of the monthly table.</summary>
public enum MonthSheet { 保障对象, 标准和资金, 办理和复核 }

/// <summary>A numbered column of the monthly table.</summary>
/// <param name="Decimals">How many decimals its figures have.</param>
public sealed record MonthColumn(MonthSheet Sheet, string Name, string Unit, int Decimals);

/// <summary>A figure of the monthly table, or why there is none.</summary>
/// <param name="Why">A dash where the figure is not told apart here, or the name of the parameter that nobody has loaded.</param>
public readonly record struct MonthCell(decimal? Value, string Why = "");

/// <summary>A line of the monthly table: a place as a whole, or one class of it.</summary>
/// <param name="Class">合计, or the class.</param>
/// <param name="IsTotal">Whether it is the place asked about; the others add up to it.</param>
public sealed record MonthRow(string Code, string Place, string Class, bool IsTotal, IReadOnlyList<MonthCell> Cells)
{
    /// <summary>What stands in the class column of a place as a whole.</summary>
    public const string Whole = "合计";
}

/// <summary>The monthly table of a benefit (handbook 01 1.8): a line for each division below a place, its classes, and the whole.</summary>
/// <param name="On">The day it was made.</param>
public sealed record MonthTable(Benefit Benefit, FigureArea Area, PayMonth Month, DateOnly On, IReadOnlyList<MonthColumn> Columns, IReadOnlyList<MonthRow> Rows)
{
    /// <summary>The columns of a sheet, each with its place among the cells.</summary>
    public IReadOnlyList<(int No, MonthColumn Column)> Of(MonthSheet sheet) => [.. Columns.Index().Where(c => c.Item.Sheet == sheet).Select(c => (c.Index, c.Item))];
}
