using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 以单人户申请的人（试行办法第十条；确认办法第八条）。</summary>
/// <param name="重残">一、二级残疾，三级智力、精神残疾。</param>
/// <param name="重病">患重特大疾病。</param>
/// <param name="宗教教职">脱离家庭三年以上的宗教教职人员。</param>
/// <param name="特殊困难">当地规定的其他特殊困难人员，由入户调查认定。</param>
/// <param name="单独立户重残">丧失劳动能力、单独立户的成年一、二级残疾人（2012年办法）。</param>
/// <param name="无业重残">成年、无业的一、二级残疾人（2022年通知）。</param>
public readonly record struct 单人户(
    低保户 家庭, Money 本人年收入, bool 重残, bool 重病, bool 宗教教职, bool 特殊困难, bool 单独立户重残, bool 无业重残,
    户籍类别 类别, 分类人数 增发, 单人户方式 方式, Money 定额);

/// <summary>1.3 单人户：家庭比低保标准好一些、本人重残或重病的，可以单独纳入低保。</summary>
public static class 单人户规则
{
    /// <summary>按受理日选用办法。</summary>
    public static 低保结果 审核<TWhy>(in 单人户 x, in 低保标准 s, DateOnly 受理日, ref TWhy why) where TWhy : struct, IWhy =>
        受理日 < 低保办法.确认办法施行 ? 二〇一二年(x, s, ref why)
        : 受理日 < 低保办法.兜底通知印发 ? 二〇二一年(x, s, ref why)
        : 受理日 < 低保办法.救助法施行 ? 二〇二二年(x, s, ref why)
        : 救助法(x, s, ref why);

    /// <summary>2012年办法第十条：丧失劳动能力且单独立户的成年重残人，在宗教场所三年以上的教职人员；那时没有边缘家庭。</summary>
    public static 低保结果 二〇一二年<TWhy>(in 单人户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        是对象(x.单独立户重残 | x.宗教教职, "丧失劳动能力且单独立户的成年一、二级残疾人，或在宗教场所居住三年以上的宗教教职人员", 低保依据.二〇一二, ref why)
            ? 独自(x, s, 低保依据.二〇一二, 自成一户: true, ref why)
            : default;

    /// <summary>2021年办法第八条：边缘家庭里的重残、重病和当地规定的其他特殊困难人员；宗教教职人员不看边缘家庭。</summary>
    public static 低保结果 二〇二一年<TWhy>(in 单人户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        边缘家庭里的人(x, s, 低保依据.二〇二一, x.宗教教职, ref why);

    /// <summary>2022年通知以后：成年无业重残人也可以参照单人户提出，家庭不必先是边缘家庭。</summary>
    public static 低保结果 二〇二二年<TWhy>(in 单人户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        边缘家庭里的人(x, s, x.无业重残 ? 低保依据.二〇二二 with { 单人户 = 低保依据.通知准入 } : 低保依据.二〇二二, x.宗教教职 | x.无业重残, ref why);

    /// <summary>社会救助法施行后：边缘家庭里的人依法律第二十一条第二款。</summary>
    public static 低保结果 救助法<TWhy>(in 单人户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        边缘家庭里的人(x, s,
            x.无业重残 ? 低保依据.救助法施行后 with { 单人户 = 低保依据.通知准入 }
            : x.宗教教职 ? 低保依据.救助法施行后 with { 单人户 = 低保依据.确认单人户 }
            : 低保依据.救助法施行后, x.宗教教职 | x.无业重残, ref why);

    private static 低保结果 边缘家庭里的人<TWhy>(in 单人户 x, in 低保标准 s, 条文组 条, bool 不看边缘, ref TWhy why) where TWhy : struct, IWhy
    {
        var 对象 = 是对象(x.重残 | x.重病 | x.宗教教职 | x.特殊困难 | x.无业重残,
            "持有一、二级残疾证或三级智力、精神残疾证，患重特大疾病，脱离家庭三年以上的宗教教职人员，或当地规定的其他特殊困难人员", 条, ref why);
        var 家庭可以 = 不看边缘 || 是边缘家庭(x.家庭, s, 条, ref why);
        return 对象 & 家庭可以 ? 独自(x, s, 条, 不看边缘, ref why) : default;
    }

    private static bool 是对象<TWhy>(bool 是, string 哪些人, 条文组 条, ref TWhy why) where TWhy : struct, IWhy =>
        why.Requires(是, "属于单人户对象", 条.单人户, $"可以单独申请的是：{哪些人}");

    private static bool 是边缘家庭<TWhy>(in 低保户 家, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 年线 = 低保规则.本类(家, s).年标准 * 家.人数;
        var 收入 = 低保收入.全年(家, s, 年线, 条, ref why);
        var 不低于 = why.Requires(收入 >= 年线, "家庭人均收入不低于标准", 条.单人户,
            $"家庭全年收入 {收入} 元，低保标准 {家.人数} 人合 {年线} 元；低于标准的应当全家一起申请");
        return 不低于 & 低保规则.边缘(收入, 年线, s, 条, ref why);
    }

    /// <summary>按单人计发。自成一户的和按差额发的，本人收入要低于标准；财产看全家的。</summary>
    private static 低保结果 独自<TWhy>(in 单人户 x, in 低保标准 s, 条文组 条, bool 自成一户, ref TWhy why) where TWhy : struct, IWhy
    {
        ref readonly var 类 = ref x.类别 == 户籍类别.城镇 ? ref s.城镇 : ref s.农村;
        var 财产符合 = 低保财产.符合规定(x.家庭, s, 类.年标准 * Math.Max(1, x.家庭.人数), 条, ref why);
        var 低于 = (!自成一户 & x.方式 != 单人户方式.本人差额)
            || why.Requires(x.本人年收入 < 类.年标准, "本人收入低于标准", 条.单人户, $"本人全年收入 {x.本人年收入} 元，{x.类别}标准全年 {类.年标准} 元");
        if (!(财产符合 & 低于))
        {
            return default;
        }
        var 额 = x.方式 switch
        {
            单人户方式.本人差额 => (类.年标准 - x.本人年收入).DividedBy(12, s.取整),
            单人户方式.全额 => 类.月标准,
            _ => x.定额,
        };
        why.Computes("单人户", 条.单人户, $"按{x.方式}计发，每月 {额} 元");
        var 增发 = 低保增发.合计(x.类别 == 户籍类别.城镇 ? x.增发 : default, x.类别 == 户籍类别.农村 ? x.增发 : default, s, 条, ref why);
        return new(true, false, 额, 增发);
    }
}
