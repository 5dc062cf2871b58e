using System.Globalization;
using Anmin.Casework.Geography;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.Extensions.Primitives;

namespace Anmin.Web.Forms;

/// <summary>What came back from a page: the answers of known questions as typed, and which button was pressed.</summary>
/// <remarks>Unknown names are ignored; a question that was not on the page keeps its earlier answer, so nothing typed is ever lost.</remarks>
public sealed class PostedAnswers
{
    /// <summary>Name of the buttons that do something other than save.</summary>
    public const string Button = "_do";

    private readonly Page page;
    private readonly Dictionary<string, string> answers;
    private readonly List<string> opened = [];

    private PostedAnswers(Page page, IReadOnlyDictionary<string, string> kept)
    {
        this.page = page;
        answers = new(kept, StringComparer.Ordinal);
    }

    /// <summary>Earlier answers with those of this page put over them.</summary>
    public IReadOnlyDictionary<string, string> Answers => answers;

    /// <summary>Whether the page is to be shown again as it is: a row came or went, or the next level of places was asked for.</summary>
    public bool ShowAgain { get; private set; }

    /// <summary>Row that was added, or null.</summary>
    public string? Fresh { get; private set; }

    /// <summary>Questions that these answers open and that the page did not show yet.</summary>
    public IReadOnlyList<string> Opened => opened;

    /// <summary>Only the answers of the page.</summary>
    public IReadOnlyDictionary<string, string> OfPage =>
        answers.Where(a => FormView.Belongs(a.Key, page.Path)).ToDictionary(StringComparer.Ordinal);

    public static PostedAnswers Read(Page page, IFormCollection form, IReadOnlyDictionary<string, string> kept, DivisionTable divisions, DateOnly today)
    {
        var posted = new PostedAnswers(page, kept);
        posted.Take(page.Fields, page.Path, form, divisions, today);
        posted.Do(form[Button].ToString());
        if (!posted.ShowAgain)
        {
            posted.FindOpened(page.Fields, page.Path, form);
        }
        return posted;
    }

    private void Take(IReadOnlyList<Field> fields, string under, IFormCollection form, DivisionTable divisions, DateOnly today)
    {
        foreach (var field in fields)
        {
            var path = Binder.Join(under, field.Key);
            if (field.Kind == FieldKind.Rows)
            {
                TakeRows(field, path, form, divisions, today);
            }
            else if (form.TryGetValue(path, out var values))
            {
                answers[path] = field.Kind switch
                {
                    FieldKind.Choices => string.Join('\n', values.Where(v => !string.IsNullOrEmpty(v))),
                    FieldKind.Division => Deepest(values, divisions, today),
                    _ => values.ToString().ReplaceLineEndings("\n"),
                };
            }
        }
    }

    private void TakeRows(Field field, string path, IFormCollection form, DivisionTable divisions, DateOnly today)
    {
        if (!int.TryParse(form[path + "#"], NumberStyles.None, CultureInfo.InvariantCulture, out var rows))
        {
            return;
        }
        rows = Math.Min(rows, field.Asks.AtMost);
        for (var extra = Binder.RowCount(answers, path) - 1; extra >= rows; extra--)
        {
            Forget($"{path}[{extra}]");
        }
        for (var i = 0; i < rows; i++)
        {
            Touch(field, $"{path}[{i}]");
            Take(field.Rows, $"{path}[{i}]", form, divisions, today);
        }
    }

    /// <summary>The deepest place that lies in the one chosen before it; changing the county lets go of the town.</summary>
    private static string Deepest(StringValues chosen, DivisionTable divisions, DateOnly today)
    {
        DivisionCode? place = null;
        foreach (var text in chosen)
        {
            if (DivisionCode.TryParse(text, out var next, out _) && divisions.Find(next, today) is not null && (place is not { } p || p.Holds(next)))
            {
                place = next;
            }
        }
        return place?.Value ?? "";
    }

    private void Do(string button)
    {
        var (what, path) = button.Split(':', 2) is [var w, var p] ? (w, p) : (button, "");
        var open = path.LastIndexOf('[');
        switch (what)
        {
            case "refresh":
                ShowAgain = true;
                break;
            case "add" when Group(path) is { } group:
                var count = Binder.RowCount(answers, path);
                if (count < group.Asks.AtMost)
                {
                    Fresh = $"{path}[{count}]";
                    Touch(group, Fresh);
                }
                ShowAgain = true;
                break;
            case "remove" when open > 0 && Group(path[..open]) is not null
                && int.TryParse(path[(open + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var row):
                Remove(path[..open], row);
                ShowAgain = true;
                break;
            default:
                break;
        }
    }

    private Field? Group(string path) =>
        page.Fields.FirstOrDefault(f => f.Kind == FieldKind.Rows && Binder.Join(page.Path, f.Key) == path);

    private void Remove(string path, int row)
    {
        var count = Binder.RowCount(answers, path);
        if (row >= count)
        {
            return;
        }
        for (var i = row; i < count; i++)
        {
            Forget($"{path}[{i}]");
            foreach (var (key, text) in answers.Where(a => a.Key.StartsWith($"{path}[{i + 1}].", StringComparison.Ordinal)).ToList())
            {
                answers[$"{path}[{i}]{key[$"{path}[{i + 1}]".Length..]}"] = text;
            }
        }
    }

    private void Forget(string row)
    {
        foreach (var key in answers.Keys.Where(k => k.StartsWith(row, StringComparison.Ordinal)).ToList())
        {
            answers.Remove(key);
        }
    }

    /// <summary>A row exists as soon as one of its questions has an answer, be it empty.</summary>
    private void Touch(Field group, string row) => answers.TryAdd(Binder.Join(row, group.Rows[0].Key), "");

    private void FindOpened(IReadOnlyList<Field> fields, string under, IFormCollection form)
    {
        foreach (var field in fields)
        {
            var path = Binder.Join(under, field.Key);
            var wasThere = form.ContainsKey(path) || form.ContainsKey(path + "#") || form.ContainsKey(path + "?");
            if (field.OnlyIf is not null && !wasThere && Binder.IsAsked(field, under, answers))
            {
                opened.Add(path);
            }
            for (var i = 0; field.Kind == FieldKind.Rows && i < Binder.RowCount(answers, path); i++)
            {
                FindOpened(field.Rows, $"{path}[{i}]", form);
            }
        }
    }
}
