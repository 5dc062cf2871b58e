using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Anmin.Web.Demonstration;
using Anmin.Web.Tests.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Anmin.Web.Tests.Api;

/// <summary>A running house for the API: people in two counties, and a clock that the test moves on.</summary>
public class ApiHouse : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anmin-api-");
    private readonly List<Client> clients = [];

    public WebApplication App { get; private set; } = null!;

    public CaseworkServices It { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    protected virtual IReadOnlyList<Measure> Measures => [new LibraryCardMeasure()];

    protected virtual string[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "anmin.db"), []);
        var ahead = 借书证样例.今天.DayNumber - DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)).DayNumber;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "demonstration-days"), ahead.ToString(CultureInfo.InvariantCulture));
        App = await House.Build(SecurityWorld.Arguments(folder.FullName, Settings), Measures);
        await App.StartAsync();
        Address = new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        It = App.Services.GetRequiredService<CaseworkServices>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) { client.Dispose(); }
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody new of a role, signed in.</summary>
    public async Task<Client> Somebody(Role role, string area, string name = "向秀兰")
    {
        var account = new Account { Id = Guid.NewGuid(), Human = Guid.NewGuid(), Name = name, Role = role, Area = area };
        await It.Accounts.Add(Caller.System, [account]);
        var client = new Client(Address, account);
        clients.Add(client);
        await client.SignIn();
        return client;
    }

    public Task<Client> Resident(string village = "610924100201") => Somebody(Role.居民, village);

    public Task<Client> Clerk(string town = "610924100000") => Somebody(Role.镇办经办, town, "周敏");

    public Task<Client> Reviewer(string county = "610924000000") => Somebody(Role.县区审核, county, "赵审核");

    /// <summary>Somebody who has not signed in.</summary>
    public Client Visitor()
    {
        var client = new Client(Address, null);
        clients.Add(client);
        return client;
    }

    /// <summary>How many rows every table has.</summary>
    public Dictionary<string, long> Rows()
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "anmin.db")};Mode=ReadOnly");
        database.Open();
        return Column(database, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
            .ToDictionary(t => t, t => long.Parse(Column(database, $"select count(*) from \"{t}\"").Single(), CultureInfo.InvariantCulture));
    }

    private static List<string> Column(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Table names come from the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) { rows.Add(reader.GetString(0)); }
        return rows;
    }

    /// <summary>Some days go by, and notices that are over end.</summary>
    public async Task Pass(int days)
    {
        App.Services.GetRequiredService<DemonstrationClock>().MoveOn(days);
        await It.Publicity.EndElapsed();
    }
}
