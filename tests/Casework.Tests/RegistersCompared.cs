using Anmin.Casework.Comparing;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;
using static Anmin.Casework.Tests.TheirRegisters;

namespace Anmin.Casework.Tests;

/// <summary>1.6 two registers side by side: the figures add up, the list goes out and comes back, in time by itself and nobody sees another's (both databases).</summary>
public sealed class RegistersCompared
{
    private const string Town = Rows.Town;
    private const string Sibling = Rows.SiblingTown;

    /// <summary>1 both, out of poverty; 2 ours and not theirs, poor; 3 ours and not theirs, not poor; 4 theirs and entitled to ours; 5 theirs with another figure; 6 neither. 2 and 5 live in the sibling town.</summary>
    private static async Task<House> Two(string engine)
    {
        var house = await House.On(engine);
        await house.Settles(Home(1, Town, 1000), Home(2, Sibling, 2000), Home(3, Town, 9000), Home(4, Town, 1000), Home(5, Sibling, 9000), Home(6, Town, 9000));
        await house.Receives(Town, 36, Register.Number(1));
        await house.Receives(Sibling, 36, Register.Number(2));
        await house.Receives(Town, 36, Register.Number(3));
        await house.UsesTheirs(Row(1, left: "已消除"), Row(4), Row(4, 1), Row(5, income: "7000"));
        return house;
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 夜里自己比_各镇的数加起来是县里的_镇办只看到自己的(string engine)
    {
        await using var house = await Two(engine);

        await house.Sweeps();

        var county = await house.It.ComparisonBook.Figures(House.Reviewer, Slug);
        Assert.Equal((3, 3, 1, 1, 1, 1, 1), Of(county.All));
        Assert.Equal([(2, 2, 1, 1, 0, 0, 1), (1, 1, 0, 0, 1, 1, 0)], county.Places.Select(Of));
        Assert.Equal((1, (DateOnly?)null, 0), Assert.Single(county.Counties) is var c ? (c.Listed, c.SentOn, c.Answered) : default);
        Assert.Equal([(3, 3, 1, 1, 1, 1, 1)], (await house.It.ComparisonBook.Figures(House.City, Slug)).Places.Select(Of));
        var sibling = await house.It.ComparisonBook.Figures(House.SiblingClerk, Slug);
        Assert.Equal((1, 1, 0, 0, 1, 1, 0), Of(sibling.All));
        Assert.Empty(sibling.Counties);
        Assert.Empty((await house.It.ComparisonBook.Figures(House.OtherCounty, Slug)).Places);
        await Assert.ThrowsAsync<NotThere>(() => house.It.ComparisonBook.Figures(House.Resident, Slug));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 到了间隔才再比_换了名册当夜就比_一天一次(string engine)
    {
        await using var house = await Two(engine);
        await house.Sweeps();
        house.Pass(1);
        await house.Sweeps();
        Assert.Single(await house.Comparisons());
        house.Pass(89); // 2026-09-01 + 90 = 11-30
        await house.Sweeps();
        Assert.Single(await house.Comparisons());
        house.Pass(1); // 12-01: three months
        await house.Sweeps();
        Assert.Equal([new(2026, 9, 1), new(2026, 12, 1)], (await house.Comparisons()).Select(c => c.On));

        house.Pass(5);
        await house.UsesTheirs(Row(1), Row(2));
        await house.Sweeps();
        var all = await house.Comparisons();
        Assert.Equal(3, all.Count);
        Assert.Equal(all[2].Id, await house.It.Comparisons.Make(House.Chief, Slug));
        Assert.Equal((2, 3, 2, 0), (await house.It.ComparisonBook.Figures(House.Reviewer, Slug)).All is var now ? (now.Registered, now.Receiving, now.Both, now.Unlisted) : default);
        Assert.Equal(1, (await house.It.ComparisonBook.Figures(House.Reviewer, Slug, all[1].On)).All.Unlisted);
        Assert.Equal(3, (await house.Comparisons()).Count);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 还没有名册的县_比不了_说得出该做什么(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Home(1, Town, 1000));

        await house.Sweeps();

        Assert.Empty(await house.Comparisons());
        Assert.Contains("先导入一份", (await Assert.ThrowsAsync<Refused>(() => house.It.Comparisons.Make(House.Reviewer, Slug))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Comparisons.Make(House.Clerk, Slug));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 名单哪天发的_再取还是那一天_对方答复逐户登记(string engine)
    {
        await using var house = await Two(engine);
        var id = await house.It.Comparisons.Make(House.Reviewer, Slug);
        var family = Assert.Single((await house.It.ComparisonBook.List(House.Reviewer, id)).Families);
        Assert.Equal((Name(2), 2, Money.Yuan(1000), TheirAnswer.等答复), (family.Name, family.People, family.PerHead, family.Answer));
        Assert.Contains("****", family.Masked, StringComparison.Ordinal);
        Assert.Equal("not_sent", (await Assert.ThrowsAsync<Refused>(() => house.It.ComparisonBook.Answer(House.Reviewer, id, family.Id, TheirAnswer.已纳入监测, ""))).Code);

        var (first, sent) = await house.It.ComparisonBook.Take(House.Reviewer, id);
        house.Pass(3);
        var (again, _) = await house.It.ComparisonBook.Take(House.Chief, id);

        Assert.Equal((Register.Number(2), new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 1)), (Assert.Single(sent).Number, first.SentOn, again.SentOn));
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(() => house.It.ComparisonBook.Answer(House.Reviewer, id, family.Id, TheirAnswer.核实后不纳入, ""))).Code);
        await house.It.ComparisonBook.Answer(House.Reviewer, id, family.Id, TheirAnswer.核实后不纳入, "儿子在外务工，收入稳定");
        await house.It.ComparisonBook.Answer(House.Chief, id, family.Id, TheirAnswer.已纳入监测, "复核后纳入");
        var answered = Assert.Single((await house.It.ComparisonBook.List(House.Reviewer, id)).Families);
        Assert.Equal((TheirAnswer.已纳入监测, (DateOnly?)new DateOnly(2026, 9, 4), "孙局长"), (answered.Answer, answered.AnsweredOn, answered.AnsweredBy));
        await using var db = house.Raw();
        var told = await db.Journal.Where(j => j.Object == $"comparison:{id}").OrderBy(j => j.Seq).ToListAsync();
        Assert.Equal(["registers-compared", "told-list-opened", "told-list-sent", "told-list-taken-again", "told-list-answered", "told-list-answered", "told-list-opened"], told.Select(j => j.Action));
        Assert.Contains("原来登记的是核实后不纳入：儿子在外务工", told[5].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(told, j => j.Detail?.Contains(Register.Number(2), StringComparison.Ordinal) == true);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 名单镇办和外县打不开_自己的亲属看不到也发不出去(string engine)
    {
        await using var house = await Two(engine);
        var id = await house.It.Comparisons.Make(House.Reviewer, Slug);
        await using (var db = house.Raw())
        {
            db.FiledRelatives.Add(new() { Id = Guid.NewGuid(), Human = House.Reviewer2.Human, HandlerName = "钱审核", RelativeIdNumber = Register.Number(2, 1), Relation = "兄弟姐妹" });
            await db.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<NotAllowed>(() => house.It.ComparisonBook.List(House.Clerk, id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.ComparisonBook.List(House.OtherCounty, id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.ComparisonBook.Take(House.OtherCounty, id));
        Assert.Empty((await house.It.ComparisonBook.List(House.Reviewer2, id)).Families);
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.ComparisonBook.Take(House.Reviewer2, id));
    }

    private static (int, int, int, int, int, int, int) Of(ComparedPlace p) => (p.Registered, p.Receiving, p.Both, p.Missed, p.Unlisted, p.Differing, p.LeftAndReceiving);
}
