using System.Runtime.CompilerServices;
using Anmin.Core.Values;
using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

namespace Anmin.Bench;

/// <summary>The limit: the same complete rule (the law since 2026-07-01) as one straight loop over the same columns, the way one writes it who only wants speed.
/// Unchecked, no explanations, everything constant taken out of the loop.</summary>
internal static class HandLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static 低保汇总 Run(低保列 c, in 低保标准 s, Span<long> fenOut)
    {
        unchecked
        {
            var n = c.户数;
            var urbanCount = c.城镇人数.AsSpan(0, n);
            var ruralCount = c.农村人数.AsSpan(0, n);
            var wage = c.工资性.AsSpan(0, n);
            var business = c.经营净.AsSpan(0, n);
            var property = c.财产净.AsSpan(0, n);
            var transfer = c.转移性.AsSpan(0, n);
            var other = c.其他.AsSpan(0, n);
            var imputed = c.推算.AsSpan(0, n);
            var lump = c.一次性.AsSpan(0, n);
            var pension = c.基础养老金.AsSpan(0, n);
            var elder = c.高龄津贴.AsSpan(0, n);
            var workCost = c.就业成本.AsSpan(0, n);
            var rigid = c.刚性支出.AsSpan(0, n);
            var paid = c.转移支出.AsSpan(0, n);
            var assets = c.金融资产.AsSpan(0, n);
            var turnover = c.年营业额.AsSpan(0, n);
            var houses = c.住房套数.AsSpan(0, n);
            var cars = c.机动车数.AsSpan(0, n);
            var machines = c.大型农机数.AsSpan(0, n);
            var verdict = c.议定.AsSpan(0, n);
            var urbanTop = c.城镇增发.AsSpan(0, n);
            var ruralTop = c.农村增发.AsSpan(0, n);
            var tiers = c.分档.AsSpan(0, n);
            var result = fenOut[..n];

            long urbanYear = s.城镇.年标准.Fen, ruralYear = s.农村.年标准.Fen;
            long countPension = s.基础养老金计入 ? -1 : 0, countElder = s.高龄津贴计入 ? -1 : 0;
            bool spread = s.一次性分摊, difference = s.发放方式 == 发放方式.差额, wholeYuan = s.取整 == Rounding.进到元;
            long edge = s.边缘倍数百分, assetTimes = s.金融资产倍数百分, mostTurnover = s.营业额上限.Fen, least = s.最低发放额.Fen;
            int mostHouses = s.住房套数上限;
            bool assetsMay = s.金融可议, housesMay = s.住房可议, carsMay = s.机动车可议, turnoverMay = s.经营可议, machinesMay = s.农机可议;
            var (urbanRates, ruralRates) = (s.城镇.增发, s.农村.增发);
            var (urbanTiers, ruralTiers) = ((s.城镇.A档.Fen, s.城镇.B档.Fen, s.城镇.C档.Fen, s.城镇.D档.Fen), (s.农村.A档.Fen, s.农村.B档.Fen, s.农村.C档.Fen, s.农村.D档.Fen));

            long households = 0, edges = 0, sum = 0;
            for (var i = 0; i < n; i++)
            {
                var persons = urbanCount[i] + ruralCount[i];
                var line = (urbanCount[i] > 0 ? urbanYear : ruralYear) * persons;
                var once = spread ? Math.Min(lump[i], line) : lump[i];
                var income = wage[i] + business[i] + property[i] + transfer[i] + other[i] + imputed[i] + once + (pension[i] & countPension) + (elder[i] & countElder)
                    - workCost[i] - rigid[i] - paid[i];
                income = Math.Max(income, 0);
                long fen = 0;
                if (income < line || income * 100 < line * edge)
                {
                    var agreed = verdict[i] == 议定.认定符合;
                    var fits = ((assets[i] + lump[i] - once) * 100 <= line * assetTimes || (assetsMay && agreed))
                        && (houses[i] <= mostHouses || (housesMay && agreed))
                        && (cars[i] == 0 || (carsMay && agreed))
                        && (turnover[i] <= mostTurnover || (turnoverMay && agreed))
                        && (machines[i] == 0 || (machinesMay && agreed));
                    if (fits && income >= line)
                    {
                        edges++;
                    }
                    else if (fits && (difference || tiers[i].A + tiers[i].B + tiers[i].C + tiers[i].D == persons))
                    {
                        if (difference)
                        {
                            var gap = line - income;
                            fen = wholeYuan ? (gap + 1199) / 1200 * 100 : (gap * 2 + 12) / 24;
                        }
                        else
                        {
                            var (a, b, d, e) = urbanCount[i] > 0 ? urbanTiers : ruralTiers;
                            fen = a * tiers[i].A + b * tiers[i].B + d * tiers[i].C + e * tiers[i].D;
                        }
                        fen = fen > 0 ? Math.Max(fen, least * persons) : 0;
                        if ((urbanTop[i] | ruralTop[i]) != 0)
                        {
                            fen += (TopUp(urbanTop[i], urbanRates) + TopUp(ruralTop[i], ruralRates) + 50) / 100;
                        }
                        households++;
                        sum += fen;
                    }
                }
                result[i] = fen;
            }
            return new(households, edges, new(sum));
        }
    }

    private static long TopUp(ulong counts, in 增发额 r)
    {
        unchecked
        {
            return counts == 0 ? 0
                : (long)(counts & 255) * r.老年 + (long)(counts >> 8 & 255) * r.未成年 + (long)(counts >> 16 & 255) * r.重残 + (long)(counts >> 24 & 255) * r.重病
                + (long)(counts >> 32 & 255) * r.其他 + (long)(counts >> 40 & 255) * r.老年七十 + (long)(counts >> 48 & 255) * r.老年八十 + (long)(counts >> 56) * r.单亲;
        }
    }
}
