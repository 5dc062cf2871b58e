using System.Collections.Concurrent;
using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.LibraryCard;
using Anmin.Measures;
using Anmin.Web.Demonstration;
using Anmin.Web.Printing;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Anmin.Web.Tests.Security;

/// <summary>A running house with somebody of every role in two towns of one county and in another county, and something of every kind in each.</summary>
public sealed class SecurityWorld : IAsyncLifetime
{
    public const string TownA = "610924100000";
    public const string TownB = "610924101000";
    public const string TownC = "610921100000";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-security-");
    private readonly ConcurrentDictionary<Person, Browser> browsers = new();
    private WebApplication app = null!;
    private Task<Sweep>? looked;

    public CaseworkServices It { get; private set; } = null!;

    public IReadOnlyList<EndpointRule> Endpoints { get; private set; } = [];

    public WebApplication App => app;

    public IServiceProvider Services => app.Services;

    /// <summary>Who may knock; the first one has not signed in.</summary>
    public IReadOnlyList<Person> People { get; private set; } = [];

    /// <summary>Something of every kind in towns A, B and C.</summary>
    public IReadOnlyList<Place> Places { get; private set; } = [];

    /// <summary>Every line that the program has written into its log.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Every page that can be looked at, looked at by everybody: done once, for all tests about it.</summary>
    public Task<Sweep> Looked => looked ??= Sweep.Do(this);

    public string DatabaseFile => Path.Combine(folder.FullName, "anmin.db");

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // An empty database: the people come from here and not from the demonstration. Its clock stands where both law regimes of the library card can be had.
        await File.WriteAllBytesAsync(DatabaseFile, []);
        var start = new DateOnly(2026, 5, 6).DayNumber - DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).DayNumber;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "demonstration-days"), start.ToString(System.Globalization.CultureInfo.InvariantCulture));
        app = await House.Build(Arguments(folder.FullName), [.. AllMeasures.List, new LibraryCardMeasure()]);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Listening(Log));
        Endpoints = await EndpointRules.List(app);
        app.MapGet("/planted/fault", string () => throw new InvalidOperationException("planted detail")).AllowAnonymous();
        app.MapGet("/api/v1/planted/fault", string () => throw new InvalidOperationException("planted api detail")).AllowAnonymous();
        app.MapGet("/planted/without-rule", () => "open");
        await app.StartAsync();
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        It = app.Services.GetRequiredService<CaseworkServices>();
        var story = new SecurityStory(It, app.Services.GetRequiredService<DemonstrationClock>());
        (People, Places) = await story.Tell();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers.Values) { browser.Dispose(); }
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>What a house needs to be told when a test is the program.</summary>
    public static string[] Arguments(string data, params string[] more) =>
    [
        "--applicationName=Anmin.Web", $"--contentRoot={Path.Combine(Root, "platform", "Web")}", $"--ANMIN_DATA={data}", "--urls=http://127.0.0.1:0",
        $"--{PdfPrinter.Setting}=", "--Logging:LogLevel:Default=Information", "--Logging:Console:LogLevel:Default=None", .. more,
    ];

    /// <summary>The browser of a person, signed in.</summary>
    public async Task<Browser> Of(Person person)
    {
        if (browsers.TryGetValue(person, out var known)) { return known; }
        var browser = new Browser(Address);
        if (!person.IsNobody) { await browser.SignIn(person.Caller.Account); }
        return browsers[person] = browser;
    }

    /// <summary>Files of the site are for anyone and name nothing; everything else is a page.</summary>
    public IEnumerable<EndpointRule> Pages => Endpoints.Where(e => !Path.GetFileName(e.Pattern).Contains('.', StringComparison.Ordinal) && !e.Pattern.StartsWith("lib/", StringComparison.Ordinal) || e.Pattern.StartsWith("/openapi", StringComparison.Ordinal));

    /// <summary>Whether a rule lets somebody in, as the program's own judge says.</summary>
    public async Task<bool> MayCome(Person person, EndpointRule endpoint) => endpoint.Rule == "anyone" || (!person.IsNobody
        && (await Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(CallerOf.Principal(person.Caller, SessionCookie.Scheme), null, endpoint.Rule!)).Succeeded);

    /// <summary>What every table holds, as one text a table, without the journal: reading may be noted there.</summary>
    public Dictionary<string, string> Tables()
    {
        using var database = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadOnly");
        database.Open();
        return Texts(database, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not in ('journal', 'journal_heads')")
            .ToDictionary(t => t, t => string.Join('\n', Texts(database, $"select * from \"{t}\"")));
    }

    public static string Root { get; } = Upwards(AppContext.BaseDirectory);

    private static List<string> Texts(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Table names come from the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i))));
        }
        return rows;
    }

    private static string Upwards(string from)
    {
        var at = new DirectoryInfo(from);
        while (!File.Exists(Path.Combine(at.FullName, "Anmin.slnx"))) { at = at.Parent ?? throw new DirectoryNotFoundException("找不到 Anmin.slnx 所在的目录"); }
        return at.FullName;
    }

    private sealed class Listening(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}

/// <summary>One house for all of these tests, one after another: some of them look at what another request must not have changed.</summary>
[CollectionDefinition(nameof(SecurityWorld), DisableParallelization = true)]
public sealed class SecurityWorldCollection : ICollectionFixture<SecurityWorld>;

/// <summary>Somebody who knocks.</summary>
/// <param name="Where">A, B, C, the counties of them, or the city.</param>
public sealed record Person(Caller Caller, string Where)
{
    public bool IsNobody => Caller.Role == Role.访客;

    public override string ToString() => IsNobody ? "没有登录的人" : $"{Where}的{Caller.Role}";
}
