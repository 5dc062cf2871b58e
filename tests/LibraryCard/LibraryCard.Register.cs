using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.LibraryCard;

/// <summary>99.6 读书会的名册和领购书补贴的户对一遍。</summary>
public sealed class 读书会名册() : Counterpart("reading-club", "购书补贴与读书会比对", "99.6")
{
    public override string Summary => "领购书补贴的户和读书会的名册按证件号码对一遍。";
    public override string Register => "读书会名册";
    public override string Office => "读书会";
    public override string Asks => "下列家庭请你们也邀请。";
    public override string Caution => "退出读书会不是停发补贴的理由。";
    public override Benefit Benefit => LibraryCardMeasure.购书补贴;

    public override int EveryMonths(Policy policy) => 3;

    public override IReadOnlyList<Laid> Over(Screened county) => [.. Enumerable.Range(0, county.Roster.Households).Select(户 =>
    {
        var 家 = county.Beside(this)?.Of(户) ?? [];
        var 在领 = county.Received.OfHousehold(户, Benefit.Programme).Count > 0;
        return (家.Count > 0 ? Laid.在册 : 0) | (在领 ? Laid.在领 : 0)
            | (家.Count > 0 && !在领 && county[Benefit].Outcomes[户] == Core.Sweeping.Outcome.符合 ? Laid.可能漏保 : 0)
            | (在领 && 家.Count == 0 && Income(county.Roster, 户) < Money.Yuan(5000) ? Laid.可能漏册 : 0)
            | (家.Any(f => f.PerHead is { } 数 && 数 * 2 != Income(county.Roster, 户)) ? Laid.数不一致 : 0)
            | (在领 && 家.Count > 0 && 家.All(f => f.HasLeft) ? Laid.脱贫仍在领 : 0);
    })];

    public override Money Income(Roster roster, int household) => new(roster[Known.工资][household] + roster[Known.转移][household]);
}
