using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = Anmin.Core.Declaring.Page;

namespace Anmin.Web.Pages.Registers;

/// <summary>What the pages that write in a register have in common: the entry as it was read, the questions, and the way back.</summary>
public abstract class KeepingModel(CaseworkServices casework) : PageModel
{
    public Register Register { get; private set; } = null!;

    /// <summary>The entry that is about to be changed.</summary>
    public EntryView Entry { get; private set; } = null!;

    public WholeForm Form { get; private set; } = null!;

    /// <summary>Version that travels with the write.</summary>
    public int Version { get; private set; }

    public string Name => EntryWords.Title(Register, Entry, casework.Database.Divisions);

    public DateOnly Today => casework.Database.Today;

    protected CaseworkServices Casework => casework;

    /// <summary>The questions of this page.</summary>
    protected abstract IReadOnlyList<Page> Asked { get; }

    /// <summary>Writes; the faults to mend are returned, or thrown as <see cref="Refused"/>.</summary>
    /// <returns>The faults, and where the entry is now.</returns>
    protected abstract Task<(IReadOnlyList<Fault> Faults, string Then)> Write(IReadOnlyDictionary<string, string> answers);

    /// <summary>The register, for somebody who may write in it.</summary>
    protected void Take(string slug)
    {
        Register = casework.Registers.Find(slug);
        if (!RegisterBook.MayKeep(HttpContext.Caller(), Register))
        {
            throw new NotAllowed($"{Register.Name}由{Words.Of(Register.KeptBy)}登记");
        }
    }

    /// <summary>The register and one of its entries; null where the entry no longer stands and its own page says so.</summary>
    protected async Task<bool> Take(string slug, Guid id, Func<Task<EntryView>>? read = null)
    {
        var caller = HttpContext.Caller();
        Entry = await casework.Registers.One(caller, slug, id);
        Take(slug);
        if (!casework.Registers.MayKeep(caller, Register, Entry.Area))
        {
            throw new NotThere();
        }
        if (!Entry.Replaced && read is not null)
        {
            Entry = await read();
        }
        Version = Entry.Version;
        return !Entry.Replaced;
    }

    protected void Show(IReadOnlyDictionary<string, string> raw, IReadOnlyList<Fault>? faults = null, WholeForm.Posted? posted = null) => Form = new(
        Asked, raw, faults, Register.Place is { } place ? (Register.PathOf(place), HttpContext.Caller().Area) : null, posted?.Opened, posted?.Fresh);

    /// <summary>Reads what was sent and writes it, or shows it again with what to mend beside each field.</summary>
    protected async Task<IActionResult> Save()
    {
        var posted = WholeForm.Read(Asked, Request.Form, casework.Database.Divisions, Today);
        if (posted.IsUnfinished)
        {
            Show(posted.Answers, null, posted);
            return Page();
        }
        IReadOnlyList<Fault> faults;
        try
        {
            (faults, var then) = await Write(posted.Answers);
            if (faults.Count == 0)
            {
                return LocalRedirect(then);
            }
        }
        catch (Refused refused) when (refused.Faults.Count > 0)
        {
            faults = refused.Faults;
        }
        Show(posted.Answers, faults);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The page of the entry that took the old one's place.</summary>
    protected async Task<string> Now(string done)
    {
        var history = await casework.Registers.History(HttpContext.Caller(), Register.Slug, Entry.Id);
        var was = history.First(e => e.Id == Entry.Id);
        return EntryWords.Address(Register, EntryStory.After(was, history)?.Id ?? Entry.Id) + "?done=" + done;
    }

    /// <summary>The version that was sent along; what it would change is not touched without one (S-WF-2).</summary>
    protected bool IsVersionTold(int? version)
    {
        Version = version ?? 0;
        return version is not null;
    }
}
