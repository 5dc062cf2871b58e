using System.Runtime.CompilerServices;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 家庭财产：逐项对照限额；超限而当地规定一事一议的，由人议定后规则才往下走（P1–P5）。</summary>
public static class 低保财产
{
    /// <summary>家庭财产状况符合当地规定。</summary>
    /// <param name="年线">全家一年的低保标准；金融资产的限额是它的若干倍。</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool 符合规定<TWhy>(in 低保户 x, in 低保标准 s, Money 年线, 条文组 条, ref TWhy why) where TWhy : struct, IWhy
    {
        var 金融资产 = x.金融资产 + (x.一次性 - 低保收入.当年一次性(x, s, 年线));
        var 百倍限额 = 年线 * s.金融资产倍数百分;
        var 金融 = why.Requires(金融资产 * 100 <= 百倍限额 || 议定符合(s.金融可议, x.议定), "金融资产不超限", 条.财产,
            $"存款、证券、保险等金融资产 {金融资产} 元，限额 {new Money(百倍限额.Fen / 100)} 元（人均年标准的 {s.金融资产倍数百分 / 100m} 倍）{议(s.金融可议, x.议定, 金融资产 * 100 > 百倍限额)}");
        var 住房 = why.Requires(x.住房套数 <= s.住房套数上限 || 议定符合(s.住房可议, x.议定), "住房不超限", 条.财产,
            $"计数的住房 {x.住房套数} 套，上限 {s.住房套数上限} 套（危房、拆迁安置房不计）{议(s.住房可议, x.议定, x.住房套数 > s.住房套数上限)}");
        var 车辆 = why.Requires(x.机动车数 == 0 || 议定符合(s.机动车可议, x.议定), "没有应计的机动车", 条.财产,
            $"应计的机动车 {x.机动车数} 辆（残疾人代步车、摩托车、低值生产用车不计）{议(s.机动车可议, x.议定, x.机动车数 > 0)}");
        var 经营 = why.Requires(x.年营业额 <= s.营业额上限 || 议定符合(s.经营可议, x.议定), "经营主体不超限", 条.财产,
            $"名下经营主体实际年营业额 {x.年营业额} 元，上限 {s.营业额上限} 元{议(s.经营可议, x.议定, x.年营业额 > s.营业额上限)}");
        var 农机 = why.Requires(x.大型农机数 == 0 || 议定符合(s.农机可议, x.议定), "没有大型农机", 条.财产,
            $"大型农机 {x.大型农机数} 台{议(s.农机可议, x.议定, x.大型农机数 > 0)}");
        return 金融 & 住房 & 车辆 & 经营 & 农机;
    }

    private static bool 议定符合(bool 可议, 议定 议定) => 可议 && 议定 == 议定.认定符合;

    private static string 议(bool 可议, 议定 议定, bool 超限) => !超限 ? ""
        : !可议 ? "，超过限额"
        : 议定 switch
        {
            议定.认定符合 => "，经一事一议认定不影响基本生活困难",
            议定.认定不符合 => "，经一事一议认定不符合",
            _ => "，须一事一议：请镇办核实市值、实际经营和实际生活后作出认定",
        };
}
