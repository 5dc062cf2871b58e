using System.Security.Cryptography;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Documents;

namespace Anmin.Web;

/// <summary>A population file from an upload or a disk, as the register reads it.</summary>
public static class PopulationSource
{
    /// <param name="file">Must be able to seek; it is read several times, never kept whole.</param>
    /// <exception cref="Refused">It is neither a workbook nor text; or, while its rows are taken, it is damaged or breaks off.</exception>
    public static SourceFile Of(string name, Stream file)
    {
        var from = file.Position;
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = from;
        var table = new TableFile(file);
        try
        {
            table.Open();
        }
        catch (UnreadableFile fault)
        {
            throw Whole(fault);
        }
        return new(name, hash, table.Encoding, table.IsWorkbook, () => Rows(table));
    }

    private static IEnumerable<SourceLine> Rows(TableFile table)
    {
        using var rows = table.Rows().GetEnumerator();
        while (true)
        {
            CsvLine row;
            try
            {
                if (!rows.MoveNext()) { yield break; }
                row = rows.Current;
            }
            catch (UnreadableFile fault)
            {
                throw Whole(fault);
            }
            yield return new(row.No, row.Cells);
        }
    }

    private static Refused Whole(UnreadableFile fault) => new($"文件没有读入：{fault.Message}", "file_refused", [new Fault("file", fault.Message, "format")]);
}
