using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>S-AZ-2, S-AZ-3, S-AZ-5, S-AZ-6, S-AZ-8, S-ID-8.</summary>
public sealed class Separation
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 外镇外县的人看不见_数不到_也猜不出一件申请(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();

        foreach (var stranger in new[] { House.SiblingClerk, House.OtherCounty, House.OtherResident, Caller.Nobody })
        {
            var unseen = await Assert.ThrowsAsync<NotThere>(() => house.It.CaseFiles.Open(stranger, id));
            var unknown = await Assert.ThrowsAsync<NotThere>(() => house.It.CaseFiles.Open(stranger, Guid.NewGuid()));
            Assert.Equal(unknown.Message, unseen.Message);
            var queue = await house.It.Queue.List(stranger, new(Mine: false));
            Assert.Empty(queue.Lines);
            Assert.Empty(queue.Counts);
            Assert.Empty((await house.It.Queue.List(stranger, new(Mine: false, Text: "向秀兰"))).Lines);
            if (stranger.IsStaff)
            {
                Assert.Equal(0, (await house.It.Figures.Of(stranger))[0].Total.Value);
            }
        }
        foreach (var one in new[] { House.Clerk, House.Lead, House.Reviewer, House.City })
        {
            Assert.Single((await house.It.Queue.List(one, new(Mine: false))).Lines);
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 上下文默认什么也看不见(string engine)
    {
        await using var house = await House.On(engine);
        await house.Submits();

        await using var db = house.It.Database.Open(Caller.Nobody);

        Assert.Equal(0, await db.Cases.CountAsync());
        Assert.Equal(0, await db.Parties.CountAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 受理的_调查的_签意见的_都不能作决定(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Visited(id);

        await Assert.ThrowsAsync<NotAllowed>(() => house.Decides(id, House.Clerk));
        await Assert.ThrowsAsync<NotAllowed>(() => house.Decides(id, House.Reviewer2));
        var sameHuman = House.Chief with { Human = House.Clerk.Human };
        await Assert.ThrowsAsync<NotAllowed>(() => house.Decides(id, sameHuman));

        await house.Decides(id, House.Chief);
        Assert.Equal(CaseState.已确认, (await house.Case(id)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 近亲属的申请_备案_须入户_经办人回避(string engine)
    {
        await using var house = await House.On(engine);
        await using (var db = house.Raw())
        {
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Clerk.Human, HandlerName = "周敏", RelativeIdNumber = LibraryCard.借书证样例.身份证号("19560308", 2), Relation = "母亲" });
            await db.SaveChangesAsync();
        }
        var id = await house.Submits();

        Assert.Equal("周敏 的母亲", (await house.Case(id)).RelativeNote);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Accepts(id));
        Assert.Empty((await house.It.Queue.List(House.Clerk, new())).Lines);
        await house.Accepts(id, House.Clerk2);
        Assert.Equal(CaseState.调查中, (await house.Case(id)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 两人调查_第二人不能是自己(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);

        await Assert.ThrowsAsync<Refused>(async () =>
        {
            var faults = await house.It.Investigation.Record(House.Clerk, id, await house.Version(id), "home-visit", await house.Answers(id, "home-visit"), House.Clerk.Human, house.It.Database.Today);
            throw new Refused(Assert.Single(faults).Message);
        });
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 协理员没有委托不能代办_委托到期不能继续(string engine)
    {
        await using var house = await House.On(engine);
        var none = await Assert.ThrowsAsync<Refused>(() => house.It.Drafts.Start(House.Helper, "library-card"));
        Assert.Equal("agency_required", none.Code);

        var raw = LibraryCard.借书证样例.答案();
        Core.Values.PersonName.TryParse(raw["申请人.姓名"], out var name, out _);
        Core.Values.IdNumber.TryParse(raw["申请人.身份证号"], out var idNumber, out _);
        var agency = await house.It.Agencies.Record(House.Helper, "library-card", name, idNumber, "本人按手印的书面委托书", house.It.Database.Today.AddDays(30));
        var draft = await house.It.Drafts.Start(House.Helper, "library-card", agency);
        house.Pass(31);

        var ended = await Assert.ThrowsAsync<Refused>(() => house.It.Drafts.Replace(House.Helper, draft, raw, 0));
        Assert.Equal("agency_ended", ended.Code);
    }
}
