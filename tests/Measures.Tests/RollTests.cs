using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Anmin.Measures.Tests;

/// <summary>1.8 月报里的三无户：没有劳动能力、没有生活来源、没有有能力的义务人，三样缺一不可。</summary>
public sealed class RollTests
{
    private static readonly DateOnly 今天 = new(2026, 9, 1);

    [Theory]
    [InlineData("{ 人数: 2, 老年: 2 }", true)]
    [InlineData("{ 人数: 1, 重残: 1 }", true)]
    [InlineData("{ 人数: 2, 老年: 1 }", false)]
    [InlineData("{ 人数: 2, 老年: 1, 孩子: 1 }", true)]
    [InlineData("{ 人数: 1, 老年: 1, 年收入: 1200 }", false)]
    [InlineData("{ 人数: 1, 老年: 1, 收入.基础养老金: 2472, 收入.高龄津贴: 600 }", true)]
    [InlineData("{ 人数: 1, 老年: 1, 收入.养老金: 0.01 }", false)]
    public void 家里的情况(string facts, bool is三无) => Assert.Equal(is三无, 低保名册.三无(Of(facts), 今天));

    [Theory]
    [InlineData(义务人情况.一般, false)]
    [InlineData(义务人情况.特困人员, true)]
    [InlineData(义务人情况.服刑, true)]
    public void 有义务人的_看他有没有能力(义务人情况 情况, bool is三无) =>
        Assert.Equal(is三无, 低保名册.三无(Of("{ 人数: 1, 老年: 1 }") with { 赡养 = new() { 赡养人 = [new() { 情况 = 情况 }] } }, 今天));

    [Fact]
    public void 月报的户栏_有三无户() => Assert.Contains("三无户", new 低保金().HouseholdTraits);

    private static 低保申请 Of(string facts)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(facts));
        var (bound, faults) = Binder.Bind(new 最低生活保障().Form, SampleHousehold.Raw((YamlMappingNode)yaml.Documents[0].RootNode, 今天), 今天);
        return (低保申请?)bound ?? throw new InvalidOperationException(string.Join('；', faults.Select(f => $"{f.Path} {f.Message}")));
    }
}
