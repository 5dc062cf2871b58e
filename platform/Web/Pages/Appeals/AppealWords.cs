using Anmin.Casework.Appeals;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Appeals;

/// <summary>How an appeal reads.</summary>
public static class AppealWords
{
    public static string Address(Guid id) => $"/desk/appeals/{id}";

    public static string Letter(Guid id) => $"/letter/appeals/{id}";

    /// <summary>As the family says what it does.</summary>
    public static string ByFamily(AppealKind kind) => kind switch
    {
        AppealKind.申诉 => "请民政局换个人重新看一遍（申诉）",
        AppealKind.行政复议 => "我已经向政府申请行政复议，告诉你们一声",
        _ => "我已经向法院起诉，告诉你们一声",
    };

    /// <summary>As the counter writes it down.</summary>
    public static string ByOffice(AppealKind kind) => kind switch
    {
        AppealKind.申诉 => "申诉：本人不服，请本机关重新看",
        AppealKind.行政复议 => "行政复议：收到复议机关的通知",
        _ => "行政诉讼：收到法院的通知",
    };

    public static string Of(Contested what) => what switch
    {
        Contested.确认决定 => "对申请的决定",
        Contested.复核决定 => "复核决定",
        Contested.重新决定 => "重新作出的决定",
        _ => "终止办理",
    };

    public static (string Text, string? Tag) Of(AppealRow appeal) => appeal.State switch
    {
        AppealState.本人报告 => ("本人说的，等核实", "soon"),
        AppealState.待答复 => (appeal.Kind == AppealKind.申诉 ? "等答复" : "等我们答复", "han"),
        AppealState.待结果 => ("等结果", "han"),
        AppealState.待重作 => ("等重新决定", "soon"),
        _ => (Of(appeal.Result!.Value), appeal.Result is AppealResult.维持 or AppealResult.终止 ? null : "ok"),
    };

    public static (string Text, string? Tag) Of(AppealState state) => state switch
    {
        AppealState.本人报告 => ("等核实", "soon"),
        AppealState.待答复 => ("等答复", "han"),
        AppealState.待结果 => ("等结果", "han"),
        AppealState.待重作 => ("等重新决定", "soon"),
        _ => ("已办结", "ok"),
    };

    public static string Of(AppealResult result) => result switch
    {
        AppealResult.维持 => "维持（含驳回）",
        AppealResult.终止 => "撤回、终止",
        _ => result.ToString(),
    };

    /// <summary>Where it stands for the family, in a sentence.</summary>
    public static string ForFamily(AppealRow it, DateOnly today) => it switch
    {
        { State: AppealState.本人报告 } => $"您告诉了我们，民政局正在向{it.Body}核实。",
        { State: AppealState.待答复, Kind: AppealKind.申诉 } => $"没有办过这件事的人正在重新看，{By(it, today)}答复您。",
        { State: AppealState.待答复 } => $"{it.Body}已收下，民政局{By(it, today)}向它答复。",
        { State: AppealState.待结果 } => $"等{it.Body}作出决定。",
        { State: AppealState.待重作 } => $"{it.Body}：{it.ResultText}。由没有办过这件事的人重新决定，{By(it, today)}。",
        { Result: AppealResult.维持 } => $"维持原来的决定：{it.ResultText}",
        { Result: AppealResult.终止 } => "已撤回或终止，没有结果。",
        _ => $"{it.Result}：{it.ResultText}{(it.Effect is { } effect ? $"。{effect}" : "")}",
    };

    /// <summary>Until when, or what that waits for.</summary>
    private static string By(AppealRow it, DateOnly today) => it.Due is { } due ? $"最迟 {Spoken.Day(due, today)}" : $"（{Spoken.Due(null, it.AwaitsYear, today)}）";
}
