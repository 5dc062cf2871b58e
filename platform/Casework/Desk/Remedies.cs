using Anmin.Core.Deciding;

namespace Anmin.Casework.Desk;

/// <summary>Where and until when a decision may be fought, by the law of the day on which it was made.</summary>
/// <param name="ReconsiderationDays">Days to ask for 行政复议, from receipt.</param>
/// <param name="Body">Who hears the request.</param>
/// <param name="LawsuitMonths">Months to bring 行政诉讼, from receipt.</param>
public sealed record Remedies(int ReconsiderationDays, string Body, int LawsuitMonths, IReadOnlyList<Article> Basis)
{
    /// <summary>From this day only the government hears requests against its departments (行政复议法2023年修订 第二十四条).</summary>
    private static readonly DateOnly OneBody = new(2024, 1, 1);

    /// <summary>From this day six months instead of three (行政诉讼法2014年修正 第四十六条).</summary>
    private static readonly DateOnly SixMonths = new(2015, 5, 1);

    /// <param name="county">Name of the county, 紫阳县.</param>
    /// <param name="city">Name of the city, 安康市.</param>
    /// <param name="byTown">Whether a township decided; the government above it always hears the request.</param>
    public static Remedies On(DateOnly decided, string county, string city, bool byTown) => new(
        60,
        $"{county}人民政府{(decided < OneBody && !byTown ? $"或者{city}民政局" : "")}",
        decided < SixMonths ? 3 : 6,
        [
            decided < OneBody ? new("行政复议法（1999年）", byTown ? "第九条、第十三条" : "第九条、第十二条") : new("行政复议法", "第二十条、第二十四条"),
            decided < SixMonths ? new("行政诉讼法（1989年）", "第三十九条") : new("行政诉讼法", "第四十六条"),
        ]);
}
