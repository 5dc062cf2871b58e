using Anmin.Casework.People;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Papers of an application: what is taken, where it lies, and that it goes when it should (S-FI-1, S-FI-2).</summary>
public sealed class Papers
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8];

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 删掉的材料_字节也没有了(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        var paper = await house.Hands(draft, "户口簿.pdf", Pdf);
        Assert.True(File.Exists(house.PathOf(paper)));

        await house.It.Attachments.Remove(House.Resident, draft, paper);

        Assert.False(File.Exists(house.PathOf(paper)));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Attachments.Read(House.Resident, paper));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 不要的草稿_答案材料都没有了_留下一个事件(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        var paper = await house.Hands(draft, "户口簿.pdf", Pdf);

        await house.It.Drafts.Discard(House.Resident, draft);

        Assert.False(File.Exists(house.PathOf(paper)));
        Assert.Empty(await house.It.Drafts.Open(House.Resident));
        await using var db = house.Raw();
        Assert.False(await db.Attachments.AnyAsync());
        Assert.Equal(1, await db.Journal.CountAsync(j => j.Action == "draft-discarded"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 提交了的不能当草稿扔掉_别人的草稿扔不掉(string engine)
    {
        await using var house = await House.On(engine);
        var mine = await house.It.Drafts.Start(House.Resident, "library-card");
        await house.It.Drafts.Replace(House.Resident, mine, Anmin.LibraryCard.借书证样例.答案(), 0);

        await Assert.ThrowsAsync<NotThere>(() => house.It.Drafts.Discard(House.OtherResident, mine));
        await house.It.Submissions.Submit(House.Resident, mine);

        Assert.Equal("submitted", (await Assert.ThrowsAsync<Refused>(() => house.It.Drafts.Discard(House.Resident, mine))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 草稿里的材料只有填的人能看_市里和审计也不能(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        var paper = await house.Hands(draft, "户口簿.pdf", Pdf);

        foreach (var other in new[] { House.City, House.Chief, House.Clerk, House.OtherResident })
        {
            await Assert.ThrowsAsync<NotThere>(() => house.It.Attachments.Read(other, paper));
        }
        Assert.Equal(paper, (await house.It.Attachments.Read(House.Resident, paper)).Row.Id);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 备案了近亲属的经办人_也看不到他家的材料(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        await house.It.Drafts.Replace(House.Resident, draft, Anmin.LibraryCard.借书证样例.答案(), 0);
        var paper = await house.Hands(draft, "户口簿.pdf", Pdf);
        await house.It.Submissions.Submit(House.Resident, draft);
        Assert.Equal(paper, (await house.It.Attachments.Read(House.Clerk, paper)).Row.Id);

        await house.It.Relatives.File(House.Clerk, RelativeFiling.Mother());

        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Attachments.Read(House.Clerk, paper));
        Assert.Equal(paper, (await house.It.Attachments.Read(House.Clerk2, paper)).Row.Id);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有人认的字节_一天以后清掉_认得的留下(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        var paper = await house.Hands(draft, "户口簿.pdf", Pdf);
        var (fresh, forgotten) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var (id, days) in new[] { (paper, 3), (forgotten, 3), (fresh, 0) })
        {
            await File.WriteAllBytesAsync(house.PathOf(id), Pdf);
            File.SetLastWriteTimeUtc(house.PathOf(id), house.It.Database.Now.AddDays(-days));
        }

        Assert.Equal(1, (await house.It.Rounds.Walk()).Erased);

        Assert.True(File.Exists(house.PathOf(paper)));
        Assert.True(File.Exists(house.PathOf(fresh)));
        Assert.False(File.Exists(house.PathOf(forgotten)));
    }

    [Theory]
    [InlineData("照片.png", "%PDF-1.7", "内容要和扩展名一致")]
    [InlineData("程序.exe", "MZ", "只收照片")]
    [InlineData("照片.jpg", "\u00FF\u00D8\u00FF\u00E0", "不完整")]
    [InlineData("空.pdf", "", "是空的")]
    public async Task 不该收的文件_说清为什么(string name, string content, string why)
    {
        await using var house = await House.On(Setup.Sqlite);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Hands(draft, name, System.Text.Encoding.Latin1.GetBytes(content)));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 查出病毒的_查不了毒的_都不收_都有记录(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        foreach (var (scan, why, outcome) in new (Records.Scan, string, string)[]
        {
            (_ => Task.FromResult(false), "查出病毒", "malware"),
            (_ => throw new Records.ScanFailed("查毒程序没有回答"), "不能查毒", "unscanned"),
        })
        {
            house.Scan = scan;

            var refused = await Assert.ThrowsAsync<Refused>(() => house.Hands(draft, "户口簿.pdf", Pdf));

            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
            await using var db = house.Raw();
            Assert.Equal(1, await db.Journal.CountAsync(j => j.Action == "upload-refused" && j.Outcome == outcome));
        }
        Assert.Empty(await house.It.Attachments.OfDraft(House.Resident, draft));
        Assert.False(Directory.Exists(house.Files));
    }

    [Fact]
    public async Task 报的大小是假的_也只读到上限()
    {
        await using var house = await House.On(Setup.Sqlite);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        using var endless = new MemoryStream(new byte[Records.Attachments.Largest + 1]);

        var refused = await Assert.ThrowsAsync<Refused>(() => house.It.Attachments.Add(House.Resident, draft, "id", "a.pdf", endless, 10));

        Assert.Contains("太大", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 很长的文件名_留下末尾_不从一个字中间断开()
    {
        await using var house = await House.On(Setup.Sqlite);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        await house.Hands(draft, @"C:\照片\" + string.Concat(Enumerable.Repeat("𠮷", 100)) + ".pdf", Pdf);

        var label = Assert.Single(await house.It.Attachments.OfDraft(House.Resident, draft)).Label;

        Assert.Equal("…" + string.Concat(Enumerable.Repeat("𠮷", 75)) + ".pdf", label);
    }
}

internal static class HandingIn
{
    public static async Task<Guid> Hands(this House house, Guid draft, string name, byte[] bytes, Caller? who = null)
    {
        using var content = new MemoryStream(bytes);
        return await house.It.Attachments.Add(who ?? House.Resident, draft, "id", name, content, bytes.Length);
    }

    public static string PathOf(this House house, Guid paper) => Path.Combine(house.Files, paper.ToString("n"));
}
