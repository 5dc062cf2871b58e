using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>S-IN-2: what is typed is stored as typed, or refused beside its field; nothing is cut.</summary>
public sealed class Typing
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 写得比允许的长_原样存着_在旁边说明(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        var text = string.Concat(Enumerable.Repeat("𠮷", 3900));

        var saved = await house.It.Drafts.SavePage(House.Resident, draft, "借阅", new Dictionary<string, string> { ["借阅.留言"] = text }, 0);

        Assert.Contains(saved.Faults, f => f.Path == "借阅.留言" && f.Message.Contains("3900", StringComparison.Ordinal));
        Assert.True(saved.IsWhole);
        Assert.Equal(text, (await house.It.Drafts.Get(House.Resident, draft)).Answers["借阅.留言"]);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 长得离谱_不存也不截断_先前的答案还在(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        await house.It.Drafts.SavePage(House.Resident, draft, "借阅", new Dictionary<string, string> { ["借阅.留言"] = "想看种茶的书" }, 0);

        var saved = await house.It.Drafts.SavePage(
            House.Resident, draft, "借阅", new Dictionary<string, string> { ["借阅.留言"] = new('书', Intake.Drafts.LongestAnswer + 1), ["借阅.每月册数"] = "4" }, 1);

        Assert.False(saved.IsWhole);
        Assert.Single(saved.Faults, f => f.Path == "借阅.留言");
        var kept = (await house.It.Drafts.Get(House.Resident, draft)).Answers;
        Assert.Equal("想看种茶的书", kept["借阅.留言"]);
        Assert.Equal("4", kept["借阅.每月册数"]);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没问的内容_不进草稿(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        string[] strange = ["State", "借阅.State", "借阅[0].证类", "同用.成员", "同用.成员[x].姓名", "同用.成员[999].姓名", "同用.成员[0].State", ""];

        await house.It.Drafts.Replace(House.Resident, draft, strange.Append("同用.成员[0].姓名").ToDictionary(p => p, _ => "甲"), 0);

        Assert.Equal("同用.成员[0].姓名", Assert.Single((await house.It.Drafts.Get(House.Resident, draft)).Answers).Key);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 委托被撤回_填好的也看不到_交不出去(string engine)
    {
        await using var house = await House.On(engine);
        var agency = await house.It.Agencies.Record(
            House.Helper, "library-card", Name("向秀兰"), Id("19560308", 2), "书面委托书，本人按手印", house.It.Database.Today.AddDays(30));
        var draft = await house.It.Drafts.Start(House.Helper, "library-card", agency);
        await house.It.Drafts.Replace(House.Helper, draft, LibraryCard.借书证样例.答案(), 0);

        await house.It.Agencies.Withdraw(House.Helper, agency);

        Assert.Equal("agency_ended", (await Assert.ThrowsAsync<Refused>(() => house.It.Submissions.Submit(House.Helper, draft))).Code);
        Assert.Equal("agency_ended", (await Assert.ThrowsAsync<Refused>(() => house.It.Drafts.Get(House.Helper, draft))).Code);
        Assert.Empty(await house.It.Drafts.Open(House.Helper));
        await using var db = house.Raw();
        Assert.False(await db.Cases.AnyAsync());
    }

    private static PersonName Name(string text) => PersonName.TryParse(text, out var name, out _) ? name : throw new ArgumentException(text);

    private static IdNumber Id(string born, int n) =>
        IdNumber.TryParse(LibraryCard.借书证样例.身份证号(born, n), out var id, out _) ? id : throw new ArgumentException(born);
}
