using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Registers;

/// <summary>One entry of a public register as anyone may read it: neither who wrote it nor what it once said wrongly.</summary>
[AllowAnonymous]
public sealed class OpenEntryModel(CaseworkServices casework) : PageModel
{
    public Register Register { get; private set; } = null!;

    public EntryView Entry { get; private set; } = null!;

    public string Name => EntryWords.Title(Register, Entry, casework.Database.Divisions);

    public IReadOnlyList<EntryView> Others { get; private set; } = [];

    public DateOnly Today => casework.Database.Today;

    public async Task OnGetAsync(string slug, Guid id)
    {
        Register = casework.Registers.Find(slug);
        Entry = await casework.Registers.One(Caller.Nobody, slug, id);
        Others = [.. (await casework.Registers.History(Caller.Nobody, slug, id)).Where(e => e.Id != id)];
    }
}
