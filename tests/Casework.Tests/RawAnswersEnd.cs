using Anmin.Casework.Journal;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2 来源的回答落盘是封着的，到期只留来源、日期、比较的数和摘要。S-CR-1, S-CR-2, S-PR-5, S-AU-1.</summary>
public sealed class RawAnswersEnd
{
    private const string 秘密 = "定期三年存单";

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 回答封着落盘_表里一个数一个字也看不到_看的人看得到(string engine)
    {
        await using var house = await House.On(engine);
        var (_, _, item) = await Answered(house);

        await using var db = house.Raw();
        var row = await db.VerificationAnswers.AsNoTracking().SingleAsync(a => a.ItemId == item);
        Assert.Equal((null, null, null, null), (row.Fen, row.Count, row.AsOf, row.Note));
        Assert.DoesNotContain(秘密, row.Sealed!, StringComparison.Ordinal);
        Assert.DoesNotContain("540050", row.Sealed!, StringComparison.Ordinal);
        Assert.Equal(64, row.Digest!.Length);
        var said = (await house.Said(item)).Single().Value;
        Assert.Equal(new SourceValue("年收入", Money.Of(5400.50m), null, new DateOnly(2026, 8, 31), 秘密), said);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一个回答再来一次认得出_不一样的退回(string engine)
    {
        await using var house = await House.On(engine);
        var (_, check, item) = await Answered(house);
        var number = (await house.Items(check)).Single(i => i.Id == item).RequestNo;

        var same = await house.Reads("L01", VerifyWalk.File("L01", [$"{number},有,年收入,5400.50,,2026-08-31,{秘密}", "坏行"]));
        var other = await house.Reads("L01", VerifyWalk.File("L01", [$"{number},有,年收入,5400.50,,2026-08-31,活期"]));

        Assert.Equal((0, 1, 1), (same.File.Taken, same.File.Same, same.File.Rejected));
        Assert.Contains("不同的回答", Assert.Single(other.Rejects).Why, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 保存期满后只留比较的数和摘要_再跑一次什么也不变_没办结的不删(string engine)
    {
        await using var house = await House.On(engine);
        var (id, _, item) = await Answered(house);
        house.Pass(62);
        Assert.Equal((0, 0), await house.It.RawAnswers.Tidy());
        await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id));
        Assert.Equal((0, 1), await house.It.RawAnswers.Tidy());
        Assert.Equal((0, 0), await house.It.RawAnswers.Tidy());

        await using var db = house.Raw();
        var row = await db.VerificationAnswers.AsNoTracking().SingleAsync(a => a.ItemId == item);
        Assert.Equal((house.It.Database.Today, 64, "年收入"), (row.ErasedOn!.Value, row.Digest!.Length, row.About));
        var said = (await house.Said(item)).Single().Value;
        Assert.Equal((Money.Of(5400.50m), new DateOnly(2026, 8, 31), null), (said.Amount!.Value, said.AsOf!.Value, said.Note));
        var told = await db.Journal.SingleAsync(j => j.Action == "answers-erased");
        Assert.Contains("1 条", told.Detail, StringComparison.Ordinal);
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 保存期差一天不删_满了才删_夜里自己会做(string engine)
    {
        await using var house = await House.On(engine);
        var (id, _, item) = await Answered(house);
        await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id));

        house.Pass(61);
        await house.It.Rounds.Walk();
        Assert.Null(await ErasedOn(house, item));
        house.Pass(1);
        await house.It.Rounds.Walk();

        Assert.Equal(new DateOnly(2026, 11, 2), await ErasedOn(house, item));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 以前没有封的回答_夜里封上_读出来一样(string engine)
    {
        await using var house = await House.On(engine);
        var (_, _, item) = await Answered(house);
        await using (var db = house.Raw())
        {
            await db.VerificationAnswers.ExecuteUpdateAsync(s => s.SetProperty(a => a.Sealed, (string?)null).SetProperty(a => a.Digest, (string?)null)
                .SetProperty(a => a.Fen, 540050L).SetProperty(a => a.AsOf, new DateOnly(2026, 8, 31)).SetProperty(a => a.Note, 秘密));
        }
        var before = (await house.Said(item)).Single().Value;

        Assert.Equal((1, 0), await house.It.RawAnswers.Tidy());

        await using var after = house.Raw();
        var row = await after.VerificationAnswers.AsNoTracking().SingleAsync(a => a.ItemId == item);
        Assert.Equal((null, null, false), (row.Fen, row.Note, row.Sealed is null));
        Assert.Equal(before, (await house.Said(item)).Single().Value);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有密钥的程序_一个回答也不收(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Accepted();
        var check = await house.Started(id);
        var (sheet, _) = await Exchange.Sources.AnswerFile.Open(new MemoryStream(VerifyWalk.File("L01", [$"{(await house.Items(check))[0].RequestNo},有,年收入,1,,,"])), "回答.csv", VerifyWalk.Key);
        CaseworkServices keyless = new(new Catalogue([new LibraryCardMeasure()]), TestPolicies.Book, TestCalendar.Workdays, house.It.Database, house.Files, demonstration: true);

        await Assert.ThrowsAsync<InvalidOperationException>(() => keyless.AnswerFiles.Read(House.Reviewer, "L01", sheet!));

        Assert.All(await house.Items(check), i => Assert.Equal(Reply.未返回, i.Reply));
    }

    /// <summary>One answer with a remark on file.</summary>
    private static async Task<(Guid Case, Guid Check, Guid Item)> Answered(House house)
    {
        var id = await house.Accepted();
        var check = await house.Started(id);
        var item = (await house.Items(check))[0];
        await house.Reads("L01", VerifyWalk.File("L01", [$"{item.RequestNo},有,年收入,5400.50,,2026-08-31,{秘密}"]));
        return (id, check, item.Id);
    }

    private static async Task<DateOnly?> ErasedOn(House house, Guid item)
    {
        await using var db = house.Raw();
        return await db.VerificationAnswers.Where(a => a.ItemId == item).Select(a => a.ErasedOn).SingleAsync();
    }
}
