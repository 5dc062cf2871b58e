using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Registers;

/// <summary>The questions for a county that reports how far a campaign has come.</summary>
public sealed record ProgressReport
{
    [Ask("一共完成了多少", Hint = "填累计数，不是这一次新增的数。", Most = 10_000_000)]
    public int 累计完成 { get; init; }

    [Ask("截至哪一天")]
    public DateOnly 截至 { get; init; }
}

/// <summary>The question for the city that sets a county's target.</summary>
public sealed record CampaignTarget
{
    [Ask("任务数", Hint = "到专项结束时一共要完成多少。", Least = 1, Most = 10_000_000)]
    public int 任务数 { get; init; }
}

/// <summary>How far a county has come.</summary>
/// <param name="Percent">Of the target, at most 100; null while there is no target.</param>
/// <param name="Reached">Milestones by name with the day they were reached.</param>
/// <param name="Version">Travels with every write; 0 while nothing is on file.</param>
public sealed record CountyProgress(
    string Code, string County, int Target, int Done, int? Percent, DateOnly? AsOf, string? ReportedBy, IReadOnlyDictionary<string, DateOnly> Reached, bool MayReport, int Version);

/// <summary>A campaign with the counties that the caller may see.</summary>
public sealed record CampaignView(Campaign Campaign, IReadOnlyList<CountyProgress> Counties, int Target, int Done, int? Percent, bool MaySetTargets);

/// <summary>Any declared campaign: the city sets targets, counties report; each change is an event.</summary>
public sealed class CampaignBook(Database database, Catalogue catalogue)
{
    /// <summary>The declared campaigns.</summary>
    public IReadOnlyList<Campaign> All => [.. catalogue.Of<Campaign>()];

    public Campaign Find(string slug) => catalogue.Find<Campaign>(slug) ?? throw new NotThere();

    public async Task<CampaignView> Open(Caller caller, string slug)
    {
        var campaign = Find(slug);
        RequireStaff(caller);
        await using var db = database.Open(caller);
        var rows = await db.Campaigns.AsNoTracking().Where(c => c.Campaign == slug).ToDictionaryAsync(c => c.CountyCode);
        var steps = (await db.CampaignSteps.AsNoTracking().Where(s => s.Campaign == slug).ToListAsync()).ToLookup(s => s.CountyCode);
        var counties = database.Divisions.Counties(database.Today).Where(d => Covers(caller, d.Code))
            .Select(d => Progress(caller, d.Code, d.Name, rows.GetValueOrDefault(d.Code), steps[d.Code])).ToList();
        var (target, done) = (counties.Sum(c => c.Target), counties.Sum(c => c.Done));
        return new(campaign, counties, target, done, Share(done, target), caller.Role == Role.市级);
    }

    /// <summary>The city gives a county its target, or another one.</summary>
    /// <param name="version">Of the county's progress as the caller read it.</param>
    public Task SetTarget(Caller caller, string slug, DivisionCode county, int version, CampaignTarget target) => database.Effect(caller, async db =>
    {
        var campaign = Find(slug);
        Duties.Require(caller, Role.市级, Role.系统);
        var row = await RowOf(db, slug, county, version);
        var before = row.Target;
        row.Target = target.任务数;
        row.Version++;
        return new("campaign-target", $"campaign:{slug}", Detail: $"{campaign.Name}：{database.Divisions.Name(county)} {before} → {target.任务数} {campaign.Unit}");
    });

    /// <summary>A county reports its total.</summary>
    /// <param name="version">Of the county's progress as the caller read it.</param>
    public Task Report(Caller caller, string slug, int version, ProgressReport report) => database.Effect(caller, async db =>
    {
        var campaign = Find(slug);
        RequireCounty(caller);
        var row = await RowOf(db, slug, caller.Area.County, version);
        if (row.ReportedByName is not null && report.截至 < row.AsOf)
        {
            throw new Refused("不能早于上一次报告", "range", [new(nameof(ProgressReport.截至), $"上一次报告截至 {row.AsOf:yyyy-MM-dd}，不能更早", "range")]);
        }
        var before = row.Done;
        (row.Done, row.AsOf, row.ReportedByName) = (report.累计完成, report.截至, caller.Name);
        row.Version++;
        return new("campaign-reported", $"campaign:{slug}", Detail: $"{campaign.Name}：{database.Divisions.Name(caller.Area)} {before} → {row.Done} {campaign.Unit}，截至 {row.AsOf:yyyy-MM-dd}");
    });

    /// <summary>A county says that it has reached a milestone today.</summary>
    public Task Reach(Caller caller, string slug, string milestone) => database.Effect(caller, async db =>
    {
        var campaign = Find(slug);
        RequireCounty(caller);
        if (campaign.Milestones.All(m => m.Name != milestone))
        {
            throw new NotThere();
        }
        var county = caller.Area.County.Value;
        if (await db.CampaignSteps.AnyAsync(s => s.Campaign == slug && s.CountyCode == county && s.Milestone == milestone))
        {
            throw new Refused("这个节点已经报告过", "reached_before");
        }
        db.CampaignSteps.Add(new() { Id = database.NewId(), Campaign = slug, CountyCode = county, Milestone = milestone, ReachedOn = database.Today, ByName = caller.Name });
        return new("campaign-milestone", $"campaign:{slug}", Detail: $"{campaign.Name}：{database.Divisions.Name(caller.Area)} {milestone}");
    });

    private async Task<CampaignRow> RowOf(AnminDb db, string slug, DivisionCode county, int version)
    {
        if (county.Level != DivisionLevel.County || database.Divisions.Find(county, database.Today) is null)
        {
            throw new NotThere();
        }
        var row = await db.Campaigns.SingleOrDefaultAsync(c => c.Campaign == slug && c.CountyCode == county.Value);
        if (row is null)
        {
            row = new() { Id = database.NewId(), Campaign = slug, CountyCode = county.Value, AsOf = database.Today };
            db.Campaigns.Add(row);
        }
        return row.Version == version ? row : throw new Stale();
    }

    private static CountyProgress Progress(Caller caller, string code, string name, CampaignRow? row, IEnumerable<CampaignStepRow> steps) => new(
        code, name, row?.Target ?? 0, row?.Done ?? 0, row is null ? null : Share(row.Done, row.Target), row?.ReportedByName is null ? null : row.AsOf, row?.ReportedByName,
        steps.ToDictionary(s => s.Milestone, s => s.ReachedOn), caller.Role is Role.县区审核 or Role.县区负责 && caller.Area.Value == code, row?.Version ?? 0);

    private static int? Share(int done, int target) => target == 0 ? null : (int)Math.Min(100, (long)done * 100 / target);

    private static bool Covers(Caller caller, string county) => caller.Area.Level == DivisionLevel.City || caller.Area.County.Value == county && caller.Area.Level == DivisionLevel.County;

    private static void RequireStaff(Caller caller)
    {
        if (!caller.IsStaff && caller.Role != Role.系统)
        {
            throw new NotThere();
        }
    }

    private static void RequireCounty(Caller caller) => Duties.Require(caller, Role.县区审核, Role.县区负责);
}
