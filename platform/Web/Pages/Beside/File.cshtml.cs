using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Comparing;
using Anmin.Casework.Store;
using Anmin.Core.Sweeping;
using Anmin.Web.Forms;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Beside;

/// <summary>One register of the other office: whom it found, whom it did not, what is wrong with which row; then put it to use or give it up.</summary>
[Authorize(May.SeeImports)]
public sealed class FileModel(CaseworkServices casework) : PaymentModel(casework)
{
    public Counterpart Other { get; private set; } = null!;

    public TheirFileRow It { get; private set; } = null!;

    public TheirEntryState State { get; private set; }

    public int After { get; private set; }

    public IReadOnlyList<TheirLine> Rows { get; private set; } = [];

    public int? Next { get; private set; }

    public bool MayKeep => TheirFiles.MayKeep(Caller);

    public int Count(TheirEntryState state) => state switch { TheirEntryState.对上 => It.Matched, TheirEntryState.底册没有 => It.Unknown, _ => It.Faulty };

    public string At(TheirEntryState state, int after = 0) =>
        Addresses.Of(BesideWords.File(Other.Slug, It.Id), [("state", state.ToString()), ("after", after == 0 ? null : after.ToString(CultureInfo.InvariantCulture))]);

    public Task OnGetAsync(string slug, Guid id, TheirEntryState? state, int after, string? done)
    {
        Done = done switch { "read" => "读完了，还没有启用。请看过再启用", "again" => "这份名册已经在这里，什么也没有变", "used" => "已启用，今夜和底册比对", _ => null };
        return Show(slug, id, state, after);
    }

    public Task<IActionResult> OnPostUseAsync(string slug, Guid id, int version) => Carry(
        async () =>
        {
            await Casework.TheirFiles.Use(Caller, id, version);
            return BesideWords.File(slug, id) + "?done=used";
        },
        () => Show(slug, id, null, 0));

    public Task<IActionResult> OnPostDiscardAsync(string slug, Guid id, int version) => Carry(
        async () =>
        {
            await Casework.TheirFiles.Discard(Caller, id, version);
            return BesideWords.Files(slug) + "?done=discarded";
        },
        () => Show(slug, id, null, 0));

    private async Task Show(string slug, Guid id, TheirEntryState? state, int after)
    {
        (Other, It) = (Casework.ComparisonBook.Find(Caller, slug), await Casework.TheirFiles.Find(Caller, id));
        if (It.Counterpart != slug)
        {
            throw new NotThere();
        }
        (State, After) = (state ?? (It.Faulty > 0 ? TheirEntryState.错误 : It.Unknown > 0 ? TheirEntryState.底册没有 : TheirEntryState.对上), after);
        if (It.State != TheirFileState.作废)
        {
            (Rows, Next) = await Casework.TheirFiles.Rows(Caller, id, State, after);
        }
    }
}
