using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Core.Watching;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Watchtower;

/// <summary>The questions for whoever looked into a finding of a watch.</summary>
public sealed record WorkAnswer
{
    [Ask("核实下来是什么情况？")]
    public Verdict 结论 { get; init; }

    [Ask("怎么核实、怎么处理的", Hint = "例如「7月3日电话联系，已约定7月5日入户」。", Longest = 300, Lines = true)]
    public string 说明 { get; init; } = "";
}

/// <summary>Whether what a watch noticed was so.</summary>
public enum Verdict { [Choice("情况属实，已处理")] 属实, [Choice("误报，不用处理")] 误报 }

/// <summary>One finding of a watch.</summary>
/// <param name="Owner">Level whose officers must look.</param>
/// <param name="Handler">The person who accepted the case, where somebody has.</param>
/// <param name="MayClose">Whether the caller is of the level that must look.</param>
public sealed record WorkLine(
    Guid Id, Watch Watch, string Text, Guid CaseId, string Number, string Applicant, string Place, Actor Owner, string Office, string? Handler,
    DateOnly FoundOn, DateOnly? Due, int? DaysLeft, DateOnly? ClosedOn, string? ClosedBy, bool? IsReal, string? Outcome, bool MayClose)
{
    /// <summary>The year whose working calendar the last day waits for.</summary>
    public int? AwaitsYear { get; init; }

    /// <summary>The review in which it was noticed; null for an application.</summary>
    public Guid? ReviewId { get; init; }
}

/// <summary>What to list.</summary>
public sealed record WorkFilter(bool Closed = false, string? Watch = null, string? After = null);

/// <summary>A page of findings.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record WorkPage(IReadOnlyList<WorkLine> Lines, string? Next);

/// <summary>How a watch has done in the caller's area.</summary>
/// <param name="Open">Findings that nobody has looked into, and letters told of that wait for their answer.</param>
public sealed record WatchRecord(Watch Watch, int Open, int Late, int Real, int False)
{
    /// <summary>Share of the findings looked into that were so, in percent; null while nobody has looked into any.</summary>
    public int? HitRate => Real + False == 0 ? null : Real * 100 / (Real + False);
}

/// <summary>Work items of watches, for those who must look at them.</summary>
public sealed class WorkItems(CaseWork work, Catalogue catalogue)
{
    public const int PageSize = 40;

    /// <summary>Where items without a last day stand: after all that have one.</summary>
    private static readonly DateOnly Never = new(9999, 12, 31);

    public async Task<WorkPage> List(Caller caller, WorkFilter filter)
    {
        await using var db = work.Database.Open(caller);
        var items = Unrelated(db, caller).Where(w => filter.Closed ? w.ClosedOn != null : w.ClosedOn == null);
        if (filter.Watch is { } watch) { items = items.Where(w => w.Watch == watch); }
        if (filter.After?.Split('_') is [var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", out var due) && Guid.TryParse(key, out var last))
        {
            items = items.Where(w => (w.Due ?? Never) > due || ((w.Due ?? Never) == due && w.Id.CompareTo(last) > 0));
        }
        var rows = await items.OrderBy(w => w.Due ?? Never).ThenBy(w => w.Id).Take(PageSize + 1).ToListAsync();
        var lines = await Lines(db, caller, [.. rows.Take(PageSize)]);
        return new(lines, rows.Count > PageSize ? $"{rows[PageSize - 1].Due ?? Never:yyyyMMdd}_{rows[PageSize - 1].Id}" : null);
    }

    public async Task<WorkLine> One(Caller caller, Guid id)
    {
        await using var db = work.Database.Open(caller);
        var row = await Unrelated(db, caller).SingleOrDefaultAsync(w => w.Id == id) ?? throw new NotThere();
        return (await Lines(db, caller, [row]))[0];
    }

    /// <summary>Every declared watch with what became of its findings in the caller's area.</summary>
    public async Task<IReadOnlyList<WatchRecord>> Records(Caller caller)
    {
        await using var db = work.Database.Open(caller);
        var today = work.Today;
        var counts = (await db.WorkItems.AsNoTracking().Where(w => caller.IsStaff).GroupBy(w => w.Watch).Select(g => new
        {
            g.Key,
            Open = g.Count(w => w.ClosedOn == null),
            Late = g.Count(w => w.ClosedOn == null && w.Due < today),
            Real = g.Count(w => w.IsReal == true),
            False = g.Count(w => w.IsReal == false),
        }).ToListAsync()).ToDictionary(c => c.Key);
        var letters = (Verification.LetterClock.Sees(caller.Role)
            ? await db.Incoming.AsNoTracking().Where(i => i.Watch != null && i.State == Verification.IncomingState.待答复).GroupBy(i => i.Watch!)
                .Select(g => new { g.Key, Open = g.Count(), Late = g.Count(i => i.Due < today) }).ToListAsync()
            : []).ToDictionary(c => c.Key);
        return [.. catalogue.Of<Watch>().Select(w => (Watch: w, Items: counts.GetValueOrDefault(w.Slug), Letters: letters.GetValueOrDefault(w.Slug)))
            .Select(w => new WatchRecord(w.Watch, (w.Items?.Open ?? 0) + (w.Letters?.Open ?? 0), (w.Items?.Late ?? 0) + (w.Letters?.Late ?? 0), w.Items?.Real ?? 0, w.Items?.False ?? 0))];
    }

    /// <summary>Records what the caller found out; the item is done.</summary>
    public Task Close(Caller caller, Guid id, Verdict verdict, string outcome) => work.Database.Effect(caller, async db =>
    {
        var item = caller.IsStaff ? await db.WorkItems.SingleOrDefaultAsync(w => w.Id == id) : null;
        if (item is null)
        {
            throw new NotThere();
        }
        Duties.Require(caller, Lookers(Enum.Parse<Actor>(item.Owner)));
        await Duties.RequireNoKinship(db, caller, item.CaseId);
        if (item.ClosedOn is { } done)
        {
            throw new Refused($"{item.ClosedByName}已在 {done:yyyy-MM-dd} 核实过这一条", "closed_before");
        }
        var text = Plain.Text(outcome);
        if (Plain.Length(text) < 2)
        {
            throw new Refused("请写明核实的结果", "invalid", [new(nameof(WorkAnswer.说明), "请写明怎么核实、怎么处理的", "required")]);
        }
        (item.Outcome, item.IsReal, item.ClosedOn, item.ClosedByName) = (text, verdict == Verdict.属实, work.Today, caller.Name);
        return new("watch-closed", $"work:{id}", item.CaseId, Detail: $"{verdict}：{text}");
    });

    private static Role[] Lookers(Actor owner) => owner == Actor.县区 ? [Role.县区审核, Role.县区负责] : [Role.镇办经办, Role.镇办负责];

    /// <summary>Findings in an officer's area, without those about his own or a filed relative's case.</summary>
    private static IQueryable<WorkItemRow> Unrelated(AnminDb db, Caller caller) =>
        !caller.IsStaff ? db.WorkItems.Where(w => false) : db.WorkItems.AsNoTracking().Where(w => !db.Parties.Any(p => p.CaseId == w.CaseId && p.IdNumber != null
            && (db.FiledRelatives.Any(r => r.Human == caller.Human && r.RelativeIdNumber == p.IdNumber)
                || db.Accounts.Any(a => a.Human == caller.Human && a.IdNumber == p.IdNumber))));

    private async Task<IReadOnlyList<WorkLine>> Lines(AnminDb db, Caller caller, IReadOnlyList<WorkItemRow> rows)
    {
        var ids = rows.Select(r => r.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        var humans = cases.Values.Select(c => c.AcceptedBy).OfType<Guid>().Distinct().ToList();
        var handlers = (await db.Accounts.AsNoTracking().Where(a => humans.Contains(a.Human)).ToListAsync()).GroupBy(a => a.Human).ToDictionary(g => g.Key, g => g.First().Name);
        var checks = rows.Select(r => r.VerificationId).OfType<Guid>().ToList();
        var reviews = await db.Verifications.AsNoTracking().Where(v => checks.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.ReviewId);
        var divisions = work.Database.Divisions;
        return [.. rows.Select(r =>
        {
            var @case = cases[r.CaseId];
            var owner = Enum.Parse<Actor>(r.Owner);
            var office = divisions.FullName(owner == Actor.县区 ? DivisionCode.Of(r.CountyCode) : DivisionCode.Of(r.TownCode));
            return new WorkLine(
                r.Id, catalogue.Find<Watch>(r.Watch) ?? throw new InvalidOperationException($"预警 {r.Watch} 没有声明"), r.Text, r.CaseId, @case.Number, @case.Applicant,
                divisions.FullName(DivisionCode.Of(r.VillageCode)), owner, office,
                @case.AcceptedBy is { } human ? handlers.GetValueOrDefault(human) : null,
                r.FoundOn, r.Due, r.Due is { } due ? work.Clocks.Calendar.Count(work.Today, due) : null, r.ClosedOn, r.ClosedByName, r.IsReal, r.Outcome,
                r.ClosedOn is null && Lookers(owner).Contains(caller.Role)) { AwaitsYear = r.AwaitsYear, ReviewId = r.VerificationId is { } check ? reviews[check] : null };
        })];
    }
}
