using Anmin.Casework.Geography;
using Anmin.Casework.Registers;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Registers;

/// <summary>How the entries of any register read: columns, cells, the name of one, how it stands on a day.</summary>
public static class EntryWords
{
    /// <summary>The declared columns with the questions behind them.</summary>
    public static IReadOnlyList<Column> Columns(Register register) =>
        [.. register.Columns.Select(c => All(register).First(f => f.Field.Key == c))];

    /// <summary>Every question of an entry.</summary>
    public static IEnumerable<Column> All(Register register) =>
        register.Form.Pages.SelectMany(p => p.Fields.Select(f => new Column(f, Binder.Join(p.Path, f.Key))));

    public static IReadOnlyDictionary<string, string> Answers(EntryView entry) =>
        FactsJson.Flatten(System.Text.Json.Nodes.JsonNode.Parse(entry.Content));

    /// <summary>The entry's name: its first column, or its place.</summary>
    public static string Title(Register register, EntryView entry, DivisionTable divisions) =>
        Columns(register)[0].Said(Answers(entry), divisions) is { Length: > 0 } title ? title : divisions.FullName(DivisionCode.Of(entry.Area));

    public static (string Text, string? Tag) State(EntryView entry, DateOnly today) =>
        entry.Replaced ? ("已经改动", null)
        : entry.From > today ? ("还没开始", "soon")
        : entry.To < today ? ("已结束", null)
        : entry.To == today ? ("今天最后一天", "soon")
        : ("有效", "ok");

    /// <summary>2026年7月1日起, 2026年7月1日 至 2026年12月31日.</summary>
    public static string Period(EntryView entry) => entry.To is { } to ? $"{Spoken.Day(entry.From)} 至 {Spoken.Day(to)}" : $"{Spoken.Day(entry.From)}起";

    public static string Of(EntryTime time) => time switch
    {
        EntryTime.未开始 => "还没开始的",
        EntryTime.已结束 => "已经结束的",
        _ => "有效的",
    };

    /// <summary>Where an entry's page is.</summary>
    /// <param name="more">Name of the page below it: correct, end, withdraw.</param>
    public static string Address(Register register, Guid id, string? more = null) => $"/registers/{register.Slug}/{id}{(more is null ? "" : "/" + more)}";
}

/// <summary>A question as a column of a list or a file.</summary>
public sealed record Column(Field Field, string Path)
{
    /// <summary>The law's own word, short enough for a head.</summary>
    public string Head => Field.Key;

    public bool IsNumber => Field.Kind is FieldKind.Amount or FieldKind.Whole;

    public string Said(IReadOnlyDictionary<string, string> answers, DivisionTable divisions) =>
        Field.Kind == FieldKind.Rows
            ? Binder.RowCount(answers, Path) is > 0 and var rows ? $"{rows} 项" : ""
            : Spoken.Of(Field, answers.GetValueOrDefault(Path, ""), divisions);

    /// <summary>As a file says it: days and amounts as machines write them, numbers of persons masked.</summary>
    public string Written(IReadOnlyDictionary<string, string> answers, DivisionTable divisions) =>
        Field.Kind is FieldKind.Day or FieldKind.Amount or FieldKind.Whole ? answers.GetValueOrDefault(Path, "") : Said(answers, divisions);
}
