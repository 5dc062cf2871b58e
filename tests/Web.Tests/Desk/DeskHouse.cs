using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Data.City;
using Anmin.LibraryCard;
using Anmin.Measures;
using Anmin.Web.Demonstration;
using Anmin.Web.Tests.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Anmin.Web.Tests.Desk;

/// <summary>A running house with officers of two towns and their county at their desks, and households that apply when a test says so.</summary>
public sealed class DeskHouse : IAsyncLifetime
{
    public const string Town = "610924100000";
    public const string OtherTown = "610924101000";
    public const string County = "610924000000";
    private const string Village = "610924100201";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-desk-");
    private readonly DateOnly day;
    private readonly List<AtDesk> open = [];
    private WebApplication app = null!;
    private Uri address = null!;
    private Queue<DemoHousehold> poor = null!;

    /// <summary>A Monday under the law of 2026.</summary>
    public DeskHouse() : this(new(2026, 8, 3)) { }

    private DeskHouse(DateOnly day) => this.day = day;

    public CaseworkServices It { get; private set; } = null!;

    /// <summary>The secrets shared with the sources of the means verification.</summary>
    public SourceWays Ways => app.Services.GetRequiredService<SourceWays>();

    public DateOnly Today => It.Database.Today;

    public Caller Clerk { get; } = Person("周敏", Role.镇办经办, Town);
    public Caller Clerk2 { get; } = Person("陈立", Role.镇办经办, Town);
    public Caller Lead { get; } = Person("王镇长", Role.镇办负责, Town);
    public Caller OtherClerk { get; } = Person("邻镇经办", Role.镇办经办, OtherTown);
    public Caller Reviewer { get; } = Person("赵审核", Role.县区审核, County);
    public Caller Reviewer2 { get; } = Person("钱审核", Role.县区审核, County);
    public Caller Chief { get; } = Person("孙局长", Role.县区负责, County);
    public Caller City { get; } = Person("刘主任", Role.市级, "610900000000");

    /// <summary>A house that opens on a day of its own.</summary>
    public static async Task<DeskHouse> On(DateOnly day)
    {
        var house = new DeskHouse(day);
        await house.InitializeAsync();
        return house;
    }

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "anmin.db"), []);
        var ahead = day.DayNumber - DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).DayNumber;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "demonstration-days"), ahead.ToString(CultureInfo.InvariantCulture));
        app = await House.Build(SecurityWorld.Arguments(folder.FullName), [.. AllMeasures.List, new LibraryCardMeasure()]);
        await app.StartAsync();
        address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        It = app.Services.GetRequiredService<CaseworkServices>();
        poor = new(DemonstrationCity.Generate(1500, 7, day).Where(h => h.People.Count >= 2 && h.Property is { Vehicles: 0, Houses: 1, Deposits: > 0 and < 8000 }
            && h.Hukou == HukouClass.农村 && LivingAllowancePapers.PerHead(h) < 3000).Select(h => h with { Village = Village }));
        await Open(Clerk, Clerk2, Lead, OtherClerk, Reviewer, Reviewer2, Chief, City);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in open) { desk.Dispose(); }
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>Opens accounts.</summary>
    public Task Open(params Caller[] callers) => It.Accounts.Add(Caller.System,
        [.. callers.Select(c => new Account { Id = c.Account, Human = c.Human, Name = c.Name, Role = c.Role, Area = c.Area.Value })]);

    /// <summary>Somebody with a way in; the same human where one is named.</summary>
    public static Caller Person(string name, Role role, string area, Guid? human = null) =>
        new(human ?? Guid.NewGuid(), Guid.NewGuid(), name, role, DivisionCode.Of(area), "test");

    /// <summary>A browser without script in which somebody has signed in.</summary>
    public async Task<AtDesk> As(Caller caller)
    {
        var desk = new AtDesk(address);
        open.Add(desk);
        await desk.SignIn(caller.Account);
        return desk;
    }

    /// <summary>A browser without script in which nobody has signed in.</summary>
    public AtDesk Visitor()
    {
        var desk = new AtDesk(address);
        open.Add(desk);
        return desk;
    }

    /// <summary>Turns the days on; notices that are over end, as they do by themselves every ten minutes.</summary>
    public async Task Pass(int days)
    {
        app.Services.GetRequiredService<DemonstrationClock>().MoveOn(days);
        await It.Publicity.EndElapsed();
    }

    /// <summary>A poor household of the town applies for the living allowance.</summary>
    public async Task<(Guid Case, DemoHousehold Home)> Applies()
    {
        var home = poor.Dequeue();
        var she = Person(home.Head.Name, Role.居民, home.Village);
        var draft = await It.Drafts.Start(she, LivingAllowancePapers.Service);
        await It.Drafts.Replace(she, draft, LivingAllowancePapers.Application(home, Today, null), 0);
        var submitted = await It.Submissions.Submit(she, draft);
        Assert.Empty(submitted.Faults);
        return (submitted.CaseId!.Value, home);
    }

    /// <summary>The same, accepted and investigated through the services: where a test begins later.</summary>
    public async Task<(Guid Case, DemoHousehold Home)> Investigated(int hidden = 0)
    {
        var (id, home) = await Applies();
        await It.Acceptance.Accept(Clerk, id, await Version(id));
        foreach (var kind in new[] { "means-check", "home-visit" })
        {
            Assert.Empty(await It.Investigation.Record(Clerk, id, await Version(id), kind, LivingAllowancePapers.Finding(kind, home, Today, hidden), Clerk2.Human, Today));
        }
        return (id, home);
    }

    public async Task<int> Version(Guid id) => (await It.CaseFiles.Glance(Caller.System, id)).Version;

    public async Task<Casework.Records.CaseRow> Case(Guid id) => await It.CaseFiles.Glance(Caller.System, id);

    public async Task<Money> Proposed(Guid id) => (await It.CaseFiles.Computed(Caller.System, await Case(id))).Award!.Monthly;

    /// <summary>What the journal says of a case, oldest first; looks too.</summary>
    public async Task<IReadOnlyList<(string Action, string Name, string? Detail)>> Journal(Guid id)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "anmin.db")};Mode=ReadOnly");
        await db.OpenAsync();
        await using var read = db.CreateCommand();
        read.CommandText = "select action, name, detail from journal where case_id = $id collate nocase order by seq";
        read.Parameters.AddWithValue("$id", id.ToString());
        await using var reader = await read.ExecuteReaderAsync();
        var rows = new List<(string, string, string?)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetString(1), await reader.IsDBNullAsync(2) ? null : reader.GetString(2)));
        }
        return rows;
    }

    /// <summary>The answers of a finding as a form sends them, with the number of rows of each group.</summary>
    public static (string, string)[] Rows(Dictionary<string, string> answers) =>
    [
        .. answers.Select(a => (a.Key, a.Value)),
        .. answers.Keys.Where(k => k.Contains('[', StringComparison.Ordinal)).GroupBy(k => k[..k.IndexOf('[', StringComparison.Ordinal)])
            .Select(g => (g.Key + "#", g.Select(k => k[..(k.IndexOf(']', StringComparison.Ordinal) + 1)]).Distinct().Count().ToString(CultureInfo.InvariantCulture))),
    ];
}
