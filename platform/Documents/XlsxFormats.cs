using System.Globalization;

namespace Anmin.Documents;

/// <summary>Which styles of a workbook show a number as a day, and how numbers and days are written as text.</summary>
internal sealed class XlsxFormats(bool from1904)
{
    private const int SignificantDigits = 15;

    private readonly List<bool> days = [];
    private readonly HashSet<int> own = [];

    /// <summary>A format of the workbook's own.</summary>
    public void Format(string? id, string? code)
    {
        if (int.TryParse(id, CultureInfo.InvariantCulture, out var no) && IsDay(code ?? "")) { own.Add(no); }
    }

    /// <summary>The next style, in their order.</summary>
    public void Style(string? format) => days.Add(int.TryParse(format, CultureInfo.InvariantCulture, out var no) && (no is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || own.Contains(no)));

    /// <summary>A number as people see it: at most fifteen digits, as a spreadsheet keeps them; a day as 2026-07-01, with a time as 2026-07-01 08:30:00.</summary>
    public string Text(string value, string? style)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }
        return int.TryParse(style, CultureInfo.InvariantCulture, out var no) && no >= 0 && no < days.Count && days[no] && Day(number) is { } day ? day : Rounded(number).ToString("0.############################", CultureInfo.InvariantCulture);
    }

    // Spreadsheets count a 29 February 1900 as day 60, which never was: it stays a number, and before it the count is one short.
    private string? Day(decimal number)
    {
        if (number < 1 || number >= 2_958_466 - (from1904 ? 1_462 : 0) || (!from1904 && number is >= 60 and < 61))
        {
            return null;
        }
        var first = from1904 ? new DateTime(1904, 1, 1) : number < 60 ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        var seconds = decimal.Round(number * 86_400);
        var moment = first.AddTicks((long)seconds * TimeSpan.TicksPerSecond);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static decimal Rounded(decimal number)
    {
        var whole = decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).Length;
        return whole >= SignificantDigits ? number : decimal.Round(number, SignificantDigits - whole);
    }

    // Letters of a date outside quotes, brackets and escapes; a time alone is no day.
    private static bool IsDay(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"': i = code.IndexOf('"', i + 1) is >= 0 and var quote ? quote : code.Length; break;
                case '[': i = code.IndexOf(']', i + 1) is >= 0 and var bracket ? bracket : code.Length; break;
                case '\\' or '_' or '*': i++; break;
                case 'y' or 'Y' or 'd' or 'D': return true;
            }
        }
        return false;
    }
}
