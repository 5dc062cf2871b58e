using System.Globalization;
using Anmin.Core.Values;

namespace Anmin.Exchange.Tests.Matching;

/// <summary>Made-up numbers of the made-up division 610999.</summary>
internal static class People
{
    public static IdNumber Born(DateOnly day, int order)
    {
        var digits = "610999" + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + order.ToString("000", CultureInfo.InvariantCulture);
        return IdNumber.TryParse(digits + IdNumber.CheckCharacter(digits), out var number, out var fault) ? number : throw new InvalidOperationException(fault);
    }
}
