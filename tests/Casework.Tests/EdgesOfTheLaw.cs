using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Cases that happen on the edge of a rule's day: delegation withdrawn, the last minute of a notice, an old law's case decided under the new one.</summary>
public sealed class EdgesOfTheLaw
{
    private const string Delegations = "library-card-delegations";

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 受理时下放的_办理中收回_仍由镇办办到底(string engine)
    {
        await using var house = await House.On(engine);
        await Delegate(house, to: "2026-09-02");
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        house.Pass(3);
        await house.Signs(id);

        await Assert.ThrowsAsync<NotAllowed>(() => house.Decides(id, House.Chief));
        await house.Decides(id, House.Lead);

        var @case = await house.Case(id);
        Assert.Equal((CaseState.已确认, true, "紫民发〔2026〕8号"), (@case.State, @case.Delegated, @case.DelegationDocument));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 收回的第二天受理的_由县区决定(string engine)
    {
        await using var house = await House.On(engine);
        await Delegate(house, to: "2026-09-02");
        house.Pass(2);
        var id = await house.Submits();
        await house.Accepts(id);

        Assert.False((await house.Case(id)).Delegated);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 超过下放金额的_初审后转县区审核(string engine)
    {
        await using var house = await House.On(engine);
        await Delegate(house, most: "1");
        var id = await house.Submits();
        await house.Accepts(id);
        Assert.True((await house.Case(id)).Delegated);
        await house.Investigates(id);

        await house.Signs(id);

        var @case = await house.Case(id);
        Assert.False(@case.Delegated);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Decides(id, House.Lead));
        await house.Visited(id);
        await house.Decides(id, House.Chief);
        Assert.Equal(CaseState.已确认, (await house.Case(id)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 镇办要定的金额超过下放_不作决定_交给县区(string engine)
    {
        await using var house = await House.On(engine);
        await Delegate(house, most: "20");
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id, monthly: Money.Yuan(20), reason: "家庭另有亲属接济");
        Assert.True((await house.Case(id)).Delegated);

        await house.Decides(id, House.Lead, monthly: Money.Yuan(21), reason: "按实际困难增加");

        var @case = await house.Case(id);
        Assert.Equal((false, (bool?)null), (@case.Delegated, @case.Granted));
        await using var db = house.Raw();
        Assert.False(await db.Decisions.AnyAsync(d => d.CaseId == id));
        Assert.Equal("sent-to-county", (await db.Journal.Where(j => j.CaseId == id).OrderByDescending(j => j.Seq).FirstAsync()).Action);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 下放的抽查比例低于当地规定的_按当地规定抽(string engine)
    {
        await using var house = await House.On(engine);
        await Delegate(house, percent: "0");
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);

        await house.Decides(id, House.Lead);

        Assert.Contains("抽查比例 30%", (await house.Case(id)).DrawnWhy, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 公示最后一天的最后一秒还能提异议_过了零点就不能(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var (inTime, late) = (await Posted(house, 0), await Posted(house, 1));
        var until = new DateTimeOffset(2026, 3, 9, 15, 59, 59, TimeSpan.Zero); // 23:59:59 in Asia/Shanghai
        house.Clock.SetUtcNow(until);
        Assert.Equal(0, await house.It.Publicity.EndElapsed());

        await house.It.Objections.File(inTime.Notice, "他家里开着小卖部", null, null);
        house.Clock.SetUtcNow(until.AddSeconds(1));

        await Assert.ThrowsAsync<NotThere>(() => house.It.Objections.File(late.Notice, "他家里开着小卖部", null, null));
        Assert.Equal(1, await house.It.Publicity.EndElapsed());
        Assert.Equal(CaseState.异议处理, (await house.Case(inTime.Case)).State);
        Assert.Equal(CaseState.审核中, (await house.Case(late.Case)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旧章程受理的_新章程施行后才办完_仍依旧章程(string engine)
    {
        await using var house = await House.On(engine, 章程.新章程施行.AddDays(-1));
        var id = await house.Submits();
        await house.Accepts(id);
        var before = await house.Case(id);
        house.Pass(20);
        await house.Investigates(id);
        await house.Signs(id);
        house.Pass(10);
        await house.It.Publicity.EndElapsed();
        await house.Visited(id);

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Decides(id));
        Assert.Equal("county_notice_first", refused.Code);
        await house.It.Decisions.Publish(House.Reviewer2, id, await house.Version(id));
        house.Pass(5);
        await house.It.Publicity.EndElapsed();
        await house.Decides(id, House.Chief);

        var @case = await house.Case(id);
        Assert.Equal((章程.旧名, CaseState.已确认), (@case.Regime, @case.State));
        Assert.Equal(before.Regime, @case.Regime);
        await using var db = house.Raw();
        Assert.Equal(章程.新章程施行.AddDays(-1), (await db.Decisions.SingleAsync(d => d.CaseId == id)).RulesOn);
        var replay = await house.It.Replays.Of(House.City, id);
        Assert.Equal(replay.Then, replay.Now);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县级公示有异议的_复查以后县里重新公示_公示过才能批准(string engine)
    {
        await using var house = await House.On(engine, 章程.新章程施行.AddDays(-90));
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        house.Pass(10);
        await house.It.Publicity.EndElapsed();
        await house.Visited(id);
        await house.It.Decisions.Publish(House.Reviewer2, id, await house.Version(id));

        var notice = Assert.Single(await house.It.NoticeBoard.Running());
        await house.It.Objections.File(notice.Id, "他在县城还有一套房", null, null);
        await house.It.Objections.Answer(House.Clerk, id, await house.Version(id), "两人重新入户核实");
        await house.Investigates(id);
        await house.Signs(id);
        house.Pass(10);
        await house.It.Publicity.EndElapsed();
        var version = await house.Version(id);
        var missing = await Assert.ThrowsAsync<Refused>(() => house.It.Decisions.Publish(House.Reviewer2, id, version));
        Assert.Contains("异议评议、县馆抽查", missing.Message, StringComparison.Ordinal);
        Assert.Empty(await house.It.Investigation.Record(House.Clerk, id, await house.Version(id), "hearing", await house.Answers(id, "hearing"), House.Clerk2.Human, house.It.Database.Today));
        await house.Visited(id);

        Assert.Equal("county_notice_first", (await Assert.ThrowsAsync<Refused>(() => house.Decides(id, House.Chief))).Code);
        await house.It.Decisions.Publish(House.Reviewer2, id, await house.Version(id));
        house.Pass(10);
        await house.It.Publicity.EndElapsed();
        await house.Decides(id, House.Chief);

        Assert.Equal(CaseState.已确认, (await house.Case(id)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核对的最后一个有效日还能决定_第二天要重新核对(string engine)
    {
        await using var house = await House.On(engine);
        var (inTime, late) = (await Signed(0), await Signed(1));

        house.Pass(60);
        await house.Decides(inTime, House.Chief);
        house.Pass(1);
        var old = await Assert.ThrowsAsync<Refused>(() => house.Decides(late, House.Chief));
        Assert.Equal(("findings_missing", true), (old.Code, old.Message.Contains("收入核对（2026-09-01的已过有效期", StringComparison.Ordinal)));
        Assert.Empty(await house.It.Investigation.Record(House.Reviewer2, late, await house.Version(late), "means-check", await house.Answers(late, "means-check"), null, house.It.Database.Today));
        await house.Decides(late, House.Chief);

        Assert.Equal(CaseState.已确认, (await house.Case(late)).State);

        async Task<Guid> Signed(int i)
        {
            var id = await house.SubmitsOne(i);
            await house.Accepts(id);
            await house.Investigates(id);
            await house.Signs(id);
            await house.Visited(id);
            return id;
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一家两件申请_第二件不能提交_第一件办完才可以(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Submits();

        var second = await Assert.ThrowsAsync<Refused>(() => house.Submits(House.OtherResident));

        Assert.Equal("already_open", second.Code);
        await house.It.Endings.Withdraw(House.Resident, first, await house.Version(first));
        Assert.NotEqual(first, await house.Submits(House.OtherResident));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 孩子已随父亲领取_随母亲再申请的_减去以前不能批准(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var id = await house.Submits(House.OtherResident, ("申请人.身份证号", 借书证样例.身份证号("19560308", 77)));
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Visited(id);

        var refused = await Assert.ThrowsAsync<Refused>(() => house.Decides(id, House.Chief));
        Assert.Equal("receives_elsewhere", refused.Code);
        await house.Term(grant, "2026-10", 0, Ledger.TermKind.停发);
        await house.Decides(id, House.Chief);

        Assert.Equal(CaseState.已确认, (await house.Case(id)).State);
    }

    private static async Task<(Guid Case, Guid Notice)> Posted(House house, int i)
    {
        var id = await house.SubmitsOne(i);
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await using var db = house.Raw();
        return (id, (await db.Notices.SingleAsync(n => n.CaseId == id)).Id);
    }

    private static async Task Delegate(House house, string to = "", string most = "", string percent = "30") =>
        Assert.Empty(await house.It.Registers.Add(House.Reviewer, Delegations, new Dictionary<string, string>
        {
            ["镇办"] = "610924100000", ["下放日"] = "2026-09-01", ["收回日"] = to, ["抽查比例"] = percent, ["最高金额"] = most, ["文号"] = "紫民发〔2026〕8号",
        }));
}
