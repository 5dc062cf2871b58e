using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2-07: other offices and provinces ask; they hear what our own records know, or why not.</summary>
public sealed class IncomingAsked
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有案号_没有依据_没有授权的来函_登记不了_逐项说出缺什么(string engine)
    {
        await using var house = await House.On(engine);

        var refused = await Assert.ThrowsAsync<Refused>(() => house.It.Incoming.Register(House.Reviewer, Ask() with { 对方案号 = " ", 法律依据 = "", 授权 = "无" }));

        Assert.Equal([nameof(IncomingRequest.对方案号), nameof(IncomingRequest.法律依据), nameof(IncomingRequest.授权)], refused.Faults.Select(f => f.Path));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Incoming.Register(House.Clerk, Ask()));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 只答本县有没有发放_不答收入和家人_答过不再答_每一步留痕(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        house.Pass(30);
        var id = await house.It.Incoming.Register(House.Reviewer, Ask() with { 收到日期 = house.It.Database.Today });
        var row = await house.It.Incoming.Open(House.Reviewer, id);
        Assert.Equal("紫借核来〔2026〕0001号", row.Number);
        Assert.Equal(house.It.Work.Clocks.Calendar.Last(house.It.Database.Today, Limit.工作日(5)), row.Due);

        await house.It.Incoming.Answer(House.Reviewer, id, 0);

        row = await house.It.Incoming.Open(House.Chief, id);
        Assert.Equal("正在享受购书补贴（成人证），自 2026年10月 起，由紫阳县发放。", row.Answer);
        Assert.Equal("answered_before", (await Assert.ThrowsAsync<Refused>(() => house.It.Incoming.Refuse(House.Chief, id, 1, "已经答复过了"))).Code);
        Assert.Equal("registered_before", (await Assert.ThrowsAsync<Refused>(() => house.It.Incoming.Register(House.Reviewer, Ask()))).Code);
        await using var db = house.Raw();
        Assert.Equal(["incoming-registered", "incoming-opened", "incoming-answered", "incoming-opened"],
            await db.Journal.Where(j => j.Object == $"incoming:{id}").OrderBy(j => j.Seq).Select(j => j.Action).ToListAsync());
        Assert.Empty(await db.Journal.Where(j => j.Detail!.Contains(row.IdNumber)).ToListAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有记录的如实说没有_不予答复要写理由_外县看不到(string engine)
    {
        await using var house = await House.On(engine);
        var (none, bad) = (await house.It.Incoming.Register(House.Reviewer, Ask()), await house.It.Incoming.Register(House.Reviewer, Ask() with { 对方案号 = "川〔2026〕9号" }));

        await house.It.Incoming.Answer(House.Reviewer, none, 0);
        await Assert.ThrowsAsync<Refused>(() => house.It.Incoming.Refuse(House.Reviewer, bad, 0, "不"));
        await house.It.Incoming.Refuse(House.Reviewer, bad, 0, "授权书不是本人签的");

        Assert.Contains("没有发放记录", (await house.It.Incoming.Open(House.Reviewer, none)).Answer, StringComparison.Ordinal);
        Assert.Equal(IncomingState.不予答复, (await house.It.Incoming.Open(House.Reviewer, bad)).State);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Incoming.Open(House.OtherCounty, none));
        Assert.Empty(await house.It.Incoming.List(House.OtherCounty));
        Assert.Equal(2, (await house.It.Incoming.List(House.City)).Count);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 来函写她的另一个号码_照样答得出_那是自己的亲属也要回避(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        house.Pass(30);
        var paid = Ask().身份证号.Value;
        var (kept, twice) = (await house.Settles("向秀兰", number: paid), await house.Settles("向秀兰"));
        await house.It.PersonKeeping.Merge(House.Reviewer, twice.Id, 1, kept.Id, 1, new() { 原因 = "核对了户口簿和身份证原件" });
        var id = await house.It.Incoming.Register(House.Reviewer, Ask() with { 身份证号 = PeopleWalk.Number(twice.IdNumber!) });

        await using (var db = house.Raw())
        {
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Reviewer2.Human, HandlerName = "钱审核", RelativeIdNumber = paid, Relation = "父母" });
            await db.SaveChangesAsync();
        }
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Incoming.Answer(House.Reviewer2, id, 0));
        await house.It.Incoming.Answer(House.Reviewer, id, 0);

        Assert.Equal("正在享受购书补贴（成人证），自 2026年10月 起，由紫阳县发放。", (await house.It.Incoming.Open(House.Reviewer, id)).Answer);
    }

    internal static IncomingRequest Ask()
    {
        Assert.True(PersonName.TryParse("向秀兰", out var person, out _));
        Assert.True(IdNumber.TryParse(借书证样例.答案()["申请人.身份证号"], out var number, out _));
        return new() { 来函单位 = "某某省某某县民政局", 对方案号 = "川〔2026〕8号", 法律依据 = "社会救助法第四十一条", 授权 = "2026年8月20日授权书", 姓名 = person, 身份证号 = number, 收到日期 = new(2026, 9, 1) };
    }
}
