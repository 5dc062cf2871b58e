using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 以单人户申请的人（确认办法第八条）。</summary>
/// <param name="属于对象">一、二级残疾，三级智力、精神残疾，重特大疾病，或脱离家庭三年以上的宗教教职人员。</param>
/// <param name="无业重残">成年、无业的重度残疾人（2022年通知）。</param>
public readonly record struct 单人户(
    低保户 家庭, Money 本人年收入, bool 属于对象, bool 无业重残, 户籍类别 类别, 分类人数 增发, 单人户方式 方式, Money 定额);

/// <summary>1.3 单人户：家庭是边缘家庭而本人重残、重病的，可以单独纳入低保。</summary>
public static class 单人户规则
{
    /// <summary>2021年办法第八条。</summary>
    public static 低保结果 二〇二一年<TWhy>(in 单人户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        审核(x, s, 低保依据.二〇二一, 须是边缘家庭: true, ref why);

    /// <summary>2022年通知以后：成年无业重度残疾人可以参照单人户提出，家庭不必先是边缘家庭。</summary>
    public static 低保结果 二〇二二年<TWhy>(in 单人户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        审核(x, s, 低保依据.二〇二一 with { 单人户 = 低保依据.通知单人户 }, 须是边缘家庭: !x.无业重残, ref why);

    /// <summary>社会救助法施行后。</summary>
    public static 低保结果 救助法<TWhy>(in 单人户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        审核(x, s, 低保依据.救助法施行后 with { 单人户 = 低保依据.通知单人户 }, 须是边缘家庭: !x.无业重残, ref why);

    private static 低保结果 审核<TWhy>(in 单人户 x, in 低保标准 s, 条文组 条, bool 须是边缘家庭, ref TWhy why) where TWhy : struct, IWhy
    {
        ref readonly var 类 = ref x.类别 == 户籍类别.城镇 ? ref s.城镇 : ref s.农村;
        var 家庭收入 = 低保收入.全年(x.家庭.收入, s, 条, ref why);
        var 家庭标准 = 低保规则.本类(x.家庭, s).月标准;
        var 财产符合 = 低保财产.符合规定(x.家庭.财产, s, 家庭标准, x.家庭.人数, 条, ref why);
        var 家庭可以 = true;
        if (须是边缘家庭)
        {
            var 不低于 = why.Requires(家庭收入 >= 家庭标准 * 12 * x.家庭.人数, "家庭人均收入不低于标准", 条.单人户,
                $"家庭全年收入 {家庭收入} 元，低保标准合 {家庭标准 * 12 * x.家庭.人数} 元；低于标准的应当全家一起申请");
            家庭可以 = 不低于 & 低保规则.边缘(家庭收入, x.家庭.人数, 家庭标准, s, 条, ref why);
        }
        var 是对象 = why.Requires(x.属于对象 | x.无业重残, "属于单人户对象", 条.单人户,
            $"持有一、二级残疾证或三级智力、精神残疾证，患重特大疾病，或脱离家庭三年以上的宗教教职人员");
        var 低于 = why.Requires(x.方式 != 单人户方式.本人差额 || x.本人年收入 < 类.月标准 * 12, "本人收入低于标准", 条.单人户,
            $"本人全年收入 {x.本人年收入} 元，{x.类别}标准全年 {类.月标准 * 12} 元");
        if (!(财产符合 & 家庭可以 & 是对象 & 低于))
        {
            return default;
        }
        var 额 = x.方式 switch
        {
            单人户方式.本人差额 => (类.月标准 * 12 - x.本人年收入).DividedBy(12, s.取整),
            单人户方式.全额 => 类.月标准,
            _ => x.定额,
        };
        why.Computes("单人户", 条.单人户, $"按{x.方式}计发，每月 {额} 元");
        var 增发 = 低保增发.合计(x.类别 == 户籍类别.城镇 ? x.增发 : default, x.类别 == 户籍类别.农村 ? x.增发 : default, s, 条, ref why);
        return new(true, false, 额, 增发);
    }
}
