using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.StandardChanges;

/// <summary>One change: its values beside what they follow; while proposed what it would do, once published the list for the counties to confirm.</summary>
[Authorize(May.Money)]
public sealed class ChangeModel(CaseworkServices casework) : PaymentModel(casework)
{
    public StandardChange Change { get; private set; } = null!;

    /// <summary>What it would do; null once it is published or given up.</summary>
    public StandardEffect? Effect { get; private set; }

    /// <summary>Why it cannot be computed.</summary>
    public string? Uncomputed { get; private set; }

    public IReadOnlyList<RecalculationRow> Lines { get; private set; } = [];

    public RecalculationSums? Sums { get; private set; }

    public string Here => $"/standards/{Change.Table.Slug}/changes/{Change.Row.Id}";

    public bool IsOwn => Change.Row.ProposedBy == Caller.Human;

    public bool MayPublish => Standards.MayPublish(Caller, Change) && !IsOwn;

    public bool MayDiscard => Standards.MayPropose(Caller);

    /// <summary>Whether the caller answers for a county's list.</summary>
    public bool MayConfirm => Caller.Role is Role.县区审核 or Role.县区负责 && Change.Row.PublishedBy != Caller.Human;

    /// <summary>Whether a place of the change and the caller's own are one within the other.</summary>
    public bool Touches => Change.Values.Select(v => DivisionCode.Of(v.Row.Region)).Any(r => r.Holds(Caller.Area.County) || Caller.Area.Holds(r));

    public string NameOf(string region) => Casework.Database.Divisions.FullName(DivisionCode.Of(region)) is { Length: > 0 } name ? name : Casework.Database.Divisions.Name(DivisionCode.Of(region));

    public async Task OnGetAsync(string slug, Guid id, string? done)
    {
        Done = done switch
        {
            "proposed" => "已存为拟定，还没有生效。先看看它会带来什么",
            "published" => "已公布，在领的户已按新标准重算，等县里确认",
            "confirmed" => "已确认，新的数额按月份生效，少发的并入下一批补发",
            "again" => "有的户列出以后又有变动，没有确认，请重算以后再看",
            "refused" => "这一户先不改，已转复核，办理期限从今天算起",
            "listed" => "已重算",
            _ => null,
        };
        await Show(slug, id);
    }

    public Task<IActionResult> OnPostPublishAsync(string slug, Guid id, int version) => Carry(
        async () =>
        {
            await Casework.Standards.Publish(Caller, id, version);
            return $"/standards/{slug}/changes/{id}?done=published";
        },
        () => Show(slug, id));

    public Task<IActionResult> OnPostDiscardAsync(string slug, Guid id, int version) => Carry(
        async () =>
        {
            await Casework.Standards.Discard(Caller, id, version);
            return $"/standards/{slug}/changes?done=discarded";
        },
        () => Show(slug, id));

    public Task<IActionResult> OnPostConfirmAsync(string slug, Guid id) => Carry(
        async () =>
        {
            var (_, again) = await Casework.Recalculations.Confirm(Caller, id);
            return $"/standards/{slug}/changes/{id}?done={(again > 0 ? "again" : "confirmed")}";
        },
        () => Show(slug, id));

    public Task<IActionResult> OnPostRefuseAsync(string slug, Guid id, Guid line) => Carry(
        async () =>
        {
            await Casework.Recalculations.Refuse(Caller, id, line, Typed(Recalculations.FieldOf(line)));
            return $"/standards/{slug}/changes/{id}?done=refused";
        },
        () => Show(slug, id));

    public Task<IActionResult> OnPostListAsync(string slug, Guid id) => Carry(
        async () =>
        {
            await Casework.Recalculations.List(Caller, id);
            return $"/standards/{slug}/changes/{id}?done=listed";
        },
        () => Show(slug, id));

    private async Task Show(string slug, Guid id)
    {
        Change = await Casework.Standards.Find(Caller, id);
        if (Change.Table.Slug != slug)
        {
            throw new NotThere();
        }
        if (Change.Row.State == StandardChangeState.已公布)
        {
            (Lines, Sums) = await Casework.Recalculations.Of(Caller, id);
        }
        if (Change.Row.State != StandardChangeState.作废)
        {
            try
            {
                Effect = await Casework.StandardPreviews.Of(Caller, id);
            }
            catch (Refused refused)
            {
                Uncomputed = refused.Message;
            }
        }
    }
}
