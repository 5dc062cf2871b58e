using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>An anonymous estimate with its reasons. Nothing of it is stored.</summary>
[AllowAnonymous]
public sealed class TryModel(Catalogue catalogue, PolicyBook book, Database database) : PageModel
{
    public Matter Matter { get; private set; } = null!;

    public IReadOnlyList<FormView> Forms { get; private set; } = [];

    public Decision? Result { get; private set; }

    /// <summary>The parameter rows that the estimate has read.</summary>
    public IReadOnlyCollection<ParameterRow> Used { get; private set; } = [];

    /// <summary>Why no estimate is possible, where a figure has not been loaded.</summary>
    public string? Missing { get; private set; }

    public string Question => Forms is [{ Page.Question: { Length: > 0 } question }] ? question : "您家里是什么情况？";

    public IActionResult OnGet(string slug)
    {
        if (Find(slug) is not { } trial)
        {
            return NotFound();
        }
        Forms = [.. trial.Form.Pages.Select(p => new FormView(p, new Dictionary<string, string>()))];
        return Page();
    }

    public IActionResult OnPost(string slug)
    {
        if (Find(slug) is not { } trial)
        {
            return NotFound();
        }
        IReadOnlyDictionary<string, string> raw = new Dictionary<string, string>();
        var showAgain = false;
        var opened = new List<string>();
        string? fresh = null;
        foreach (var page in trial.Form.Pages)
        {
            var posted = PostedAnswers.Read(page, Request.Form, raw, database.Divisions, database.Today);
            raw = posted.Answers;
            showAgain |= posted.ShowAgain;
            fresh ??= posted.Fresh;
            opened.AddRange(posted.Opened);
        }
        var (facts, faults) = showAgain || opened.Count > 0 ? (null, []) : Binder.Bind(trial.Form, raw, database.Today);
        Forms = [.. trial.Form.Pages.Select(p => new FormView(p, raw, faults)
        {
            Fresh = fresh, Opened = [.. opened.Where(o => FormView.Belongs(o, p.Path))],
        })];
        if (facts is not null)
        {
            Estimate(trial, facts);
        }
        return Page();
    }

    private void Estimate(Trial trial, object facts)
    {
        var policy = book.For(trial.PlaceOf(facts), database.Today);
        try
        {
            Result = trial.Estimate(facts, policy, database.Today);
            Used = policy.Used;
        }
        catch (MissingParameter missing)
        {
            var name = book.Rows.FirstOrDefault(r => r.Id == missing.Id)?.Name ?? "有关标准";
            Missing = $"{database.Divisions.FullName(missing.Region)}的「{name}」还没有登记，现在算不出来。您仍可以直接申请，由工作人员核算。";
        }
    }

    private Trial? Find(string slug) => (Matter = catalogue.Find<Matter>(slug)!)?.Trial;
}
