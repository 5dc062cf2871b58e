using Anmin.Casework.Verification;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.2-07: a letter from outside has its clock. It is on the desk of whoever must answer, warned of before its day, raised once after it, and counted.</summary>
public sealed class LettersOnTime
{
    /// <summary>A Tuesday; five working days end on the Tuesday after.</summary>
    private static readonly DateOnly Came = new(2026, 9, 1);

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 来函在审核的桌上_按工作日数_用去八成提醒一次_再巡查不重复(string engine)
    {
        await using var house = await House.On(engine);
        var id = await Registered(house);

        Assert.Equal([(id, (DateOnly?)new(2026, 9, 8), null)], (await house.It.LetterClock.Desk(House.Reviewer)).Lines.Select(l => (l.Id, l.Due, l.Warning)));
        Assert.Empty((await house.It.LetterClock.Desk(House.Chief)).Lines);
        house.Pass(5);
        Assert.Equal(0, (await house.It.Rounds.Walk()).Noticed);
        house.Pass(1);
        Assert.Equal(1, (await house.It.Rounds.Walk()).Noticed);
        Assert.Equal(0, (await house.It.Rounds.Walk()).Noticed);

        var line = Assert.Single((await house.It.LetterClock.Desk(House.Reviewer)).Lines);
        Assert.Equal(("来函期限已用 80%", null), (line.Warning, line.RaisedOn));
        Assert.Equal(["incoming-registered", "incoming-warned"], await Journal(house, id));
        Assert.Empty((await house.It.LetterClock.Desk(House.Chief)).Lines);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 到期没有答复_报负责人一次_只记一笔_答复了就不在了(string engine)
    {
        await using var house = await House.On(engine);
        var id = await Registered(house);
        house.Pass(7);
        await house.It.Rounds.Walk();
        Assert.Empty((await house.It.LetterClock.Desk(House.Chief)).Lines);
        house.Pass(1);

        await house.It.Rounds.Walk();
        await house.It.Rounds.Walk();
        house.Pass(3);
        await house.It.Rounds.Walk();

        var raised = Assert.Single((await house.It.LetterClock.Desk(House.Chief)).Lines);
        Assert.Equal((id, "来函过期了", (DateOnly?)new(2026, 9, 9)), (raised.Id, raised.Warning, raised.RaisedOn));
        Assert.Equal(["incoming-registered", "incoming-warned", "incoming-overdue"], await Journal(house, id));
        await house.It.Incoming.Answer(House.Chief, id, 0);
        Assert.Empty((await house.It.LetterClock.Desk(House.Chief)).Lines);
        Assert.Empty((await house.It.LetterClock.Desk(House.Reviewer)).Lines);
        house.Pass(1);
        Assert.Equal(0, (await house.It.Rounds.Walk()).Noticed);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 统计数得到_等答复的_逾期的_按期答复的_外县的不算_镇办看不到(string engine)
    {
        await using var house = await House.On(engine);
        var (soon, late, open, last) = (await Registered(house, "一号"), await Registered(house, "二号"), await Registered(house, "三号"), await Registered(house, "四号"));
        await house.It.Incoming.Answer(House.Reviewer, soon, 0);
        house.Pass(7); // the last day is in time
        await house.It.Incoming.Answer(House.Reviewer, last, 0);
        house.Pass(2);
        await house.It.Rounds.Walk();
        await house.It.Incoming.Refuse(House.Chief, late, 0, "授权书不是本人签的");

        Assert.Equal(new LetterFigures(1, 1, 3, 2), await house.It.LetterClock.Figures(House.Reviewer));
        Assert.Equal((new LetterFigures(1, 1, 3, 2), 66), (await house.It.LetterClock.Figures(House.City), (await house.It.LetterClock.Figures(House.City)).OnTimePercent));
        Assert.Equal(new LetterFigures(0, 0, 0, 0), await house.It.LetterClock.Figures(House.OtherCounty));
        Assert.Equal(new LetterFigures(0, 0, 0, 0), await house.It.LetterClock.Figures(House.Clerk));
        async Task<(int, int)> Watched(People.Caller caller) => (await house.It.WorkItems.Records(caller)).Single(r => r.Watch.Slug == "library-verification-late") is var r ? (r.Open, r.Late) : default;
        Assert.Equal(((1, 1), (1, 1), (0, 0), (0, 0)), (await Watched(House.Reviewer), await Watched(House.City), await Watched(House.OtherCounty), await Watched(House.Clerk)));
        Assert.Equal([open], (await house.It.LetterClock.Told(House.Reviewer)).Select(l => l.Id));
        Assert.Empty(await house.It.LetterClock.Told(House.Reviewer, "library-card-late"));
        Assert.Empty(await house.It.LetterClock.Told(House.Clerk));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 查的是自己的近亲属_不在自己的桌上(string engine)
    {
        await using var house = await House.On(engine);
        await Registered(house);
        await using (var db = house.Raw())
        {
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Reviewer2.Human, HandlerName = "钱审核", RelativeIdNumber = IncomingAsked.Ask().身份证号.Value, Relation = "父母" });
            await db.SaveChangesAsync();
        }

        Assert.Empty((await house.It.LetterClock.Desk(House.Reviewer2)).Lines);
        Assert.Single((await house.It.LetterClock.Desk(House.Reviewer)).Lines);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 岁末的来函照样登记_期限待算_有了日历从收到那天算出来(string engine)
    {
        await using var house = await House.On(engine, new(2026, 12, 30));
        var id = await house.It.Incoming.Register(House.Reviewer, IncomingAsked.Ask() with { 收到日期 = new(2026, 12, 30) });

        var waiting = await house.It.Incoming.Open(House.Reviewer, id);
        Assert.Equal((null, 2027), (waiting.Due, waiting.AwaitsYear));
        Assert.Equal(1, await house.It.Undated.Count(House.Reviewer));
        house.Pass(9);
        Assert.Equal(0, (await house.It.Rounds.Walk()).Noticed);
        await house.Maintains2027();

        var dated = await house.It.Incoming.Open(House.Reviewer, id);
        Assert.Equal((house.It.Work.Clocks.Calendar.Last(new(2026, 12, 30), Limit.工作日(5)), null), (dated.Due!.Value, dated.AwaitsYear));
        Assert.Equal(0, await house.It.Undated.Count(House.Reviewer));
    }

    private static Task<Guid> Registered(House house, string number = "川〔2026〕8号") =>
        house.It.Incoming.Register(House.Reviewer, IncomingAsked.Ask() with { 收到日期 = Came, 对方案号 = number });

    private static async Task<List<string>> Journal(House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Journal.Where(j => j.Object == $"incoming:{id}" && j.Action != "incoming-opened").OrderBy(j => j.Seq).Select(j => j.Action).ToListAsync();
    }
}
