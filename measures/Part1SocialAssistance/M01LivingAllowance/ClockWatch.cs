using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 W01 办理时限预警：用去五成、八成、到最后一天和超期，各提醒一次（确认办法第二十二条）。</summary>
public sealed class 低保时限预警() : Watch("living-allowance-clock", "低保办理时限预警", "1.3")
{
    public override string Summary => "低保案件的法定时限用去五成、八成、到最后一天和超期时，各提醒一次经办的镇办。";

    public override Actor Owner => Actor.镇办;

    public override Limit Limit => Limit.工作日(2);

    public override Noticed? Notices(WatchedCase x, DateOnly today) =>
        x.Matter != "living-allowance" || x.UsedPercent is not { } 用去 || x.Due is not { } 期限 ? null
        : today > 期限 ? new($"法定时限到{日(期限)}为止，已经超过，请当天办理并说明原因", 4)
        : 用去 >= 100 ? new("今天是法定时限的最后一天", 3)
        : 用去 >= 80 ? new($"法定时限已用去{用去}%，{日(期限)}前须办结", 2)
        : 用去 >= 50 ? new($"法定时限已用去{用去}%", 1)
        : null;

    private static string 日(DateOnly d) => $"{d.Year}年{d.Month}月{d.Day}日";
}
