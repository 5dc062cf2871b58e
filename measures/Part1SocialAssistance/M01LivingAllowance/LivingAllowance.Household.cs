using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 规则看到的一户：人数、全年收入、财产、分类人数。没有姓名，没有证件。</summary>
public readonly record struct 低保户(
    int 城镇人数, int 农村人数, 收入账 收入, 财产账 财产, 分类人数 城镇增发, 分类人数 农村增发, 分档人数 分档)
{
    /// <summary>共同生活的家庭成员人数。</summary>
    public int 人数 => 城镇人数 + 农村人数;
}

/// <summary>1.3 申请前十二个月的全年收入，分项记到分，各项不小于零（确认办法第十三条）。</summary>
public readonly record struct 收入账(
    Money 工资性, Money 经营净, Money 财产净, Money 转移性, Money 其他, Money 推算,
    Money 基础养老金, Money 高龄津贴, Money 就业成本, Money 刚性支出, Money 转移支出);

/// <summary>1.3 家庭财产中需要对照限额的各项（确认办法第十四条）。豁免的车辆、危房不在数内。</summary>
public readonly record struct 财产账(
    Money 金融资产, int 住房套数, int 机动车数, Money 年营业额, int 大型农机数, bool 高费就学或出国, 议定 议定);

/// <summary>1.3 财产超过限额时一事一议的结论，由人作出。</summary>
public enum 议定 { 未议, 认定符合, 认定不符合 }

/// <summary>1.3 分类施保各类人数；一人只算最高的一类（F-4）。每类占八位，便于按列存放。</summary>
public readonly record struct 分类人数(ulong 值)
{
    public int this[增发类别 类别] => (int)(值 >> ((int)类别 * 8) & 0xFF);

    public 分类人数 加一(增发类别 类别) => new(checked(值 + (1UL << ((int)类别 * 8))));

    public static 分类人数 合计(int 老年 = 0, int 未成年 = 0, int 重残 = 0, int 重病 = 0, int 其他 = 0) =>
        new((byte)老年 | (ulong)(byte)未成年 << 8 | (ulong)(byte)重残 << 16 | (ulong)(byte)重病 << 24 | (ulong)(byte)其他 << 32);
}

/// <summary>1.3 增发保障金的类别（暂行办法第十二条第二款）。</summary>
public enum 增发类别 { 老年, 未成年, 重残, 重病, 其他 }

/// <summary>1.3 分档发放时各档人数，由入户调查后核定。</summary>
public readonly record struct 分档人数(int A, int B, int C, int D);

/// <summary>1.3 规则的结果：是不是低保、是不是边缘家庭、每月多少。</summary>
public readonly record struct 低保结果(bool 符合, bool 边缘, Money 基本, Money 增发)
{
    /// <summary>每月低保金：差额（或分档、单人户）加分类增发（F-6）。</summary>
    public Money 月额 => 基本 + 增发;
}
