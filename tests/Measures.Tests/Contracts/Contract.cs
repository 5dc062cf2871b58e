using System.Globalization;
using System.Text;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;

namespace Anmin.Measures.Tests.Contracts;

/// <summary>Everything that others rely on in a declaration, written down so that a change is seen as a diff (R9).</summary>
public static class Contract
{
    /// <summary>A service on some days: one per law regime, so that an old regime cannot change unseen either.</summary>
    public static string Of(Matter matter, params IReadOnlyList<DateOnly> days)
    {
        var text = new StringBuilder();
        Line(text, 0, $"事项 {matter.Slug} {matter.Name}（{string.Join('、', matter.Clauses)}）文号字「{matter.PaperWord}」");
        if (matter.Pays is { } benefit) { Line(text, 0, $"发给 {benefit.Slug} {benefit.Name} {benefit.Programme}"); }
        if (matter.DelegatedBy is { } register) { Line(text, 0, $"下放依据 {register.Slug} {register.Name}"); }
        Line(text, 0, "表单");
        Pages(text, matter.Form);
        if (matter.Trial is { } trial)
        {
            Line(text, 0, "试算");
            Pages(text, trial.Form);
        }
        foreach (var day in days)
        {
            Line(text, 0, string.Create(CultureInfo.InvariantCulture, $"受理于 {day:yyyy-MM-dd}：{matter.RegimeOn(day)}"));
            Steps(text, "县区批", matter.ProcedureOn(day, delegated: false));
            if (matter.DelegatedBy is not null) { Steps(text, "下放镇办批", matter.ProcedureOn(day, delegated: true)); }
            Line(text, 1, "材料");
            foreach (var m in matter.MaterialsOn(day))
            {
                Line(text, 2, $"{m.Slug} {m.Name} {(m.CheckedByOffice ? "由机关查" : m.Required ? "必交" : "可交")}");
            }
            Line(text, 1, "查明");
            foreach (var f in matter.FindingsOn(day))
            {
                Line(text, 2, $"{f.Slug} {f.Name} {f.By} {f.Finders}人 {f.NeededFor}前 {f.Needed} {f.Basis}");
                Pages(text, f.Form, 3);
            }
        }
        return text.ToString();
    }

    /// <summary>A register: its fields, columns and keeper.</summary>
    public static string Of(Register register)
    {
        var text = new StringBuilder();
        Line(text, 0, $"台账 {register.Slug} {register.Name}（{string.Join('、', register.Clauses)}）{register.KeptBy}记 {(register.IsPublic ? "公开" : "不公开")}");
        Line(text, 0, $"列 {string.Join('、', register.Columns)}");
        Pages(text, register.Form);
        return text.ToString();
    }

    private static void Steps(StringBuilder text, string way, Procedure procedure)
    {
        Line(text, 1, $"程序（{way}）总 {procedure.Total?.ToString() ?? "不限"} 特殊 {procedure.Special?.ToString() ?? "无"} {procedure.Basis}");
        foreach (var s in procedure.Steps)
        {
            Line(text, 2, $"{s.Kind} {s.Name} {s.Who} {s.Limit?.ToString() ?? "不限"} {s.Basis}{(s.Says is null ? "" : $" {s.Says}")}");
        }
    }

    private static void Pages(StringBuilder text, Form form, int depth = 1)
    {
        foreach (var page in form.Pages)
        {
            if (page.Key.Length > 0) { Line(text, depth, $"[{page.Key}] {page.Question}"); }
            Fields(text, page.Fields, page.Key.Length > 0 ? depth + 1 : depth);
        }
    }

    private static void Fields(StringBuilder text, IReadOnlyList<Field> fields, int depth)
    {
        foreach (var f in fields)
        {
            Line(text, depth, $"{f.Key} {f.Kind}{Type(f)} {(f.Required ? "必填" : "可空")}{Bounds(f)}{Only(f)}{(f.Asks.Class == FieldClass.Ordinary ? "" : $" {f.Asks.Class}")} 「{f.Asks.Label}」");
            Fields(text, f.Rows, depth + 1);
        }
    }

    private static string Type(Field f) => f.Kind switch
    {
        FieldKind.Code => $"({f.Item.Name})",
        FieldKind.Choice or FieldKind.Choices => $"({string.Join('|', f.Choices.Select(c => c.Value))})",
        FieldKind.Division => $"({f.Asks.Level})",
        _ => "",
    };

    private static string Bounds(Field f) => f.Kind switch
    {
        FieldKind.Text => $" 至多{f.Asks.Longest}字",
        FieldKind.Amount or FieldKind.Whole => $" {f.Asks.Least}…{f.Asks.Most}{f.Asks.Unit}",
        FieldKind.Rows => $" {f.Asks.AtLeast}…{f.Asks.AtMost}行",
        FieldKind.Day when f.Asks.MayBeFuture => " 可在将来",
        _ => "",
    };

    private static string Only(Field f) => f.OnlyIf is { } rule ? $" 仅当 {rule.Field}={string.Join('|', rule.Values)}" : "";

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
