namespace Anmin.Documents;

/// <summary>A printed form as a sheet of a workbook: title, who filled it in, period, units, numbered columns, rows, notes and the day it was made.</summary>
/// <param name="Name">Name of the tab, at most 31 characters.</param>
/// <param name="Heads">Three texts under the title: left, middle, right.</param>
/// <param name="Columns">Under each name stands its number; columns that only name a row have none.</param>
/// <param name="Notes">Lines under the table.</param>
public sealed record Sheet(string Name, string Title, (string Left, string Middle, string Right) Heads, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> Notes);

/// <summary>A column of a form.</summary>
/// <param name="Unit">Stands under the name; empty for columns that only name a row.</param>
/// <param name="Width">In characters of a spreadsheet.</param>
public sealed record SheetColumn(string Name, string Unit, int Width)
{
    /// <summary>Whether it holds figures and is numbered.</summary>
    public bool IsFigure => Unit.Length > 0;
}

/// <summary>A row of a form.</summary>
/// <param name="IsTotal">Set apart from the others.</param>
public sealed record SheetRow(IReadOnlyList<SheetCell> Cells, bool IsTotal = false);

/// <summary>A text or an exact number; numbers stay numbers, so that a spreadsheet can add them up.</summary>
/// <param name="Decimals">How many decimals are shown: 0, 1 or 2.</param>
public readonly record struct SheetCell(string Text, decimal? Number = null, int Decimals = 0);
