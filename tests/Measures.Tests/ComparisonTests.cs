using Anmin.Casework.Policies;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>申报与核对: what each source said beside what was declared. A silent source is never nothing found (S-RE-4).</summary>
public sealed class ComparisonTests
{
    private static readonly DateOnly On = new(2026, 9, 1);

    private static readonly 最低生活保障 Matter = new();

    private static readonly PersonName 向秀兰 = PersonName.TryParse("向秀兰", out var name, out _) ? name : throw new InvalidOperationException();

    [Fact]
    public void 还没有核对_每项只有申报_没有核实数() =>
        Assert.All(Compare([]), line => Assert.True(line is { Found: null, Difference: null, MustBeExplained: false, Told.Count: 0, Declared: not null }, line.Item));

    [Fact]
    public void 银行说的比申报多_写出相差多少_要请申请人说明()
    {
        var line = Line(Compare([核对(new 核对项 { 来源 = 核对来源.银行存款, 项目 = 核实项目.金融资产, 金额 = Money.Yuan(9816) })], ("财产.存款", "2000")), "存款、证券等金融资产");

        Assert.Equal("+7,816", line.Difference?.Signed);
        Assert.True(line.MustBeExplained);
        Assert.Equal("银行存款", Assert.Single(line.Told).Source);
    }

    [Fact]
    public void 来源没有返回_不是没有查到_核实数空着_等它回音()
    {
        var line = Line(Compare([核对(new 核对项 { 来源 = 核对来源.车辆船舶, 状态 = 返回状态.未返回, 项目 = 核实项目.机动车 })]), "应计的机动车");

        Assert.Null(line.Found);
        Assert.Equal(Reply.未返回, Assert.Single(line.Awaited).Reply);
        Assert.Equal("0", line.Declared?.ToString());
    }

    [Fact]
    public void 来源说没有记录_是一个回答_不再等()
    {
        var line = Line(Compare([核对(new 核对项 { 来源 = 核对来源.车辆船舶, 状态 = 返回状态.无数据, 项目 = 核实项目.机动车 })]), "应计的机动车");

        Assert.Null(line.Found);
        Assert.Empty(line.Awaited);
        Assert.Equal(Reply.无数据, Assert.Single(line.Told).Reply);
    }

    [Theory]
    [InlineData(2400, false)]
    [InlineData(2401, true)]
    public void 收入相差_不超过容许额的不用说明_多一元就要(int more, bool explain) =>
        Assert.Equal(explain, Line(Compare([核对(new 核对项 { 来源 = 核对来源.纳税, 项目 = 核实项目.其他收入, 金额 = Money.Yuan(3000 + more) })], ("收入.其他", "3000")), "其他收入").MustBeExplained);

    [Fact]
    public void 查出没有申报的工资_一人一行_要说明()
    {
        var line = Line(Compare([核对(new 核对项 { 来源 = 核对来源.纳税, 项目 = 核实项目.工资性, 姓名 = 向秀兰, 金额 = Money.Yuan(2401) })]), "工资性收入");

        Assert.Equal("向秀兰", line.Whose);
        Assert.Null(line.Declared);
        Assert.True(line.MustBeExplained);
    }

    [Fact]
    public void 入户核实的_代替来源返回的_两个说法都列出()
    {
        var line = Line(Compare(
        [
            核对(new 核对项 { 来源 = 核对来源.不动产, 项目 = 核实项目.住房, 数量 = 2 }),
            new 入户调查 { 日期 = On, 核实 = [new() { 项目 = 核实项目.住房, 数量 = 1 }] },
        ], ("财产.房屋", "1")), "应计的住房");

        Assert.Equal("1", line.Found?.ToString());
        Assert.Equal(["不动产", "入户调查"], line.Told.Select(t => t.Source));
        Assert.False(line.MustBeExplained);
    }

    [Fact]
    public void 只作登记的来源_自己一行_不比数额()
    {
        var line = Line(Compare([核对(new 核对项 { 来源 = 核对来源.婚姻, 状态 = 返回状态.未返回, 项目 = 核实项目.只作登记 })]), "婚姻");

        Assert.Null(line.Declared);
        Assert.Single(line.Awaited);
    }

    [Theory]
    [InlineData(-300, "−300")]
    [InlineData(0, "0")]
    [InlineData(7816, "+7,816")]
    public void 相差带正负号(int number, string said) => Assert.Equal(said, new Quantity(number, "元").Signed);

    [Fact]
    public void 单位不同的不能相减() => Assert.Throws<ArgumentException>(() => new Quantity(1, "元").Less(new Quantity(1, "辆")));

    private static 核对结果 核对(核对项 项) => new() { 完成日期 = On, 项 = [项] };

    private static Comparison Line(IReadOnlyList<Comparison> lines, string item) => Assert.Single(lines, l => l.Item == item);

    private static IReadOnlyList<Comparison> Compare(IReadOnlyList<object> found, params IReadOnlyList<(string Path, string Text)> changes)
    {
        var raw = SampleHousehold.Raw(null, On);
        foreach (var (path, text) in changes)
        {
            raw[path] = text;
        }
        var (facts, faults) = Binder.Bind(Matter.Form, raw, On);
        Assert.Empty(faults);
        var policy = Policies.Book([typeof(最低生活保障).Assembly]).For(Matter.PlaceOf(facts!), On);
        return Matter.CompareOf(facts!, new Evidence(found), policy);
    }
}
