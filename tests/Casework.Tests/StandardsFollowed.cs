using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.1-05 on a made-up standard: what moves with it is computed and listed, nobody's finding or money changes by it.</summary>
public sealed class StandardsFollowed
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 提标以后认定会变的_只列出来_没变的和已在领的不列(string engine)
    {
        await using var house = await House.On(engine);
        await house.Refused("6073", 1);
        var near = await house.Refused("6071", 2);
        await house.Refused("9000", 3);
        await house.Poor();

        var up = await house.It.StandardPreviews.Of(House.City, await house.Proposes("2026-10", 40));
        var down = await house.It.StandardPreviews.Of(House.City, await house.It.Standards.Propose(House.Chief, "book-money-standard", StandardWalk.Proposal("2026-11", 30) with { Reason = "章程改了" }));

        var risen = Assert.Single(up.Reclassed);
        Assert.Equal(("", "候补读者"), (risen.Before, risen.After));
        Assert.Equal(1, Assert.Single(up.Counties).Reclassed);
        Assert.Empty(up.Invitations);
        var fallen = Assert.Single(down.Reclassed);
        Assert.Equal((near, "候补读者", ""), (fallen.CaseId, fallen.Before, fallen.After));
        await using var db = house.Raw();
        Assert.Equal(1, await db.Grants.CountAsync());
        Assert.Equal(3, await db.Decisions.CountAsync(d => !d.Granted));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 又申请过的家庭_只看最近一次决定(string engine)
    {
        await using var house = await House.On(engine);
        await house.Refused("6073", 1);
        house.Pass(1);
        await house.Refused("9000", 1);

        Assert.Empty((await house.It.StandardPreviews.Of(House.City, await house.Proposes("2026-10", 40))).Reclassed);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 跟着要看的标准_等于倍数的算出来_另有文件的比一比_没装载的说出名字(string engine)
    {
        await using var house = await House.On(engine);
        var (forty, more) = (await house.Proposes("2026-10", 40), await house.Proposes("2026-11", 41));

        var at40 = (await house.It.StandardPreviews.Of(House.City, forty)).Followers;
        var at41 = (await house.It.StandardPreviews.Of(House.City, more)).Followers;

        Assert.Equal(["候补线", "寄书补贴", "急用借书款"], at40.Select(f => f.What.Name));
        Assert.Equal((Money.Yuan(54), Money.Yuan(60), null), (at40[0].Before, at40[0].After, at40[0].Holds));
        Assert.Equal((Money.Yuan(60), Money.Yuan(60), true), (at40[1].After, at40[1].Published, at40[1].Holds));
        Assert.Equal((Money.Of(61.50m), false), (at41[1].After, at41[1].Holds));
        Assert.Equal(("缺少参数：LIB_URGENT（610924000000，2026-10-01）", null), (at40[2].Missing, at40[2].Holds));

        await house.It.Standards.Publish(House.City, forty, 0);
        Assert.Equal((Money.Yuan(54), Money.Yuan(60)), ((await house.It.StandardPreviews.Of(House.City, forty)).Followers[0].Before!.Value, (await house.It.StandardPreviews.Of(House.City, forty)).Followers[0].After!.Value));
    }
}
