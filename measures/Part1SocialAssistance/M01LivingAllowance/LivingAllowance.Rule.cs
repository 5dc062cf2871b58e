using System.Runtime.CompilerServices;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 家庭申请低保：共同生活的家庭成员人均收入低于当地标准，且财产符合当地规定的，给予保障。</summary>
/// <remarks>每部办法一个方法，旧案、复核、补发仍用旧方法。恰等于标准不是「低于」（A5-3）。</remarks>
public static class 低保规则
{
    /// <summary>按受理日选用办法。</summary>
    public static 低保结果 审核<TWhy>(in 低保户 x, in 低保标准 s, DateOnly 受理日, ref TWhy why) where TWhy : struct, IWhy =>
        受理日 < 低保办法.确认办法施行 ? 二〇一二年(x, s, ref why)
        : 受理日 < 低保办法.兜底通知印发 ? 二〇二一年(x, s, ref why)
        : 受理日 < 低保办法.救助法施行 ? 二〇二二年(x, s, ref why)
        : 救助法(x, s, ref why);

    /// <summary>2012年办法：城乡户籍混合的家庭，两类成员各按本类标准（试行办法第十一条）；只有差额，没有分档（第二十七条），也没有边缘家庭。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static 低保结果 二〇一二年<TWhy>(in 低保户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy
    {
        var 条 = 低保依据.二〇一二;
        var (城镇线, 农村线) = (s.城镇.年标准 * x.人数, s.农村.年标准 * x.人数);
        var 从严 = x.农村人数 == 0 ? 城镇线 : 农村线;
        var 收入 = 低保收入.全年(x, s, 从严, 条, ref why);
        var 城镇低于 = x.城镇人数 > 0 && 低于标准(收入, x.人数, 城镇线, s.城镇.月标准, 户籍类别.城镇, 条, ref why);
        var 农村低于 = x.农村人数 > 0 && 低于标准(收入, x.人数, 农村线, s.农村.月标准, 户籍类别.农村, 条, ref why);
        var 财产符合 = 低保财产.符合规定(x, s, 从严, 条, ref why);
        if (!(城镇低于 | 农村低于) | !财产符合)
        {
            return default;
        }
        var 城镇额 = 城镇低于 ? 低保金额.差额(收入, x.城镇人数, x.人数, 城镇线, s.城镇.月标准, s, 条, ref why) : Money.Zero;
        var 农村额 = 农村低于 ? 低保金额.差额(收入, x.农村人数, x.人数, 农村线, s.农村.月标准, s, 条, ref why) : Money.Zero;
        var 增发 = 低保增发.合计(城镇低于 ? x.城镇增发 : default, 农村低于 ? x.农村增发 : default, s, 条, ref why);
        return new(true, false, 城镇额 + 农村额, 增发);
    }

    /// <summary>2021年办法：全家按一类标准；不低于标准而低于一倍半的，认定为低保边缘家庭（第八条）。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static 低保结果 二〇二一年<TWhy>(in 低保户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        全家一类(x, s, 低保依据.二〇二一, ref why);

    /// <summary>2022年通知：算法不变，推算收入要照顾确实难以就业的人（由调查人认定）。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static 低保结果 二〇二二年<TWhy>(in 低保户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        全家一类(x, s, 低保依据.二〇二二, ref why);

    /// <summary>社会救助法施行后：算法不变，依据改为法律第十八至二十一条。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static 低保结果 救助法<TWhy>(in 低保户 x, in 低保标准 s, ref TWhy why) where TWhy : struct, IWhy =>
        全家一类(x, s, 低保依据.救助法施行后, ref why);

    private static 低保结果 全家一类<TWhy>(in 低保户 x, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        ref readonly var 类 = ref 本类(x, s);
        var 年线 = 类.年标准 * x.人数;
        var 收入 = 低保收入.全年(x, s, 年线, 条, ref why);
        var 低于 = 低于标准(收入, x.人数, 年线, 类.月标准, x.城镇人数 > 0 ? 户籍类别.城镇 : 户籍类别.农村, 条, ref why);
        var 边缘以内 = 低于 || 边缘(收入, 年线, s, 条, ref why);
        if (!边缘以内 && !TWhy.Listening)
        {
            // 财产怎样都不影响结果；有人听的时候仍要说全
            return default;
        }
        var 财产符合 = 低保财产.符合规定(x, s, 年线, 条, ref why);
        if (!低于)
        {
            return new(false, 财产符合 & 边缘以内, default, default);
        }
        if (!财产符合 || !已定档(x, s, 条, ref why))
        {
            return default;
        }
        var 额 = 基本(收入, x, 年线, 类, s, 条, ref why);
        var 增发 = 低保增发.合计(x.城镇增发, x.农村增发, s, 条, ref why);
        return new(true, false, 额, 增发);
    }

    /// <summary>全家所用的那一类标准。</summary>
    public static ref readonly 类标准 本类(in 低保户 x, in 低保标准 s)
    {
        if (x.城镇人数 > 0)
        {
            return ref s.城镇;
        }
        return ref s.农村;
    }

    /// <summary>人均收入低于当地标准：比全年总数，不比人均数，免得除不尽（A5-2、A5-3）。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool 低于标准<TWhy>(Money 收入, int 人数, Money 年线, Money 月标准, 户籍类别 类别, 条文组 条, ref TWhy why) where TWhy : struct, IWhy =>
        why.Requires(收入 < 年线, 类别 == 户籍类别.城镇 ? "人均收入低于城镇标准" : "人均收入低于农村标准", 条.对象,
            $"家庭全年收入 {收入} 元，{(收入 < 年线 ? "低于" : 收入 == 年线 ? "恰好等于，不低于" : "高于")}{类别}标准 {月标准} × 12 个月 × {人数} 人，合 {年线} 元");

    /// <summary>低保边缘家庭：人均收入低于标准的一倍半（由省规定的倍数）。</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool 边缘<TWhy>(Money 收入, Money 年线, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy =>
        why.Requires(收入 * 100 < 年线 * s.边缘倍数百分, "人均收入低于边缘家庭标准", 条.边缘,
            $"家庭全年收入 {收入} 元，边缘家庭标准是低保标准的 {s.边缘倍数百分 / 100m} 倍，合 {年线.Times(s.边缘倍数百分, 100, Rounding.四舍五入到分)} 元");

    /// <summary>分档发放的，每个人都要先由镇办定档；没定完，数就算不出来。</summary>
    private static bool 已定档<TWhy>(in 低保户 x, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy =>
        s.发放方式 == 发放方式.差额
        || why.Requires(x.分档.合计 == x.人数, "每个人都已定档", 条.分档, $"已定档 {x.分档.合计} 人，共同生活的家庭成员 {x.人数} 人；没有定完的，请镇办入户后逐人定档");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Money 基本<TWhy>(Money 收入, in 低保户 x, Money 年线, in 类标准 类, in 低保标准 s, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 额 = s.发放方式 == 发放方式.差额
            ? 低保金额.差额(收入, x.人数, x.人数, 年线, 类.月标准, s, 条, ref why)
            : 低保金额.分档(x.分档, x.人数, 类, s, 条, ref why);
        if (TWhy.Listening && 额 > 类.月标准 * x.人数)
        {
            why.Warns("超过标准总额", 条.差额, $"每月 {额} 元，超过 {类.月标准} 元 × {x.人数} 人，请核对参数与档次");
        }
        if (TWhy.Listening && 额 == Money.Zero)
        {
            why.Warns("金额为零", 条.差额, $"人均收入低于标准，但差额取整后不足一分，请核对取整方式和最低发放额");
        }
        return 额;
    }
}
