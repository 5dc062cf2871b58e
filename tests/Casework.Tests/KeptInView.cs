using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Watchtower;
using Anmin.Core.Population;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Whom a screening found is visited, stands in a list from then on and is visited again in time (1.7).</summary>
public sealed class KeptInView
{
    private static readonly Guid 她 = Register.Person(1, 1);

    private static async Task<(House House, Guid Found)> Found(string engine)
    {
        var house = await House.On(engine);
        await house.Settles(Register.Home(1, Rows.Town, 9000, with: (p, i) => p.Disability = i == 1 ? DisabilityClass.视力 : DisabilityClass.无));
        await house.Sweeps();
        return (house, Assert.Single((await house.It.Discoveries.List(House.Clerk, new())).Lines).Id);
    }

    private static Dictionary<string, string> Visit(House house, string? note = "念了一段，她很高兴") => new()
    {
        ["日期"] = house.It.Database.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["书名"] = "茶经", ["还要来"] = "是", ["说明"] = note ?? "",
    };

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 走访记下_发现随之办结_从此在册_过了三个月再提醒(string engine)
    {
        var (house, found) = await Found(engine);
        await using var _ = house;

        Assert.Equal("visit_needed", (await Assert.ThrowsAsync<Refused>(() => house.It.Discoveries.Close(House.Clerk, found, Verdict.属实, "看过了"))).Code);
        Assert.Contains("说明", (await Assert.ThrowsAsync<Refused>(() => house.It.Kept.Visit(House.Clerk, "read-to", 她, Visit(house, null)))).Faults.Select(f => f.Path));
        Assert.Equal(0, (await house.It.Kept.List(House.Clerk, "read-to")).All);
        await house.It.Kept.Visit(House.Clerk, "read-to", 她, Visit(house));

        var closed = (await house.It.Discoveries.One(House.Clerk, found)).Line;
        Assert.Equal((DiscoveryState.属实, "周敏", "念了一段，她很高兴"), (closed.State, closed.ClosedBy, closed.Outcome));
        var line = Assert.Single((await house.It.Kept.List(House.Clerk, "read-to")).Lines);
        Assert.Equal((她, false, house.It.Database.Today.AddMonths(3)), (line.PersonId, line.IsLate, line.Next));
        Assert.Equal("茶经", ((念书记录)line.Last).书名);

        house.Pass(91);
        Assert.Equal(0, (await house.Sweeps()).New);
        house.Pass(1);
        Assert.Equal(1, (await house.Sweeps()).New);
        Assert.Equal(1, (await house.It.Kept.List(House.Clerk, "read-to")).Late);
        await house.It.Kept.Visit(House.Lead, "read-to", 她, Visit(house));
        Assert.Empty((await house.It.Kept.List(House.Clerk, "read-to", late: true)).Lines);
        Assert.Equal(2, (await house.It.Kept.One(House.Clerk, "read-to", 她)).Visits.Count);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 外镇外县和居民看不到_县里看得到_期限以前不能代走访_亲属要回避(string engine)
    {
        var (house, _) = await Found(engine);
        await using var _2 = house;
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Kept.Visit(House.Reviewer, "read-to", 她, Visit(house)));
        await house.It.Kept.Visit(House.Clerk, "read-to", 她, Visit(house));

        foreach (var stranger in new[] { House.SiblingClerk, House.OtherCounty, House.Resident })
        {
            await Assert.ThrowsAsync<NotThere>(() => house.It.Kept.One(stranger, "read-to", 她));
            await Assert.ThrowsAsync<NotThere>(() => house.It.Kept.Visit(stranger, "read-to", 她, Visit(house)));
        }
        Assert.Equal((0, 1, 1), ((await house.It.Kept.List(House.SiblingClerk, "read-to")).All, (await house.It.Kept.List(House.Reviewer, "read-to")).All, (await house.It.Kept.List(House.City, "read-to")).All));
        await using (var db = house.Raw())
        {
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Clerk2.Human, HandlerName = "陈立", RelativeIdNumber = Register.Number(1, 1), Relation = "父母" });
            await db.SaveChangesAsync();
        }
        Assert.Equal(0, (await house.It.Kept.List(House.Clerk2, "read-to")).All);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Kept.One(House.Clerk2, "read-to", 她));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 十五个工作日没有回音_县里可以走访(string engine)
    {
        var (house, found) = await Found(engine);
        await using var _ = house;
        var raised = (await house.It.Discoveries.One(House.Reviewer, found)).Line.RaisedOn!.Value;
        Assert.Equal(15, house.It.Work.Clocks.Calendar.Between(house.It.Database.Today, raised));

        house.Pass(raised.DayNumber - house.It.Database.Today.DayNumber + 1);
        await house.It.Kept.Visit(House.Reviewer, "read-to", 她, Visit(house));

        Assert.Equal(DiscoveryState.属实, (await house.It.Discoveries.One(House.Clerk, found)).Line.State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 她搬到邻镇_名册和没办的发现跟着去_去过的走访还是谁去的谁的(string engine)
    {
        var (house, _) = await Found(engine);
        await using var _2 = house;
        await house.It.Kept.Visit(House.Clerk, "read-to", 她, Visit(house));
        house.Pass(92);
        await house.Sweeps();
        DiscoveryRow before;
        await using (var db = house.Raw()) { before = await db.Discoveries.AsNoTracking().SingleAsync(d => d.State == DiscoveryState.待核实); }

        await house.It.PersonKeeping.Moved(House.Clerk, 她, 1, new() { 新住地 = Core.Values.DivisionCode.Of(Rows.SiblingTown), 从哪天起 = house.It.Database.Today, 原因 = "投靠女儿", 详细住址 = "1组2号" });

        Assert.Equal(0, (await house.It.Kept.List(House.Clerk, "read-to")).All);
        Assert.Empty((await house.It.Discoveries.List(House.Clerk, new())).Lines);
        var there = Assert.Single((await house.It.Kept.List(House.SiblingClerk, "read-to")).Lines);
        Assert.Equal((她, true), (there.PersonId, there.IsLate));
        var moved = Assert.Single((await house.It.Discoveries.List(House.SiblingClerk, new())).Lines);
        Assert.Equal((before.Id, before.Due), (moved.Id, moved.Due));
        Assert.Equal("周敏", Assert.Single((await house.It.Kept.One(House.SiblingClerk, "read-to", 她)).Visits).ByName);
        await using (var db = house.Raw())
        {
            Assert.Equal("610924100000", (await db.Visits.SingleAsync()).TownCode);
            Assert.NotEqual(before.HouseholdId, (await db.Discoveries.SingleAsync(d => d.Id == before.Id)).HouseholdId);
        }
        house.Pass(1);
        await house.Sweeps();
        Assert.Equal(before.Id, Assert.Single((await house.It.Discoveries.List(House.SiblingClerk, new())).Lines).Id);
        await house.It.Kept.Visit(House.SiblingClerk, "read-to", 她, Visit(house));
        Assert.Equal(["邻镇经办", "周敏"], (await house.It.Kept.One(House.SiblingClerk, "read-to", 她)).Visits.Select(v => v.ByName));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 现在领什么_还没有开始发的不算_另一份档案的号码领的也算(string engine)
    {
        var (house, _) = await Found(engine);
        await using var _2 = house;
        await house.It.Kept.Visit(House.Clerk, "read-to", 她, Visit(house));
        await house.Settles((Population.Settlement[])[Register.Home(2, Rows.Town, null, people: 1)]);
        await house.It.PersonKeeping.Merge(House.Reviewer, Register.Person(2), 1, 她, 1, new() { 原因 = "核对了户口簿和身份证原件" });
        var grant = await house.Receives(Rows.OtherCounty, 30, Register.Number(2));
        async Task<IReadOnlyList<string>> Receives() => Assert.Single((await house.It.Kept.List(House.Clerk, "read-to")).Lines).Programmes;

        Assert.Equal("购书补贴", Assert.Single(await Receives()));
        await using var db = house.Raw();
        await db.Grants.Where(g => g.Id == grant).ExecuteUpdateAsync(u => u.SetProperty(g => g.StartMonth, Core.Values.PayMonth.Of(house.It.Database.Today).Next.Key));
        Assert.Empty(await Receives());
    }
}
