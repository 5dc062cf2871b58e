using Anmin.Casework.Appeals;
using Anmin.Core.Deciding;

namespace Anmin.Casework.Desk;

/// <summary>Where and until when a decision may be fought, by the law of the day on which it was made.</summary>
/// <param name="ReconsiderationDays">Days to ask for 行政复议, from receipt.</param>
/// <param name="Body">Who hears the request.</param>
/// <param name="LawsuitMonths">Months to bring 行政诉讼, from receipt.</param>
/// <param name="AfterReconsiderationDays">Days to bring 行政诉讼 after the decision on a 行政复议.</param>
public sealed record Remedies(int ReconsiderationDays, string Body, int LawsuitMonths, IReadOnlyList<Article> Basis, int AfterReconsiderationDays)
{
    /// <param name="county">Name of the county, 紫阳县.</param>
    /// <param name="city">Name of the city, 安康市.</param>
    /// <param name="byTown">Whether a township decided; the government above it always hears the request.</param>
    public static Remedies On(DateOnly decided, string county, string city, bool byTown)
    {
        var law = AppealLaw.On(decided);
        return new(
            law.ReconsiderationDays,
            $"{county}人民政府{(!law.OneBody && !byTown ? $"或者{city}民政局" : "")}",
            law.LawsuitMonths,
            [
                new(law.Reconsideration.Law, law.Reconsideration.Number + (law.OneBody ? "、第二十四条" : byTown ? "、第十三条" : "、第十二条")),
                law.Lawsuit,
            ],
            law.AfterDays);
    }
}
