using Anmin.Core.Deciding;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Outcome = Anmin.Core.Sweeping.Outcome;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 低保规则铺在一县在册的人上：底册里有什么就用什么，没有收入财产的户不作任何判断。只提示要去看谁，不代替申请、调查和确认（确认办法第二十八条）。</summary>
/// <remarks>底册不知道的按没有算：一次性收入、赡养费已在转移收入里，营业额、农机没有登记的为零；就业成本按户扣一份。去世、迁出的人不算。</remarks>
public sealed class 低保普查 : Core.Sweeping.Sweep
{
    private readonly 取列依据 依据;

    private 低保普查(Roster 底册, 低保列 列, 取列依据 依据) : base(底册) => (this.列, this.依据) = (列, 依据);

    /// <summary>各户折成的列，顺序与底册相同。</summary>
    public 低保列 列 { get; }

    /// <summary>按参数把底册的各户折成规则要看的列。</summary>
    public static 低保普查 取列(Roster 底册, Policy policy)
    {
        var 依据 = 取列依据.Of(policy);
        var 列 = new 低保列(底册.Households);
        for (var 户 = 0; 户 < 底册.Households; 户++)
        {
            一户(底册, 户, 列, 依据, policy.On);
        }
        return new(底册, 列, 依据);
    }

    public override void Assess(Policy policy, Span<long> monthly, Span<Outcome> outcomes)
    {
        var s = 低保标准.Of(policy, policy.On);
        (取列依据.Of(policy) == 依据 ? 列 : 取列(Roster, policy).列).Sweep(s, policy.On, monthly, outcomes);
    }

    public override Decision Explain(int household, Policy policy)
    {
        var s = 低保标准.Of(policy, policy.On);
        var reasons = new List<Reason>();
        var why = new Explaining(reasons);
        var 结果 = 低保规则.审核((取列依据.Of(policy) == 依据 ? 列 : 取列(Roster, policy).列)[household], s, policy.On, ref why);
        return new(结果.符合, reasons, null, 结果.符合 ? "低保家庭" : 结果.边缘 ? 最低生活保障.边缘家庭 : null);
    }

    private static void 一户(Roster 底册, int 户, 低保列 列, in 取列依据 依据, DateOnly on)
    {
        if (!底册.HasMeans[户])
        {
            return;
        }
        var (起, 止) = (底册.First[户], 底册.First[户 + 1]);
        var (人数, 劳力, 病残, 有配偶, 增发) = (0, 0, false, false, default(分类人数));
        for (var 人 = 起; 人 < 止; 人++)
        {
            有配偶 |= 底册.Relation[人] == Relation.配偶 && 底册.IsHere(人);
        }
        var 农村 = 依据.按土地 ? 底册.Land[户] : 底册.Hukou[户] == HukouKind.农村;
        for (var 人 = 起; 人 < 止; 人++)
        {
            if (!底册.IsHere(人))
            {
                continue;
            }
            人数++;
            var 岁 = 底册.Age(人, on);
            劳力 += 岁 is >= 16 and < 60 && !底册.Student[人] && 底册.Labour[人] is LabourCapacity.有 or LabourCapacity.部分丧失 ? 1 : 0;
            病残 |= 底册.Ill[人] || 底册.Grade[人] > 0;
            var 单亲 = 底册.Relation[人] is Relation.子 or Relation.女 && !有配偶;
            if (岁 >= 0 && 依据.最高(岁, 重残(底册, 人, 依据.三级也算), 底册.Ill[人], 底册.Student[人], 单亲, 农村) is { } 类别)
            {
                增发 = 增发.加(类别);
            }
        }
        var 工资 = 底册[Known.工资][户];
        _ = 列[户] with
        {
            城镇人数 = 农村 ? 0 : 人数,
            农村人数 = 农村 ? 人数 : 0,
            工资性 = new(工资),
            经营净 = new(Math.Max(0, 底册[Known.经营净][户])),
            财产净 = new(底册[Known.财产净][户]),
            转移性 = new(底册[Known.转移][户]),
            基础养老金 = new(底册[Known.基础养老金][户]),
            高龄津贴 = new(底册[Known.高龄津贴][户]),
            就业成本 = 依据.就业成本(new(工资), 劳力),
            刚性支出 = 依据.扣减刚性支出 && 病残 ? new(底册[Known.医疗自付][户]) : Money.Zero,
            转移支出 = new(底册[Known.转移支出][户]),
            金融资产 = new(底册[Known.金融资产][户]),
            年营业额 = new(底册[Known.年营业额][户]),
            住房套数 = (int)底册[Known.住房][户],
            机动车数 = (int)底册[Known.机动车][户],
            大型农机数 = (int)底册[Known.大型农机][户],
            城镇增发 = 农村 ? default : 增发,
            农村增发 = 农村 ? 增发 : default,
        };
    }

    private static bool 重残(Roster 底册, int 人, bool 三级也算) => 底册.Grade[人] is 1 or 2
        || (三级也算 && 底册.Grade[人] == 3 && 底册.Disability[人] is DisabilityClass.智力 or DisabilityClass.精神);

    /// <summary>取列要看的参数和按哪天算周岁；都没变的，列可以再用。</summary>
    private readonly record struct 取列依据(DateOnly 哪天, bool 按土地, bool 三级也算, bool 扣减刚性支出, bool 按比例扣成本, long 成本万分, Money 成本上限, 增发额 城镇, 增发额 农村)
    {
        public static 取列依据 Of(Policy policy)
        {
            var s = 低保标准.Of(policy, policy.On);
            var 按比例 = policy.Mode<就业成本方式>(低保参数.就业成本方式) == 就业成本方式.比例;
            return new(
                policy.On, policy.Mode<户籍类别规则>(低保参数.户籍类别规则) == 户籍类别规则.按土地,
                policy.Mode<开关>(低保参数.三级智力精神算重残) == 开关.是,
                policy.Mode<开关>(低保参数.刚性支出扣减) == 开关.是,
                按比例, 按比例 ? (long)(policy.Number(低保参数.就业成本比例) * 100) : 0, 按比例 ? policy.Money(低保参数.就业成本上限) : Money.Zero,
                名次(s.城镇.增发), 名次(s.农村.增发));
        }

        public Money 就业成本(Money 工资, int 劳力) => !按比例扣成本 || 劳力 == 0 ? Money.Zero
            : Money.Min(工资.Times(成本万分, 10_000, Rounding.四舍五入到分), 成本上限 * 12 * 劳力);

        public 增发类别? 最高(int 岁, bool 重度残疾, bool 重特大疾病, bool 在读, bool 单亲, bool 农村人)
        {
            if (岁 is >= 18 and < 60 && !重度残疾 && !重特大疾病 && !在读)
            {
                return null;
            }
            var 额 = 农村人 ? 农村 : 城镇;
            return 低保增发.最高([.. 低保增发.可归入(岁, 重度残疾, 重特大疾病, 在读, 单亲)], 额) is { } 类别 && 额[类别] > 0 ? 类别 : null;
        }

        /// <summary>一人归入哪一类只看各类金额谁高谁低：只留名次，标准提高时列不用重取。</summary>
        private static 增发额 名次(in 增发额 额)
        {
            long[] 各 = [额.老年, 额.未成年, 额.重残, 额.重病, 额.其他, 额.老年七十, 额.老年八十, 额.单亲];
            long 第(long 值) => 值 == 0 ? 0 : 各.Where(a => a > 0 && a < 值).Distinct().Count() + 1;
            return new(第(额.老年), 第(额.未成年), 第(额.重残), 第(额.重病), 第(额.其他), 第(额.老年七十), 第(额.老年八十), 第(额.单亲));
        }
    }
}
