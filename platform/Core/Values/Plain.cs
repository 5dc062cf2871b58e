using System.Globalization;
using System.Text;

namespace Anmin.Core.Values;

/// <summary>The one place where typed codes and texts are normalised before compare and store (S-IN-2, S-IN-5).</summary>
public static class Plain
{
    /// <summary>Codes: full-width to half-width, no spaces, no invisible characters, upper case.</summary>
    public static string Code(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var c = HalfWidth(rune);
            if (!Rune.IsWhiteSpace(c) && !IsInvisible(c) && c.Value != '-')
            {
                plain.Append(Rune.ToUpperInvariant(c));
            }
            else if (c.Value == '-')
            {
                plain.Append('-');
            }
        }
        return plain.ToString();
    }

    /// <summary>Free text: ends trimmed, invisible and control characters out (line breaks stay), letters as typed.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' || !IsInvisible(rune))
            {
                plain.Append(rune);
            }
        }
        return plain.ToString().Trim().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Length as the reader sees it: 𠮷 is one character, not two.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    private static Rune HalfWidth(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFEE0),
        0x3000 => new Rune(' '),
        '−' or '－' or '—' or '–' => new Rune('-'),
        _ => rune,
    };

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
        or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;
}
