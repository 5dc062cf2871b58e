using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Forms;

/// <summary>Something filled in, with what to mend and what its answers opened.</summary>
public interface IMendable
{
    /// <summary>Faults with the place to go, for the summary on top.</summary>
    IEnumerable<(string Id, string Text)> Summary { get; }

    /// <summary>Questions that the last answers opened and that were not on the page before: 「还需要填写」.</summary>
    IEnumerable<(string Id, string Label)> OpenedQuestions { get; }
}

/// <summary>One page of a form as it is shown: its questions, the answers as typed, and what to mend.</summary>
/// <param name="page">The declared page.</param>
/// <param name="raw">Path → text as typed; other pages' answers may be in it too.</param>
/// <param name="faults">What to mend; those of other pages are not shown.</param>
public sealed class FormView(Page page, IReadOnlyDictionary<string, string> raw, IReadOnlyList<Fault>? faults = null) : IMendable
{
    public Page Page { get; } = page;

    public IReadOnlyDictionary<string, string> Raw { get; } = raw;

    public IReadOnlyList<Fault> Faults { get; } = [.. (faults ?? []).Where(f => Belongs(f.Path, page.Path))];

    /// <summary>Paths that the last answers opened and that were not on the page before: 「还需要填写」.</summary>
    public IReadOnlyList<string> Opened { get; init; } = [];

    /// <summary>The row that was just added: its first input takes the cursor.</summary>
    public string? Fresh { get; init; }

    /// <summary>Whether an answer still stands as the register had it before anybody typed.</summary>
    public Func<string, bool> IsKnown { get; init; } = _ => false;

    /// <summary>The place that the answer at a path must lie in: no other is offered.</summary>
    public (string Path, DivisionCode Area)? Within { get; init; }

    public IEnumerable<(string Id, string Label)> OpenedQuestions => Opened.Select(p => (IdOf(p), Labels.Of(Page, p)));

    public IEnumerable<FieldView> Fields => Page.Fields.Select(f => new FieldView(this, f, Page.Path));

    public string Typed(string path) => Raw.TryGetValue(path, out var text) ? text : "";

    public IEnumerable<Fault> At(string path) => Faults.Where(f => f.Path == path);

    /// <summary>Faults with the name of the question and the place to go, for the summary on top.</summary>
    public IEnumerable<(string Id, string Text)> Summary => Faults.Select(f =>
        (Labels.Of(Page, f.Path).Length > 0 ? IdOf(f.Path) : "form", Labels.Line(Page, f)));

    /// <summary>An id that any browser and any link understands: 家庭.成员[0].姓名 → 家庭-成员-0-姓名.</summary>
    public static string IdOf(string path) => path.Replace(".", "-", StringComparison.Ordinal).Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    /// <summary>Whether a path lies in a page.</summary>
    public static bool Belongs(string path, string page) =>
        page.Length == 0 || path == page
        || (path.StartsWith(page, StringComparison.Ordinal) && path[page.Length] is '.' or '[');
}
