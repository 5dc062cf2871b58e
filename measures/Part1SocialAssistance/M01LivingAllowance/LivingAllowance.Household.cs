using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 规则看到的一户：列里的一行。没有姓名，没有证件。收入是申请前十二个月的，分项记到分，各项不小于零（确认办法第十三条）；
/// 财产只有要对照限额的各项，豁免的车辆、危房不在数内（确认办法第十四条）。</summary>
public readonly struct 低保户(低保列 列, int 行)
{
    /// <summary>单独的一户，各项为零。</summary>
    public static 低保户 新的 => new 低保列(1)[0];

    /// <summary>共同生活的家庭成员人数。</summary>
    public int 人数 => 城镇人数 + 农村人数;

    public int 城镇人数 { get => 列.城镇人数[行]; init => 列.城镇人数[行] = checked((byte)value); }

    public int 农村人数 { get => 列.农村人数[行]; init => 列.农村人数[行] = checked((byte)value); }

    public Money 工资性 { get => new(列.工资性[行]); init => 列.工资性[行] = value.Fen; }

    public Money 经营净 { get => new(列.经营净[行]); init => 列.经营净[行] = value.Fen; }

    public Money 财产净 { get => new(列.财产净[行]); init => 列.财产净[行] = value.Fen; }

    public Money 转移性 { get => new(列.转移性[行]); init => 列.转移性[行] = value.Fen; }

    public Money 其他 { get => new(列.其他[行]); init => 列.其他[行] = value.Fen; }

    /// <summary>收入难以核实的劳动力按系数推算的收入（1.3-05）。</summary>
    public Money 推算 { get => new(列.推算[行]); init => 列.推算[行] = value.Fen; }

    /// <summary>一次性的赔偿款、征地款、拆迁款（F2.1）。</summary>
    public Money 一次性 { get => new(列.一次性[行]); init => 列.一次性[行] = value.Fen; }

    /// <summary>中央确定的基础养老金（X6）。</summary>
    public Money 基础养老金 { get => new(列.基础养老金[行]); init => 列.基础养老金[行] = value.Fen; }

    public Money 高龄津贴 { get => new(列.高龄津贴[行]); init => 列.高龄津贴[行] = value.Fen; }

    public Money 就业成本 { get => new(列.就业成本[行]); init => 列.就业成本[行] = value.Fen; }

    public Money 刚性支出 { get => new(列.刚性支出[行]); init => 列.刚性支出[行] = value.Fen; }

    /// <summary>缴的税、社会保险费，付出的赡养、抚养、扶养费。</summary>
    public Money 转移支出 { get => new(列.转移支出[行]); init => 列.转移支出[行] = value.Fen; }

    public Money 金融资产 { get => new(列.金融资产[行]); init => 列.金融资产[行] = value.Fen; }

    public Money 年营业额 { get => new(列.年营业额[行]); init => 列.年营业额[行] = value.Fen; }

    public int 住房套数 { get => 列.住房套数[行]; init => 列.住房套数[行] = checked((byte)value); }

    public int 机动车数 { get => 列.机动车数[行]; init => 列.机动车数[行] = checked((byte)value); }

    public int 大型农机数 { get => 列.大型农机数[行]; init => 列.大型农机数[行] = checked((byte)value); }

    /// <summary>财产超过限额时一事一议的结论。</summary>
    public 议定 议定 { get => 列.议定[行]; init => 列.议定[行] = value; }

    /// <summary>城镇成员里分类增发的各类人数。</summary>
    public 分类人数 城镇增发 { get => new(列.城镇增发[行]); init => 列.城镇增发[行] = value.值; }

    /// <summary>农村成员里分类增发的各类人数。</summary>
    public 分类人数 农村增发 { get => new(列.农村增发[行]); init => 列.农村增发[行] = value.值; }

    public 分档人数 分档 { get => 列.分档[行]; init => 列.分档[行] = value; }
}

/// <summary>1.3 财产超过限额时一事一议的结论，由人作出。</summary>
public enum 议定 : byte { 未议, 认定符合, 认定不符合 }

/// <summary>1.3 分类施保各类人数；一人只算最高的一类（F-4）。每类占八位，便于按列存放。</summary>
public readonly record struct 分类人数(ulong 值)
{
    public int this[增发类别 类别] => (int)(值 >> ((int)类别 * 8) & 0xFF);

    public 分类人数 加(增发类别 类别, int 人 = 1) => new(checked(值 + ((ulong)checked((byte)人) << ((int)类别 * 8))));
}

/// <summary>1.3 增发保障金的类别（社会救助法第二十条）。老年人分六十、七十、八十岁以上三级，各地可以定不同的数；「其他」指在读的成年子女。</summary>
public enum 增发类别 { 老年, 未成年, 重残, 重病, 其他, 老年七十, 老年八十, 单亲 }

/// <summary>1.3 分档发放时各档人数，由入户调查后核定。</summary>
public readonly record struct 分档人数(byte A, byte B, byte C, byte D)
{
    public int 合计 => A + B + C + D;
}

/// <summary>1.3 一列户算下来：几户符合低保，几户是边缘家庭，每月共多少。</summary>
public readonly record struct 低保汇总(long 低保户, long 边缘户, Money 合计)
{
    public 低保汇总 加(in 低保结果 一户) => new(低保户 + (一户.符合 ? 1 : 0), 边缘户 + (一户.边缘 ? 1 : 0), 合计 + 一户.月额);
}

/// <summary>1.3 规则的结果：是不是低保、是不是边缘家庭、每月多少。</summary>
public readonly record struct 低保结果(bool 符合, bool 边缘, Money 基本, Money 增发)
{
    /// <summary>每月低保金：差额（或分档、单人户）加分类增发（F-6）。</summary>
    public Money 月额 => 基本 + 增发;
}
