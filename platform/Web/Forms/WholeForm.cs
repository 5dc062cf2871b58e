using Anmin.Casework.Geography;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Forms;

/// <summary>Several pages of questions answered at once, such as an entry of a register together with the reason for changing it. Nothing is kept between two visits.</summary>
public sealed class WholeForm : IMendable
{
    private readonly IReadOnlyList<Fault> loose;

    public WholeForm(
        IReadOnlyList<Page> pages, IReadOnlyDictionary<string, string> raw, IReadOnlyList<Fault>? faults = null,
        (string Path, DivisionCode Area)? within = null, IReadOnlyList<string>? opened = null, string? fresh = null)
    {
        Raw = raw;
        var at = (faults ?? []).ToLookup(f => pages.FirstOrDefault(p => Names(p, f.Path)));
        loose = [.. at[null]];
        Parts = [.. pages.Select(p => new FormView(p, raw, [.. at[p]])
        {
            Within = within, Opened = [.. (opened ?? []).Where(o => Names(p, o))], Fresh = fresh,
        })];
    }

    public IReadOnlyList<FormView> Parts { get; }

    public IReadOnlyDictionary<string, string> Raw { get; }

    public bool HasFaults => Summary.Any();

    public IEnumerable<(string Id, string Text)> Summary => [.. loose.Select(f => ("form", f.Message)), .. Parts.SelectMany(p => p.Summary)];

    public IEnumerable<(string Id, string Label)> OpenedQuestions => Parts.SelectMany(p => p.OpenedQuestions);

    /// <summary>What came back from the browser.</summary>
    public static Posted Read(IReadOnlyList<Page> pages, IFormCollection form, DivisionTable divisions, DateOnly today)
    {
        var posted = new Posted(new Dictionary<string, string>(), false, null, []);
        foreach (var page in pages)
        {
            var read = PostedAnswers.Read(page, form, posted.Answers, divisions, today);
            posted = new(read.Answers, posted.ShowAgain || read.ShowAgain, posted.Fresh ?? read.Fresh, [.. posted.Opened, .. read.Opened]);
        }
        return posted;
    }

    private static bool Names(Page page, string path) => page.Fields.Any(f =>
        Binder.Join(page.Path, f.Key) is var at && (path == at || path.StartsWith(at + "[", StringComparison.Ordinal) || path.StartsWith(at + ".", StringComparison.Ordinal)));

    /// <summary>Answers of all pages, and whether they are to be shown again as they are.</summary>
    /// <param name="Fresh">Row that was added, or null.</param>
    /// <param name="Opened">Questions that these answers open and that the page did not show yet.</param>
    public sealed record Posted(IReadOnlyDictionary<string, string> Answers, bool ShowAgain, string? Fresh, IReadOnlyList<string> Opened)
    {
        /// <summary>Whether something is to be filled in before anything is checked.</summary>
        public bool IsUnfinished => ShowAgain || Opened.Count > 0;
    }
}
