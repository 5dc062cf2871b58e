using System.Data.Common;
using Anmin.Casework.Journal;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Anmin.Casework.Tests;

/// <summary>A database file that may not grow any more, as on a full disk: the engine itself says SQLITE_FULL. What is begun then is not done, nothing of it is stored, and with room again the same process goes on.</summary>
public sealed class DiskFull
{
    /// <summary>Lets the file of every connection grow, or not.</summary>
    private sealed class Room : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            // A limit below what is used already is the size of the file as it is.
            command.CommandText = $"PRAGMA max_page_count={(IsFull ? 1 : 1_073_741_823)};";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    [Fact]
    public async Task 盘满了_申请导入筛查都办不成_一样也没有存半截_有了地方同一个进程接着办()
    {
        var room = new Room();
        await using var house = await House.On(Setup.Sqlite);
        await house.Granted();
        await house.Settles([.. Enumerable.Range(1, 60).Select(n => Register.Home(n, Rows.Town, 1000 + n))]);
        var it = new CaseworkServices(
            new Catalogue([new LibraryCardMeasure()]), TestPolicies.Book, TestCalendar.Workdays,
            new Database(Setup.Options(Setup.Sqlite, house.Connection, [room]), house.Clock), house.Files, demonstration: true);
        async Task<Guid> Draft()
        {
            var draft = await it.Drafts.Start(House.OtherResident, "library-card");
            await it.Drafts.Replace(House.OtherResident, draft, 借书证样例.答案([("申请人.身份证号", 借书证样例.身份证号("19480101", 3)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", 3))]), 0);
            return draft;
        }
        var draft = await Draft();
        try
        {
            room.IsFull = true;
            // Whatever room is left in pages and log is used up first.
            Exception? first = null;
            foreach (var act in new Func<Task>[] { Draft, () => it.Database.Effect(People.Caller.System, _ => Task.FromResult(new Event("filled", "disk"))) })
            {
                first = null;
                for (var n = 0; first is null && n < 20_000; n++)
                {
                    first = await Record.ExceptionAsync(act);
                }
            }
            Assert.NotNull(first);
            Assert.True(OutOfReach.Is(first), $"{first}");
            Full(first);
            foreach (var act in new Func<Task>[]
            {
                () => it.Submissions.Submit(House.OtherResident, draft),
                () => it.PopulationImports.Read(House.Reviewer, PeopleFiles.Of([.. PeopleRows()])),
                () => it.Sweeps.One(Core.Values.DivisionCode.Of("610924"), it.Database.Today),
            })
            {
                var failure = await Record.ExceptionAsync(act);
                Assert.True(OutOfReach.Is(failure), $"{failure}");
                Full(failure!);
            }
        }
        finally
        {
            room.IsFull = false;
        }
        Assert.Equal("办件 1，导入 0，导入的行 0，筛查 0，发现 0", await Kept(house));
        Assert.True((await JournalVerifier.Verify(house.It.Database)) is { IsWhole: true });
        Assert.NotNull((await it.Submissions.Submit(House.OtherResident, draft)).CaseId);
        Assert.Equal(60, (await it.Sweeps.One(Core.Values.DivisionCode.Of("610924"), it.Database.Today)).Households);
        Assert.True((await JournalVerifier.Verify(house.It.Database)) is { IsWhole: true });
    }

    [Theory]
    [InlineData("FATAL", "XX000", true)] // could not write init file: a full disk, at the door
    [InlineData("ERROR", "XX000", false)]
    [InlineData("FATAL", "28P01", false)] // a wrong password does not pass by waiting
    public void 连都连不上的盘满_也是够不着(string severity, string state, bool isOutOfReach) =>
        Assert.Equal(isOutOfReach, OutOfReach.Is(new PostgresException("x", severity, severity, state)));

    private static void Full(Exception failure) => Assert.Equal(13, Assert.IsType<SqliteException>(failure is DbUpdateException ? failure.InnerException : failure).SqliteErrorCode);

    private static IEnumerable<string> PeopleRows() => [PeopleFiles.Head, .. Enumerable.Range(500, 200).Select(n => $"{PeopleFiles.Number(n)} 向秀兰 农村 {PeopleFiles.Village} 3组17号 H{n} 户主 G{n} 户主 .")];

    /// <summary>What is there of everything that was tried.</summary>
    private static async Task<string> Kept(House house)
    {
        await using var db = house.Raw();
        return $"办件 {await db.Cases.CountAsync()}，导入 {await db.Imports.CountAsync()}，导入的行 {await db.ImportLines.CountAsync()}，筛查 {await db.Sweeps.CountAsync()}，发现 {await db.Discoveries.CountAsync()}";
    }
}
