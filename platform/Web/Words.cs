using System.Globalization;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;

namespace Anmin.Web;

/// <summary>Names of the machinery as a reader knows them.</summary>
public static class Words
{
    public static string Of(Actor who) => who switch
    {
        Actor.申请人 => "您本人",
        Actor.村居 => "村（居）委会",
        Actor.镇办 => "镇政府（街道办）",
        _ => "县级民政部门",
    };

    /// <summary>A figure as written, amounts with thousands commas.</summary>
    public static string Figure(ParameterRow row) =>
        decimal.TryParse(row.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(row.Unit.StartsWith('元') && number != decimal.Truncate(number) ? "#,##0.00" : "#,##0.##", CultureInfo.InvariantCulture)
            : row.Value;

    /// <summary>The class of a reason's mark.</summary>
    public static string? Mark(Outcome outcome) => outcome switch
    {
        Outcome.不符合 => "no",
        Outcome.计算 => "sum-up",
        Outcome.提请注意 => "look",
        _ => null,
    };
}
