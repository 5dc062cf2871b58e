using System.Globalization;
using Anmin.Casework.Policies;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Anmin.Measures.Tests;

/// <summary>1.3 动态管理: what each law says of looking again, of hearing first, of 渐退 and of refusing work.</summary>
public sealed class ReviewLawTests
{
    private static readonly 最低生活保障 Matter = new();

    [Theory]
    [InlineData("2026-01-15", "完全丧失", "A", 12)]
    [InlineData("2026-01-15", "部分丧失", "B", 12)]
    [InlineData("2026-01-15", "有", "C", 6)]
    [InlineData("2021-07-01", "有", "C", 6)]
    [InlineData("2021-06-30", "完全丧失", "A", 12)]
    [InlineData("2021-06-30", "部分丧失", "B", 6)]
    [InlineData("2021-06-30", "有", "C", 3)]
    public void 多久复核一次_看有没有人能劳动_看哪部办法(string on, string 劳动能力, string 类, int 月)
    {
        var law = Law(on, ("家庭.成员[0].劳动能力", 劳动能力));

        Assert.Equal((类, 月), (law.Rhythm.Class, law.Rhythm.Months));
    }

    [Fact]
    public void 二〇二一年以前_城镇有劳动能力的每月复核() =>
        Assert.Equal(1, Law("2021-06-30", ("户籍", "城镇"), ("家庭.成员[0].劳动能力", "有")).Rhythm.Months);

    [Theory]
    [InlineData("2026-06-30", false)]
    [InlineData("2026-07-01", true)]
    public void 二〇二六年七月一日起_减发停发先听意见(string on, bool hears) => Assert.Equal(hears, Law(on).HearFirst is not null);

    [Theory]
    [InlineData("2026-06-30", "月收入", "5000", true)]
    [InlineData("2021-06-30", "月收入", "5000", false)]
    [InlineData("2026-06-30", "财产.存款", "900000", false)]
    [InlineData("2026-06-30", "月收入", "0", false)]
    public void 只因收入超过标准才渐退_财产不符合的不渐退_二〇二一年以前没有(string on, string 项, string 数, bool 渐退) =>
        Assert.Equal(渐退, Law(on, (项, 数)).Fading is not null);

    [Fact]
    public void 渐退六个月_每月原额_不高于标准乘人数()
    {
        var fading = Law("2026-06-30", ("人数", "2"), ("月收入", "5000")).Fading!;

        Assert.Equal([100, 100, 100, 100, 100, 100], fading.Percents);
        Assert.Equal(Policy("2026-06-30").Money(低保参数.低保标准, "农村") * 2, fading.Cap);
    }

    private static ReviewLaw Law(string on, params (string, string)[] said)
    {
        YamlMappingNode facts = [];
        foreach (var (key, value) in said) { facts.Add(key, value); }
        var day = Day(on);
        var (bound, faults) = Binder.Bind(Matter.Form, SampleHousehold.Raw(facts, day), day);
        Assert.Empty(faults);
        var policy = Policy(on);
        return Matter.Pays.ReviewOf(bound!, Evidence.None, policy, day, Matter.Decide(bound!, Evidence.None, policy, day))!;
    }

    private static Core.Deciding.Policy Policy(string on) => Policies.Book([typeof(最低生活保障).Assembly]).For(DivisionCode.Of("610924100201"), Day(on));

    private static DateOnly Day(string on) => DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
