using Anmin.Casework.Projecting;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;
using Outcome = Anmin.Core.Sweeping.Outcome;
using Relation = Anmin.Core.Population.Relation;

namespace Anmin.Measures.Tests;

/// <summary>1.3、1.6、1.7 夜间筛查：按底册该有没有、有不该有的，农村标准与扶贫标准，兜底保障的三个例子。</summary>
public sealed class ScreeningTests
{
    private static readonly DivisionCode 紫阳 = DivisionCode.Of("610924");
    private static readonly DateOnly 今天 = new(2026, 9, 1);
    private static readonly PolicyBook 随附 = Casework.Policies.Policies.Book([typeof(AllMeasures).Assembly]);

    /// <summary>一个人：年龄、关系，其余照例。</summary>
    private sealed record 人(int 岁, Relation 关系 = Relation.户主, LabourCapacity 劳动 = LabourCapacity.有, DisabilityClass 残疾 = DisabilityClass.无, byte 等级 = 0, PovertyWatch 脱贫 = PovertyWatch.无);

    private static Roster 底册(params (int 年收入, 人[] 人)[] 户们)
    {
        var 册 = new Roster(紫阳, 今天, 户们.Length, 户们.Sum(h => h.人.Length));
        var 个 = 0;
        foreach (var (h, (年收入, 成员)) in 户们.Index())
        {
            (册.Household[h], 册.First[h], 册.Village[h], 册.Hukou[h], 册.Land[h], 册.HasMeans[h]) = (new(h + 1, 0, 0, new byte[8]), 个, 610924100201, HukouKind.农村, true, true);
            册[Known.转移][h] = 年收入 * 100L;
            foreach (var m in 成员)
            {
                册.Person[个] = new(h + 1, 1, (short)个, new byte[8]);
                (册.Born[个], 册.Relation[个], 册.Labour[个], 册.Disability[个], 册.Grade[个], 册.Poverty[个]) = (今天.AddYears(-m.岁).DayNumber, m.关系, m.劳动, m.残疾, m.等级, m.脱贫);
                个++;
            }
        }
        册.First[户们.Length] = 个;
        return 册.Seal();
    }

    private static Screened 夜里(Roster 册, (int 人, string 项目)[]? 领的 = null, PolicyBook? 参数 = null, DateOnly? 天 = null)
    {
        var policy = (参数 ?? 随附).For(紫阳, 天 ?? 今天);
        var grants = (领的 ?? []).Select((g, i) => new RunningGrant(new(i + 1, 9, 9, new byte[8]), Guid.Empty, g.项目, 紫阳, Money.Yuan(300), new(2026, 1))).ToList();
        var 领 = new Received(册, grants, [.. (领的 ?? []).Select((g, i) => (g.人, i)).Order()]);
        return new(册, 领, policy, policy.On, new HashSet<int>(), p => p.Value,
            天 is null ? new Dictionary<string, Swept> { ["DB"] = Swept.Of(new 低保金().Over(册, 领, policy)!, policy) } : new Dictionary<string, Swept>());
    }

    [Fact]
    public void 无声的规则说符合又没有领的_正好是应保未保和脱贫漏保_一户不多一户不少()
    {
        var (少一人的, 找到的) = (0, 0);
        for (var 轮 = 0; 轮 < 40; 轮++)
        {
            var (册, 另一本) = (随机(new Random(轮)), 随机(new Random(轮)));
            var 骰 = new Random(20261127 + 轮);
            (int 人, string 项目)[] 领的 = [.. Enumerable.Range(0, 册.People).Where(_ => 骰.Next(6) == 0).Select(p => (p, new[] { "DB", "TK", "GR", "SP" }[骰.Next(4)]))];
            var 夜 = 夜里(册, 领的);

            var 找到 = new Screening[] { new 应保未保(), new 脱贫漏保() }.SelectMany(s => s.Over(夜)).ToList();

            // 另一本底册上，领特困、孤儿费的人当作已经迁走
            foreach (var (人, _) in 领的.Where(g => g.项目 is "TK" or "GR"))
            {
                另一本.Left[人] = 1;
            }
            var 其余 = 夜里(另一本)[new 低保金()];
            var 应当 = Enumerable.Range(0, 册.Households).Where(h => 其余.Outcomes[h] == Outcome.符合 && Enumerable.Range(册.First[h], 册.First[h + 1] - 册.First[h]).Any(另一本.IsHere)
                && !((string[])["DB", "SP"]).Any(p => 夜.Received.OfHousehold(h, p).Count > 0)).ToList();
            Assert.Equal(应当, 找到.Select(h => h.Household).Order());
            Assert.Equal(找到.Count, 找到.Select(h => h.Household).Distinct().Count());
            Assert.All(找到, h => Assert.Equal(其余.Monthly[h.Household], h.Due));
            Assert.All(找到, h => Assert.Equal(夜.Received.IsBare(h.Household), !h.Text.Contains("没有算进人数", StringComparison.Ordinal)));
            Assert.All(找到, h => Assert.True(夜[new 低保金()].Sweep.Explain(h.Household, 夜.Policy).Granted));
            (少一人的, 找到的) = (少一人的 + 找到.Count(h => !夜.Received.IsBare(h.Household)), 找到的 + 找到.Count);
        }
        Assert.InRange(少一人的, 20, 找到的 - 20);
    }

    /// <summary>叠加表 F-01：进了特困的人，从低保的人数里减去。</summary>
    [Fact]
    public void 家里一人领特困_其余的人照样找到_按少一个人算_说清楚没有算谁()
    {
        var 册 = 底册((3_000, [new(45), new(70, Relation.父母, LabourCapacity.完全丧失), new(12, Relation.子)]));
        var 两口 = 底册((3_000, [new(45), new(12, Relation.子)]));

        var 发现 = Assert.Single(new 应保未保().Over(夜里(册, [(1, "TK")])));

        Assert.Equal(Assert.Single(new 应保未保().Over(夜里(两口))).Due, 发现.Due);
        Assert.NotEqual(Assert.Single(new 应保未保().Over(夜里(册))).Due, 发现.Due);
        Assert.Contains("父母（1 人）在领特困人员救助供养，没有算进人数", 发现.Text, StringComparison.Ordinal);
        Assert.Contains("父母（1 人）在领特困人员救助供养，子（1 人）在领孤儿基本生活费，没有算进人数", Assert.Single(new 应保未保().Over(夜里(册, [(1, "TK"), (2, "GR")]))).Text, StringComparison.Ordinal);
        Assert.Contains("2 人", string.Join('；', 夜里(册, [(1, "TK")])[new 低保金()].Sweep.Explain(0, 夜里(册).Policy).Reasons.Select(r => r.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void 人人都领特困的_家里有人领低保或单人保的_少一人就不符合的_都不找()
    {
        var 册 = 底册((3_000, [new(70), new(68, Relation.配偶)]));
        var 边上 = Enumerable.Range(1, 60).Select(千 => 千 * 1_000).First(年 => !new 应保未保().Over(夜里(底册((年, [new(45)])))).Any());

        Assert.Single(new 应保未保().Over(夜里(册, [(0, "TK")])));
        Assert.Empty(new 应保未保().Over(夜里(册, [(0, "TK"), (1, "TK")])));
        Assert.Empty(new 应保未保().Over(夜里(册, [(0, "TK"), (1, "DB")])));
        Assert.Empty(new 应保未保().Over(夜里(册, [(0, "TK"), (1, "SP")])));
        Assert.Single(new 应保未保().Over(夜里(底册((边上, [new(45), new(70, Relation.父母)])))));
        Assert.Empty(new 应保未保().Over(夜里(底册((边上, [new(45), new(70, Relation.父母)])), [(1, "TK")])));
    }

    /// <summary>底册分不出特困那个人自己的收入：按全家算还符合的，不因为少算一个人就叫人去复核。</summary>
    [Fact]
    public void 领低保的家里有人进了特困_全家算符合的不报警_怎么算都不符合的才报()
    {
        var 边上 = Enumerable.Range(1, 60).Select(千 => 千 * 1_000).First(年 => !new 应保未保().Over(夜里(底册((年, [new(45)])))).Any());
        var 册 = 底册((边上, [new(45), new(70, Relation.父母)]), (边上 * 2, [new(45), new(70, Relation.父母)]));

        var 夜 = 夜里(册, [(0, "DB"), (1, "TK"), (2, "DB"), (3, "TK")]);

        Assert.NotEqual(Outcome.符合, 夜[new 低保金()].Outcomes[0]);
        Assert.Equal(1, Assert.Single(new 不再符合().Over(夜)).Household);
    }

    [Fact]
    public void 底册取出全部的户_一个人也不去掉_和原来的一模一样()
    {
        var 册 = 随机(new Random(3));
        foreach (var 类 in Enum.GetValues<Known>())
        {
            Array.Fill(册[类], 1 + (long)类);
        }
        册.Land[1] = 册.HasMeans[2] = false;
        册.Hukou[3] = HukouKind.城镇;
        for (var 人 = 0; 人 < 册.People; 人++)
        {
            // 户主都在，户才不空
            (册.Sex[人], 册.Ill[人], 册.Student[人]) = ((Sex)(1 + 人 % 2), 人 % 3 == 0, 人 % 5 == 0);
            (册.Died[人], 册.Left[人]) = 册.Relation[人] == Relation.户主 ? (0, 0) : (人 % 4 == 0 ? 7 : 0, 人 % 7 == 0 ? 9 : 0);
        }
        册.Seal();

        Assert.Equal(册.Version, 册.Without([.. Enumerable.Range(0, 册.Households)], new HashSet<int>()).Seal().Version);
    }

    [Fact]
    public void 说出来的和无声的一样_随机的底册上逐户相同()
    {
        var 骰 = new Random(7);
        var 符合 = 0;
        for (var 轮 = 0; 轮 < 40; 轮++)
        {
            var 夜 = 夜里(随机(骰));
            var 扫 = 夜[new 低保金()];
            for (var h = 0; h < 夜.Roster.Households; h++)
            {
                var 说 = 扫.Sweep.Explain(h, 夜.Policy);
                Assert.Equal(扫.Outcomes[h] == Outcome.符合, 说.Granted);
                Assert.Equal(扫.Outcomes[h] == Outcome.边缘, 说.Kind == 最低生活保障.边缘家庭);
                符合 += 说.Granted ? 1 : 0;
            }
        }
        Assert.InRange(符合, 20, 100_000);
    }

    [Fact]
    public void 不能同领的一样样说得出名字_不说代号()
    {
        var 册 = 底册((0, [new(40)]));

        foreach (var 项目 in new 低保金().Excludes)
        {
            var 发现 = Assert.Single(new 重复领取().Over(夜里(册, [(0, "DB"), (0, 项目)])));
            Assert.Contains("不能同领的", 发现.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(项目, 发现.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void 领着而不符合的去复核_符合的不去_没有收入财产的不作判断()
    {
        var 册 = 底册((90_000, [new(40)]), (0, [new(40)]), (90_000, [new(40)]));
        册.HasMeans[2] = false;

        Assert.Equal(0, Assert.Single(new 不再符合().Over(夜里(册, [(0, "DB"), (1, "DB"), (2, "DB")]))).Household);
    }

    [Theory]
    [InlineData(4800, FloorLevel.正常, 2000)]
    [InlineData(4150, FloorLevel.黄, 375)]
    [InlineData(4000, FloorLevel.红, 0)]
    [InlineData(3999, FloorLevel.红, -2)]
    [InlineData(4199, FloorLevel.黄, 497)]
    [InlineData(4200, FloorLevel.正常, 500)]
    public void 说明里的例子_扶贫标准四千(int 年标准, FloorLevel 级, long 高出)
    {
        Assert.Equal(级, 脱贫衔接.底线.Level(Money.Yuan(年标准), Money.Yuan(4000)));
        Assert.Equal(高出, StandardFloor.Over(Money.Yuan(年标准), Money.Yuan(4000)));
    }

    [Theory]
    [InlineData("400", null)]
    [InlineData("345.84", null)]
    [InlineData("333.34", null)]
    [InlineData("333.33", "必须高于扶贫标准")]
    public void 农村标准不高于扶贫标准的_不能公布_城镇不管(string 月, string? 拒绝)
    {
        var 表 = new 低保标准表();
        var 自 = new DateOnly(2020, 3, 1);
        string? 说(string 类) => 表.Refuses(new(类, 紫阳, DivisionLevel.County, Money.Of(decimal.Parse(月, System.Globalization.CultureInfo.InvariantCulture)), 自), 随附.For(紫阳, 自));

        Assert.Equal(拒绝 is null, 说("农村") is null);
        Assert.Contains(拒绝 ?? "", 说("农村") ?? "", StringComparison.Ordinal);
        Assert.Null(说("城镇"));
    }

    [Theory]
    [InlineData("400", "")]
    [InlineData("345.84", "黄")]
    [InlineData("333.33", "红")]
    public void 预警在红黄时说出来_够高时不说(string 月, string 说)
    {
        var 参数 = new PolicyBook(随附.Rows.Select(r => r.Id == "DIBAO_STD" && r.Class == "农村" ? r with { Value = 月 } : r));

        var 找到 = new 农村标准预警().Over(夜里(底册(), 参数: 参数, 天: new(2020, 1, 15))).Where(h => h.Subject == "当前").ToList();

        Assert.Equal(说.Length > 0, 找到.Count == 1);
        Assert.All(找到, h => Assert.StartsWith(说, h.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void 扶贫标准两个月内要提高_提前说_已经过去的月份没有高于也列出来()
    {
        var 参数 = new PolicyBook(随附.Rows.Select(r => r.Id == "DIBAO_STD" && r.Class == "农村" ? r with { Value = "300" } : r));

        var 找到 = new 农村标准预警().Over(夜里(底册(), 参数: 参数, 天: new(2020, 12, 15))).Select(h => h.Subject).ToList();

        Assert.Equal(["当前", "将提高", .. Enumerable.Range(1, 11).Select(m => $"2020-{m:00}")], 找到);
        Assert.DoesNotContain("将提高", new 农村标准预警().Over(夜里(底册(), 天: new(2020, 10, 31))).Select(h => h.Subject));
    }

    [Fact]
    public void 例一_四十五岁智力二级和七十多岁的父母_脱贫户没有保_找到他()
    {
        var 册 = 底册((30_000, [new(72, 脱贫: PovertyWatch.脱贫户, 劳动: LabourCapacity.不在劳动年龄), new(70, Relation.配偶, LabourCapacity.不在劳动年龄, 脱贫: PovertyWatch.脱贫户),
            new(45, Relation.子, LabourCapacity.完全丧失, DisabilityClass.智力, 2, PovertyWatch.脱贫户)]));

        var 发现 = Assert.Single(new 兜底未覆盖().Over(夜里(册)));

        Assert.Equal(2, 发现.Person);
        Assert.Contains("智力残疾二级", 发现.Text, StringComparison.Ordinal);
        foreach (var 项目 in new[] { "DB", "SP", "TK" })
        {
            Assert.Empty(new 兜底未覆盖().Over(夜里(册, [(2, 项目)])));
        }
    }

    [Fact]
    public void 家里别人单人领的保不到他_照样找()
    {
        var 册 = 底册((9_000, [new(72, 劳动: LabourCapacity.不在劳动年龄, 脱贫: PovertyWatch.脱贫户), new(45, Relation.子, LabourCapacity.完全丧失, DisabilityClass.智力, 2, PovertyWatch.脱贫户)]));

        foreach (var 项目 in new[] { "DB", "SP", "TK" })
        {
            Assert.Equal(1, Assert.Single(new 兜底未覆盖().Over(夜里(册, [(0, 项目)]))).Person);
            Assert.Empty(new 兜底未覆盖().Over(夜里(册, [(0, 项目), (1, 项目)])));
        }
    }

    [Fact]
    public void 先问今天再问明年_和只问明年的一样_人到那天长了一岁()
    {
        var 骰 = new Random(20261128);
        var (今年, 明年) = (随附.For(紫阳, 今天), 随附.For(紫阳, 今天.AddYears(1)));
        var 不同 = 0;
        for (var 轮 = 0; 轮 < 20; 轮++)
        {
            var 册 = 随机(骰);
            var 先问过 = new HeldRoster(册, new Received(册, [], []));
            var 今 = Swept.Of(先问过.SweepOf(new 低保金(), 今年), 今年);
            var 应当 = Swept.Of(new 低保金().Over(册, 明年)!, 明年);

            var 后问 = Swept.Of(先问过.SweepOf(new 低保金(), 明年), 明年);
            var 换天 = Swept.Of(今.Sweep, 明年);

            Assert.Equal(应当.Monthly, 后问.Monthly);
            Assert.Equal(应当.Monthly, 换天.Monthly);
            不同 += 今.Monthly.SequenceEqual(应当.Monthly) ? 0 : 1;
        }
        Assert.InRange(不同, 1, 20);
    }

    [Fact]
    public void 例二_六十三岁没有子女_领着特困的不再找()
    {
        var 册 = 底册((3_000, [new(63, 劳动: LabourCapacity.完全丧失, 脱贫: PovertyWatch.监测户)]));

        Assert.Single(new 兜底未覆盖().Over(夜里(册)));
        Assert.Empty(new 兜底未覆盖().Over(夜里(册, [(0, "TK")])));
    }

    [Fact]
    public void 例三_五十岁肢体三级能放羊_接上产业帮扶以后一个季度不再找_不硬塞进低保()
    {
        var 册 = 底册((20_000, [new(50, 劳动: LabourCapacity.部分丧失, 残疾: DisabilityClass.肢体, 等级: 3, 脱贫: PovertyWatch.脱贫户)]));
        Screened 去过(兜底去向 去向, DateOnly 日) => 夜里(册) with
        {
            Visits = new Dictionary<string, IReadOnlyDictionary<int, Visited>> { ["backstop"] = new Dictionary<int, Visited> { [0] = new(日, new 兜底走访 { 走访日 = 日, 评估 = 劳动能力评估.部分丧失能靠帮扶, 去向 = 去向 }) } },
        };

        Assert.Single(new 兜底未覆盖().Over(夜里(册)));
        Assert.Empty(new 兜底未覆盖().Over(去过(兜底去向.产业就业帮扶, 今天.AddMonths(-3))));
        Assert.Single(new 兜底未覆盖().Over(去过(兜底去向.产业就业帮扶, 今天.AddMonths(-3).AddDays(-1))));
        Assert.Single(new 兜底未覆盖().Over(去过(兜底去向.申请低保, 今天.AddDays(-40))));
        Assert.Empty(new 兜底走访到期().Over(去过(兜底去向.产业就业帮扶, 今天.AddMonths(-3))));
        Assert.Single(new 兜底走访到期().Over(去过(兜底去向.产业就业帮扶, 今天.AddMonths(-3).AddDays(-1))));
    }

    [Fact]
    public void 家里还有别的劳动力的_部分丧失的人不列_完全丧失的照列()
    {
        人 户主 = new(40, 脱贫: PovertyWatch.脱贫户);

        Assert.Empty(new 兜底未覆盖().Over(夜里(底册((9000, [户主, new(50, Relation.配偶, LabourCapacity.部分丧失)])))));
        Assert.Single(new 兜底未覆盖().Over(夜里(底册((9000, [户主, new(50, Relation.配偶, LabourCapacity.完全丧失)])))));
        Assert.Empty(new 兜底未覆盖().Over(夜里(底册((9000, [new(40), new(50, Relation.配偶, LabourCapacity.完全丧失)])))));
    }

    [Theory]
    [InlineData(劳动能力评估.完全丧失, false)]
    [InlineData(劳动能力评估.部分丧失靠不上帮扶, false)]
    [InlineData(劳动能力评估.部分丧失能靠帮扶, true)]
    public void 靠不上帮扶的_不能只推给帮扶(劳动能力评估 评估, bool 可以) =>
        Assert.Equal(可以, !new 兜底走访 { 评估 = 评估, 去向 = 兜底去向.产业就业帮扶 }.Check(今天).Any());

    [Fact]
    public void 底册知道的先填好_没有收入财产账户_填的都是表上问的_枚举都认得()
    {
        var 表 = new 最低生活保障();
        var 号 = IdNumber.TryParse("610900196001010015", out var id, out _) ? id : (IdNumber?)null;
        var 知道 = new KnownHousehold(DivisionCode.Of("610924100201"), "3组17号", true,
        [
            new("向秀兰", 号, Sex.女, new(1960, 1, 1), Relation.户主, HukouKind.农村, DisabilityClass.肢体, 2, true, false, LabourCapacity.部分丧失, true),
            new("陈小满", null, Sex.男, new(2020, 6, 1), Relation.孙子女, HukouKind.农村, DisabilityClass.无, 0, false, true, LabourCapacity.不在劳动年龄, false),
        ]);

        var 答 = 表.Prefill(知道, 今天);

        Assert.All(答.Keys, k => Assert.True(表.Form.Asks(k), k));
        Assert.DoesNotContain(答.Keys, k => k.StartsWith("收入", StringComparison.Ordinal) || k.StartsWith("财产", StringComparison.Ordinal) || k.StartsWith("账户", StringComparison.Ordinal));
        var 错 = Binder.Bind(表.Form, 答, 今天).Faults.Where(f => 答.ContainsKey(f.Path)).ToList();
        Assert.All(错, f => Assert.Fail($"{f.Path} {f.Message}"));
        Assert.Equal(("向秀兰", "二级", "孙子女或外孙子女", "2020-06-01", "是"),
            (答["家庭.申请人"], 答["家庭.成员[0].残疾等级"], 答["家庭.成员[1].与户主关系"], 答["家庭.成员[1].出生日期"], 答["住房.有承包地"]));
    }

    private static Roster 随机(Random 骰)
    {
        var 劳动 = Enum.GetValues<LabourCapacity>();
        return 底册([.. Enumerable.Range(0, 30).Select(_ => (骰.Next(40_000), Enumerable.Range(0, 1 + 骰.Next(5)).Select(i => new 人(
            骰.Next(90), i == 0 ? Relation.户主 : i == 1 && 骰.Next(2) == 0 ? Relation.配偶 : Relation.子, 劳动[骰.Next(劳动.Length)], (DisabilityClass)骰.Next(8), (byte)骰.Next(5),
            骰.Next(4) == 0 ? PovertyWatch.脱贫户 : PovertyWatch.无)).ToArray()))]);
    }
}
