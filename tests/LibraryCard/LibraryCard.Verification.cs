using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.LibraryCard;

/// <summary>99.6 要购书补贴的，县馆向三处查收入和存书。</summary>
public sealed class 借书户核对() : MeansCheck("library-verification", "借书户核对", "library-card", "means-check", "99.6")
{
    public override string Summary => "查工资、存折和家里的藏书；没有回音不算没有。";

    public override string PaperWord => "借核";

    public override IReadOnlyList<Source> Sources { get; } =
    [
        new("L01", "工资", "县税务所", "一年的工资", ["年收入"], AdultsOnly: true),
        new("L02", "存折", "乡村银行", "存折上的利息", ["年收入"], OfObligors: ["藏书"]),
        new("L03", "藏书", "县文化馆", "家里有多少书", ["藏书"], IsAuxiliary: true),
    ];

    public override Article BasisOn(DateOnly on) => 章程.按(on, 4);

    /// <summary>旧章程没有写几天内启动。</summary>
    public override Limit? StartWithin(DateOnly on) => on < 章程.新章程施行 ? null : Limit.工作日(3);

    public override Parameter AnswerDays => 参数.核对回答期限;

    public override Parameter ValidDays => 参数.核对有效期;

    public override Parameter ConsentDays => 参数.授权有效期;

    public override Parameter KeepMonths => 参数.回答原文保存;

    /// <summary>申请人申请时就同意了；同用的大人要另外签字，孩子由申请人签。分家的旧章程一并要授权；新章程他愿意（肯替收钱）才查。</summary>
    public override IReadOnlyList<Subject> SubjectsOf(object facts, DateOnly on)
    {
        var x = (借书证申请)facts;
        var (本人, 签字日) = (x.申请人.姓名.Value, x.账户.签发日);
        return
        [
            new(本人, x.申请人.身份证号, "申请人", false, 本人, 签字日),
            .. x.同用.成员.Where(分家).Where(m => on < 章程.新章程施行 || m.姓名 == x.账户.开户人)
                .Select(m => new Subject(m.姓名.Value, m.身份证号, "分家的", false, m.姓名 == x.账户.开户人 ? m.姓名.Value : null, m.姓名 == x.账户.开户人 ? 签字日 : null, IsObligor: true)),
            .. x.同用.成员.Where(m => !分家(m)).Select(m => m.身份证号.AgeOn(on) < 18
                ? new Subject(m.姓名.Value, m.身份证号, "同用人", true, 本人, 签字日)
                : new Subject(m.姓名.Value, m.身份证号, "同用人", false, null, null)),
        ];
    }

    public override object Conclude(object facts, CheckReport report, Policy policy) => new 收入核对
    {
        年收入 = Sum(report.Replies) is { } sum ? sum : ((借书证申请)facts).借阅.家庭年收入,
    };

    public override IReadOnlyList<Flag> FlagsOf(object facts, IReadOnlyList<SourceReply> replies, Policy policy) =>
        [.. replies.Where(r => r.Source.Code == "L03" && r.Values.Any(v => v.Count > 100)).Select(r => new Flag("藏书多", r.Subject, "家里书不少，请看看是不是真要借"))];

    private static bool 分家(同用人 m) => m.其他关系 == "分家的";

    private static Money? Sum(IReadOnlyList<SourceReply> replies) =>
        replies.SelectMany(r => r.Values).Where(v => v.Item == "年收入").ToList() is { Count: > 0 } said
            ? said.Aggregate(Money.Zero, (sum, v) => sum + (v.Amount ?? Money.Zero)) : null;
}

/// <summary>99.6 来源到期没有回音的，请县馆催一催。</summary>
public sealed class 核对没有回音() : Watch("library-verification-late", "核对没有回音", "99.6")
{
    public override string Summary => "来源到期没有回音的，请县馆催一催。";
    public override Actor Owner => Actor.县区;
    public override Limit Limit => Limit.工作日(1);
    public override bool OfVerification => true;

    public override Noticed? Notices(WatchedCase x, DateOnly today) =>
        x.Verification is not { } v ? null
        : v.ValidTo < today ? new("核对报告过期了", 3)
        : v.AnswerBy < today && v.Silent.Count > 0 ? new($"没有回音：{string.Join('、', v.Silent)}", 2)
        : v.StartBy < today ? new("还没有启动", 1)
        : null;

    public override Noticed? NoticesLetter(WatchedLetter x, DateOnly today) =>
        today > x.Due ? new("来函过期了", 2) : x.UsedPercent >= 80 ? new($"来函期限已用 {x.UsedPercent}%", 1) : null;
}
