using Anmin.Core.Deciding;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;
using Relation = Anmin.Core.Population.Relation;

namespace Anmin.Measures.Tests;

/// <summary>1.6 低保与乡村振兴名册比对：双向纳入、漏保、漏册、数不一致，脱贫不等于退保（说明 1.6 的 a–d）。</summary>
public sealed class RegisterBesideTests
{
    private static readonly DivisionCode 紫阳 = DivisionCode.Of("610924");
    private static readonly DateOnly 今天 = new(2026, 9, 1);
    private static readonly PolicyBook 随附 = Casework.Policies.Policies.Book([typeof(AllMeasures).Assembly]);
    private static readonly 监测名册 比对 = new();

    /// <summary>各户两口人，按年收入（元）。</summary>
    private static Roster 底册(params int?[] 年收入)
    {
        var 册 = new Roster(紫阳, 今天, 年收入.Length, 年收入.Length * 2);
        foreach (var (h, 收入) in 年收入.Index())
        {
            (册.Household[h], 册.First[h], 册.Village[h], 册.Hukou[h], 册.Land[h], 册.HasMeans[h]) = (new(h + 1, 0, 0, new byte[8]), h * 2, 610924100201, HukouKind.农村, true, 收入 is not null);
            册[Known.转移][h] = (收入 ?? 0) * 100L;
            for (var i = 0; i < 2; i++)
            {
                册.Person[h * 2 + i] = new(h + 1, 1, (short)i, new byte[8]);
                (册.Born[h * 2 + i], 册.Relation[h * 2 + i], 册.Labour[h * 2 + i]) = (今天.AddYears(-50).DayNumber, i == 0 ? Relation.户主 : Relation.配偶, LabourCapacity.有);
            }
        }
        册.First[年收入.Length] = 年收入.Length * 2;
        return 册.Seal();
    }

    private static Screened 夜里(Roster 册, (int 户, TheirFamily 家)[]? 名册, int[]? 在领 = null, DateOnly? 名册日 = null)
    {
        var policy = 随附.For(紫阳, 今天);
        var grants = (在领 ?? []).Select(h => new RunningGrant(new(h + 1, 9, 9, new byte[8]), Guid.Empty, "DB", 紫阳, Money.Yuan(100), new(2026, 1))).ToList();
        var 夜 = new Screened(册, new Received(册, grants, [.. (在领 ?? []).SelectMany((h, i) => new[] { (h * 2, i), (h * 2 + 1, i) }).Order()]), policy, 今天, new HashSet<int>(), p => p.Value,
            new Dictionary<string, Swept> { ["DB"] = Swept.Of(new 低保金().Over(册, policy)!, policy) });
        return 名册 is null ? 夜 : 夜 with
        {
            Registers = new Dictionary<string, Beside> { [比对.Slug] = new(名册日 ?? 今天, 名册.GroupBy(m => m.户).ToDictionary(g => g.Key, g => (IReadOnlyList<TheirFamily>)[.. g.Select(m => m.家)])) },
        };
    }

    private static TheirFamily 家(int? 人均 = null, bool 脱贫 = false, string 号 = "F1") => new(号, PovertyWatch.监测户, 脱贫, 人均 is { } 元 ? Money.Yuan(元) : null);

    [Fact]
    public void 双向纳入_漏保_漏册_都不在_一户一个说法()
    {
        // 2026年的防返贫监测线是每人每年 6500 元（演示值），两口人 13000 元
        var 夜 = 夜里(底册(5_000, 5_000, 12_999, 13_000, 90_000), [(0, 家()), (1, 家())], [0, 2, 3]);

        Assert.Equal([Laid.在册 | Laid.在领, Laid.在册 | Laid.可能漏保, Laid.在领 | Laid.可能漏册, Laid.在领, Laid.都不在], 比对.Over(夜));
    }

    [Fact]
    public void 不知道收入的_不说漏册也不说漏保()
    {
        Assert.Equal([Laid.在领, Laid.在册], 比对.Over(夜里(底册(null, null), [(1, 家(3000))], [0])));
    }

    [Fact]
    public void 没有名册的县_什么也不说_只催名册()
    {
        var 夜 = 夜里(底册(5_000), null, [0]);

        Assert.Equal([Laid.都不在], 比对.Over(夜));
        Assert.Empty(new 收入不一致().Over(夜));
        Assert.Contains("还没有", Assert.Single(new 名册过期().Over(夜)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6000, false)] // 相等
    [InlineData(7200, false)] // 正好多两成
    [InlineData(7201, true)]
    [InlineData(4800, false)] // 正好少两成
    [InlineData(4799, true)]
    public void 收入相差超过容差才算不一致_正好等于的不算(int 人均, bool 不一致)
    {
        var 夜 = 夜里(底册(12_000), [(0, 家(人均))]);

        Assert.Equal(不一致, new 收入不一致().Over(夜).Any());
        Assert.Equal(不一致, 比对.Over(夜)[0].HasFlag(Laid.数不一致));
    }

    [Theory]
    [InlineData(6600, false)] // 对方把低保金也算进收入：6000 + 100×12÷2
    [InlineData(7920, false)]
    [InlineData(7921, true)]
    public void 对方把低保金算不算进收入都认(int 人均, bool 不一致) =>
        Assert.Equal(不一致, new 收入不一致().Over(夜里(底册(12_000), [(0, 家(人均))], [0])).Any());

    [Fact]
    public void 名册把一家分成两户写两个数的_算不一致_写一个数的不算()
    {
        var 两个数 = Assert.Single(new 收入不一致().Over(夜里(底册(12_000), [(0, 家(6000)), (0, 家(6100, 号: "F2"))])));

        Assert.Contains("6,000.00、6,100.00 元", 两个数.Text, StringComparison.Ordinal);
        Assert.Empty(new 收入不一致().Over(夜里(底册(12_000), [(0, 家(6000)), (0, 家(6000, 号: "F2"))])));
    }

    [Fact]
    public void 脱贫了_只数一数_不停也不催停_停不停只看收入财产()
    {
        var 还穷 = 夜里(底册(5_000), [(0, 家(脱贫: true))], [0]);
        var 未脱贫 = 夜里(底册(5_000), [(0, 家())], [0]);
        Screening[] 各种 = [.. AllMeasures.List.SelectMany(m => m.Declarations).OfType<Screening>().Where(s => s is not 农村标准预警 && s.Needs.All(b => b.Programme == "DB"))];

        Assert.Equal(Laid.在册 | Laid.在领 | Laid.脱贫仍在领, 比对.Over(还穷)[0]);
        Assert.Contains(各种, s => s is 不再符合);
        Assert.All(各种, s => Assert.Equal(s.Over(未脱贫), s.Over(还穷)));
        Assert.Empty(new 不再符合().Over(还穷));
        Assert.Contains("不是停保的理由", 比对.Caution, StringComparison.Ordinal);
    }

    [Fact]
    public void 名册说在册而底册没有记号的_漏保也找_不重复派()
    {
        var 夜 = 夜里(底册(5_000), [(0, 家())]);

        Assert.Single(new 脱贫漏保().Over(夜));
        Assert.Empty(new 应保未保().Over(夜));
    }

    [Theory]
    [InlineData("2026-06-01", false)]
    [InlineData("2026-05-31", true)]
    public void 名册满一个间隔不催_过一天就催(string 日, bool 催) =>
        Assert.Equal(催, new 名册过期().Over(夜里(底册(), [], 名册日: DateOnly.Parse(日, System.Globalization.CultureInfo.InvariantCulture))).Any());
}
