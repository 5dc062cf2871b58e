using Anmin.Casework.Desk;
using Anmin.Casework.Geography;
using Anmin.Casework.Journal;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Values;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Desk;

/// <summary>The office's own words: where a case stands, what happened, whose desk this is.</summary>
public static class DeskWords
{
    public static string Case(Guid id) => $"/desk/cases/{id}";

    /// <summary>A place without what everybody at this desk knows: of 紫阳县城关镇西关社区 the town reads 西关社区.</summary>
    public static string Near(string place, Caller caller, DivisionTable divisions) =>
        divisions.FullName(caller.Area) is { Length: > 0 } here && place.Length > here.Length && place.StartsWith(here, StringComparison.Ordinal) ? place[here.Length..] : place;

    /// <summary>Where a case stands, with the class of its tag.</summary>
    public static (string Text, string? Tag) Of(CaseState state) => state switch
    {
        CaseState.已提交 => ("等受理", "han"),
        CaseState.待补正 => ("等补正", null),
        CaseState.调查中 => ("调查", "han"),
        CaseState.公示中 => ("公示", null),
        CaseState.县级公示 => ("县级公示", null),
        CaseState.异议处理 => ("复查异议", "soon"),
        CaseState.审核中 => ("县区审核", "han"),
        CaseState.待确认 => ("等决定", "han"),
        CaseState.已确认 => ("已批准", "ok"),
        CaseState.不予确认 => ("不予批准", null),
        CaseState.终止 => ("已终止", null),
        _ => ("已撤回", null),
    };

    /// <summary>What happened, as the office says it.</summary>
    public static string Happened(JournalRow row) => row.Action switch
    {
        "submitted" => "提交申请",
        "accepted" => "受理",
        "supplement-asked" => "一次性告知补正",
        "supplemented" => "补交材料",
        "attached" => "上传材料",
        "found" => row.ForApplicant ?? "记录调查",
        "opinion-signed" => "签署初审意见",
        "publicity-ended" => row.ForApplicant ?? "公示期满",
        "objected" => "收到异议",
        "resurvey" => "答复异议，重新调查",
        "county-published" => "开始县级公示",
        "granted" => "批准",
        "refused" => "不予批准",
        "delivered" => "决定书送达",
        "withdrawn" => "申请人撤回",
        "terminated" => "终止办理",
        "sent-to-county" => "转县区审核",
        "extended" => "延长时限",
        "paused" => "暂停计时",
        "resumed" => "恢复计时",
        "change-reported" => "报告变化，开始复核",
        "review-corrected" => "复核：更正家庭情况",
        "review-proposed" => "复核：镇（办）提出意见",
        "review-heard" => "复核：听取本人意见",
        "verification-requested" => "请县区核对",
        "verification-started" => "县区启动核对",
        "verification-widened" => "县区补问来源",
        "verification-asked" => "联网查询来源",
        "verification-answered" => "来源联网回答",
        "verification-asked-again" => "复查：再问来源一次",
        "verification-corrected" => "复查：更正一项",
        "verification-reported" => "出具核对报告",
        "verification-objected" => "本人对核对结果有异议",
        "verification-rechecked" => "复查办结，告知本人",
        "verification-withdrawn" => "撤回核对请求",
        "appeal-lodged" => "收到申诉",
        "appeal-reported" => "本人告知已复议或起诉",
        "appeal-noticed" => "收到复议或诉讼通知",
        "appeal-replied" => "向受理机关答复",
        "appeal-answered" => "答复申诉",
        "appeal-redecided" => "重新作出决定",
        _ => row.ForApplicant ?? row.Action,
    };

    /// <summary>Who looked at what.</summary>
    public static string Looked(JournalRow row) => row.Action switch
    {
        "letter-read" => "看决定书",
        "attachment-read" => "看材料",
        "number-read" => "看全号",
        "replayed" => "重算",
        "grant-opened" => "看待遇",
        "review-opened" => "看复核",
        "review-facts-read" => "为更正看家庭情况",
        "appeal-opened" => "看申诉、复议、诉讼",
        "verification-opened" => "看核对结果",
        _ => "打开案卷",
    };

    /// <summary>The act as a link says it.</summary>
    public static string Of(Act act) => act switch
    {
        Act.受理 => "受理",
        Act.告知补正 => "一次性告知补正",
        Act.签署初审意见 => "签署初审意见",
        Act.答复异议 => "答复异议，重新调查",
        Act.县级公示 => "开始县级公示",
        Act.决定 => "作出决定",
        Act.送达 => "登记送达",
        Act.延长时限 => "延长时限",
        Act.终止 => "终止办理",
        _ => act.ToString(),
    };

    /// <summary>Address of an act's page; findings have one for each kind.</summary>
    public static string Page(Guid id, Act act) => Case(id) + act switch
    {
        Act.受理 => "/accept",
        Act.告知补正 => "/supplement",
        Act.签署初审意见 => "/opinion",
        Act.答复异议 => "/objection",
        Act.县级公示 => "/publish",
        Act.决定 => "/decide",
        Act.送达 => "/deliver",
        Act.延长时限 => "/extend",
        Act.暂停计时 => "/pause",
        Act.恢复计时 => "/resume",
        Act.终止 => "/terminate",
        _ => "",
    };

    /// <summary>A public notice runs by days of the calendar, everything else by working days.</summary>
    public static bool IsByCalendar(CaseState state) => state is CaseState.公示中 or CaseState.县级公示;

    /// <summary>How long is left, with the class of its tag; null where nothing runs.</summary>
    public static (string Text, string? Tag)? Left(DateOnly? due, bool paused, DateOnly today, Workdays calendar, bool byCalendar, int? awaits = null)
    {
        if (due is not { } day)
        {
            return paused ? ("时限暂停", null) : awaits is { } year ? (Spoken.Undated(year), "soon") : null;
        }
        if (paused)
        {
            return day < today ? ("补正已到期", "soon") : ("时限暂停", null);
        }
        // Days beyond the calendar are not counted: that it is late is known all the same.
        if (day < today && !byCalendar && calendar.Count(today, day) is null)
        {
            return ("逾期", "due");
        }
        var (left, unit) = byCalendar ? (day.DayNumber - today.DayNumber, "天") : (calendar.Between(today, day), "个工作日");
        return day < today ? ($"逾期 {Math.Max(1, -left)} {unit}", "due")
            : day == today ? ("今天到期", "soon")
            : left <= 3 ? ($"还剩 {left} {unit}", "soon")
            : ($"还剩 {left} {unit}", null);
    }

    /// <summary>Remaining steps in words, 公示 7日.</summary>
    public static string Said(Core.Declaring.Step step) => step.Limit is { } limit ? $"{step.Name}（{limit}）" : step.Name;

    public static string Signed(bool grant, long? monthlyFen) => grant ? monthlyFen is { } fen ? $"同意，每月 {new Money(fen).Short} 元" : "同意" : "不同意";

    public static string On(DateOnly day, DateOnly today) => Spoken.Day(day, today);
}
