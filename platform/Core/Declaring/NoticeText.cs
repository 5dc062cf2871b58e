using System.Text;
using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>Content of a public notice: a name that the law wants public, a count, and a sentence made of counts and amounts. It cannot hold a number of a person (S-PR-4).</summary>
/// <remarks>Digits that stand together are the mark of ID, telephone and account numbers, however they are spaced or written; amounts carry commas.</remarks>
public sealed record NoticeText
{
    /// <summary>Fewest digits in a row that may belong to a person: a telephone number without area code.</summary>
    private const int LikeANumber = 7;

    /// <exception cref="ArgumentException">The name is no name of a person, or a text holds what may be a number of a person.</exception>
    public NoticeText(string name, int members, string proposal)
    {
        if (!PersonName.TryParse(name, out var person, out _))
        {
            throw new ArgumentException("公示的姓名里有数字或符号，不能公示", nameof(name));
        }
        if (HoldsANumber(proposal))
        {
            throw new ArgumentException("公示的内容里有像身份证号、电话或账号的数字，不能公示", nameof(proposal));
        }
        (Name, Members, Proposal) = (person.Value, members, proposal);
    }

    public string Name { get; }

    public int Members { get; }

    public string Proposal { get; }

    private static bool HoldsANumber(string text)
    {
        var together = 0;
        foreach (var rune in Plain.Code(text).EnumerateRunes())
        {
            together = Rune.IsNumber(rune) ? together + 1 : rune.Value is '-' or '.' ? together : 0;
            if (together >= LikeANumber)
            {
                return true;
            }
        }
        return false;
    }
}
