using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.2 核对预警：没有按时启动、来源没有回音、报告快到期和已过期，来函的答复期限将到和已过，各提醒一次县区（确认办法第十七条）。</summary>
public sealed class 核对预警() : Watch("means-verification-clock", "核对时限预警", "1.2")
{
    /// <summary>报告到期前多少天开始提醒。</summary>
    private const int 提前 = 10;

    public override string Summary => "收到核对请求没有启动、来源到期没有回音、核对报告快到期或者已过期的，来函快到期或者到期没有答复的，提醒县区。";

    public override Actor Owner => Actor.县区;

    public override Limit Limit => Limit.工作日(1);

    public override bool OfVerification => true;

    public override Noticed? Notices(WatchedCase x, DateOnly today) =>
        x.Matter != "living-allowance" || x.Verification is not { } 核 ? null
        : 核.ValidTo is { } 有效 && today > 有效 ? new($"核对报告{日(有效)}已过有效期，决定前要重新核对", 5)
        : 核.ValidTo is { } 将到 && today > 将到.AddDays(-提前) ? new($"核对报告{日(将到)}到期，请在此之前办结", 4)
        : 核.AnswerBy is { } 回答 && today > 回答 && 核.Silent.Count > 0 ? new($"{日(回答)}已过，还没有回音：{string.Join('、', 核.Silent)}。没有回音不算没有，请催办", 3)
        : 核.StartBy is { } 启动 && today > 启动 ? new($"应在{日(启动)}前启动核对，已经超过", 2)
        : 核.StartBy == today ? new("今天是启动核对的最后一天", 1)
        : null;

    public override Noticed? NoticesLetter(WatchedLetter x, DateOnly today) =>
        x.UsedPercent is not { } 用去 || x.Due is not { } 期限 ? null
        : today > 期限 ? new($"来函应在{日(期限)}前答复，已经超过，报负责人", 3)
        : 用去 >= 100 ? new("今天是答复来函的最后一天", 2)
        : 用去 >= 80 ? new($"答复来函的期限已用去{用去}%，{日(期限)}前须答复", 1)
        : null;

    private static string 日(DateOnly d) => $"{d.Year}年{d.Month}月{d.Day}日";
}
