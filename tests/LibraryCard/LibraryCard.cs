using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Registers;
using Anmin.Core.Values;

namespace Anmin.LibraryCard;

/// <summary>99.1 凡住在本市的人都可以办借书证；要购书补贴的，看家庭收入。</summary>
public sealed class 借书证() : Matter<借书证申请>("library-card", "借书证", "99.1", "99.2")
{
    public override string Summary => "住在本市就能办。困难户可以同时申请按月发的购书补贴。";
    public override IReadOnlyList<string> LifeEvents => ["孩子要读书", "家里困难了"];
    public override IReadOnlyList<string> OtherNames => ["图书证", "办卡借书"];
    public override string PaperWord => "借";
    public override Benefit Pays => LibraryCardMeasure.购书补贴;
    public override Register DelegatedBy => LibraryCardMeasure.审批下放;

    public override IReadOnlyList<GuideLine> Who =>
    [
        new("住在本市的人。", 章程.新(2)),
        new("要购书补贴的，家庭年收入要低于每人标准之和。", 章程.新(5)),
    ];

    public override IReadOnlyList<ShownParameter> Shows =>
    [
        new(参数.押金, "押金", [nameof(证类.成人证), nameof(证类.儿童证)]),
        new(参数.补贴月标准, "购书补贴月标准", [""]),
    ];

    public override string RegimeOn(DateOnly acceptedOn) => acceptedOn < 章程.新章程施行 ? 章程.旧名 : 章程.新名;

    public override Procedure ProcedureOn(DateOnly acceptedOn, bool delegated) =>
        acceptedOn < 章程.新章程施行 ? 旧程序() : 新程序(delegated);

    public override IReadOnlyList<Material> MaterialsOn(DateOnly acceptedOn) =>
    [
        new("id-card", "身份证", "正反两面", Required: true),
        new("photo", "一寸照片"),
        acceptedOn < 章程.新章程施行
            ? new("income-proof", "收入证明", "单位或村里开具", Required: true)
            : new("income-proof", "收入证明", "由我们查，不用您交", CheckedByOffice: true),
    ];

    public override IReadOnlyList<FindingKind> FindingsOn(DateOnly acceptedOn) =>
    [
        new("home-visit", "上门核对", typeof(上门核对), 2, Actor.镇办, StepKind.调查, 章程.按(acceptedOn, 3)),
        new("means-check", "收入核对", typeof(收入核对), 1, Actor.县区, StepKind.初审, 章程.按(acceptedOn, 4), ValidDays: 参数.核对有效期),
        .. acceptedOn < 章程.新章程施行
            ? new FindingKind[] { new("hearing", "异议评议", typeof(异议评议), 2, Actor.村居, StepKind.审核, 章程.旧(9), Needed.WhenObjected) }
            : [],
        new("county-visit", "县馆抽查", typeof(县馆抽查), 2, Actor.县区, StepKind.确认, 章程.按(acceptedOn, 8), Needed.WhenDrawn),
    ];

    public override int SpotCheckPercent(Policy policy) => policy.Whole(参数.抽查比例);

    public override Trial Trial { get; } = new 借书证试算();

    public override IReadOnlyDictionary<string, string> Prefill(KnownHousehold known, DateOnly on)
    {
        var answers = new Dictionary<string, string> { ["申请人.居住地"] = known.Village.Value };
        if (known.People.FirstOrDefault(p => p.IsApplicant) is { } 本人)
        {
            answers["申请人.姓名"] = 本人.Name;
            answers["申请人.身份证号"] = 本人.IdNumber?.Value ?? "";
        }
        foreach (var (i, 人) in known.People.Where(p => !p.IsApplicant).Index())
        {
            answers[$"同用.成员[{i}].姓名"] = 人.Name;
        }
        return answers;
    }

    public override DivisionCode Place(借书证申请 x) => x.申请人.居住地;

    public override 借书证申请 Moved(借书证申请 x, Relocation to) => x with { 申请人 = x.申请人 with { 居住地 = to.Village } };

    public override IReadOnlyList<CaseParty> Parties(借书证申请 x) =>
    [
        new(x.申请人.姓名.Value, x.申请人.身份证号, "申请人"),
        .. x.同用.成员.Select(m => new CaseParty(m.姓名.Value, m.身份证号, m.关系 == 关系.其他 ? m.其他关系 : m.关系.ToString())),
    ];

    public override string? Account(借书证申请 x) => x.账户.账号.Masked;

    public override string? Relative(借书证申请 x) => x.账户.有近亲属任职 ? x.账户.近亲属姓名.Value : null;

    public override NoticeText Notice(借书证申请 x, Evidence found, Decision proposal, DateOnly on) =>
        new(x.申请人.姓名.Value, x.人数, proposal.Award is { } award ? $"每月购书补贴 {award.Monthly.Short} 元" : "发给借书证");

    public override Decision Decide(借书证申请 x, Evidence found, Policy policy, DateOnly on)
    {
        var reasons = new List<Reason>();
        var why = new Explaining(reasons);
        if (on >= 章程.新章程施行 && found.Get<收入核对>() is { } check && check.年收入 != x.借阅.家庭年收入)
        {
            why.Warns("收入有出入", 章程.新(4), $"申报 {x.借阅.家庭年收入} 元，查到 {check.年收入} 元，按查到的算");
        }
        var (户, 标准) = (借书户.Of(x, found), 借书标准.Of(policy, x.借阅.证类));
        var (granted, monthly) = 借书证规则.Decide(户, 标准, on, ref why);
        return new(granted, reasons, granted && monthly > Money.Zero
            ? Award.Of([new("购书补贴", "差额和月标准中较小的一个", monthly, 章程.按(on, 5))])
            : null, granted ? $"{x.借阅.证类}" : 借书证规则.候补(户, 标准) ? "候补读者" : null);
    }

    public override IReadOnlyList<Comparison> Compare(借书证申请 x, Evidence found, Policy policy)
    {
        var 查到 = found.Get<收入核对>() is { } 核对 ? Quantity.Of(核对.年收入, "元／年") : (Quantity?)null;
        var 申报 = Quantity.Of(x.借阅.家庭年收入, "元／年");
        var 容许 = policy.Money(参数.容许相差).InYuan;
        return [new("家庭年收入", null, 申报, 查到, 查到 is null ? [] : [new("收入核对", Reply.已返回, 查到)], 查到 is { } 数 && Math.Abs(数.Number - 申报.Number) > 容许)];
    }

    public override Money? DecideSilently(借书证申请 x, Evidence found, Policy policy, DateOnly on)
    {
        var why = new Silent();
        return 借书证规则.Decide(借书户.Of(x, found), 借书标准.Of(policy, x.借阅.证类), on, ref why).每月;
    }

    // 2020年章程：镇办初审后在村里公示，县里再审、再公示一次
    private static Procedure 旧程序() => new(章程.旧名,
    [
        new(StepKind.受理, "受理", Actor.镇办, Limit.工作日(5), 章程.旧(6)),
        new(StepKind.调查, "上门核对", Actor.镇办, Limit.工作日(10), 章程.旧(7)),
        new(StepKind.初审, "镇办初审", Actor.镇办, Limit.工作日(3), 章程.旧(8)),
        new(StepKind.公示, "村内公示", Actor.镇办, Limit.日(7), 章程.旧(9), "公示期不得少于七日"),
        new(StepKind.审核, "县馆审核", Actor.县区, Limit.工作日(5), 章程.旧(10)),
        new(StepKind.县级公示, "县馆公示", Actor.县区, Limit.日(3), 章程.旧(11)),
        new(StepKind.确认, "批准", Actor.县区, Limit.工作日(3), 章程.旧(12)),
        new(StepKind.送达, "发证", Actor.镇办, Limit.工作日(3), 章程.旧(13)),
    ], Limit.工作日(40), null, 章程.旧(6));

    // 2026年章程：不公示；下放到镇办的由镇办批准
    private static Procedure 新程序(bool delegated) => new(章程.新名,
    [
        new(StepKind.受理, "受理", Actor.镇办, Limit.工作日(3), 章程.新(6)),
        new(StepKind.调查, "上门核对", Actor.镇办, Limit.工作日(5), 章程.新(7)),
        new(StepKind.初审, "镇办初审", Actor.镇办, Limit.工作日(2), 章程.新(8)),
        new(StepKind.确认, "批准", delegated ? Actor.镇办 : Actor.县区, Limit.工作日(3), 章程.新(9)),
        new(StepKind.送达, "发证", Actor.镇办, null, 章程.新(10)),
    ], Limit.工作日(20), Limit.工作日(30), 章程.新(6));
}

/// <summary>不留名先算一算。</summary>
public sealed class 借书证试算() : Trial(typeof(借书证试算.问))
{
    public override DivisionCode PlaceOf(object facts) => ((问)facts).县区;

    public override Decision Estimate(object facts, Policy policy, DateOnly on)
    {
        var x = (问)facts;
        var reasons = new List<Reason>();
        var why = new Explaining(reasons);
        var (granted, monthly) = 借书证规则.Decide(
            new 借书户(x.县区, true, true, x.家庭年收入, x.人数), 借书标准.Of(policy, 证类.成人证), on, ref why);
        return new(granted, reasons, granted ? Award.Of([new("购书补贴", "估算", monthly, 章程.按(on, 5))]) : null);
    }

    /// <summary>试算只问三句。</summary>
    public sealed record 问
    {
        [Ask("住在哪个县（区）？", Level = DivisionLevel.County)]
        public DivisionCode 县区 { get; init; }

        [Ask("家里几口人？", Least = 1, Most = 20)]
        public int 人数 { get; init; }

        [Ask("家庭年收入", Unit = "元／年")]
        public Money 家庭年收入 { get; init; }
    }
}
