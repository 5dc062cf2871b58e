using Anmin.Casework.Appeals;
using Anmin.Casework.Clock;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>The end of the working calendar: the year that follows is not there yet. Nothing is guessed, nobody is turned away for it, and what waited gets its last day once the year is maintained by two humans.</summary>
public sealed class CalendarEnds
{
    private static readonly DateOnly LastWednesday = new(2026, 12, 30);

    private static Task<Guid> Another(House house) =>
        house.Submits(House.OtherResident, ("申请人.身份证号", 借书证样例.身份证号("19480101", 3)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", 3)));

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 岁末的申请照收照办_期限标明待算_排在有期限的后面(string engine)
    {
        await using var house = await House.On(engine, new(2026, 12, 28));
        var dated = await Another(house);
        house.Pass(2);
        var id = await house.Submits();

        var submitted = await house.Case(id);
        var page = await house.It.Queue.List(House.Clerk, new());
        await house.Accepts(id);
        var accepted = await house.Case(id);

        Assert.Equal((null, 2027), (submitted.Due, submitted.AwaitsYear));
        Assert.Equal([(dated, new DateOnly(2026, 12, 31), (int?)null), (id, (DateOnly?)null, 2027)], page.Lines.Select(l => (l.Id, l.Due, l.AwaitsYear)));
        Assert.Equal((2, 0, 1), (page.Mine, page.Late, page.Undated));
        Assert.Equal([id], (await house.It.Queue.List(House.Clerk, new(Undated: true))).Lines.Select(l => l.Id));
        Assert.Equal((null, null, 2027), (accepted.Due, accepted.TotalDue, accepted.AwaitsYear));
        await using var db = house.Raw();
        Assert.Equal("已受理，办结期限待算（未维护2027年工作日历）", await db.Journal.Where(j => j.CaseId == id && j.Action == "accepted").Select(j => j.ForApplicant).SingleAsync());
        Assert.Contains("期限待算：未维护2027年工作日历", (await house.It.MyCases.Open(House.Resident, id)).Timeline.Single(m => m.Now).Text);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 有那一年的日历了_从原来那天起算出期限_只记一笔_再来一遍什么也不变(string engine)
    {
        await using var house = await House.On(engine, LastWednesday);
        var waiting = await Another(house);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Settles(Register.Home(1, Rows.Town, 1000));
        var night = await house.Sweeps();
        Assert.Equal(0, await house.It.Undated.Reckon());

        await house.Maintains2027();

        var @case = await house.Case(id);
        Assert.Equal((new(2027, 1, 5), null), ((await house.Case(waiting)).Due, (await house.Case(waiting)).AwaitsYear));
        Assert.Equal((new(2027, 1, 7), new(2027, 1, 28), null), (@case.Due, @case.TotalDue, @case.AwaitsYear));
        await using (var db = house.Raw())
        {
            var found = await db.Discoveries.AsNoTracking().SingleAsync();
            Assert.Equal((LastWednesday, null), (found.FoundOn, found.AwaitsYear));
            Assert.Equal(house.It.Work.Clocks.Calendar.Last(LastWednesday, house.It.Catalogue.Find<Core.Sweeping.Screening>(found.Screening)!.Limit), found.Due);
            Assert.True(found.Due > new DateOnly(2027, 1, 1));
            Assert.Equal(1, night.New);
        }
        Assert.Equal(0, await house.It.Undated.Reckon());
        await house.It.Rounds.Walk();
        await using var after = house.Raw();
        Assert.Equal("2027年工作日历已维护，补算期限：时限 4 个，筛查发现 1 条，预警 0 条，核对、来函、复核、申诉和转移 0 件",
            await after.Journal.Where(j => j.Action == "undated-reckoned").Select(j => j.Detail).SingleAsync());
        Assert.Null(await house.It.Calendars.Lack(House.City));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没有日历的夜里照样筛查_发现留着开始那天_不算过期(string engine)
    {
        await using var house = await House.On(engine, LastWednesday);
        await house.Settles(Register.Home(1, Rows.Town, 1000), Register.Home(2, Rows.Town, 2000));

        Assert.Equal(3, await house.It.Sweeps.Run(house.It.Database.Today));
        house.Pass(40);
        Assert.Equal(3, await house.It.Sweeps.Run(house.It.Database.Today));
        await house.It.Rounds.Walk();

        var lines = (await house.It.Discoveries.List(House.Clerk, new(DiscoveryView.期限待算))).Lines;
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.Equal((LastWednesday, null, null, false, 2027), (l.FoundOn, l.Due, l.DaysLeft, l.IsRaised, l.AwaitsYear)));
        Assert.Empty((await house.It.Discoveries.List(House.Clerk, new(DiscoveryView.过期))).Lines);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 决定要写明哪天送达_没有日历就不作_说出缺哪一年(string engine)
    {
        await using var house = await House.On(engine, LastWednesday);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Visited(id);

        var refused = await Assert.ThrowsAsync<CalendarMissing>(() => house.Decides(id));

        Assert.Equal("未维护2027年工作日历", refused.Message);
        Assert.Null((await house.Case(id)).DecidedOn);
        await house.Maintains2027();
        await house.Decides(id);
        Assert.True((await house.Case(id)).OnTime);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 等鉴定的时候日历还没来_来了以后等的日子照样扣掉(string engine)
    {
        await using var house = await House.On(engine, LastWednesday);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.It.Pauses.Begin(House.Clerk, id, await house.Version(id), Records.PauseCause.鉴定, "等市残联的残疾评定");
        house.Pass(12);
        await house.It.Pauses.End(House.Lead, id, await house.Version(id), "评定为肢体二级");
        var resumed = await house.Case(id);

        await house.Maintains2027();

        Assert.Equal((null, null, 2027), (resumed.Due, resumed.TotalDue, resumed.AwaitsYear));
        var calendar = house.It.Work.Clocks.Calendar;
        var waited = calendar.Between(LastWednesday, new(2027, 1, 11));
        Assert.Equal(calendar.Last(LastWednesday, Limit.工作日(20 + waited)), (await house.Case(id)).TotalDue);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 岁末报告变化_提出申诉_要搬家_都照收_期限待算(string engine)
    {
        await using var house = await House.On(engine, new(2026, 12, 1));
        var grant = await house.Granted();
        var refused = await house.RefusedOne(2);
        house.Pass(29);
        var appeal = await house.Appeals(refused, AppealKind.申诉, House.Resident);
        var review = await house.Reports(grant, Change.收入财产变化);

        var before = (await house.Review(review), await house.Appeal(appeal));
        var lines = ((await house.It.Reviews.List(House.Clerk)).Lines.Single(), (await house.It.Appeals.List(House.Reviewer)).Lines.Single());
        await house.Maintains2027();

        Assert.Equal((null, 2027, null, 2027), (before.Item1.Due, before.Item1.AwaitsYear, before.Item2.Due, before.Item2.AwaitsYear));
        Assert.Equal((null, null, 2027, null, null, 2027), (lines.Item1.Due, lines.Item1.DaysLeft, lines.Item1.AwaitsYear, lines.Item2.Due, lines.Item2.DaysLeft, lines.Item2.AwaitsYear));
        Assert.Equal((new(2027, 1, 28), new DateOnly(2027, 1, 28)), ((await house.Review(review)).Due, (await house.Appeal(appeal)).Due));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一人录入_另一位市里的同事公布_别的人都不行(string engine)
    {
        await using var house = await House.On(engine, LastWednesday);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Calendars.Propose(House.Clerk, TestCalendar.Notice()));
        var own = await house.It.Calendars.Propose(House.City, TestCalendar.Notice());

        var mine = await Assert.ThrowsAsync<NotAllowed>(() => house.It.Calendars.Publish(House.City, own, 0));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Calendars.Publish(House.Chief, own, 0));
        await Assert.ThrowsAsync<Refused>(() => house.It.Calendars.Propose(House.Chief, TestCalendar.Notice()));

        Assert.Equal("这份工作日历是您拟的，要由另一位同事公布", mine.Message);
        Assert.False(house.It.Work.Clocks.Calendar.Knows(2027));
        await house.It.Calendars.Discard(House.Reviewer, own, 0);
        var id = await house.It.Calendars.Propose(House.Chief, TestCalendar.Notice());
        await Assert.ThrowsAsync<Stale>(() => house.It.Calendars.Publish(House.City, id, 4));
        await house.It.Calendars.Publish(House.City, id, 0);
        await Assert.ThrowsAsync<Stale>(() => house.It.Calendars.Publish(House.City, id, 0));
        await using var db = house.Raw();
        Assert.Equal(["calendar-proposed", "calendar-discarded", "calendar-proposed", "calendar-published"],
            await db.Journal.Where(j => j.Action.StartsWith("calendar-")).OrderBy(j => j.Seq).Select(j => j.Action).ToListAsync());
        Assert.False(house.It.Work.Clocks.Calendar.IsWorkday(new(2027, 2, 8)));
        Assert.True(house.It.Work.Clocks.Calendar.IsWorkday(new(2027, 1, 31)));
        Assert.False(house.It.Work.Clocks.Calendar.IsWorkday(new(2026, 10, 1)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 别的进程两秒内看到公布的日历_同一年后来的通知接替前面的(string engine)
    {
        await using var house = await House.On(engine, LastWednesday);
        var other = house.Build();
        Assert.False(other.Work.Clocks.Calendar.Knows(2027));

        await house.Maintains2027();
        house.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(other.Work.Clocks.Calendar.IsWorkday(new(2027, 2, 15)));
        var longer = TestCalendar.Notice() with { DocumentNumber = "测发〔2027〕2号", Days = [.. TestCalendar.Notice().Days.Select(d => d.Festival == Festivals.春节 ? d with { To = new(2027, 2, 15), MakeUps = [new(2027, 1, 31)] } : d)] };
        await house.It.Calendars.Publish(House.City, await house.It.Calendars.Propose(House.Chief, longer), 0);
        house.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.False(other.Work.Clocks.Calendar.IsWorkday(new(2027, 2, 15)));
        Assert.Equal(2, (await house.It.Calendars.All(House.City)).Count);
    }

    [Fact]
    public async Task 随系统发布的年份不能改写_填错的地方逐处指出()
    {
        await using var house = await House.On(Setup.Sqlite, LastWednesday);
        async Task<IEnumerable<string>> Faults(WorkYearProposal it) => (await Assert.ThrowsAsync<Refused>(() => house.It.Calendars.Propose(House.City, it))).Faults.Select(f => f.Message);
        var notice = TestCalendar.Notice();
        WorkYearProposal With(string festival, Func<FestivalDays, FestivalDays> change) => notice with { Days = [.. notice.Days.Select(d => d.Festival == festival ? change(d) : d)] };

        Assert.Equal(["2026年的工作日历随系统发布，不能改写"], await Faults(notice with { Year = 2026 }));
        Assert.Equal(["请填写通知的文号，例如 国办发明电〔2025〕7号", "请填写通知原文的网址，以 https:// 开头，公布的同事要对着核"], await Faults(notice with { DocumentNumber = "", Link = "http://example.cn" }));
        Assert.Equal(["2027年春节是 2027-02-06，所填的日子里没有这一天，请核对"], await Faults(With(Festivals.春节, d => d with { From = new(2027, 2, 7) })));
        Assert.Equal(["请填写端午节从哪天放到哪天"], await Faults(With(Festivals.端午节, d => d with { To = null })));
        Assert.Equal(["2027-02-15 不是周末，不用写成调休上班"], await Faults(With(Festivals.春节, d => d with { MakeUps = [new(2027, 2, 15)] })));
        Assert.Equal(["2027-02-06 又放假又上班，请核对"], await Faults(With(Festivals.春节, d => d with { MakeUps = [new(2027, 2, 6)] })));
        Assert.Equal(["2027-01-31 上班写了两次"], await Faults(With(Festivals.元旦, d => d with { MakeUps = [new(2027, 1, 31)] })));
        Assert.Equal(["2026-12-31 属于 2026 年，那一年的工作日历随系统发布，不能改写"], await Faults(With(Festivals.元旦, d => d with { From = new(2026, 12, 31) })));
        Assert.Equal(["国庆节从 2027-10-01 放到 2027-10-20，请核对先后和天数"], await Faults(With(Festivals.国庆节, d => d with { To = new(2027, 10, 20) })));
    }

    [Theory]
    [InlineData("2026-11-30", false)]
    [InlineData("2026-12-01", true)]
    public async Task 到头前一个月提醒能补的人_别人看不到(string day, bool told)
    {
        await using var house = await House.On(Setup.Sqlite, DateOnly.ParseExact(day, "yyyy-MM-dd"));

        Assert.Equal(told ? 2027 : null, (await house.It.Calendars.Lack(House.City))?.Year);
        Assert.Equal(told, await house.It.Calendars.Lack(House.Reviewer) is not null);
        Assert.Null(await house.It.Calendars.Lack(House.Clerk));
        Assert.Null(await house.It.Calendars.Lack(House.Resident));
    }
}
