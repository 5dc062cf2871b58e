using Anmin.Casework.Ledger;
using Anmin.Casework.Policies;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.1-04: the county says no to one line of the list; the others go on, this one is looked into by a day.</summary>
public sealed class StandardsObjected
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县里不同意一户_写理由_其余照常确认_批次不受影响_这户照发原来的数(string engine)
    {
        await using var house = await House.On(engine);
        var (kept, other) = (await house.Poor(), await house.PoorToo());
        var id = await house.Proposes("2026-10", 40);
        await house.It.Standards.Publish(House.City, id, 0);
        var line = (await house.It.Recalculations.Of(House.Reviewer, id)).Lines.Single(l => l.GrantId == kept);

        var bare = await Assert.ThrowsAsync<Refused>(() => house.It.Recalculations.Refuse(House.Reviewer, id, line.Id, " "));
        Assert.Equal(Recalculations.FieldOf(line.Id), Assert.Single(bare.Faults).Path);
        await house.It.Recalculations.Refuse(House.Reviewer, id, line.Id, "上个月孙子已经搬走，人数不对");
        Assert.Equal((1, 0), await house.It.Recalculations.Confirm(House.Chief, id));

        var (lines, sums) = await house.It.Recalculations.Of(House.Reviewer, id);
        Assert.Equal((0, 1, 1, Money.Yuan(8)), (sums.Waiting, sums.Confirmed, sums.Refused, sums.Difference));
        var refused = lines.Single(l => l.GrantId == kept);
        Assert.Equal((RecalculationState.转复核, "上个月孙子已经搬走，人数不对", "赵审核"), (refused.State, refused.Objection, refused.DoneByName));
        house.Pass(30);
        var paid = await house.Lines((await house.Pays("2026-10")).Id);
        Assert.Equal([(kept, 7200L), (other, 8000L)], paid.Select(l => (l.GrantId, l.Fen)).OrderBy(l => l.Fen));
        Assert.Equal(0, await house.It.Recalculations.List(House.Chief, id));
        Assert.Equal(RecalculationState.转复核, (await house.It.Recalculations.Of(House.Reviewer, id, RecalculationState.转复核)).Lines.Single().State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 不同意的那户_马上有一件复核_有期限_镇里看得到_由县里决定以后才变(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Poor();
        await house.Delegates("是");
        var id = await house.Proposes("2026-10", 40);
        await house.It.Standards.Publish(House.City, id, 0);
        var line = Assert.Single((await house.It.Recalculations.Of(House.Reviewer, id)).Lines);

        var review = await house.It.Recalculations.Refuse(House.Reviewer, id, line.Id, "收入可能有变化，先去看看");

        var row = await house.Review(review);
        var expected = house.It.Work.Clocks.Calendar.Last(house.It.Database.Today, new LibraryCard.借书证().ProcedureOn(house.It.Database.Today, false).Total!.Value);
        Assert.Equal((grant, ReviewState.待复核, expected), (row.GrantId, row.State, row.Due));
        var listed = Assert.Single((await house.It.Reviews.List(House.Clerk)).Lines);
        Assert.Equal(review, listed.Id);
        Assert.Equal([Change.不按提标名单], listed.Why);
        var file = await house.It.Reviews.Open(House.Clerk, review);
        Assert.Contains("先去看看", Assert.Single(file.Reports).Text, StringComparison.Ordinal);
        Assert.False(file.TownDecides);
        await using var db = house.Raw();
        Assert.Equal(["standard-refused"], await db.Journal.Where(j => j.Object == $"standard:{id}" && j.CaseId == line.CaseId).Select(j => j.Action).ToListAsync());
        Assert.Equal(1, (await db.Grants.SingleAsync()).TermSeq);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 别县_公布的人_镇里_都不能说不_说过的不能再说(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        var id = await house.Proposes("2026-10", 40);
        await house.It.Standards.Publish(House.City, id, 0);
        var line = Assert.Single((await house.It.Recalculations.Of(House.Reviewer, id)).Lines).Id;
        const string why = "收入可能有变化，先去看看";

        await Assert.ThrowsAsync<NotThere>(() => house.It.Recalculations.Refuse(House.OtherCounty, id, line, why));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Recalculations.Refuse(House.City, id, line, why));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Recalculations.Refuse(House.Clerk, id, line, why));
        await house.It.Recalculations.Refuse(House.Reviewer, id, line, why);
        Assert.Equal("wrong_state", (await Assert.ThrowsAsync<Refused>(() => house.It.Recalculations.Refuse(House.Chief, id, line, why))).Code);
        Assert.Equal("nothing_to_confirm", (await Assert.ThrowsAsync<Refused>(() => house.It.Recalculations.Confirm(House.Chief, id))).Code);
    }
}
