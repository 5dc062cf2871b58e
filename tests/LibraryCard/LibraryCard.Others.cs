using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Registers;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.LibraryCard;

/// <summary>99.2 购书补贴按月发。</summary>
public sealed class 购书补贴() : Benefit<借书证申请>("book-money", "购书补贴", "BK", "99.2")
{
    public override string Class(借书证申请 x, Evidence found, Policy policy) => x.借阅.证类.ToString();

    public override IReadOnlyList<CaseParty> Covered(借书证申请 x, Evidence found, Policy policy) => LibraryCardMeasure.借书证.Parties(x);

    public override bool IsShared(DateOnly on) => on >= 章程.新章程施行;

    public override Payee Payee(借书证申请 x) => new(x.账户.开户人.Value, "乡村银行", x.账户.账号, false);

    public override int AccountWaitDays(Policy policy) => 3;

    /// <summary>领寄宿生书费的，书由学校给，不算进这户的人数。</summary>
    public override IReadOnlyList<string> Excludes => ["JS"];

    public override IReadOnlyList<string> LeavesOut => ["JS"];

    public override string NameOf(string programme) => programme == "JS" ? "寄宿生书费" : base.NameOf(programme);

    public override Sweep Over(Roster county, Policy policy) => new 借书普查(county);

    /// <summary>当月15日前发。</summary>
    public override DateOnly? PaidBy(PayMonth month, Policy policy) => new(month.Year, month.Month, 15);

    public override IReadOnlyList<Recognition> Recognitions => [new("候补读者", 12), new("远行读者", 12, 参数.远行里程)];

    public override IReadOnlyList<string> HouseholdTraits => ["成人证户"];

    public override IReadOnlyList<string> PersonTraits => ["申请人"];

    public override Roll Roll(借书证申请 x, Policy policy, DateOnly on) => new(
        x.借阅.证类 == 证类.成人证 ? ["成人证户"] : [],
        [.. LibraryCardMeasure.借书证.Parties(x).Select((p, i) => 
            p.Id is { Value.Length: 18 } id ? new RollPerson(p.Name, id, id.IsMale, id.BirthDate, i == 0 ? ["申请人"] : []) : new(p.Name, null, null, null, []))]);

    /// <summary>成人证一年看一次，儿童证半年；收入超过标准的再发六个月，后三个月减半；新章程起，少发前先听意见。</summary>
    public override ReviewLaw Review(借书证申请 x, Evidence found, Policy policy, DateOnly on, Decision computed) => new(
        x.借阅.证类 == 证类.成人证 ? new("B", 12, "成人变化不大", 章程.按(on, 11)) : new("C", 6, "儿童长得快", 章程.按(on, 11)),
        章程.按(on, 12), on < 章程.新章程施行 ? null : 章程.新(13), 章程.按(on, 12),
        computed is { Granted: false } && computed.Unmet.All(r => r.Code == "收入低于标准")
            ? new([100, 100, 100, 50, 50, 50], policy.Money(参数.补贴月标准) * x.人数, 章程.按(on, 12)) : null,
        [new(Suspension.联系不上, true, 章程.按(on, 12)), new(Suspension.不配合复核, true, 章程.按(on, 12)), new(Suspension.羁押或强制戒毒, false, 章程.按(on, 12))],
        on < 章程.新章程施行 ? new(章程.旧(12), 1, 3, 章程.旧(12)) : new(章程.新(12), 0, 2, 章程.新(12)));

    /// <summary>新章程起，瞒了三个月以上要约谈。</summary>
    public override SilenceLaw? SilenceOn(DateOnly on) => on < 章程.新章程施行 ? null : new(3, 章程.新(12));
}

/// <summary>99.3 阅览室台账，谁都可以看。</summary>
public sealed class 阅览室() : Register<阅览室登记>("reading-rooms", "阅览室", "99.3")
{
    public override string Summary => "哪里有阅览室、什么时候开、谁在管。";
    public override Actor KeptBy => Actor.镇办;
    public override bool IsPublic => true;
    public override IReadOnlyList<string> Columns => [nameof(阅览室登记.名称), nameof(阅览室登记.所在地), nameof(阅览室登记.开放日)];
}

public sealed record 阅览室登记 : IEntry, IChecked
{
    [Ask("名称", Longest = 30)]
    public string 名称 { get; init; } = "";

    [Ask("所在地")]
    public DivisionCode 所在地 { get; init; }

    [Ask("开放日", MayBeFuture = true)]
    public DateOnly 开放日 { get; init; }

    [Ask("关闭日", MayBeFuture = true)]
    public DateOnly? 关闭日 { get; init; }

    [Ask("管理员电话", Class = FieldClass.Public)]
    public Phone? 电话 { get; init; }

    [Ask("管理员身份证号", Class = FieldClass.Sensitive)]
    public IdNumber? 管理员身份证号 { get; init; }

    [Ask("开放时间", RowName = "时段", AtMost = 7)]
    public IReadOnlyList<开放时段> 开放时间 { get; init; } = [];

    string IEntry.EntryKey => $"{所在地}/{名称}";
    DivisionCode IEntry.EntryArea => 所在地;
    DateOnly IEntry.EntryFrom => 开放日;
    DateOnly? IEntry.EntryTo => 关闭日;

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (关闭日 < 开放日)
        {
            yield return new(nameof(关闭日), "关闭日不能早于开放日");
        }
    }
}

/// <summary>一周里开门的一段时间。</summary>
public sealed record 开放时段
{
    [Ask("星期几")]
    public 周几 星期 { get; init; }

    [Ask("几点到几点", Longest = 20)]
    public string 时间 { get; init; } = "";
}

public enum 周几 { 星期一, 星期二, 星期三, 星期四, 星期五, 星期六, 星期日 }

/// <summary>99.4 借书证的批准可以下放到镇办。</summary>
public sealed class 审批下放() : Register<下放登记>("library-card-delegations", "借书证审批下放", "99.4")
{
    public override string Summary => "哪些镇办从哪天起自己批借书证，县馆还抽查多少。";
    public override Actor KeptBy => Actor.县区;
    public override IReadOnlyList<string> Columns => [nameof(下放登记.镇办), nameof(下放登记.下放日), nameof(下放登记.文号)];
}

public sealed record 下放登记 : IDelegation
{
    [Ask("镇办", Level = DivisionLevel.Town)]
    public DivisionCode 镇办 { get; init; }

    [Ask("从哪天起", MayBeFuture = true)]
    public DateOnly 下放日 { get; init; }

    [Ask("到哪天止", MayBeFuture = true)]
    public DateOnly? 收回日 { get; init; }

    [Ask("抽查比例", Unit = "%", Least = 0, Most = 100)]
    public int 抽查比例 { get; init; }

    [Ask("每月最多批多少补贴", Unit = "元／月", Hint = "不设上限的留空。")]
    public Money? 最高金额 { get; init; }

    [Ask("连同以后的增减停发？", Hint = "没有写明的，由县馆决定。")]
    public bool? 增减停发 { get; init; }

    [Ask("下放文件的文号")]
    public string 文号 { get; init; } = "";

    string IEntry.EntryKey => 镇办.Value;
    DivisionCode IEntry.EntryArea => 镇办;
    DateOnly IEntry.EntryFrom => 下放日;
    DateOnly? IEntry.EntryTo => 收回日;
    string IDelegation.Service => "library-card";
    int IDelegation.SpotCheckPercent => 抽查比例;
    string IDelegation.Document => 文号;
    bool IDelegation.Covers(bool grant, Money? monthly) => 最高金额 is null || monthly is null || monthly <= 最高金额;
    bool IDelegation.CoversChanges(Money? monthly) => 增减停发 == true && (最高金额 is null || monthly is null || monthly <= 最高金额);
}

/// <summary>99.5 送书下乡。</summary>
public sealed class 送书下乡() : Campaign("books-to-villages", "送书下乡", "99.5")
{
    public override string Summary => "每个村送一箱书。";
    public override string Unit => "箱";
    public override IReadOnlyList<Milestone> Milestones =>
        [new("选好书", new(2026, 9, 30)), new("送到一半的村", new(2026, 11, 30)), new("全部送到", new(2027, 3, 31))];
}

/// <summary>99.6 办证期限用了八成还没办完，提醒镇办。</summary>
public sealed class 办证将超期() : Watch("library-card-late", "办证将超期", "99.6")
{
    public override string Summary => "期限用过八成还没办完的，请镇办看一看。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(2);

    public override Noticed? Notices(WatchedCase x, DateOnly today) =>
        x.Matter == "library-card" && x.UsedPercent >= 80 ? new($"期限已用 {x.UsedPercent}%，{x.Due:M月d日}到期", today > x.Due ? 2 : 1) : null;
}
