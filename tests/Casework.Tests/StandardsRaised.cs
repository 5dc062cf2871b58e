using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.1 on a made-up standard: proposed by one, published by another, computed again, confirmed by the county, paid back.</summary>
public sealed class StandardsRaised
{
    private static readonly DivisionCode Ziyang = DivisionCode.Of("610924");
    private static readonly Parameter Monthly = new("LIB_MONTHLY");

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一人拟_另一人公布_旧行止于前一天_新行从一号起(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Proposes("2026-10", 40);
        Assert.Equal(Money.Yuan(36), house.It.Policies.For(Ziyang, new(2026, 10, 1)).Money(Monthly));

        await house.It.Standards.Publish(House.City, id, 0);

        Assert.Equal(Money.Yuan(36), house.It.Policies.For(Ziyang, new(2026, 9, 30)).Money(Monthly));
        Assert.Equal(Money.Yuan(40), house.It.Policies.For(Ziyang, new(2026, 10, 1)).Money(Monthly));
        Assert.Equal(Money.Yuan(30), house.It.Policies.For(DivisionCode.Of("610921"), new(2026, 10, 1)).Money(Monthly));
        var closed = Assert.Single(house.It.Policies.Rows, r => r.Id == Monthly.Id && r.Region == Ziyang && r.Value == "36");
        Assert.Equal(new DateOnly(2026, 9, 30), closed.To);
        var row = house.It.Policies.For(Ziyang, new(2026, 10, 1)).Row(Monthly);
        Assert.Equal(("设区的市人民政府", "安民发〔2026〕9号", ParameterStatus.演示), (row.SetBy, row.DocumentNumber, row.Status));
        await using var db = house.Raw();
        Assert.Equal(["standard-proposed", "standard-published"], await db.Journal.Where(j => j.Object == $"standard:{id}").OrderBy(j => j.Seq).Select(j => j.Action).ToListAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 自己拟的不能自己公布_两人同时公布只成一次(string engine)
    {
        await using var house = await House.On(engine);
        var own = await house.Proposes("2026-10", 40, House.City);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Standards.Publish(House.City, own, 0));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Standards.Publish(House.Chief, own, 0));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Standards.Publish(House.Finance, own, 0));

        var id = await house.Proposes("2026-10", 41);
        await house.It.Standards.Publish(House.City, id, 0);

        await Assert.ThrowsAsync<Stale>(() => house.It.Standards.Publish(House.City, id, 0));
        Assert.Contains("重叠", (await Assert.ThrowsAsync<Refused>(() => house.Proposes("2026-10", 42))).Faults[0].Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 重叠_县里定_没有网址_都说出哪一格(string engine)
    {
        await using var house = await House.On(engine);
        async Task<string> Fault(StandardProposal it) => string.Join('|', (await Assert.ThrowsAsync<Refused>(() => house.It.Standards.Propose(House.Chief, "book-money-standard", it))).Faults.Select(f => f.Path + "：" + f.Message));
        var whole = StandardWalk.Proposal("2026-10", 40);

        Assert.Contains("参数有效期重叠：自 2026-07-01 起已有 36 元", await Fault(whole with { From = new(2026, 7) }), StringComparison.Ordinal);
        Assert.Equal("value-610924000000-0：县里不能定购书补贴标准", await Fault(whole with { Setter = DivisionLevel.County }));
        Assert.StartsWith("setter：", await Fault(whole with { Setter = DivisionLevel.Province }), StringComparison.Ordinal);
        Assert.StartsWith("link：", await Fault(whole with { Status = ParameterStatus.已核实 }), StringComparison.Ordinal);
        Assert.StartsWith("values：", await Fault(whole with { Values = [] }), StringComparison.Ordinal);
        Assert.Contains("不在您的管辖范围内", await Fault(whole with { Values = [new(DivisionCode.Of("610921"), "", Money.Yuan(40), null)] }), StringComparison.Ordinal);
        Assert.Contains("没有「农村」这一类", await Fault(whole with { Values = [new(Ziyang, "农村", Money.Yuan(40), null)] }), StringComparison.Ordinal);
        Assert.Contains("不是月标准", await Fault(whole with { Values = [new(Ziyang, "", Money.Yuan(40), Money.Yuan(481))] }), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Standards.Propose(House.Clerk, "book-money-standard", whole));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 标准下调_要写理由_县里不能公布_减少的由人办(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        var lower = StandardWalk.Proposal("2026-10", 30);
        Assert.Contains("标准下调", (await Assert.ThrowsAsync<Refused>(() => house.It.Standards.Propose(House.Chief, "book-money-standard", lower))).Faults[0].Message, StringComparison.Ordinal);

        var id = await house.It.Standards.Propose(House.Chief, "book-money-standard", lower with { Reason = "章程改了" });
        await house.It.Standards.Publish(House.City, id, 0);

        var line = Assert.Single((await house.It.Recalculations.Of(House.Reviewer, id)).Lines);
        Assert.Equal(RecalculationState.要人办, line.State);
        Assert.Contains("听取意见", line.Why, StringComparison.Ordinal);
        Assert.Equal("nothing_to_confirm", (await Assert.ThrowsAsync<Refused>(() => house.It.Recalculations.Confirm(House.Reviewer, id))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 公布以前_先看多少户多得多少_什么都还没变(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        var id = await house.Proposes("2026-10", 40);

        var effect = await house.It.StandardPreviews.Of(House.City, id);

        var ziyang = effect.Counties.Single(c => c.County.Code.StartsWith("610924", StringComparison.Ordinal));
        Assert.Equal((1, 1, 2, Money.Yuan(8), Money.Yuan(96)), (ziyang.Households, ziyang.Gain, ziyang.Persons, ziyang.Monthly, ziyang.Yearly));
        Assert.Equal(Money.Yuan(24), effect.Until(new(2026, 10)));
        Assert.Same(ziyang, Assert.Single(effect.Counties));
        await using var db = house.Raw();
        Assert.False(await db.Recalculations.AnyAsync());
        await Assert.ThrowsAsync<NotThere>(() => house.It.StandardPreviews.Of(House.OtherCounty, id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 晚公布_县里确认以后_下一批补发前几个月的差额(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        house.Pass(30);
        await house.Pays("2026-10");
        house.Pass(31);
        await house.Pays("2026-11");
        var id = await house.Proposes("2026-10", 40);
        await house.It.Standards.Publish(House.City, id, 0);
        var line = Assert.Single((await house.It.Recalculations.Of(House.Reviewer, id)).Lines);
        Assert.Equal(("2026-10", 7200L, 8000L, RecalculationState.待确认), (line.FromMonth, line.OldFen, line.NewFen, line.State));
        Assert.Empty((await house.It.Recalculations.Of(House.OtherCounty, id)).Lines);
        Assert.Equal("standard_unconfirmed", (await Assert.ThrowsAsync<Refused>(() => house.Makes("2026-12"))).Code);

        Assert.Equal((1, 0), await house.It.Recalculations.Confirm(House.Reviewer, id));

        house.Pass(30);
        var lines = await house.Lines((await house.Pays("2026-12")).Id);
        Assert.Equal([("2026-12", LineKind.当月, 8000L), ("2026-10", LineKind.补差, 800L), ("2026-11", LineKind.补差, 800L)], lines.Select(l => (l.ForMonth, l.Kind, l.Fen)));
        await Assert.ThrowsAsync<Refused>(() => house.It.Recalculations.Confirm(House.Reviewer, id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 暂停过的月份_提标以后还是暂停_停发的不再发(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Poor();
        await house.Term(grant, "2026-12", 0, TermKind.暂停);
        await house.Term(grant, "2027-02", 0, TermKind.停发);
        var id = await house.Proposes("2026-10", 40);
        await house.It.Standards.Publish(House.City, id, 0);
        await house.It.Recalculations.Confirm(House.Chief, id);

        await using var db = house.Raw();
        var terms = await db.Terms.Where(t => t.GrantId == grant && t.Seq > 3).OrderBy(t => t.Seq).ToListAsync();

        Assert.Equal([("2026-10", TermKind.发放, 8000L), ("2026-12", TermKind.暂停, 0L), ("2027-02", TermKind.停发, 0L)], terms.Select(t => (t.FromMonth, t.Kind, t.MonthlyFen)));
        Assert.Contains("购书补贴月标准", terms[0].Unverified, StringComparison.Ordinal);
        Assert.Contains("安民发〔2026〕9号", terms[0].Why, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 列出以后待遇又有变动_不确认旧数_重算以后才能确认(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Poor();
        var id = await house.Proposes("2026-10", 40);
        await house.It.Standards.Publish(House.City, id, 0);
        await house.Term(grant, "2026-12", 0, TermKind.暂停);

        Assert.Equal((0, 1), await house.It.Recalculations.Confirm(House.Chief, id));
        Assert.Equal(1, await house.It.Recalculations.List(House.Chief, id));
        Assert.Equal((1, 0), await house.It.Recalculations.Confirm(House.Chief, id));
        Assert.Equal(0, await house.It.Recalculations.List(House.Chief, id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 另一个进程公布的_过一会儿也看得到(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        Assert.Equal(Money.Yuan(36), other.Policies.For(Ziyang, new(2026, 10, 1)).Money(Monthly));

        await house.It.Standards.Publish(House.City, await house.Proposes("2026-10", 40), 0);
        house.Pass(1);

        Assert.Equal(Money.Yuan(40), other.Policies.For(Ziyang, new(2026, 10, 1)).Money(Monthly));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 公布以后才批准的_夜里补进重算的名单_再走一遍不重复(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Proposes("2026-10", 40);
        await house.It.Standards.Publish(House.City, id, 0);
        await house.Poor();
        Assert.Empty((await house.It.Recalculations.Of(House.Reviewer, id)).Lines);

        await house.It.Rounds.Walk();

        Assert.Equal(8000, Assert.Single((await house.It.Recalculations.Of(House.Reviewer, id)).Lines).NewFen);
        Assert.Equal(0, await house.It.Recalculations.CatchUp());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 本人备案的亲属_不由本人确认(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        var id = await house.Proposes("2026-10", 40);
        await house.It.Standards.Publish(House.City, id, 0);
        await house.It.Relatives.File(House.Reviewer, RelativeFiling.Mother());

        Assert.Empty((await house.It.Recalculations.Of(House.Reviewer, id)).Lines);
        await Assert.ThrowsAsync<Refused>(() => house.It.Recalculations.Confirm(House.Reviewer, id));
        Assert.Equal((1, 0), await house.It.Recalculations.Confirm(House.Reviewer2, id));
    }
}
