using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>RESULT_SHARED, 社会救助法 第四十二条: another office asks who is confirmed instead of checking again.</summary>
public sealed class StatusAsked
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 认定结果_姓名号码都对上才查得到_只查得到辖区的_每查一次都留痕(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        var question = Question("向秀兰");

        Assert.Empty(await house.It.StatusQueries.Ask(House.Reviewer, question));
        house.Pass(30);
        var found = Assert.Single(await house.It.StatusQueries.Ask(House.Reviewer, question));
        Assert.Equal(("book-money", "紫阳县"), (found.Benefit.Slug, found.Place));
        Assert.Empty(await house.It.StatusQueries.Ask(House.Reviewer, Question("向秀英")));
        Assert.Empty(await house.It.StatusQueries.Ask(House.OtherCounty, question));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.StatusQueries.Ask(House.Resident, question));
        await Assert.ThrowsAsync<Refused>(() => house.It.StatusQueries.Ask(House.Reviewer, question with { 用途 = " " }));

        await using var db = house.Raw();
        var asked = await db.Journal.Where(j => j.Action == "status-asked").OrderBy(j => j.Seq).ToListAsync();
        Assert.Equal(["减免书费；没有认定", "减免书费；有认定", "减免书费；没有认定", "减免书费；没有认定"], asked.Select(j => j.Detail));
        Assert.All(asked, j => Assert.DoesNotContain(question.身份证号.Value, j.Object, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 别的部门只知道她的另一个号码_照样查得到(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        house.Pass(30);
        var question = Question("向秀兰");
        var (kept, twice) = (await house.Settles("向秀兰", number: question.身份证号.Value), await house.Settles("向秀兰"));
        await house.It.PersonKeeping.Merge(House.Reviewer, twice.Id, 1, kept.Id, 1, new() { 原因 = "核对了户口簿和身份证原件" });

        var found = Assert.Single(await house.It.StatusQueries.Ask(House.Reviewer, question with { 身份证号 = PeopleWalk.Number(twice.IdNumber!) }));

        Assert.Equal("book-money", found.Benefit.Slug);
    }

    private static StatusQuestion Question(string name)
    {
        Assert.True(PersonName.TryParse(name, out var person, out _));
        Assert.True(IdNumber.TryParse(借书证样例.答案()["申请人.身份证号"], out var number, out _));
        return new() { 姓名 = person, 身份证号 = number, 用途 = "减免书费" };
    }
}
