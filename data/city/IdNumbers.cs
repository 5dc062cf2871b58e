using System.Globalization;
using Anmin.Core.Values;

namespace Anmin.Data.City;

/// <summary>Hands out identity numbers that nobody holds: region 619900, each number once.</summary>
internal sealed class IdNumbers
{
    private const string NobodysRegion = "619900";

    private readonly Dictionary<(DateOnly Born, Sex Sex), int> handedOut = [];

    /// <summary>The next free number for a birth date; a day whose 500 numbers are gone gives way to the day before.</summary>
    public (string Number, DateOnly Born) Next(DateOnly born, Sex sex)
    {
        var count = handedOut.GetValueOrDefault((born, sex));
        while (count == 500 - (int)sex)
        {
            born = born.AddDays(-1);
            count = handedOut.GetValueOrDefault((born, sex));
        }
        handedOut[(born, sex)] = count + 1;
        var sequence = 2 * count + (sex == Sex.男 ? 1 : 2);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{NobodysRegion}{born:yyyyMMdd}{sequence:000}");
        return (digits + IdNumber.CheckCharacter(digits), born);
    }
}
