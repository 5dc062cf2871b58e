using Npgsql;

namespace Anmin.Casework.Store;

/// <summary>The tables in which the processes of a cluster find each other, and the statements by which they do. Made once; the second process finds them there.</summary>
public static class ClusterMembership
{
    /// <summary>What the membership protocol reads and writes, by the names that it asks for. A row is written only by who knows the version of the whole table: of two who write at once, one is told no.</summary>
    private static readonly (string Key, string Text)[] Statements =
    [
        ("MembershipReadRowKey", $"{Reading} AND m.address = @Address AND m.port = @Port AND m.generation = @Generation WHERE v.deploymentid = @DeploymentId"),
        ("MembershipReadAllKey", $"{Reading} WHERE v.deploymentid = @DeploymentId"),
        ("GatewaysQueryKey", "SELECT address, proxyport, generation FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0"),
        ("InsertMembershipVersionKey", """
            WITH added AS (INSERT INTO orleansmembershipversiontable (deploymentid) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
            SELECT count(*)::integer FROM added
            """),
        ("InsertMembershipKey", """
            WITH version AS (
                UPDATE orleansmembershipversiontable SET timestamp = now() AT TIME ZONE 'utc', version = version + 1
                WHERE deploymentid = @DeploymentId AND version = @Version
                    AND NOT EXISTS (SELECT 1 FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
                RETURNING 1),
            added AS (
                INSERT INTO orleansmembershiptable (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
                SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM version RETURNING 1)
            SELECT count(*)::integer FROM added
            """),
        ("UpdateMembershipKey", """
            WITH version AS (
                UPDATE orleansmembershipversiontable SET timestamp = now() AT TIME ZONE 'utc', version = version + 1
                WHERE deploymentid = @DeploymentId AND version = @Version RETURNING 1),
            changed AS (
                UPDATE orleansmembershiptable SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime
                WHERE EXISTS (SELECT 1 FROM version) AND deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation RETURNING 1)
            SELECT count(*)::integer FROM changed
            """),
        ("UpdateIAmAlivetimeKey", "UPDATE orleansmembershiptable SET iamalivetime = @IAmAliveTime WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation"),
        ("DeleteMembershipTableEntriesKey", "WITH rows AS (DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId) DELETE FROM orleansmembershipversiontable WHERE deploymentid = @DeploymentId"),
        ("CleanupDefunctSiloEntriesKey", "DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3"),
    ];

    private const string Reading = """
        SELECT v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime, m.iamalivetime, v.version
        FROM orleansmembershipversiontable v LEFT JOIN orleansmembershiptable m ON m.deploymentid = v.deploymentid
        """;

    public static async Task Prepare(string connection)
    {
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync();
        await using var transaction = await db.BeginTransactionAsync();
        // Two processes that start at once make the tables one after the other.
        await Run(db, "SELECT pg_advisory_xact_lock(7316109)");
        await Run(db, """
            CREATE TABLE IF NOT EXISTS orleansquery (querykey varchar(64) PRIMARY KEY, querytext text NOT NULL);
            CREATE TABLE IF NOT EXISTS orleansmembershipversiontable (deploymentid varchar(150) PRIMARY KEY, timestamp timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'utc'), version integer NOT NULL DEFAULT 0);
            CREATE TABLE IF NOT EXISTS orleansmembershiptable (
                deploymentid varchar(150) NOT NULL REFERENCES orleansmembershipversiontable, address varchar(45) NOT NULL, port integer NOT NULL, generation integer NOT NULL,
                siloname varchar(150) NOT NULL, hostname varchar(150) NOT NULL, status integer NOT NULL, proxyport integer, suspecttimes varchar(8000),
                starttime timestamp NOT NULL, iamalivetime timestamp NOT NULL, PRIMARY KEY (deploymentid, address, port, generation));
            """);
        foreach (var (key, text) in Statements)
        {
            await using var command = new NpgsqlCommand("INSERT INTO orleansquery VALUES (@key, @text) ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext", db);
            command.Parameters.AddWithValue("key", key);
            command.Parameters.AddWithValue("text", text);
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    private static async Task Run(NpgsqlConnection db, string sql)
    {
#pragma warning disable CA2100 // constants of this file
        await using var command = new NpgsqlCommand(sql, db);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
