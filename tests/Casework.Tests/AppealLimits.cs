using System.Globalization;
using Anmin.Casework.Appeals;
using Anmin.Casework.Store;

namespace Anmin.Casework.Tests;

/// <summary>行政复议法 第二十条, 行政诉讼法 第四十五条、第四十六条: on the last day in time, the day after late; a late one is on file all the same.</summary>
public sealed class AppealLimits
{
    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("行政复议", "2026-09-01", false, "2026-11-02")] // 10月31日是星期六
    [InlineData("行政复议", "2026-09-02", false, "2026-11-02")]
    [InlineData("行政复议", "2026-09-04", false, "2026-11-03")]
    [InlineData("行政诉讼", "2026-03-01", false, "2026-09-01")]
    [InlineData("行政诉讼", "2026-08-31", false, "2027-02-28")] // 二月没有31日；2027年的放假安排还没有公布，先不顺延
    [InlineData("行政诉讼", "2025-08-31", false, "2026-02-28")] // 春节调休上班的星期六
    [InlineData("行政诉讼", "2026-09-01", true, "2026-09-16")]
    [InlineData("申诉", "2026-09-01", false, null)]
    public void 期限的最后一天(string kind, string known, bool after, string? last) => Assert.Equal(last is null ? null : Day(last),
        AppealLaw.On(Day(known)).LastDay(Enum.Parse<AppealKind>(kind), Day(known), after, TestCalendar.Workdays));

    [Fact]
    public void 老的诉讼法是三个月() => Assert.Equal(3, AppealLaw.On(new(2015, 4, 30)).LawsuitMonths);

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 最后一天按时_第二天逾期_写明原因照样收下(string engine)
    {
        await using var house = await House.On(engine);
        var (first, second) = (await house.RefusedOne(1), await house.RefusedOne(2));
        house.Pass(62);
        Assert.False((await house.Appeal(await house.Appeals(first, AppealKind.行政复议))).IsLate);
        house.Pass(1);

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Appeals(second, AppealKind.行政复议));
        Assert.Equal("lateReason", Assert.Single(refused.Faults).Path);
        var late = await house.Appeal(await house.Appeals(second, AppealKind.行政复议, late: "住院两个月，出院才看到决定书"));

        Assert.True(late.IsLate);
        Assert.Equal((new DateOnly(2026, 11, 2), "住院两个月，出院才看到决定书", AppealState.待答复), (late.LimitOn!.Value, late.LateReason!, late.State));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复议以后起诉_从收到复议决定起十五日_没有复议的六个月(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne();
        var first = await house.Appeals(id, AppealKind.行政复议);
        house.Pass(30);
        await house.Concludes(first, AppealResult.维持);
        house.Pass(16);

        Assert.Equal("lateReason", Assert.Single((await Assert.ThrowsAsync<Refused>(() => house.Appeals(id, AppealKind.行政诉讼))).Faults).Path);
        var suit = await house.Appeal(await house.Appeals(id, AppealKind.行政诉讼, received: house.It.Database.Today.AddDays(-1)));

        Assert.Equal((first, false, new DateOnly(2026, 10, 16)), (suit.AfterId!.Value, suit.IsLate, suit.LimitOn!.Value));
        var other = await house.Appeal(await house.Appeals(await house.RefusedOne(2), AppealKind.行政诉讼));
        Assert.Equal((null, new DateOnly(2027, 4, 17)), (other.AfterId, other.LimitOn!.Value));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 复议十日内答复_起诉十五日内答辩_申诉按办件的时限(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.RefusedOne();

        Assert.Equal(new DateOnly(2026, 9, 11), (await house.Appeal(await house.Appeals(id, AppealKind.行政复议))).Due);
        Assert.Equal(new DateOnly(2026, 9, 16), (await house.Appeal(await house.Appeals(id, AppealKind.行政诉讼))).Due);
        Assert.Equal(TestCalendar.Workdays.Last(new(2026, 9, 1), Core.Values.Limit.工作日(20)), (await house.Appeal(await house.Appeals(id, AppealKind.申诉, House.Resident))).Due);
    }
}
