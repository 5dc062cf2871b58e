using System.Net;
using System.Net.Sockets;
using Anmin.Casework.Store;
using Anmin.Measures;
using Anmin.Web.Commands;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Anmin.Web.Tests.Security;

/// <summary>The database goes away, or its disk is full: everybody is told at once, nothing is half done, and when it is back nobody has to do anything.</summary>
public sealed class ClosedDoors
{
    [Fact]
    public async Task 数据库断了_页面和接口马上回503_接通以后自己恢复()
    {
        var name = $"t_{Guid.NewGuid():n}";
        var folder = Directory.CreateTempSubdirectory("anmin-closed-");
        var server = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("ANMIN_TEST_PG") ?? throw new InvalidOperationException("没有测试用的 PostgreSQL：请用 ./test 运行，它会启动一个临时的"));
        await Admin(server, $"create database {name}");
        using var wire = new Wire(server.Host!, server.Port);
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = "127.0.0.1", Port = wire.Port, Database = name, Timeout = 3 }.ConnectionString;
        try
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ANMIN_DATA"] = folder.FullName, ["Anmin:Provider"] = Setup.Npgsql, ["Anmin:Connection"] = connection }).Build();
            Assert.Equal(0, await CommandLine.Run(["make-city", "--people", "400"], AllMeasures.List, new(Stream.Null, Stream.Null, TextWriter.Null, settings, default)));
            await using var house = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("ANMIN_DATA", folder.FullName).UseSetting("Anmin:Provider", Setup.Npgsql).UseSetting("Anmin:Connection", connection));
            using var browser = house.CreateClient();
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/notices")).StatusCode);

            wire.Cut();
            var page = await browser.GetAsync("/notices");
            var text = await page.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.NotNull(page.Headers.RetryAfter);
            Assert.Contains("不是您的错", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Npgsql", text, StringComparison.Ordinal);

            wire.Mend();
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/notices")).StatusCode);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await Admin(server, $"drop database if exists {name} with (force)");
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(13, true)]
    [InlineData(10, true)]
    [InlineData(19, false)]
    public void 磁盘满和读写坏了是够不着_违反约束不是(int code, bool isOutOfReach) =>
        Assert.Equal(isOutOfReach, OutOfReach.Is(new DbUpdateException("x", new SqliteException("x", code))));

    [Theory]
    [InlineData("53100", true)]
    [InlineData("57P03", true)]
    [InlineData("08006", true)]
    [InlineData("23505", false)]
    public void 服务器说盘满_正在启动_断了是够不着_重复键不是(string state, bool isOutOfReach) =>
        Assert.Equal(isOutOfReach, OutOfReach.Is(new InvalidOperationException("x", new PostgresException("x", "ERROR", "ERROR", state))));

    private static async Task Admin(NpgsqlConnectionStringBuilder server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The line between the house and its database, which can be cut.</summary>
    private sealed class Wire : IDisposable
    {
        private readonly string host;
        private readonly int port;
        private readonly List<TcpClient> open = [];
        private TcpListener? listener;

        public Wire(string host, int port)
        {
            (this.host, this.port) = (host, port);
            listener = new(IPAddress.Loopback, 0);
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _ = Accept(listener);
        }

        public int Port { get; }

        public void Cut()
        {
            listener?.Dispose();
            listener = null;
            lock (open)
            {
                open.ForEach(c => c.Dispose());
                open.Clear();
            }
        }

        public void Mend()
        {
            listener = new(IPAddress.Loopback, Port);
            listener.Start();
            _ = Accept(listener);
        }

        public void Dispose() => Cut();

        private async Task Accept(TcpListener from)
        {
            try
            {
                while (true)
                {
                    var near = await from.AcceptTcpClientAsync();
                    var far = new TcpClient();
                    await far.ConnectAsync(host, port);
                    lock (open) { open.AddRange([near, far]); }
                    _ = Pump(near, far);
                    _ = Pump(far, near);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
            }
        }

        private static async Task Pump(TcpClient from, TcpClient to)
        {
            try
            {
                await from.GetStream().CopyToAsync(to.GetStream());
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
            }
        }
    }
}
