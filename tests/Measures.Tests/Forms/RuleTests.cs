using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Xunit;

namespace Anmin.Measures.Tests.Forms;

/// <summary>The made-up rule: thresholds, regimes by date, and explained = silent.</summary>
public sealed class RuleTests
{
    private static readonly PolicyBook 标准 = new(StandardsFile.Read(标准文件(), "LibraryCard.standards.yaml"));

    private static string 标准文件()
    {
        using var reader = new StreamReader(typeof(LibraryCardMeasure).Assembly.GetManifestResourceStream("LibraryCard.standards.yaml")!);
        return reader.ReadToEnd();
    }

    private static Decision 决定(借书证申请 x, DateOnly on, params object[] 查明) =>
        LibraryCardMeasure.借书证.Decide(x, new(查明), 标准.For(x.申请人.居住地, on), on);

    [Theory]
    [InlineData("5999.99", true, 1)]
    [InlineData("6000", false, 0)]
    [InlineData("5400.50", true, 50)]
    [InlineData("0", true, 72)]
    public void 收入等于上限不批_低一分就批_差额进到元_不超过月标准(string 年收入, bool 批, int 每月)
    {
        var decision = 决定(借书证样例.事实(("借阅.家庭年收入", 年收入)), 借书证样例.今天);

        Assert.Equal(批, decision.Granted);
        Assert.Equal(Money.Yuan(每月), decision.Award?.Monthly ?? Money.Zero);
    }

    [Fact]
    public void 不批的理由写明条款和数()
    {
        var unmet = Assert.Single(决定(借书证样例.事实(("借阅.家庭年收入", "6000")), 借书证样例.今天).Unmet);

        Assert.Equal(("收入低于标准", 章程.新(5)), (unmet.Code, unmet.Basis));
        Assert.Equal("家庭年收入 6,000.00 元，上限 3,000.00 × 2 人 = 6,000.00 元", unmet.Text);
    }

    [Fact]
    public void 新章程施行前一天按旧章程_当天按新章程()
    {
        var x = 借书证样例.事实();

        var before = 决定(x, 章程.新章程施行.AddDays(-1));
        var from = 决定(x, 章程.新章程施行);

        Assert.Equal(Money.Yuan(40), before.Award!.Monthly);
        Assert.Equal(Money.Yuan(50), from.Award!.Monthly);
        Assert.All(before.Reasons, r => Assert.Equal(章程.旧名, r.Basis.Law));
        Assert.All(from.Reasons, r => Assert.Equal(章程.新名, r.Basis.Law));
    }

    [Fact]
    public void 旧章程要公示两次_新章程不公示_下放的由镇办批()
    {
        var 借书证 = LibraryCardMeasure.借书证;
        var before = 章程.新章程施行.AddDays(-1);

        Assert.True(借书证.ProcedureOn(before, false).Has(StepKind.县级公示));
        Assert.False(借书证.ProcedureOn(章程.新章程施行, false).Has(StepKind.公示));
        Assert.Equal(Actor.县区, 借书证.ProcedureOn(章程.新章程施行, false).Find(StepKind.确认)!.Who);
        Assert.Equal(Actor.镇办, 借书证.ProcedureOn(章程.新章程施行, true).Find(StepKind.确认)!.Who);
    }

    [Fact]
    public void 查到的收入与申报不同_按查到的算_并提请注意()
    {
        var decision = 决定(借书证样例.事实(), 借书证样例.今天, new 收入核对 { 年收入 = Money.Yuan(6000) });

        Assert.False(decision.Granted);
        Assert.Equal("收入有出入", Assert.Single(decision.Warnings).Code);
    }

    [Fact]
    public void 县里定了自己的标准就用县里的_没定的用市里的()
    {
        Money 月标准(string 县) => 标准.For(DivisionCode.Of(县), 借书证样例.今天).Money(参数.补贴月标准);

        Assert.Equal(Money.Yuan(36), 月标准("610924"));
        Assert.Equal(Money.Yuan(30), 月标准("610902"));
    }

    [Fact]
    public void 缺参数就停下_说出参数_地区和日期()
    {
        var x = 借书证样例.事实();

        var missing = Assert.Throws<MissingParameter>(() => 决定(x, new(2019, 12, 31)));

        Assert.Contains("LIB_DEPOSIT·成人证", missing.Message, StringComparison.Ordinal);
        Assert.Contains("2019-12-31", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("借阅.家庭年收入", "0")]
    [InlineData("借阅.家庭年收入", "6000")]
    [InlineData("借阅.要购书补贴", "否")]
    [InlineData("申请人.居住地", "610102001001")]
    public void 说理由和不说理由_钱数一样(string path, string value)
    {
        var x = 借书证样例.事实((path, value));
        foreach (var on in new[] { 借书证样例.旧章程时, 借书证样例.今天 })
        {
            var policy = 标准.For(借书证样例.村, on);

            var told = LibraryCardMeasure.借书证.Decide(x, Evidence.None, policy, on);
            var silent = LibraryCardMeasure.借书证.DecideSilently(x, Evidence.None, policy, on);

            Assert.Equal(told.Award?.Monthly ?? Money.Zero, silent);
        }
    }

    [Fact]
    public void 试算与正式申请同一条规则()
    {
        var trial = new 借书证试算.问 { 县区 = DivisionCode.Of("610924"), 人数 = 2, 家庭年收入 = Money.Of(5400.50m) };

        var decision = LibraryCardMeasure.借书证.Trial.Estimate(trial, 标准.For(trial.县区, 借书证样例.今天), 借书证样例.今天);

        Assert.Equal(Money.Yuan(50), decision.Award!.Monthly);
    }
}
