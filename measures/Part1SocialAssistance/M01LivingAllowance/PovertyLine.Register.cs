using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Outcome = Anmin.Core.Sweeping.Outcome;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.6 与乡村振兴部门的建档立卡、防返贫监测名册逐户比对：该保的不漏、该监测的告诉对方、两本账的数对得上（LI2023 定期比对）。</summary>
public sealed class 监测名册() : Counterpart("poverty-register", "低保与防返贫监测比对", "1.6")
{
    public static readonly Parameter 比对间隔 = new("POVERTY_COMPARE_MONTHS");

    /// <summary>两边的人均年收入相差超过我们这边的百分之几，就算不一致；正好相等的不算。</summary>
    public static readonly Parameter 收入容差 = new("POVERTY_INCOME_TOLERANCE");

    internal static readonly 监测名册 它 = new();

    public override string Summary => "低保在保家庭与乡村振兴部门的脱贫户、监测对象名册按证件号码对一遍：双向纳入的有多少，哪边漏了谁，收入数哪里对不上。";
    public override string Register => "脱贫户、监测对象名册";
    public override string Office => "乡村振兴部门";
    public override string Asks => "下列低保家庭不在名册里，人均收入低于防返贫监测线，请核实是否纳入监测，并告知结果。";
    public override string Caution => "脱贫、风险消除都不是停保的理由。低保停不停，只看这家人现在的收入、财产和人口，要经过复核。";
    public override Benefit Benefit => 低保筛查.低保金;

    public override int EveryMonths(Policy policy) => policy.Whole(比对间隔);

    public override IReadOnlyList<Laid> Over(Screened county)
    {
        var 各户 = new Laid[county.Roster.Households];
        if (county.Beside(this) is not { } 册)
        {
            return 各户;
        }
        var 线 = county.Policy.Money(脱贫衔接.扶贫标准);
        foreach (var 户 in new 脱贫漏保().Over(county).Select(h => h.Household).Where(h => 册.Of(h).Count > 0))
        {
            各户[户] |= Laid.可能漏保;
        }
        for (var 户 = 0; 户 < 各户.Length; 户++)
        {
            var 家 = 册.Of(户);
            var 在领 = 每月(county, 户) > Money.Zero;
            各户[户] |= (家.Count > 0 ? Laid.在册 : 0) | (在领 ? Laid.在领 : 0)
                | (在领 && 家.Count == 0 && 低于(county.Roster, 户, 线) ? Laid.可能漏册 : 0)
                | (在领 && 家.Count > 0 && 家.All(f => f.HasLeft) ? Laid.脱贫仍在领 : 0)
                | (不一致(county, 户) is not null ? Laid.数不一致 : 0);
        }
        return 各户;
    }

    /// <summary>监测册的人均纯收入什么都算，养老金、津贴、补贴也在内，只减转移支出；和低保的家庭收入不是一回事，只用来对数。</summary>
    public override Money Income(Roster roster, int household) => new(
        roster[Known.工资][household] + Math.Max(0, roster[Known.经营净][household]) + roster[Known.财产净][household] + roster[Known.转移][household]
        + roster[Known.基础养老金][household] + roster[Known.高龄津贴][household] + roster[Known.残疾补贴][household] - roster[Known.转移支出][household]);

    /// <summary>两本账怎样对不上：名册里把一家分成两户、各写各的数；或者人均年收入相差超过容差。对得上的没有话说。</summary>
    internal string? 不一致(Screened county, int 户)
    {
        if (county.Beside(this) is not { } 册)
        {
            return null;
        }
        var 他们 = 册.Of(户).Where(f => f.PerHead is not null).ToList();
        if (他们.Select(f => f.PerHead!.Value).Distinct().Count() > 1)
        {
            return $"{Register}（{日(册.AsOf)}）把这一家分在 {他们.Count} 户里，人均年收入分别写 {string.Join("、", 他们.Select(f => f.PerHead!.Value).Order())} 元";
        }
        var 人数 = 在家(county.Roster, 户);
        if (他们 is not [var 一, ..] || 人数 == 0 || !county.Roster.HasMeans[户])
        {
            return null;
        }
        // 对方把低保金算不算进收入，各地做法不同：算和不算两个数之间的都认
        var (少, 数) = (Income(county.Roster, 户).OrZero, 一.PerHead!.Value * 人数);
        var 多 = 少 + 每月(county, 户) * 12;
        var 近 = 数 < 少 ? 少 : 数 > 多 ? 多 : 数;
        return Math.Abs((数 - 近).Fen) * 100m <= 近.Fen * county.Policy.Number(收入容差) ? null
            : $"{Register}（{日(册.AsOf)}）写人均年收入 {一.PerHead.Value} 元，底册算下来是 {少.DividedBy(人数, Rounding.四舍五入到分)} 元{(多 > 少 ? $"，加上低保金是 {多.DividedBy(人数, Rounding.四舍五入到分)} 元" : "")}，相差太多";
    }

    private static Money 每月(Screened county, int 户) => county.Received.IsBare(户) ? Money.Zero
        : new(county.Received.OfHousehold(户, 低保筛查.低保金.Programme).Sum(g => g.Monthly.Fen));

    private bool 低于(Roster 底册, int 户, Money 线) => 底册.HasMeans[户] && 在家(底册, 户) is > 0 and var 人数 && Income(底册, 户) < 线 * 人数;

    private static int 在家(Roster 底册, int 户)
    {
        var 人数 = 0;
        for (var 人 = 底册.First[户]; 人 < 底册.First[户 + 1]; 人++)
        {
            人数 += 底册.IsHere(人) ? 1 : 0;
        }
        return 人数;
    }

    private static string 日(DateOnly 天) => $"{天.Year}年{天.Month}月{天.Day}日";
}

/// <summary>1.6 两本账的收入对不上，或者一家在名册里有两个数：镇办去弄清楚。</summary>
public sealed class 收入不一致() : Screening("poverty-income-differs", "两本账的收入对不上", "1.6")
{
    public override string Summary => "乡村振兴的名册和底册写的人均年收入相差超过容差，或者名册里同一家有两个不同的数。";
    public override string Asks => "到家里弄清实际收入：底册错了的改底册，名册错了的告诉乡村振兴部门；不凭这个数停保。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(10);

    public override IEnumerable<Hit> Over(Screened county)
    {
        for (var 户 = 0; 户 < county.Roster.Households; 户++)
        {
            if (监测名册.它.不一致(county, 户) is { } 话)
            {
                yield return new(户, -1, county.Roster.Household[户].ToString(), 话);
            }
        }
    }
}

/// <summary>1.6 该向乡村振兴部门要新的名册了：每季度或者半年比对一次，比的是那时的名册。</summary>
public sealed class 名册过期() : Screening("poverty-register-due", "监测名册该换新的了", "1.6")
{
    public override string Summary => "还没有乡村振兴部门的名册，或者手里的名册已经超过比对间隔的县。";
    public override string Asks => "请乡村振兴部门给一份现在的名册，导入以后系统当夜比对。";
    public override Actor Owner => Actor.县区;
    public override Limit Limit => Limit.工作日(10);

    public override IEnumerable<Hit> Over(Screened county)
    {
        var 间隔 = 监测名册.它.EveryMonths(county.Policy);
        if (county.Beside(监测名册.它) is not { } 册)
        {
            yield return new(-1, -1, "没有", $"还没有{监测名册.它.Register}，每 {间隔} 个月应当比对一次");
        }
        else if (册.AsOf.AddMonths(间隔) < county.On)
        {
            yield return new(-1, -1, $"{册.AsOf:yyyyMMdd}", $"手里的{监测名册.它.Register}是{册.AsOf.Year}年{册.AsOf.Month}月{册.AsOf.Day}日的，已经超过 {间隔} 个月");
        }
    }
}
