using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Watchtower;
using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Sweeping;

/// <summary>The question for whoever found that nothing was the matter, where what is so is written down as a visit.</summary>
public sealed record FalseAlarm
{
    [Ask("怎么核实的，为什么是误报", Longest = 300, Lines = true)]
    public string 说明 { get; init; } = "";
}

/// <summary>One finding of a screening as a list shows it: where and what, nobody's name.</summary>
/// <param name="Office">The office that must look.</param>
/// <param name="IsRaised">Whether the time has passed after which the county looks as well.</param>
/// <param name="MayClose">Whether the caller is of a level that must look.</param>
/// <param name="MayTell">Whether he may note that the family was told.</param>
public sealed record DiscoveryLine(
    Guid Id, Screening Screening, string Text, string Place, Actor Owner, string Office, bool IsRaised, DateOnly FoundOn, DateOnly SeenOn, DateOnly? Due, int? DaysLeft, DateOnly? RaisedOn,
    DiscoveryState State, DateOnly? ClosedOn, string? ClosedBy, string? Outcome, DateOnly? ToldOn, Guid? CaseId, bool MayClose, bool MayTell)
{
    /// <summary>The year whose working calendar the last day waits for.</summary>
    public int? AwaitsYear { get; init; }
}

/// <summary>Which of the findings.</summary>
public enum DiscoveryView { 等核实, 过期, 报到县里, 已核实, 已消失, 期限待算 }

/// <summary>What to list.</summary>
public sealed record DiscoveryFilter(DiscoveryView View = DiscoveryView.等核实, string? Screening = null, string? After = null);

/// <summary>A page of findings.</summary>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record DiscoveryPage(IReadOnlyList<DiscoveryLine> Lines, string? Next);

/// <summary>How a screening has done in the caller's area.</summary>
public sealed record ScreeningRecord(Screening Screening, int Open = 0, int Late = 0, int Raised = 0, int Told = 0, int Real = 0, int False = 0, int Gone = 0)
{
    /// <summary>Share of the findings looked into that were so, in percent; null while nobody has looked into any.</summary>
    public int? HitRate => Real + False == 0 ? null : Real * 100 / (Real + False);

    /// <summary>The other share.</summary>
    public int? FalseAlarmRate => 100 - HitRate;
}

/// <summary>Findings of the nightly screenings, for those who must look at them. Nothing is granted or stopped here.</summary>
public sealed partial class DiscoveryBook(CaseWork work, Catalogue catalogue)
{
    public const int PageSize = 40;

    /// <summary>Where findings without a last day stand: after all that have one.</summary>
    private static readonly DateOnly Never = new(9999, 12, 31);

    public async Task<DiscoveryPage> List(Caller caller, DiscoveryFilter filter)
    {
        await using var db = work.Database.Open(caller);
        var today = work.Today;
        var found = Of(await Unrelated(db, caller), filter.View, today);
        if (filter.Screening is { } screening) { found = found.Where(d => d.Screening == screening); }
        if (filter.After?.Split('_') is [var day, var key] && DateOnly.TryParseExact(day, "yyyyMMdd", out var due) && Guid.TryParse(key, out var last))
        {
            found = found.Where(d => (d.Due ?? Never) > due || ((d.Due ?? Never) == due && d.Id.CompareTo(last) > 0));
        }
        var rows = await found.OrderBy(d => d.Due ?? Never).ThenBy(d => d.Id).Take(PageSize + 1).ToListAsync();
        return new([.. rows.Take(PageSize).Where(IsDeclared).Select(d => Line(d, caller))], rows.Count > PageSize ? $"{rows[PageSize - 1].Due ?? Never:yyyyMMdd}_{rows[PageSize - 1].Id}" : null);
    }

    /// <summary>Every declared screening with what became of its findings in the caller's area.</summary>
    public async Task<IReadOnlyList<ScreeningRecord>> Records(Caller caller)
    {
        await using var db = work.Database.Open(caller);
        var today = work.Today;
        var counts = (await db.Discoveries.AsNoTracking().Where(d => caller.IsStaff).GroupBy(d => d.Screening).Select(g => new
        {
            g.Key,
            Open = g.Count(d => d.State == DiscoveryState.待核实),
            Late = g.Count(d => d.State == DiscoveryState.待核实 && d.Due < today),
            Raised = g.Count(d => d.State == DiscoveryState.待核实 && d.RaisedOn < today),
            Told = g.Count(d => d.ToldOn != null),
            Real = g.Count(d => d.State == DiscoveryState.属实),
            False = g.Count(d => d.State == DiscoveryState.误报),
            Gone = g.Count(d => d.State == DiscoveryState.已消失),
        }).ToListAsync()).ToDictionary(c => c.Key);
        return [.. catalogue.Of<Screening>().Select(s => counts.TryGetValue(s.Slug, out var c)
            ? new ScreeningRecord(s, c.Open, c.Late, c.Raised, c.Told, c.Real, c.False, c.Gone) : new(s))];
    }

    /// <summary>Records what the caller found out; the finding is done.</summary>
    public Task Close(Caller caller, Guid id, Verdict verdict, string outcome) => work.Database.Effect(caller, async db =>
    {
        var found = await ForWriting(db, caller, id);
        var text = Plain.Text(outcome);
        if (Plain.Length(text) < 2)
        {
            throw new Refused("请写明核实的结果", "invalid", [new(nameof(WorkAnswer.说明), "请写明怎么核实、怎么处理的", "required")]);
        }
        if (verdict == Verdict.属实 && catalogue.Find<Screening>(found.Screening)?.Visits is not null)
        {
            throw new Refused("情况属实的，请记下走访和安排，这一条随之办结", "visit_needed");
        }
        Done(found, verdict == Verdict.属实 ? DiscoveryState.属实 : DiscoveryState.误报, text, caller.Name, work.Today);
        return new("discovery-closed", $"discovery:{id}", found.CaseId, Detail: $"{verdict}：{text}");
    });

    /// <summary>Notes that the family was told that it may apply; from then on she reads it on her own page.</summary>
    public Task Tell(Caller caller, Guid id) => work.Database.Effect(caller, async db =>
    {
        var found = await ForWriting(db, caller, id);
        if (catalogue.Find<Screening>(found.Screening)?.Opens is null)
        {
            throw new Refused("这一种发现没有可以申请的事项，不用告知", "nothing_to_tell");
        }
        if (found.ToldOn is { } before)
        {
            throw new Refused($"{before:yyyy-MM-dd} 已经告知过", "told_before");
        }
        found.ToldOn = work.Today;
        return new("discovery-told", $"discovery:{id}");
    });

    private async Task<DiscoveryRow> ForWriting(AnminDb db, Caller caller, Guid id)
    {
        var found = caller.IsStaff ? await db.Discoveries.SingleOrDefaultAsync(d => d.Id == id) : null;
        if (found is null)
        {
            throw new NotThere();
        }
        Duties.Require(caller, Lookers(found, work.Today));
        if (!await (await Unrelated(db, caller)).AnyAsync(d => d.Id == id))
        {
            throw new NotAllowed("这一条涉及您本人或您备案的近亲属，由其他人员核实");
        }
        return found.State switch
        {
            DiscoveryState.待核实 => found,
            DiscoveryState.已消失 => throw new Refused(found.Outcome ?? $"{found.ClosedOn:yyyy-MM-dd} 的筛查已经不再发现这一条，不用再核实", "gone"),
            _ => throw new Refused($"{found.ClosedByName}已在 {found.ClosedOn:yyyy-MM-dd} 核实过这一条", "closed_before"),
        };
    }

    /// <summary>Ends the open findings of a county that point at people or households who are no longer in the register.</summary>
    /// <returns>How many.</returns>
    internal static Task<int> Unfounded(AnminDb db, string county, string why, string by, DateOnly on) => db.Discoveries.IgnoreQueryFilters()
        .Where(d => d.CountyCode == county && d.State == DiscoveryState.待核实
            && ((d.HouseholdId != null && !db.Households.IgnoreQueryFilters().Any(h => h.Id == d.HouseholdId)) || (d.PersonId != null && !db.Persons.IgnoreQueryFilters().Any(p => p.Id == d.PersonId))))
        .ExecuteUpdateAsync(u => u.SetProperty(d => d.State, DiscoveryState.已消失).SetProperty(d => d.Outcome, why).SetProperty(d => d.ClosedByName, by).SetProperty(d => d.ClosedOn, on));

    internal static void Done(DiscoveryRow found, DiscoveryState state, string outcome, string by, DateOnly on) =>
        (found.State, found.Outcome, found.ClosedByName, found.ClosedOn) = (state, outcome, by, on);

    /// <summary>Who must look: the level that owns it, and the county as well once nobody has answered for too long.</summary>
    internal static Role[] Lookers(DiscoveryRow found, DateOnly today) => Enum.Parse<Actor>(found.Owner) == Actor.县区 ? [Role.县区审核, Role.县区负责]
        : IsRaised(found, today) ? [Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区负责]
        : [Role.镇办经办, Role.镇办负责];

    private static bool IsRaised(DiscoveryRow found, DateOnly today) => found.State == DiscoveryState.待核实 && found.RaisedOn < today;

    private static IQueryable<DiscoveryRow> Of(IQueryable<DiscoveryRow> found, DiscoveryView view, DateOnly today) => view switch
    {
        DiscoveryView.过期 => found.Where(d => d.State == DiscoveryState.待核实 && d.Due < today),
        DiscoveryView.报到县里 => found.Where(d => d.State == DiscoveryState.待核实 && d.RaisedOn < today),
        DiscoveryView.期限待算 => found.Where(d => d.State == DiscoveryState.待核实 && d.AwaitsYear != null),
        DiscoveryView.已核实 => found.Where(d => d.State == DiscoveryState.属实 || d.State == DiscoveryState.误报),
        DiscoveryView.已消失 => found.Where(d => d.State == DiscoveryState.已消失),
        _ => found.Where(d => d.State == DiscoveryState.待核实),
    };

    /// <summary>Findings in an officer's area, without those about himself or a filed relative, by any number they were ever known under.</summary>
    internal static async Task<IQueryable<DiscoveryRow>> Unrelated(AnminDb db, Caller caller)
    {
        if (!caller.IsStaff)
        {
            return db.Discoveries.Where(d => false);
        }
        var (persons, households, grants) = await Kin.Of(db, caller);
        return persons.Count == 0 ? db.Discoveries.AsNoTracking() : db.Discoveries.AsNoTracking().Where(d => (d.PersonId == null || !persons.Contains(d.PersonId.Value))
            && (d.HouseholdId == null || !households.Contains(d.HouseholdId.Value)) && (d.GrantId == null || !grants.Contains(d.GrantId.Value)));
    }

    /// <summary>A finding whose screening is no longer declared stays on file and is not shown.</summary>
    private bool IsDeclared(DiscoveryRow found) => catalogue.Find<Screening>(found.Screening) is not null;

    private DiscoveryLine Line(DiscoveryRow d, Caller caller)
    {
        var screening = catalogue.Find<Screening>(d.Screening) ?? throw new NotThere();
        var owner = Enum.Parse<Actor>(d.Owner);
        var divisions = work.Database.Divisions;
        var looks = d.State == DiscoveryState.待核实 && Lookers(d, work.Today).Contains(caller.Role);
        return new(
            d.Id, screening, d.Text, divisions.FullName(DivisionCode.Of(d.VillageCode.Length > 0 ? d.VillageCode : d.CountyCode)), owner,
            divisions.FullName(DivisionCode.Of(owner == Actor.县区 || d.TownCode.Length == 0 ? d.CountyCode : d.TownCode)), IsRaised(d, work.Today),
            d.FoundOn, d.SeenOn, d.Due, d.Due is { } due ? work.Clocks.Calendar.Count(work.Today, due) : null, d.RaisedOn, d.State, d.ClosedOn, d.ClosedByName, d.Outcome, d.ToldOn, d.CaseId,
            looks, looks && screening.Opens is not null && d.ToldOn is null) { AwaitsYear = d.AwaitsYear };
    }
}
