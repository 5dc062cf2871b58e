using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.5 审批权限下放镇（办）：哪个镇办、从哪天到哪天、依据什么文件，由镇办作出低保确认决定（确认办法第二条；社会救助法第四十四条）。</summary>
public sealed class 审批权限下放() : Register<下放记录>("delegation", "审批权限下放台账", "1.5")
{
    public override string Summary => "登记把低保审核确认权下放给镇办的文件、期限和县区抽查比例；受理当天已下放的，由镇办办到底。";

    public override Actor KeptBy => Actor.县区;

    public override bool IsPublic => true;

    public override IReadOnlyList<string> Columns =>
        [nameof(下放记录.镇办), nameof(下放记录.下放的决定), nameof(下放记录.自), nameof(下放记录.至), nameof(下放记录.文号), nameof(下放记录.省级文号), nameof(下放记录.抽查比例)];
}

/// <summary>1.5 可以下放的决定。</summary>
public enum 可下放决定 { 确认, 不予确认, 增发减发停发 }

/// <summary>1.5 一次下放。</summary>
public sealed record 下放记录 : IDelegation, IChecked
{
    [Ask("下放给哪个镇（办）？", Level = DivisionLevel.Town)]
    public DivisionCode 镇办 { get; init; }

    [Ask("下放哪些决定？")]
    public IReadOnlyList<可下放决定> 下放的决定 { get; init; } = [];

    [Ask("每户每月最多多少由镇办定", Unit = "元／月", Hint = "不设上限的留空。")]
    public Money? 最高金额 { get; init; }

    [Ask("从哪天起", MayBeFuture = true)]
    public DateOnly 自 { get; init; }

    [Ask("到哪天止", MayBeFuture = true, Hint = "没有定的留空。")]
    public DateOnly? 至 { get; init; }

    [Ask("下放文件的文号")]
    public string 文号 { get; init; } = "";

    [Ask("省级政府规定的文号", Hint = "2026年7月1日起的下放必须填写。")]
    public string? 省级文号 { get; init; }

    [Ask("县区抽查比例", Unit = "%", Least = 0, Most = 100, Hint = "不低于当地规定，一般是30%。")]
    public int 抽查比例 { get; init; }

    public string Service => "living-allowance";

    public int SpotCheckPercent => 抽查比例;

    public string Document => 省级文号 is { } 省 ? $"{文号}；{省}" : 文号;

    public string EntryKey => $"living-allowance/{镇办}";

    public DivisionCode EntryArea => 镇办;

    public DateOnly EntryFrom => 自;

    public DateOnly? EntryTo => 至;

    /// <summary>2026年7月1日起受理的，没有省级规定的下放不再有效，由县区决定（社会救助法第四十四条第二款）。</summary>
    public bool Holds(DateOnly acceptedOn) => acceptedOn < 低保办法.救助法施行 || !string.IsNullOrEmpty(省级文号);

    /// <summary>没有下放的决定、超过最高金额的，仍由县区作出。</summary>
    public bool Covers(bool grant, Money? monthly) => grant
        ? 下放的决定.Contains(可下放决定.确认) && (最高金额 is null || monthly is null || monthly <= 最高金额)
        : 下放的决定.Contains(可下放决定.不予确认);

    public bool CoversChanges(Money? monthly) =>
        下放的决定.Contains(可下放决定.增发减发停发) && (最高金额 is null || monthly is null || monthly <= 最高金额);

    private bool 须有省级规定(DateOnly today) =>
        自 >= 低保办法.救助法施行 || (today >= 低保办法.救助法施行 && (至 is null || 至 >= 低保办法.救助法施行));

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (镇办.Level != DivisionLevel.Town)
        {
            yield return new(nameof(镇办), "请选择镇（街道办），不是县区，也不是村");
        }
        if (下放的决定.Count == 0)
        {
            yield return new(nameof(下放的决定), "请至少勾选一种决定", "required");
        }
        if (至 is { } 止 && 止 < 自)
        {
            yield return new(nameof(至), "结束日期不能早于开始日期");
        }
        if (string.IsNullOrEmpty(省级文号) && 须有省级规定(today))
        {
            yield return new(nameof(省级文号), "2026年7月1日起，下放要有省级政府的规定，请填写文号（社会救助法第四十四条）", "required");
        }
    }
}
