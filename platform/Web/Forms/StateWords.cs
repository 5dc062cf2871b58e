using Anmin.Casework.Records;

namespace Anmin.Web.Forms;

/// <summary>Where a case stands, as the applicant reads it, with the class of its tag.</summary>
public static class StateWords
{
    public static (string Text, string? Tag) Of(CaseState state) => state switch
    {
        CaseState.已提交 => ("等待受理", "han"),
        CaseState.待补正 => ("等您补交材料", "soon"),
        CaseState.调查中 => ("正在调查", "han"),
        CaseState.公示中 or CaseState.县级公示 => ("正在公示", "han"),
        CaseState.异议处理 => ("正在复查", "soon"),
        CaseState.审核中 => ("县里正在审核", "han"),
        CaseState.待确认 => ("等待决定", "han"),
        CaseState.已确认 => ("已批准", "ok"),
        CaseState.不予确认 => ("不予批准", "due"),
        CaseState.终止 => ("已终止", null),
        _ => ("已撤回", null),
    };
}
