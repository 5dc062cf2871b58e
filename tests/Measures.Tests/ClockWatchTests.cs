using Anmin.Core.Watching;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>W01: what the clock's watch says, and when it says it anew.</summary>
public sealed class ClockWatchTests
{
    private static readonly DateOnly Due = new(2026, 9, 14);

    [Theory]
    [InlineData(49, null)]
    [InlineData(50, 1)]
    [InlineData(79, 1)]
    [InlineData(80, 2)]
    [InlineData(99, 2)]
    [InlineData(100, 3)]
    public void 用去五成_八成_到最后一天_各是一步(int percent, int? stage) => Assert.Equal(stage, On(Due, percent)?.Stage);

    [Fact]
    public void 最后一天还不算超期_第二天才算()
    {
        Assert.Equal(("今天是法定时限的最后一天", 3), (On(Due, 100)!.Text, On(Due, 100)!.Stage));
        Assert.Equal(("法定时限到2026年9月14日为止，已经超过，请当天办理并说明原因", 4), (On(Due.AddDays(1), 103)!.Text, On(Due.AddDays(1), 103)!.Stage));
    }

    [Fact]
    public void 别的事项_没有时限的_不提醒()
    {
        Assert.Null(new 低保时限预警().Notices(new("library-card", "调查中", Due, Due, 90, false), Due));
        Assert.Null(new 低保时限预警().Notices(new("living-allowance", "已提交", null, null, null, false), Due));
    }

    private static Noticed? On(DateOnly today, int percent) =>
        new 低保时限预警().Notices(new("living-allowance", "调查中", new(2026, 8, 3), Due, percent, false), today);
}
