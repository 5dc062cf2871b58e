using Anmin.Casework.Ledger;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>A month looks only at families of whom something has changed; it must come to the very lines that a look at all of them comes to.</summary>
public sealed class MonthAgain
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 只看变了的_和全部再看一遍_每一笔都相同(string engine)
    {
        await using var house = await House.On(engine);
        var grants = await house.Open(60);
        house.Pass(30);
        var first = await house.Pays("2026-09");
        await house.It.Returns.Read(House.Finance, "回盘.csv", await house.Answer(first.Id, failing: (await house.Lines(first.Id)).First(l => l.GrantId == grants[7] && l.ForMonth == "2026-09").No));
        house.Pass(10); // what came before is older than the day before the batch was made
        await using (var db = house.Raw())
        {
            await db.Lines.Where(l => l.State == LineState.退回).ExecuteUpdateAsync(s => s.SetProperty(l => l.State, LineState.待重发));
            await db.Grants.Where(g => g.Id == grants[8]).ExecuteUpdateAsync(s => s.SetProperty(g => g.ReviewDue, new DateOnly(2026, 9, 28)));
        }
        await house.Term(grants[0], "2026-10", 70);
        await house.Term(grants[1], "2026-07", 80);
        await house.Dies(grants[2], new(2026, 9, 3));
        await house.Term(grants[3], "2026-10", 0, TermKind.停发);
        await house.Term(grants[5], "2026-10", 50);
        await Covers(house, grants[5], grants[4]);
        await Payee(house, grants[6], p => p.UsableFrom = house.It.Database.Today.AddDays(10));
        await Payee(house, grants[9], p => (p.Holder, p.UsableFrom) = ("外人", house.It.Database.Today));

        var october = await house.Makes("2026-10");
        var carried = await Told(house, october);

        Assert.Contains((grants[2], "2026-10", HeldFor.已去世), carried.Select(l => (l.GrantId, l.ForMonth, l.Held ?? default)));
        Assert.Equal([HeldFor.他处已领], carried.Where(l => l.GrantId == grants[4] || l.GrantId == grants[5]).Select(l => l.Held).OfType<HeldFor>());
        Assert.Contains((grants[6], "2026-10", HeldFor.账户待复核), carried.Select(l => (l.GrantId, l.ForMonth, l.Held ?? default)));
        Assert.Contains((grants[8], "2026-10", HeldFor.复核过期), carried.Select(l => (l.GrantId, l.ForMonth, l.Held ?? default)));
        Assert.Contains((grants[9], "2026-10", HeldFor.代领无协议), carried.Select(l => (l.GrantId, l.ForMonth, l.Held ?? default)));
        Assert.Equal(grants[7], Assert.Single(carried, l => l.Kind == LineKind.重发).GrantId);
        Assert.Equal(await Whole(house, october), carried);

        await using (var db = house.Raw())
        {
            await db.LifeEvents.ExecuteDeleteAsync();
        }
        await house.Term(grants[10], "2026-08", 90);
        await house.Dies(grants[11], new(2026, 9, 20));
        await house.Term(grants[5], "2026-10", 0, TermKind.停发);
        await Payee(house, grants[6], p => p.UsableFrom = house.It.Database.Today);

        var numbers = (await house.Lines(october)).Where(l => l.GrantId == grants[12] || l.GrantId == grants[13]).Select(l => l.No).ToList();
        await house.Makes("2026-10");
        var again = await Told(house, october);

        Assert.Equal(numbers, (await house.Lines(october)).Where(l => l.GrantId == grants[12] || l.GrantId == grants[13]).Select(l => l.No));
        Assert.Contains((grants[11], "2026-10", HeldFor.已去世), again.Select(l => (l.GrantId, l.ForMonth, l.Held ?? default)));
        Assert.DoesNotContain(again, l => l.GrantId == grants[2] && l.Held != null);
        Assert.Equal(await Whole(house, october), again);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 另一个县先放行了_这个县没有变的户也暂缓_放行时才知道的下一次全部再看(string engine)
    {
        await using var house = await House.On(engine);
        var grants = await house.Open(30);
        house.Pass(30);
        await house.Pays("2026-09");
        house.Pass(30);
        await using (var db = house.Raw())
        {
            var person = await db.Covered.Where(c => c.GrantId == grants[0]).FirstAsync();
            var elsewhere = new BatchRow { Id = house.It.Database.NewId(), CountyCode = "610921000000", Programme = MoneyWalk.Programme, Month = "2026-10", State = BatchState.已送银行, MadeByName = "", ReleasedAt = house.It.Database.Now };
            db.Add(elsewhere);
            db.Add(new PaidMonthRow { Programme = MoneyWalk.Programme, ForMonth = "2026-10", Person = person.Person, GrantId = Guid.NewGuid(), CountyCode = "610921000000", BatchId = elsewhere.Id, No = 1 });
            await db.SaveChangesAsync();
        }

        var october = await house.Makes("2026-10");

        Assert.Equal([(grants[0], HeldFor.他处已领)], (await house.Lines(october)).Where(l => l.Held != null).Select(l => (l.GrantId, l.Held!.Value)));

        await using (var db = house.Raw()) // a way of changing that nothing notes
        {
            await db.Grants.Where(g => g.Id == grants[1]).ExecuteUpdateAsync(s => s.SetProperty(g => g.ReviewDue, new DateOnly(2026, 1, 5)));
        }
        var refused = await Assert.ThrowsAsync<Anmin.Casework.Store.Refused>(async () => await house.It.Batches.Release(House.Finance2, october, (await house.Batch(october)).Version, []));
        Assert.Equal("held_since_made", refused.Code);
        Assert.True((await house.Batch(october)).IsDoubted);
        await house.Makes("2026-10");
        Assert.Equal([grants[0], grants[1]], (await house.Lines(october)).Where(l => l.Held != null).Select(l => l.GrantId).Order());
        Assert.False((await house.Batch(october)).IsDoubted);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 早就写下_这个月才开始的待遇_从这个月起照它发(string engine)
    {
        await using var house = await House.On(engine);
        var grants = await house.Open(30);
        house.Pass(30);
        await house.Term(grants[0], "2026-10", 70);
        await house.Term(grants[1], "2026-10", 0, TermKind.停发);
        await house.Term(grants[2], "2026-11", 60);
        house.Pass(5); // before the day before the batch is made
        await house.Pays("2026-09");
        house.Pass(30);

        var october = await house.Makes("2026-10");
        var carried = await Told(house, october);

        Assert.Equal(7_000, Assert.Single(carried, l => l.GrantId == grants[0]).Fen);
        Assert.DoesNotContain(carried, l => l.GrantId == grants[1]);
        Assert.Equal((await house.Lines(october)).Count, carried.Count);
        Assert.Equal(await Whole(house, october), carried);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 沿用上月的一笔和现在的账户不一样_不放行_全部重算以后才发(string engine)
    {
        await using var house = await House.On(engine);
        var grants = await house.Open(30);
        house.Pass(30);
        await house.Pays("2026-09");
        house.Pass(30);
        await Payee(house, grants[3], p => p.Account = "6200000000000000999"); // a way of changing that nothing notes
        var october = await house.Makes("2026-10");
        Assert.NotEqual("6200000000000000999", (await house.Lines(october)).Single(l => l.GrantId == grants[3]).Account);

        var refused = await Assert.ThrowsAsync<Anmin.Casework.Store.Refused>(async () => await house.It.Batches.Release(House.Finance2, october, (await house.Batch(october)).Version, []));

        Assert.Equal(("changed_since_made", "有 1 笔和现在的待遇、账户不一样，请重新核算再放行"), (refused.Code, refused.Message));
        Assert.Equal(BatchState.已送银行, (await house.Pays("2026-10")).State);
        Assert.Equal("6200000000000000999", (await house.Lines(october)).Single(l => l.GrantId == grants[3]).Account);
    }

    private sealed record Line(Guid GrantId, string ForMonth, LineKind Kind, long Fen, LineState State, HeldFor? Held, string Holder, string Account, int TermSeq, Guid? Repays);

    /// <summary>What the batch says, whatever the numbers of its lines; its own sums agree with it.</summary>
    private static async Task<List<Line>> Told(House house, Guid id)
    {
        var (batch, lines) = (await house.Batch(id), await house.Lines(id));
        Assert.Equal((lines.Count(l => l.State == LineState.待发), lines.Where(l => l.State == LineState.待发).Sum(l => l.Fen), lines.Count(l => l.State == LineState.暂缓)), (batch.Lines, batch.Fen, batch.Held));
        return [.. lines.Select(l => new Line(l.GrantId, l.ForMonth, l.Kind, l.Fen, l.State, l.Held, l.Holder, l.Account, l.TermSeq, l.RepaysBatch)).OrderBy(l => l.GrantId).ThenBy(l => l.ForMonth).ThenBy(l => l.Kind)];
    }

    private static async Task<List<Line>> Whole(House house, Guid id)
    {
        await using (var db = house.Raw())
        {
            await db.Batches.Where(b => b.Id == id).ExecuteUpdateAsync(s => s.SetProperty(b => b.IsDoubted, true));
        }
        await house.Makes((await house.Batch(id)).Month);
        return await Told(house, id);
    }

    /// <summary>The last term of a grant covers somebody of another one.</summary>
    private static async Task Covers(House house, Guid grant, Guid other)
    {
        await using var db = house.Raw();
        var person = await db.Covered.Where(c => c.GrantId == other).Select(c => c.Person).FirstAsync();
        var (seq, name) = await db.Grants.Where(g => g.Id == grant).Select(g => new ValueTuple<int, string>(g.TermSeq, g.Name)).SingleAsync();
        await db.Covered.Where(c => c.GrantId == grant && c.Seq == seq && c.Name == name).ExecuteUpdateAsync(s => s.SetProperty(c => c.Person, person));
    }

    private static async Task Payee(House house, Guid grant, Action<PayeeRow> change)
    {
        await using var db = house.Raw();
        change(await db.Payees.SingleAsync(p => p.GrantId == grant));
        await db.SaveChangesAsync();
    }
}
