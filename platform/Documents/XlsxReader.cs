using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Anmin.Documents;

/// <summary>Reads a sheet of an XLSX workbook row by row, as text: the rows stream, only the shared words are kept. Of a formula the value last computed is taken, never the formula (S-IN-11).</summary>
public static class XlsxReader
{
    private const string Damaged = "工作簿损坏：请在表格软件里重新另存一次再试";

    /// <summary>The rows that are not empty; their numbers are those of the sheet.</summary>
    /// <param name="file">Must be able to seek, as an upload can.</param>
    /// <param name="sheet">Name of the tab; null for the first.</param>
    /// <exception cref="UnreadableFile">While the rows are taken: not a workbook, damaged, or larger than the limits.</exception>
    public static IEnumerable<CsvLine> Read(Stream file, string? sheet = null, XlsxLimits? limits = null)
    {
        var limit = limits ?? XlsxLimits.Usual;
        using var zip = Open(file, limit);
        var budget = new CountedStream.Budget(limit.Unpacked);
        var (path, formats) = Book(zip, budget, sheet);
        var words = Words(zip, budget);
        Styles(zip, budget, formats);
        using var xml = Part(zip, path, budget) ?? throw new UnreadableFile(Damaged);
        var row = 0;
        var cells = new List<string>();
        while (xml.Read())
        {
            if (xml.Starts("row"))
            {
                row = Number(xml.Attribute("r")) ?? row + 1;
                cells.Clear();
            }
            if (xml.Starts("c"))
            {
                var at = Column(xml.Attribute("r")) ?? cells.Count;
                if (at >= limit.Columns) { throw new UnreadableFile($"第{row}行超过 {limit.Columns} 列"); }
                while (cells.Count <= at) { cells.Add(""); }
                cells[at] = Cell(xml, words, formats);
            }
            if (xml.Ends("row") && cells.Exists(c => c.Length > 0))
            {
                yield return new(row, [.. cells]);
            }
        }
    }

    private static ZipArchive Open(Stream file, XlsxLimits limit)
    {
        var start = new byte[4];
        var from = file.Position;
        file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        file.Position = from;
        if (start is [0xD0, 0xCF, 0x11, 0xE0])
        {
            throw new UnreadableFile("这是旧格式（.xls）或者加了密码的工作簿：请另存为不带密码的 .xlsx 再试");
        }
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count <= limit.Entries ? zip : throw new UnreadableFile($"工作簿里的文件超过 {limit.Entries} 个");
        }
        catch (InvalidDataException fault)
        {
            throw new UnreadableFile("文件不是 .xlsx 工作簿，或者没有传完", fault);
        }
    }

    private static SafeXml? Part(ZipArchive zip, string path, CountedStream.Budget budget)
    {
        try
        {
            return zip.GetEntry(path) is { } entry ? new(new CountedStream(entry.Open(), budget)) : null;
        }
        catch (InvalidDataException fault)
        {
            throw new UnreadableFile(Damaged, fault);
        }
    }

    /// <summary>Where the sheet lies, and from which year the workbook counts days.</summary>
    private static (string Path, XlsxFormats Formats) Book(ZipArchive zip, CountedStream.Budget budget, string? wanted)
    {
        var (id, from1904) = ((string?)null, false);
        using (var book = Part(zip, "xl/workbook.xml", budget) ?? throw new UnreadableFile("文件不是 .xlsx 工作簿"))
        {
            while (book.Read())
            {
                if (book.Starts("workbookPr")) { from1904 = book.Attribute("date1904") is "1" or "true"; }
                if (book.Starts("sheet") && id is null && (wanted is null || book.Attribute("name") == wanted)) { id = book.Attribute("id"); }
            }
        }
        if (id is null)
        {
            throw new UnreadableFile(wanted is null ? "工作簿里没有工作表" : $"工作簿里没有工作表「{wanted}」");
        }
        using var relations = Part(zip, "xl/_rels/workbook.xml.rels", budget) ?? throw new UnreadableFile(Damaged);
        while (relations.Read())
        {
            if (relations.Starts("Relationship") && relations.Attribute("Id") == id && relations.Attribute("Target") is { } target)
            {
                return (target.StartsWith('/') ? target[1..] : "xl/" + target, new(from1904));
            }
        }
        throw new UnreadableFile(Damaged);
    }

    private static List<string> Words(ZipArchive zip, CountedStream.Budget budget)
    {
        var words = new List<string>();
        using var xml = Part(zip, "xl/sharedStrings.xml", budget);
        while (xml?.Read() == true)
        {
            if (xml.Starts("si")) { words.Add(Plain(xml, "si")); }
        }
        return words;
    }

    private static void Styles(ZipArchive zip, CountedStream.Budget budget, XlsxFormats formats)
    {
        using var xml = Part(zip, "xl/styles.xml", budget);
        var inside = false;
        while (xml?.Read() == true)
        {
            if (xml.Starts("numFmt")) { formats.Format(xml.Attribute("numFmtId"), xml.Attribute("formatCode")); }
            if (xml.Starts("cellXfs")) { inside = true; }
            if (xml.Ends("cellXfs")) { inside = false; }
            if (inside && xml.Starts("xf")) { formats.Style(xml.Attribute("numFmtId")); }
        }
    }

    private static string Cell(SafeXml xml, List<string> words, XlsxFormats formats)
    {
        var (kind, style) = (xml.Attribute("t"), xml.Attribute("s"));
        if (xml.Ends("c"))
        {
            return "";
        }
        var text = "";
        while (xml.Read() && !xml.Ends("c"))
        {
            if (xml.Starts("v")) { text = Inside(xml, "v"); }
            else if (xml.Starts("is")) { text = Plain(xml, "is"); }
        }
        return kind switch
        {
            "s" => Number(text) is { } no && no < words.Count ? words[no] : throw new UnreadableFile(Damaged),
            "b" => text == "1" ? "TRUE" : "FALSE",
            "str" or "inlineStr" or "e" or "d" => text.Trim(),
            _ => formats.Text(text.Trim(), style),
        };
    }

    /// <summary>The words of rich text in a row; how they are pronounced is left out.</summary>
    private static string Plain(SafeXml xml, string element)
    {
        var text = new StringBuilder();
        var aside = false;
        while (!xml.Ends(element) && xml.Read())
        {
            if (xml.Starts("rPh")) { aside = true; }
            if (xml.Ends("rPh")) { aside = false; }
            if (xml.Starts("t") && !aside) { text.Append(Inside(xml, "t")); }
        }
        return text.ToString().Trim();
    }

    private static string Inside(SafeXml xml, string element)
    {
        var text = new StringBuilder();
        while (!xml.Ends(element) && xml.Read()) { text.Append(xml.Text()); }
        return text.ToString();
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>AB12 → 27; null where it is no place.</summary>
    private static int? Column(string? place)
    {
        var column = 0;
        foreach (var c in place ?? "")
        {
            if (c is < 'A' or > 'Z') { break; }
            column = Math.Min((column * 26) + (c - 'A' + 1), 1 << 20);
        }
        return column == 0 ? null : column - 1;
    }
}
