using System.Diagnostics;
using System.Globalization;
using System.Text;
using Anmin.Casework.Journal;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Exchange.Sources;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Lists go out signed, answers come back whole or not at all; every line is counted once. S-FI-5, S-IN-11, S-WF-6.</summary>
public sealed class AnswerFileReading
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 请求清单只有请求号_用途代码_姓名和身份证号_另附签名_导出记一次(string engine)
    {
        await using var house = await House.On(engine);
        var check = await house.Started(await house.Accepted());

        var questions = await house.It.Asking.List(House.Reviewer, "L02", again: false);
        var (list, signature) = RequestList.Write(questions, "L02", house.It.Database.Today, VerifyWalk.Key, gb18030: false);

        var lines = Encoding.UTF8.GetString(list).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var items = (await house.Items(check)).Where(i => i.Source == "L02").ToList();
        Assert.Equal("安民核对请求,L02,2026-09-01,2", lines[0]);
        Assert.Equal(items.Select(i => $"{i.RequestNo},A,{i.Subject},{i.IdNumber}"), lines[1..]);
        Assert.True(VerifyWalk.Key.Fits(list, signature));
        Assert.False(VerifyWalk.Key.Fits([.. list, 0], signature));
        Assert.All(items, i => Assert.Equal(Way.文件, i.Way));
        Assert.Equal("nothing_to_ask", (await Assert.ThrowsAsync<Refused>(() => house.It.Asking.List(House.Reviewer, "L02", again: false))).Code);
        Assert.Equal(2, (await house.It.Asking.List(House.Reviewer, "L02", again: true)).Count);
        Assert.Equal((0, 2), (await house.It.Asking.Lists(House.Reviewer)).Where(l => l.Source.Code == "L02").Select(l => (l.New, l.Sent)).Single());
        await Assert.ThrowsAsync<Refused>(() => house.It.Asking.List(House.OtherCounty, "L02", again: true));
        await using var db = house.Raw();
        Assert.Equal(2, await db.Journal.CountAsync(j => j.Action == "verification-listed"));
    }

    [Fact]
    public void 清单里像公式的姓名_表格软件不会当公式算()
    {
        var (list, _) = RequestList.Write([new("n", Guid.NewGuid(), "L01", "A", "=1+1", "1")], "L01", new(2026, 9, 1), VerifyWalk.Key, false);

        Assert.Contains("n,A,'=1+1,1", Encoding.UTF8.GetString(list), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task 两种编码都认得出_生僻字不丢(bool gb18030)
    {
        var file = VerifyWalk.File("L01", ["n1,有,年收入,12.50,,2026-08-31,户名𠮷田㐂", "n2,无,,,,,"], gb18030);

        var (sheet, fault) = await AnswerFile.Open(new MemoryStream(file), "a.csv", VerifyWalk.Key);

        Assert.Null(fault);
        var lines = await sheet!.Lines().ToListAsync();
        Assert.Equal(("L01", 2, "户名𠮷田㐂", 1250L), (sheet.Source, sheet.Rows, lines[0].Value!.Note, lines[0].Value!.Amount!.Value.Fen));
        Assert.Equal([(1, 2, Reply.已返回), (2, 3, Reply.无数据)], lines.Select(l => (l.No, l.LineNo, l.Reply)));
    }

    [Fact]
    public async Task 半个文件_改过的文件_数不对的文件_整个不读()
    {
        var whole = VerifyWalk.File("L01", ["n1,有,年收入,12.50,,,", "n2,无,,,,,"]);
        var trailer = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 3) + 1;

        Assert.Contains("文件不完整", await Fault(whole[..trailer]), StringComparison.Ordinal);
        Assert.Contains("文件不完整", await Fault(whole[..(trailer - 20)]), StringComparison.Ordinal);
        Assert.Contains("摘要不符", await Fault([.. whole.Select((b, i) => i == trailer - 6 ? (byte)'x' : b)]), StringComparison.Ordinal);
        Assert.Contains("实际有 2 条", await Fault(VerifyWalk.File("L01", ["n1,无,,,,,", "n2,无,,,,,"], count: 3)), StringComparison.Ordinal);
        Assert.Contains("第1行应是", await Fault("这是什么"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("第1行应是", await Fault([]), StringComparison.Ordinal);
        Assert.Contains("超过", await Fault(new byte[100_000]), StringComparison.Ordinal);
        Assert.Null(await Fault(whole));

        static async Task<string?> Fault(byte[] bytes) => (await AnswerFile.Open(new MemoryStream(bytes), "a.csv", VerifyWalk.Key)).Fault;
    }

    [Fact]
    public async Task 坏的一行说出行号和原因_不碍着好的行()
    {
        var file = VerifyWalk.File("L01",
            ["n,有,年收入,一千,,,", "n,也许,,,,,", "n,有,年收入", "n,无,年收入,5,,,", "n,有,年收入,1.005,,,", "n,有,年收入,1,,2026-02-30,", "n,有,,,-1,,", "n,有,年收入,\"1,200.50\",,,\"他说\"\"是\"\"\""]);

        var lines = await (await AnswerFile.Open(new MemoryStream(file), "a.csv", VerifyWalk.Key)).Sheet!.Lines().ToListAsync();

        string[] heads = ["金额「一千」", "结果「也许」", "应有7栏", "结果是「无」", "金额「1.005」", "截至日「2026-02-30」", "数量「-1」"];
        Assert.All(heads.Zip(lines), pair => Assert.StartsWith(pair.First, pair.Second.Fault, StringComparison.Ordinal));
        Assert.Equal((120050L, "他说\"是\""), (lines[7].Value!.Amount!.Value.Fen, lines[7].Value!.Note));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 收下_已有_退回三个数加起来是行数_再交一次什么也不变(string engine)
    {
        await using var house = await House.On(engine);
        var check = await house.Started(await house.Accepted());
        var (wages, book) = ((await house.Items(check))[0], (await house.Items(check))[1]);
        var file = VerifyWalk.File("L01",
        [
            $"{wages.RequestNo},有,年收入,5400.50,,2026-08-31,", $"{wages.RequestNo},有,年收入,5400.50,,2026-08-31,", $"{wages.RequestNo},有,年收入,1,,,", $"{wages.RequestNo},无,,,,,",
            $"{book.RequestNo},有,年收入,1,,,", $"{Guid.NewGuid():n},无,,,,,", $"{wages.RequestNo},有,藏书,,3,,", "坏行",
        ]);

        var first = await house.Reads("L01", file);
        Assert.Equal((8, 8, 1, 1, 6), (first.File.Rows, first.File.ReadTo, first.File.Taken, first.File.Same, first.File.Rejected));
        Assert.Equal([4, 5, 6, 7, 8, 9], first.Rejects.Select(r => r.LineNo));
        Assert.Contains("不同的回答", first.Rejects[0].Why, StringComparison.Ordinal);
        Assert.Contains("问的不是工资", first.Rejects[2].Why, StringComparison.Ordinal);
        Assert.Equal("请求号不是本县发出的", first.Rejects[3].Why);
        var again = await house.Reads("L01", file);
        Assert.True(again.Before);
        Assert.Equal(first.File.Id, again.File.Id);
        var other = await house.Reads("L01", VerifyWalk.File("L01", [$"{wages.RequestNo},有,年收入,5400.50,,2026-08-31,"]));
        Assert.Equal((0, 1, 0), (other.File.Taken, other.File.Same, other.File.Rejected));

        await using var db = house.Raw();
        Assert.Equal(1, await db.VerificationAnswers.CountAsync());
        Assert.Equal(Reply.未返回, (await db.VerificationItems.SingleAsync(i => i.Id == book.Id)).Reply);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Reads("L01", file, House.Clerk));
        Assert.Equal("other_source", (await Assert.ThrowsAsync<Refused>(() => house.Reads("L02", file))).Code);
        await Assert.ThrowsAsync<NotThere>(() => house.It.AnswerFiles.One(House.OtherCounty, first.File.Id));
        var stolen = await house.Reads("L01", VerifyWalk.File("L01", [$"{wages.RequestNo},无,,,,,"]), House.OtherCounty);
        Assert.Equal("请求号不是本县发出的", Assert.Single(stolen.Rejects).Why);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 来源给全部数据_只认出问到的人_别人不留_没有的才是没有_再交什么也不变(string engine)
    {
        await using var house = await House.On(engine);
        var check = await house.Started(await house.Accepted());
        var items = (await house.Items(check)).Where(i => i.Source == "L02").ToList();
        var stranger = 借书证样例.身份证号("19700101", 7);
        var file = Encoding.UTF8.GetBytes($"证件号,利息\n{stranger},5\n{items[0].IdNumber},60.50\n{items[0].IdNumber},3\n");
        async Task<AnswerResult> Hands()
        {
            var questions = await house.It.Asking.Held(House.Reviewer, "L02");
            var (sheet, fault) = WholeRegister.Match(new MemoryStream(file), "全行.csv", new("L02", "年收入", "证件号", "利息", "", new(2026, 8, 31), true, VerifyWalk.Key.Sign(file)), questions, VerifyWalk.Key);
            Assert.Null(fault);
            return await house.It.AnswerFiles.Read(House.Reviewer, "L02", sheet!);
        }

        var first = await Hands();
        Assert.Equal((2, 2, 0, 0), (first.File.Rows, first.File.Taken, first.File.Same, first.File.Rejected));
        var after = (await house.Items(check)).Where(i => i.Source == "L02").ToList();
        Assert.Equal([Reply.已返回, Reply.无数据], after.Select(i => i.Reply));
        Assert.All(after, i => Assert.Equal((Way.文件, true), (i.Way, i.AskedAt is not null)));
        var said = Assert.Single(await house.Said(items[0].Id));
        Assert.Equal((6350L, "2 条记录合计"), (said.Value!.Amount!.Value.Fen, said.Value.Note));
        Assert.All((await house.Items(check)).Where(i => i.Source != "L02"), i => Assert.Equal(Reply.未返回, i.Reply));
        Assert.True((await Hands()).Before);

        var theirs = await house.Submits(House.OtherResident, ("申请人.姓名", "陈大山"), ("申请人.身份证号", 借书证样例.身份证号("19610203", 1)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", 1)));
        await house.Accepts(theirs);
        var more = await house.Started(theirs);
        var again = await Hands();
        Assert.False(again.Before);
        Assert.Equal((2, 2), (again.File.Same, again.File.Taken));
        Assert.All((await house.Items(more)).Where(i => i.Source == "L02"), i => Assert.Equal(Reply.无数据, i.Reply));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Asking.Held(House.Clerk, "L02"));
        Assert.Equal("nothing_to_ask", (await Assert.ThrowsAsync<Refused>(() => house.It.Asking.Held(House.OtherCounty, "L02"))).Code);
        await using var db = house.Raw();
        Assert.DoesNotContain(await db.Journal.ToListAsync(), j => j.Detail?.Contains(stranger, StringComparison.Ordinal) == true || j.Detail?.Contains(items[0].IdNumber, StringComparison.Ordinal) == true);
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 全部数据比对时_撤回授权的不比_以前说有的现在没有_退回来看(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        var items = (await house.Items(check)).Where(i => i.Source == "L02").ToList();
        await house.Reads("L02", VerifyWalk.File("L02", [$"{items[0].RequestNo},有,年收入,9,,,"]));
        var file = Encoding.UTF8.GetBytes("证件号,利息\n");
        WholeSaid said = new("L02", "年收入", "证件号", "利息", "", new(2026, 8, 31), true, VerifyWalk.Key.Sign(file));

        var questions = await house.It.Asking.Held(House.Reviewer, "L02");
        var (sheet, _) = WholeRegister.Match(new MemoryStream(file), "全行.csv", said, questions, VerifyWalk.Key);
        var read = await house.It.AnswerFiles.Read(House.Reviewer, "L02", sheet!);

        var reject = Assert.Single(read.Rejects);
        Assert.Contains("以前回答过有记录", reject.Why, StringComparison.Ordinal);
        Assert.True(reject.LineNo < 0);
        Assert.Equal(Reply.已返回, (await house.Items(check)).Single(i => i.Id == items[0].Id).Reply);
        await house.It.Consents.Withdraw(House.Clerk, id, new(items[0].Subject, house.It.Database.Today, "村主任李四"));
        Assert.DoesNotContain(await NumbersHeld(), n => n == items[0].IdNumber);

        async Task<IEnumerable<string>> NumbersHeld()
        {
            try
            {
                return (await house.It.Asking.Held(House.Reviewer, "L02")).Select(q => q.IdNumber);
            }
            catch (Refused none) when (none.Code == "nothing_to_ask")
            {
                return [];
            }
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 读到一半断电_接着读完_一条不丢一条不重(string engine)
    {
        const int Many = 2000;
        await using var house = await House.On(engine);
        var check = await house.Started(await house.Accepted());
        var one = (await house.Items(check))[0];
        List<string> rows = [];
        await using (var db = house.Raw())
        {
            for (var n = 0; n < Many; n++)
            {
                var id = Guid.CreateVersion7();
                db.VerificationItems.Add(new()
                {
                    Id = id, CaseId = one.CaseId, CountyCode = one.CountyCode, TownCode = one.TownCode, VillageCode = one.VillageCode, OwnerHuman = one.OwnerHuman,
                    VerificationId = check, RequestNo = id.ToString("n"), Source = "L01", Subject = $"人{n}", IdNumber = one.IdNumber,
                });
                rows.Add(n % 10 == 9 ? $"{id:n},也许,,,,," : $"{id:n},有,年收入,{n},,2026-08-31,");
            }
            await db.SaveChangesAsync();
        }
        var path = Path.Combine(Path.GetTempPath(), $"anmin-answers-{Guid.NewGuid():n}.csv");
        await File.WriteAllBytesAsync(path, VerifyWalk.File("L01", rows));
        try
        {
            var cuts = 0;
            for (; cuts < 2 && await ReadTo(house) < Many; cuts++)
            {
                await Cut(house, engine, path, await ReadTo(house));
                Assert.Equal(await ReadTo(house), await Counted(house));
            }
            Assert.True(cuts > 0);
            using var last = Start(house, engine, path);
            var said = await last.StandardOutput.ReadToEndAsync();
            var wrong = await last.StandardError.ReadToEndAsync();
            await last.WaitForExitAsync();

            Assert.True(last.ExitCode == 0, wrong);
            Assert.Equal($"{Many * 9 / 10} 0 {Many / 10}", said.Trim());
            await using var db = house.Raw();
            Assert.Equal(Many * 9 / 10, await db.VerificationAnswers.CountAsync());
            Assert.Equal(Many / 10, await db.AnswerRejects.IgnoreQueryFilters().CountAsync());
            Assert.Equal(1, await db.AnswerFiles.CountAsync());
            Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A source's whole register is compared first and taken down after: cut while it is compared, nothing is there; cut while it is taken down, the next reader goes on where it was.</summary>
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 全部数据比对时断电什么也没记_记到一半断电接着记完_再交一次什么也不变(string engine)
    {
        const int Many = 1800;
        await using var house = await House.On(engine);
        var check = await house.Started(await house.Accepted());
        var one = (await house.Items(check)).First(i => i.Source == "L02");
        var text = new StringBuilder("证件号,利息\n");
        await using (var db = house.Raw())
        {
            for (var n = 0; n < Many; n++)
            {
                var (id, number) = (Guid.CreateVersion7(), 借书证样例.身份证号($"1956{1 + n / 900:00}11", n % 900));
                db.VerificationItems.Add(new()
                {
                    Id = id, CaseId = one.CaseId, CountyCode = one.CountyCode, TownCode = one.TownCode, VillageCode = one.VillageCode, OwnerHuman = one.OwnerHuman,
                    VerificationId = check, No = 1000 + n, Reply = Reply.未返回, RequestNo = id.ToString("n"), Source = "L02", Subject = $"人{n}", IdNumber = number,
                });
                if (n % 10 != 9) { text.Append(CultureInfo.InvariantCulture, $"{number},{n}.50\n"); }
            }
            await db.SaveChangesAsync();
        }
        for (var n = 0; n < 30_000; n++) { text.Append(CultureInfo.InvariantCulture, $"{借书证样例.身份证号($"{1960 + n / 900 / 12 % 30}{1 + n / 900 % 12:00}17", n % 900)},1\n"); }
        var path = Path.Combine(Path.GetTempPath(), $"anmin-whole-{Guid.NewGuid():n}.csv");
        await File.WriteAllTextAsync(path, text.ToString());
        try
        {
            using (var comparing = Start(house, engine, path, "whole"))
            {
                Assert.Equal("matching", await comparing.StandardOutput.ReadLineAsync());
                comparing.Kill();
                await comparing.WaitForExitAsync();
            }
            Assert.Equal((0, 0), (await Counted(house), await Replied(house)));
            await Cut(house, engine, path, 0, "whole");
            Assert.InRange(await ReadTo(house), 1, Many - 1); // it was cut off on its way
            Assert.Equal(await ReadTo(house), await Replied(house));
            var said = await ReadsOn(house, engine, path);
            await using var db = house.Raw();
            var all = await db.VerificationItems.CountAsync(i => i.Source == "L02");

            Assert.Equal($"{all} 0 0", said);
            Assert.Equal(said, await ReadsOn(house, engine, path));
            Assert.Equal((Many * 9 / 10, all - Many * 9 / 10), (await db.VerificationItems.CountAsync(i => i.Source == "L02" && i.Reply == Reply.已返回), await db.VerificationItems.CountAsync(i => i.Source == "L02" && i.Reply == Reply.无数据)));
            Assert.Equal(Many * 9 / 10, await db.VerificationAnswers.CountAsync());
            Assert.Equal(1, await db.AnswerFiles.CountAsync());
            Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Reads to the end, and says what the file did.</summary>
    private static async Task<string> ReadsOn(House house, string engine, string path)
    {
        using var last = Start(house, engine, path, "whole");
        var said = await last.StandardOutput.ReadToEndAsync();
        var wrong = await last.StandardError.ReadToEndAsync();
        await last.WaitForExitAsync();
        Assert.True(last.ExitCode == 0, wrong);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
    }

    /// <summary>Requests to the source that are answered.</summary>
    private static async Task<int> Replied(House house)
    {
        await using var db = house.Raw();
        return await db.VerificationItems.CountAsync(i => i.Source == "L02" && i.Reply != Reply.未返回);
    }

    /// <summary>Kills a reading process as soon as it has got further.</summary>
    private static async Task Cut(House house, string engine, string path, int before, string what = "answers")
    {
        using var process = Start(house, engine, path, what);
        while (!process.HasExited && await ReadTo(house) <= before)
        {
            await Task.Delay(5);
        }
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<int> ReadTo(House house)
    {
        await using var db = house.Raw();
        return await db.AnswerFiles.Select(f => (int?)f.ReadTo).SingleOrDefaultAsync() ?? 0;
    }

    private static async Task<int> Counted(House house)
    {
        await using var db = house.Raw();
        return await db.VerificationAnswers.CountAsync() + await db.AnswerRejects.IgnoreQueryFilters().CountAsync();
    }

    private static Process Start(House house, string engine, string path, string what = "answers") => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Anmin.Killed.dll"), what, engine, house.Connection, path, VerifyWalk.KeyText]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
