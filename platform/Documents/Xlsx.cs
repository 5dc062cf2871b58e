using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Anmin.Documents;

/// <summary>Forms as an XLSX workbook that looks like the paper: A4 landscape, ruled, the head repeated on every page. The same forms give the same bytes; no cell is ever a formula (S-IN-11).</summary>
public static class Xlsx
{
    /// <summary>Media type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint TitleRow = 1, HeadsRow = 2, NamesRow = 3, UnitsRow = 4, NumbersRow = 5;

    /// <summary>A day that no spreadsheet stumbles over: what is in the file does not depend on when it was written.</summary>
    private static readonly DateTimeOffset Always = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private enum Style : uint { None, Title, Left, Centre, Right, Head, Text, Whole, Tenth, Cent, TotalText, TotalWhole, TotalTenth, TotalCent, Note }

    /// <summary>The workbook with a tab for each form.</summary>
    /// <exception cref="ArgumentException">A row has more or fewer cells than its form has columns.</exception>
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var made = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(made, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            // Ids that the library draws would be others every time.
            file.ChangeIdOfPart(book, "book");
            book.Workbook = new S.Workbook();
            var styles = book.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = Styles();
            var list = book.Workbook.AppendChild(new S.Sheets());
            var names = new S.DefinedNames();
            foreach (var (i, sheet) in sheets.Index())
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                var part = book.AddNewPart<WorksheetPart>(id);
                part.Worksheet = Worksheet(sheet);
                list.AppendChild(new S.Sheet { Id = id, SheetId = (uint)(i + 1), Name = sheet.Name });
                names.AppendChild(new S.DefinedName($"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!${TitleRow}:${NumbersRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            book.Workbook.AppendChild(names);
        }
        return Settled(made.ToArray());
    }

    private static S.Worksheet Worksheet(Sheet sheet)
    {
        var last = Column(sheet.Columns.Count - 1);
        var rows = new S.SheetData();
        var merged = new S.MergeCells();
        void Merge(string from, string to)
        {
            if (from != to) { merged.AppendChild(new S.MergeCell { Reference = $"{from}:{to}" }); }
        }
        rows.AppendChild(Row(TitleRow, 30, [Text(0, TitleRow, sheet.Title, Style.Title)]));
        Merge($"A{TitleRow}", $"{last}{TitleRow}");
        var third = Math.Max(1, sheet.Columns.Count / 3);
        rows.AppendChild(Row(HeadsRow, 20,
            [Text(0, HeadsRow, sheet.Heads.Left, Style.Left), Text(third, HeadsRow, sheet.Heads.Middle, Style.Centre), Text(sheet.Columns.Count - third, HeadsRow, sheet.Heads.Right, Style.Right)]));
        Merge($"A{HeadsRow}", $"{Column(third - 1)}{HeadsRow}");
        Merge($"{Column(third)}{HeadsRow}", $"{Column(sheet.Columns.Count - third - 1)}{HeadsRow}");
        Merge($"{Column(sheet.Columns.Count - third)}{HeadsRow}", $"{last}{HeadsRow}");
        rows.AppendChild(Row(NamesRow, 32, [.. sheet.Columns.Select((c, i) => Text(i, NamesRow, c.Name, Style.Head))]));
        rows.AppendChild(Row(UnitsRow, 18, [.. sheet.Columns.Select((c, i) => Text(i, UnitsRow, c.IsFigure ? c.Unit : "计量单位", Style.Head))]));
        var number = 0;
        rows.AppendChild(Row(NumbersRow, 18, [.. sheet.Columns.Select((c, i) => c.IsFigure ? Number(i, NumbersRow, ++number, Style.Head) : Text(i, NumbersRow, i == 0 ? "甲" : "乙", Style.Head))]));
        var at = NumbersRow;
        foreach (var row in sheet.Rows)
        {
            if (row.Cells.Count != sheet.Columns.Count)
            {
                throw new ArgumentException($"表「{sheet.Name}」有 {sheet.Columns.Count} 栏，有一行却是 {row.Cells.Count} 格", nameof(sheet));
            }
            at++;
            rows.AppendChild(Row(at, 20, [.. row.Cells.Select((c, i) => c.Number is { } figure ? Number(i, at, figure, Figure(c.Decimals, row.IsTotal)) : Text(i, at, c.Text, row.IsTotal ? Style.TotalText : Style.Text))]));
        }
        foreach (var note in sheet.Notes)
        {
            at++;
            rows.AppendChild(Row(at, 18, [Text(0, at, note, Style.Note)]));
            Merge($"A{at}", $"{last}{at}");
        }
        return new(
            new S.SheetProperties(new S.PageSetupProperties { FitToPage = true }),
            new S.SheetViews(new S.SheetView(new S.Pane { TopLeftCell = $"C{NumbersRow + 1}", HorizontalSplit = 2, VerticalSplit = NumbersRow, ActivePane = S.PaneValues.BottomRight, State = S.PaneStateValues.Frozen }) { WorkbookViewId = 0, ShowGridLines = false }),
            new S.Columns(sheet.Columns.Select((c, i) => new S.Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = c.Width, CustomWidth = true })),
            rows, merged,
            new S.PageMargins { Left = 0.4, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new S.PageSetup { PaperSize = 9, Orientation = S.OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new S.HeaderFooter(new S.OddFooter("&C第 &P 页，共 &N 页")));
    }

    private static S.Row Row(uint no, double height, IEnumerable<S.Cell> cells) => new(cells) { RowIndex = no, Height = height, CustomHeight = true };

    /// <summary>Inline text: a spreadsheet shows it and never computes it.</summary>
    private static S.Cell Text(int column, uint row, string text, Style style) => new(new S.InlineString(new S.Text(Csv.Harmless(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = $"{Column(column)}{row}", DataType = S.CellValues.InlineString, StyleIndex = (uint)style,
    };

    private static S.Cell Number(int column, uint row, decimal number, Style style) => new(new S.CellValue(number.ToString(CultureInfo.InvariantCulture)))
    {
        CellReference = $"{Column(column)}{row}", DataType = S.CellValues.Number, StyleIndex = (uint)style,
    };

    private static Style Figure(int decimals, bool isTotal) => (decimals, isTotal) switch
    {
        (0, false) => Style.Whole, (1, false) => Style.Tenth, (_, false) => Style.Cent,
        (0, true) => Style.TotalWhole, (1, true) => Style.TotalTenth, (_, true) => Style.TotalCent,
    };

    /// <summary>A, B … Z, AA.</summary>
    private static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column(index / 26 - 1) + Column(index % 26);

    private static S.Stylesheet Styles()
    {
        static S.Font Font(string name, double size, bool bold = false) => new(
            [.. bold ? [new S.Bold()] : Array.Empty<OpenXmlElement>(), new S.FontSize { Val = size }, new S.FontName { Val = name }, new S.FontCharSet { Val = 134 }]);
        static S.Border Ruled(bool all) => all
            ? new(new S.LeftBorder { Style = S.BorderStyleValues.Thin }, new S.RightBorder { Style = S.BorderStyleValues.Thin }, new S.TopBorder { Style = S.BorderStyleValues.Thin }, new S.BottomBorder { Style = S.BorderStyleValues.Thin }, new S.DiagonalBorder())
            : new(new S.LeftBorder(), new S.RightBorder(), new S.TopBorder(), new S.BottomBorder(), new S.DiagonalBorder());
        static S.CellFormat Format(uint font, uint fill, uint border, uint number, S.HorizontalAlignmentValues across, bool wrap = false) => new(new S.Alignment { Horizontal = across, Vertical = S.VerticalAlignmentValues.Center, WrapText = wrap })
        {
            FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, ApplyAlignment = true, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = true,
        };
        var (left, centre, right) = (S.HorizontalAlignmentValues.Left, S.HorizontalAlignmentValues.Center, S.HorizontalAlignmentValues.Right);
        const uint whole = 3, tenth = 164, cent = 4;
        return new(
            new S.NumberingFormats(new S.NumberingFormat { NumberFormatId = tenth, FormatCode = "#,##0.0" }),
            new S.Fonts(Font("宋体", 11), Font("黑体", 18), Font("宋体", 11, bold: true), Font("宋体", 10)),
            new S.Fills(new S.Fill(new S.PatternFill { PatternType = S.PatternValues.None }), new S.Fill(new S.PatternFill { PatternType = S.PatternValues.Gray125 }),
                new S.Fill(new S.PatternFill(new S.ForegroundColor { Rgb = "FFF1F4F2" }) { PatternType = S.PatternValues.Solid })),
            new S.Borders(Ruled(false), Ruled(true)),
            new S.CellFormats(
                new S.CellFormat(), Format(1, 0, 0, 0, centre), Format(0, 0, 0, 0, left), Format(0, 0, 0, 0, centre), Format(0, 0, 0, 0, right), Format(2, 2, 1, 0, centre, wrap: true),
                Format(0, 0, 1, 0, left, wrap: true), Format(0, 0, 1, whole, right), Format(0, 0, 1, tenth, right), Format(0, 0, 1, cent, right),
                Format(2, 2, 1, 0, left, wrap: true), Format(2, 2, 1, whole, right), Format(2, 2, 1, tenth, right), Format(2, 2, 1, cent, right), Format(3, 0, 0, 0, left, wrap: true)));
    }

    /// <summary>The same parts in one order and with one time.</summary>
    private static byte[] Settled(byte[] package)
    {
        using var settled = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(settled, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Always;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }
        return settled.ToArray();
    }
}
