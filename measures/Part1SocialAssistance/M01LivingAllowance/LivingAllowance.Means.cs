using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 住房页：住在哪里决定由谁受理，有没有地决定按哪类标准（1.3-02、1.3-03）。</summary>
public sealed record 住房情况
{
    [Ask("住在哪个村（社区）？", Hint = "选户口所在的村；人户分离的，工作人员会与您核实。", Level = DivisionLevel.Village)]
    public DivisionCode 村居 { get; init; }

    [Ask("几组、门牌号", Hint = "例如：三组 12 号。", Class = FieldClass.Sensitive)]
    public string 住址 { get; init; } = "";

    [Ask("房子是谁的？")]
    public 住房产权 产权 { get; init; }

    [Ask("面积", Unit = "平方米", Most = 2000)]
    public int 面积 { get; init; }

    [Ask("房子结构")]
    public 住房结构 结构 { get; init; }

    [Ask("危房等级", Hint = "没有鉴定过的不用选。")]
    public 危房等级? 危房等级 { get; init; }

    [Ask("家里按哪一类申请？", Hint = "搬到镇上的易地搬迁户按现在的情况选。")]
    public 户籍类别 户籍类别 { get; init; }

    [Ask("家里有没有承包地？", Hint = "流转出去的也算有。")]
    public bool 有承包地 { get; init; }

    [Ask("村集体有没有给家里分红？")]
    public bool 有集体收益 { get; init; }
}

/// <summary>住房产权。</summary>
public enum 住房产权 { 自有, 租住, 借住, 公租房, 其他 }

/// <summary>住房结构。</summary>
public enum 住房结构 { 框架, 砖混, 砖木, 土木, 其他 }

/// <summary>危房等级。</summary>
public enum 危房等级 { A级, B级, C级, D级 }

/// <summary>1.3 收入页（确认办法第十三条）。</summary>
public sealed record 收入情况
{
    [Ask("打工的人", RowName = "打工的人", Hint = "工资、奖金、打零工、公益性岗位。必要的就业成本会在计算时扣除。", AtMost = 20)]
    public IReadOnlyList<务工收入> 务工 { get; init; } = [];

    [Ask("种植、养殖净收入", Unit = "元／年", Hint = "卖出所得减去种子、化肥、饲料等成本。")]
    public Money 种植养殖 { get; init; }

    [Ask("做生意、跑运输等净收入", Unit = "元／年", Hint = "减去进货、油费等成本和交的税。")]
    public Money 经营 { get; init; }

    [Ask("利息、股息、集体分红", Unit = "元／年")]
    public Money 利息分红 { get; init; }

    [Ask("土地流转、房屋出租收入", Unit = "元／年")]
    public Money 流转出租 { get; init; }

    [Ask("退休金、养老金", Unit = "元／年", Hint = "城乡居民养老金只填地方加发和个人账户部分，基础养老金填在下面。")]
    public Money 养老金 { get; init; }

    [Ask("城乡居民基础养老金", Unit = "元／年", Hint = "中央确定的那一部分。")]
    public Money 基础养老金 { get; init; }

    [Ask("高龄津贴", Unit = "元／年")]
    public Money 高龄津贴 { get; init; }

    [Ask("收到的抚养费、扶养费", Unit = "元／年", Hint = "按协议或判决收到的。分家子女给的赡养费填在「赡养人」那一页。")]
    public Money 抚养扶养费 { get; init; }

    [Ask("失业金、遗属补助、按月的赔偿金", Unit = "元／年")]
    public Money 失业遗属赔偿 { get; init; }

    [Ask("一次性的赔偿款、征地款、拆迁款", Unit = "元", Hint = "过去十二个月里一次领到的大笔钱。填在这里的，不用再填进存款。")]
    public Money? 一次性收入 { get; init; }

    [Ask("农业补贴、生态补偿", Unit = "元／年")]
    public Money 惠农补贴 { get; init; }

    [Ask("其他收入", Unit = "元／年", Hint = "亲友给的钱、礼金等。")]
    public Money 其他 { get; init; }

    [Ask("家里有人领取下面的钱吗？", Hint = "这些按规定不算收入，勾选了不会影响您的申请。")]
    public IReadOnlyList<不计收入项> 不计收入 { get; init; } = [];
}

/// <summary>1.3 一个人的务工收入；成本按人扣。</summary>
public sealed record 务工收入
{
    [Ask("姓名")]
    public PersonName 姓名 { get; init; }

    [Ask("全年工资合计", Unit = "元／年")]
    public Money 全年工资 { get; init; }

    [Ask("一年做了几个月", Unit = "个月", Least = 1, Most = 12)]
    public int 月数 { get; init; }
}

/// <summary>1.3 不计入家庭收入的钱（确认办法第十三条；X1–X9）。</summary>
public enum 不计收入项
{
    [Choice("优待抚恤金")]
    优待抚恤金,

    [Choice("计划生育奖励、特别扶助金")]
    计生奖扶,

    [Choice("奖学金、助学金")]
    奖学金,

    [Choice("见义勇为等奖励")]
    见义勇为奖励,

    [Choice("低保、临时救助等救助金和物资")]
    社会救助款物,

    [Choice("当地规定不计入的其他收入")]
    地方规定,

    [Choice("事实无人抚养儿童基本生活补贴")]
    事实无人抚养补贴,

    [Choice("残疾人两项补贴")]
    残疾人两项补贴,
}

/// <summary>1.3 财产页（确认办法第十四条）。</summary>
public sealed record 财产情况 : IChecked
{
    [Ask("现金和存款", Unit = "元")]
    public Money 存款 { get; init; }

    [Ask("股票、基金", Unit = "元")]
    public Money 证券 { get; init; }

    [Ask("商业保险", Unit = "元", Hint = "能退回来的现金价值。")]
    public Money 商业保险 { get; init; }

    [Ask("借给别人的钱", Unit = "元")]
    public Money 债权 { get; init; }

    [Ask("微信、支付宝等里面的钱", Unit = "元")]
    public Money 互联网金融 { get; init; }

    [Ask("一共有几处房子", Unit = "处", Most = 50, Hint = "农村自建房在一个院子里的算一处。")]
    public int 房屋 { get; init; }

    [Ask("其中危房、拆迁安置房", Unit = "处", Most = 50, Hint = "这些不算。")]
    public int 危房安置房 { get; init; }

    [Ask("车辆", RowName = "车辆", AtMost = 10)]
    public IReadOnlyList<机动车> 车辆 { get; init; } = [];

    [Ask("店铺、公司等一年的营业额", Unit = "元／年", Hint = "名下有执照的才填，按实际营业额；没有营业填 0。")]
    public Money 年营业额 { get; init; }

    [Ask("大型农机", Unit = "台", Most = 20, Hint = "收割机、大型拖拉机等。")]
    public int 大型农机 { get; init; }

    [Ask("有没有人上高收费学校，或自费出国？")]
    public bool 高费就学或出国 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (危房安置房 > 房屋)
        {
            yield return new(nameof(危房安置房), "不能多于房子的总数，请核对");
        }
    }
}

/// <summary>1.3 一辆车。</summary>
public sealed record 机动车
{
    [Ask("哪种车？")]
    public 车辆类别 类别 { get; init; }

    [Ask("现在大约值多少钱", Unit = "元")]
    public Money 市值 { get; init; }

    [Ask("是不是靠它干活挣钱？")]
    public bool 生产用 { get; init; }
}

/// <summary>车辆类别；残疾人功能性补偿代步车不计（试行办法第十七条）。</summary>
public enum 车辆类别 { 轿车, 货车, 摩托车, 残疾人代步车, 船 }

/// <summary>1.3 支出页：减项与刚性支出。</summary>
public sealed record 支出情况
{
    [Ask("缴纳的医保、养老保险", Unit = "元／年")]
    public Money 社会保险 { get; init; }

    [Ask("缴纳的税", Unit = "元／年")]
    public Money 税 { get; init; }

    [Ask("付给别人的赡养、抚养、扶养费", Unit = "元／年")]
    public Money 付出赡养费 { get; init; }

    [Ask("看病自己花的钱", Unit = "元／年", Hint = "在定点医院看病，医保和医疗救助报销以后自己承担的部分。", Class = FieldClass.Sensitive)]
    public Money 医疗自付 { get; init; }

    [Ask("残疾康复、辅具自己花的钱", Unit = "元／年", Class = FieldClass.Sensitive)]
    public Money 残疾康复 { get; init; }

    [Ask("上学花的钱", Unit = "元／年", Hint = "按公办学校的标准填。")]
    public Money 教育 { get; init; }
}

/// <summary>1.3 赡养人页（F-1b）。</summary>
public sealed record 赡养情况
{
    [Ask("赡养人", RowName = "赡养人")]
    public IReadOnlyList<赡养人> 赡养人 { get; init; } = [];
}

/// <summary>1.3 一位不在一起生活的赡养、抚养、扶养义务人。</summary>
public sealed record 赡养人 : IChecked
{
    [Ask("姓名")]
    public PersonName 姓名 { get; init; }

    [Ask("是您家的什么人？")]
    public 义务关系 关系 { get; init; }

    [Ask("是否年满60周岁？")]
    public bool 年满六十 { get; init; }

    [Ask("他自己的情况")]
    public 义务人情况 情况 { get; init; }

    [Ask("给多少钱，有协议或判决吗？")]
    public 赡养依据 依据 { get; init; }

    [Ask("他同意我们核对他的收入和财产吗？", Hint = "确有必要时才核对；不同意的，按您填的算。")]
    public bool? 同意核对 { get; init; }

    [Ask("他的身份证号", Hint = "同意核对的才填；没有号码的不向来源查。", Class = FieldClass.Sensitive), OnlyIf(nameof(同意核对), "是")]
    public IdNumber? 身份证号 { get; init; }

    [Ask("协议、调解或判决的数额", Unit = "元／月"), OnlyIf(nameof(依据), nameof(赡养依据.有协议或判决))]
    public Money? 约定月额 { get; init; }

    [Ask("他家每月收入", Unit = "元／月"), OnlyIf(nameof(依据), nameof(赡养依据.没有))]
    public Money? 家庭月收入 { get; init; }

    [Ask("他家几口人", Unit = "人", Least = 1, Most = 30), OnlyIf(nameof(依据), nameof(赡养依据.没有))]
    public int? 家庭人口 { get; init; }

    [Ask("他要赡养几家老人", Unit = "家", Least = 1, Most = 10, Hint = "自己父母一家，配偶父母一家，就是两家。"), OnlyIf(nameof(依据), nameof(赡养依据.没有))]
    public int? 赡养家数 { get; init; }

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (依据 == 赡养依据.有协议或判决 && 约定月额 is null)
        {
            yield return new(nameof(约定月额), "请填写协议、调解或判决的每月数额", "required");
        }
        if (依据 == 赡养依据.没有)
        {
            if (家庭月收入 is null)
            {
                yield return new(nameof(家庭月收入), "请填写他家每月收入；没有就填 0", "required");
            }
            if (家庭人口 is null)
            {
                yield return new(nameof(家庭人口), "请填写他家几口人", "required");
            }
            if (赡养家数 is null)
            {
                yield return new(nameof(赡养家数), "请填写他要赡养几家老人", "required");
            }
        }
    }
}

/// <summary>义务人与申请家庭的关系。</summary>
public enum 义务关系 { 子女, 父母, 兄弟姐妹, 孙子女, 其他 }

/// <summary>义务人自己困难的，不计算他的给付（F-1b）。</summary>
public enum 义务人情况 { 一般, 特困人员, 低保对象, 重度残疾, 服刑 }

/// <summary>赡养费按什么算。</summary>
public enum 赡养依据
{
    [Choice("没有，按收入推算")]
    没有,

    [Choice("有协议、调解书或判决书")]
    有协议或判决,
}
