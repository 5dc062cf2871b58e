using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Registers;

/// <summary>One entry of any register with everything that ever happened to its object.</summary>
[Authorize(May.Staff)]
public sealed class EntryModel(CaseworkServices casework) : PageModel
{
    private static readonly Dictionary<string, string> Deeds = new()
    {
        ["added"] = "已经登记。", ["corrected"] = "已经更正，原来的字句留在下面的经过里。", ["ended"] = "已经记下最后一天。", ["withdrawn"] = "已经撤销，不再有效；字句留在经过里。",
    };

    private IReadOnlyList<EntryView> history = [];

    public Register Register { get; private set; } = null!;

    public EntryView Entry { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    public DateOnly Today => casework.Database.Today;

    public string Place => casework.Database.Divisions.FullName(DivisionCode.Of(Entry.Area)) is { Length: > 0 } place ? place : "全市";

    public bool MayKeep => !Entry.Replaced && casework.Registers.MayKeep(HttpContext.Caller(), Register, Entry.Area);

    public EntryView? After => EntryStory.After(Entry, history);

    public StoryView Story => new(Register, EntryStory.Of(Register, history, casework.Database.Divisions), Today);

    public AnswersView Answers => StoryView.Words(Register, Entry);

    public IReadOnlyList<EntryView> Others => [.. history.Where(e => !e.Replaced && e.Id != Entry.Id)];

    public async Task OnGetAsync(string slug, Guid id, string? done)
    {
        var caller = HttpContext.Caller();
        Register = casework.Registers.Find(slug);
        Entry = await casework.Registers.One(caller, slug, id);
        history = await casework.Registers.History(caller, slug, id);
        Name = EntryWords.Title(Register, Entry, casework.Database.Divisions);
        Done = Deeds.GetValueOrDefault(done ?? "");
    }
}

/// <summary>The history of an object as it is shown.</summary>
public sealed record StoryView(Register Register, IReadOnlyList<Turn> Turns, DateOnly Today)
{
    public AnswersView Words(EntryView entry) => Words(Register, entry);

    /// <summary>The words of an entry; whoever may read only the open ones is not shown that there are others.</summary>
    public static AnswersView Words(Register register, EntryView entry) => new(register.Form, EntryWords.Answers(entry), Open: !entry.IsWhole);
}
