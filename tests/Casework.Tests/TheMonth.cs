using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>1.3 money, month after month: due by the terms, less what was paid (S-MO-1…5).</summary>
public sealed class TheMonth
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 次月起按月发_一月一批_文件逐字节相同(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        house.Pass(30);

        var batch = await house.Pays("2026-10");

        var line = Assert.Single(await house.Lines(batch.Id));
        Assert.Equal((LineKind.当月, LineState.已送, "2026-10", "向秀兰", "6200000000000000001"), (line.Kind, line.State, line.ForMonth, line.Holder, line.Account));
        var file = await house.It.Batches.File(House.Finance, batch.Id, false);
        Assert.Equal(batch.Hash, BankFile.Hash(file));
        Assert.Equal(file, await house.It.Batches.File(House.Finance2, batch.Id, false));
        await Assert.ThrowsAsync<Refused>(() => house.Makes("2026-10"));
        Assert.Equal(0, await house.Stands(LedgerAccount.待付));
        Assert.Equal(line.Fen, await house.Stands(LedgerAccount.在途));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 标准晚公布_补前几个月的差额_当月按新额(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(30);
        var first = (await house.Lines((await house.Pays("2026-10")).Id))[0].Fen;
        house.Pass(31);
        await house.Pays("2026-11");
        await house.Term(grant, "2026-10", first / 100 + 20);
        house.Pass(30);

        var lines = await house.Lines((await house.Pays("2026-12")).Id);

        Assert.Equal([("2026-12", LineKind.当月, first / 100 * 100 + 2000), ("2026-10", LineKind.补差, 2000L), ("2026-11", LineKind.补差, 2000L)],
            lines.Select(l => (l.ForMonth, l.Kind, l.Fen)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 停发晚知道_多发的月份列入追缴_以后不再发(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(30);
        var fen = (await house.Lines((await house.Pays("2026-10")).Id))[0].Fen;
        house.Pass(31);
        await house.Pays("2026-11");
        await house.Term(grant, "2026-11", 0, TermKind.停发);
        house.Pass(30);

        var batch = await house.Pays("2026-12");

        Assert.Empty(await house.Lines(batch.Id));
        await using var db = house.Raw();
        var over = Assert.Single(await db.Overpaid.ToListAsync());
        Assert.Equal(("2026-11", fen), (over.ForMonth, over.Fen));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 去世在当月以前的暂缓_不是次月补发就是停发_不会自己消失(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        await house.Dies(grant, new(2026, 10, 31));
        house.Pass(61);

        var october = await house.Makes("2026-10");
        Assert.Equal(LineState.待发, Assert.Single(await house.Lines(october)).State);
        await house.Pays("2026-10");
        var november = await house.Pays("2026-11");
        var held = Assert.Single(await house.Lines(november.Id));
        Assert.Equal((LineState.不发, HeldFor.已去世), (held.State, held.Held));

        await house.Term(grant, "2026-11", 5);
        await using (var db = house.Raw())
        {
            await db.LifeEvents.ExecuteDeleteAsync();
        }
        house.Pass(30);
        var december = await house.Lines((await house.Pays("2026-12")).Id);
        Assert.Equal([("2026-12", LineKind.当月), ("2026-11", LineKind.补发)], december.Select(l => (l.ForMonth, l.Kind)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一个人在两户里_一个月只发一次_另一户写明原因(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        await house.Granted(House.OtherResident, ("申请人.姓名", "陈大山"), ("账户.开户人", "陈大山"), ("申请人.身份证号", 借书证样例.身份证号("19600301", 7)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", 2)));
        await using (var db = house.Raw())
        {
            var first = await db.Covered.Where(c => c.Name == "向秀兰").Select(c => c.Person).FirstAsync();
            await db.Covered.Where(c => c.Name == "陈大山").ExecuteUpdateAsync(s => s.SetProperty(c => c.Person, first));
        }
        house.Pass(30);

        var lines = await house.Lines((await house.Pays("2026-10")).Id);

        Assert.Equal(["1:", "2:他处已领"], lines.Select(l => $"{l.No}:{l.Held}"));
        Assert.Equal(HeldFor.他处已领, Assert.Single(lines, l => l.State == LineState.不发).Held);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核算人不能放行_决定过的人不能放行_外县看不见(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        house.Pass(30);
        var id = await house.Makes("2026-10");
        var version = (await house.Batch(id)).Version;

        await Assert.ThrowsAsync<Anmin.Casework.Store.NotAllowed>(() => house.It.Batches.Release(House.Finance, id, version, []));
        await Assert.ThrowsAsync<Anmin.Casework.Store.NotAllowed>(() => house.It.Batches.Release(House.Reviewer, id, version, []));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Batches.Release(House.OtherFinance, id, version, []));
        var short_ = await Assert.ThrowsAsync<Refused>(async () => await house.It.Batches.Release(House.Finance2, id, version, [new(LedgerAccount.专户县, await house.Fresh(id))]));
        Assert.Equal("fund_short", short_.Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核算以后待遇变动_不重新核算不能放行(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(30);
        var id = await house.Makes("2026-10");
        await house.Term(grant, "2026-10", 1);

        var e = await Assert.ThrowsAsync<Refused>(async () => await house.It.Batches.Release(House.Finance2, id, (await house.Batch(id)).Version, []));

        Assert.Equal("changed_since_made", e.Code);
        Assert.Equal(100, (await house.Lines((await house.Pays("2026-10")).Id))[0].Fen);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 核算以后才知道人去世了_不重新核算不能放行_重新核算就暂缓(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(60);
        var id = await house.Makes("2026-11");
        await house.Dies(grant, new(2026, 9, 20));

        var e = await Assert.ThrowsAsync<Refused>(async () => await house.It.Batches.Release(House.Finance2, id, (await house.Batch(id)).Version, []));

        Assert.Equal("held_since_made", e.Code);
        await house.Makes("2026-11");
        Assert.All(await house.Lines(id), l => Assert.Equal((LineState.暂缓, HeldFor.已去世), (l.State, l.Held)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 银行退回的月份后来查明不该发_不追缴也不重发_钱留在账上(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(31);
        var batch = await house.Pays("2026-10");
        await house.It.Returns.Read(House.Finance, "回盘.csv", await house.Answer(batch.Id, "账号错误", 1));
        await house.Term(grant, "2026-10", 0, TermKind.停发);
        house.Pass(31);
        await house.Pays("2026-11");

        Assert.Equal("never_arrived", (await Assert.ThrowsAsync<Refused>(() => house.It.Recoveries.Propose(House.Reviewer, grant, "停发以后多发的月份", "第三十条", Money.Zero))).Code);
        Assert.Equal("not_due_any_more", (await Assert.ThrowsAsync<Refused>(() => house.It.Returns.Retry(House.Finance, batch.Id, 1))).Code);
        Assert.Equal(batch.Fen, await house.Stands(LedgerAccount.待重发));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 回盘读两次只算一次_退回的换账户后在下一批重发一次(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(30);
        var batch = await house.Pays("2026-10");
        var answer = await house.Answer(batch.Id, "账号错误", 1);

        var first = await house.It.Returns.Read(House.Finance, "回盘.csv", answer);
        var again = await house.It.Returns.Read(House.Finance, "回盘.csv", answer);

        Assert.Equal((0, 1, 0, false), (first.Settled, first.Returned, first.Troubled, first.Before));
        Assert.True(again.Before);
        var fen = (await house.Lines(batch.Id))[0].Fen;
        Assert.Equal((0L, fen), (await house.Stands(LedgerAccount.在途), await house.Stands(LedgerAccount.待重发)));
        Assert.Equal("same_account", (await Assert.ThrowsAsync<Refused>(() => house.It.Returns.Retry(House.Finance, batch.Id, 1))).Code);
        await house.Account(grant, "6200000000000000999");
        await house.It.Returns.Retry(House.Finance, batch.Id, 1);
        house.Pass(31);
        var next = await house.Pays("2026-11");
        Assert.Equal([(LineKind.当月, "2026-11"), (LineKind.重发, "2026-10")], (await house.Lines(next.Id)).Select(l => (l.Kind, l.ForMonth)));
        Assert.Equal(0, await house.Stands(LedgerAccount.待重发));
        var done = await house.It.Returns.Read(House.Finance, "回盘.csv", await house.Answer(next.Id));
        Assert.Equal(2, done.Settled);
        Assert.Equal(fen * 2, await house.Stands(LedgerAccount.已发放));
        Assert.Equal(0, await house.Stands(LedgerAccount.在途));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 回盘缺一行的整份不读_金额变了或者没有这一行的等人看(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        house.Pass(30);
        var batch = await house.Pays("2026-10");
        var text = System.Text.Encoding.UTF8.GetBytes($"安民回盘,{batch.Reference},2,10.00\r\n1,5.00,成功,,2026-10-12\r\n");

        var half = await Assert.ThrowsAsync<Refused>(() => house.It.Returns.Read(House.Finance, "半份.csv", text));
        Assert.Contains("不完整", half.Message);

        var odd = await house.It.Returns.Read(House.Finance, "怪.csv", System.Text.Encoding.UTF8.GetBytes(
            $"安民回盘,{batch.Reference},3,15.00\r\n1,5.00,成功,,2026-10-12\r\n1,5.00,成功,,2026-10-12\r\n9,5.00,成功,,2026-10-12\r\n"));
        Assert.Equal((0, 0, 3), (odd.Settled, odd.Returned, odd.Troubled));
        await using var db = house.Raw();
        Assert.Equal([Trouble.金额不符, Trouble.同文件重复, Trouble.没有这一行], await db.ReturnRows.OrderBy(r => r.No).Select(r => r.Trouble!.Value).ToListAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 正式运行时_参数没有核实的一笔也不送银行(string engine)
    {
        await using var house = await House.On(engine);
        await house.Granted();
        house.Pass(30);

        var id = await house.Build(demonstration: false).Batches.Make(House.Finance, MoneyWalk.Programme, new(2026, 10));

        Assert.Equal(HeldFor.参数未核实, Assert.Single(await house.Lines(id)).Held);
        Assert.Equal((0, 1), ((await house.Batch(id)).Lines, (await house.Batch(id)).Held));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 账目只能增加_改和删都被数据库挡住(string engine)
    {
        await using var house = await House.On(engine);
        await house.It.Funds.Allot(House.Finance, "BK", LedgerAccount.专户省, Money.Yuan(100), "陕财社〔2026〕1号");
        await using var db = house.Raw();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Postings.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Postings.ExecuteUpdateAsync(s => s.SetProperty(p => p.Fen, 1)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Funds.ExecuteUpdateAsync(s => s.SetProperty(f => f.BalanceFen, -1)));
    }
}
