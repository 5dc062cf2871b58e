using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>1.5 what a delegation moves to the township, and until when.</summary>
public sealed class DelegationTests
{
    [Theory]
    [InlineData("2026-06-30", null, true)]
    [InlineData("2026-07-01", null, false)]
    [InlineData("2026-07-01", "演示省文号", true)]
    public void 没有省级规定的下放_2026年7月1日起受理的不再由镇办决定(string accepted, string? province, bool holds) =>
        Assert.Equal(holds, (Delegation() with { 省级文号 = province }).Holds(DateOnly.ParseExact(accepted, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void 只下放了确认_不予确认仍由县区() =>
        Assert.Equal((true, false), (Delegation().Covers(true, Money.Yuan(500)), Delegation().Covers(false, null)));

    [Fact]
    public void 只下放了不予确认_确认仍由县区()
    {
        var refusals = Delegation() with { 下放的决定 = [可下放决定.不予确认] };

        Assert.Equal((false, true), (refusals.Covers(true, Money.Yuan(500)), refusals.Covers(false, null)));
    }

    [Theory]
    [InlineData(49_999, true)]
    [InlineData(50_000, true)]
    [InlineData(50_001, false)]
    public void 金额到上限由镇办定_超过一分就由县区定(long fen, bool covers) =>
        Assert.Equal(covers, (Delegation() with { 最高金额 = Money.Yuan(500) }).Covers(true, new(fen)));

    [Fact]
    public void 台账里找得到哪一问是最后一天() => Assert.Equal(nameof(下放记录.至), new 审批权限下放().LastDay?.Key);

    private static 下放记录 Delegation() => new() { 镇办 = DivisionCode.Of("610924100"), 下放的决定 = [可下放决定.确认], 自 = new(2025, 1, 1), 文号 = "演示文号", 抽查比例 = 30 };
}
