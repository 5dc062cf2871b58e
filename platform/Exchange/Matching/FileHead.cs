using System.Text;
using Anmin.Core.Values;

namespace Anmin.Exchange.Matching;

/// <summary>What the head of a file says: its encoding, and where the columns stand.</summary>
internal sealed record FileHead(FileEncoding Encoding, int Columns, int Number, IReadOnlyList<int> Kept)
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Bytes that are no character come out as �.</summary>
    public static Encoding Lenient(FileEncoding encoding) =>
        encoding == FileEncoding.Utf8 ? new UTF8Encoding(false, false) : new Gb18030(new DecoderReplacementFallback("\uFFFD"));

    /// <summary>The mark at the start of the file, if there is one: its length and what it tells.</summary>
    public static (int Length, FileEncoding? Encoding) Mark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (3, FileEncoding.Utf8),
        [0x84, 0x31, 0x95, 0x33, ..] => (4, FileEncoding.Gb18030),
        _ => (0, null),
    };

    /// <summary>The head as it was split, or what is wrong with it.</summary>
    public static (FileHead? Head, string? Fault) Read(ReadOnlySpan<byte> record, RecordSplitter split, FileLayout layout, FileEncoding? marked)
    {
        var encoding = marked ?? layout.Encoding ?? (IsUtf8(record) ? FileEncoding.Utf8 : FileEncoding.Gb18030);
        var names = new string[split.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Plain.Text(Cell(record, split, i, Lenient(encoding)));
        }
        var places = new List<int>();
        foreach (var wanted in layout.Kept.Prepend(layout.Number))
        {
            var found = names.Index().Where(n => n.Item == wanted).ToList();
            if (found.Count != 1)
            {
                return (null, $"表头里{(found.Count == 0 ? "没有" : "不止一次出现")}「{wanted}」这一栏；表头是：{string.Join('，', names)}");
            }
            places.Add(found[0].Index);
        }
        return (new(encoding, names.Length, places[0], places[1..]), null);
    }

    /// <summary>A field as text; doubled quotes become one.</summary>
    public static string Cell(ReadOnlySpan<byte> record, RecordSplitter split, int index, Encoding encoding)
    {
        var text = encoding.GetString(split.Field(record, index, out var quoted));
        return quoted ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text.Trim();
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
