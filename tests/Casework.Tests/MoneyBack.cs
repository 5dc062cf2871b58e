using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>S-MO-6, S-MO-7: accounts change under four eyes; what was paid too much comes back by postings only.</summary>
public sealed class MoneyBack
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 换账户_一人提一人复核_本人知道_等待期满才生效(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(1);
        var change = await house.It.Payees.Propose(House.Clerk, grant, New());

        await Assert.ThrowsAsync<Refused>(() => house.It.Payees.Propose(House.Resident, grant, New()));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Payees.Check(House.OtherFinance, change, true, null));
        await house.It.Payees.Check(House.Finance, change, true, null);
        Assert.Equal(0, await house.It.Payees.Ripen());
        house.Pass(3);
        Assert.Equal(1, await house.It.Payees.Ripen());
        Assert.Equal(0, await house.It.Payees.Ripen());

        var accounts = await house.It.Payees.Of(House.Finance, grant);
        Assert.Equal([PayeeState.生效, PayeeState.停用], accounts.Select(a => a.State));
        await using var db = house.Raw();
        Assert.Contains(await db.Journal.Select(j => j.ForApplicant).ToListAsync(), t => t?.Contains("尾号0777", StringComparison.Ordinal) == true);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 户名不是家里人又没有协议_不收_自己提的自己不能复核_本人可以撤销(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();

        var e = await Assert.ThrowsAsync<Refused>(() => house.It.Payees.Propose(House.Resident, grant, New() with { Holder = "外人" }));
        Assert.Equal("agreement", Assert.Single(e.Faults).Path);
        var change = await house.It.Payees.Propose(House.Finance, grant, New());
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Payees.Check(House.Finance, change, true, null));
        await house.It.Payees.Cancel(House.Resident, change);
        await Assert.ThrowsAsync<Refused>(() => house.It.Payees.Check(House.Finance2, change, true, null));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 多发三个月_二人决定追缴_分期还_减免其余_账上应追缴归零(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        long fen = 0;
        foreach (var month in new[] { "2026-10", "2026-11", "2026-12" })
        {
            house.Pass(31);
            var batch = await house.Pays(month);
            fen = batch.Fen;
            await house.It.Returns.Read(House.Finance, "回盘.csv", await house.Answer(batch.Id));
        }
        await house.Term(grant, "2026-10", 0, TermKind.停发);
        house.Pass(31);
        await house.Pays("2027-01");

        Assert.Equal(fen * 3, Assert.Single(await house.It.Recoveries.Waiting(House.Finance)).Amount.Fen);
        var id = await house.It.Recoveries.Propose(House.Reviewer2, grant, "10月已不符合条件，未报告", "社会救助法 第四十八条", new(fen));
        await Assert.ThrowsAsync<Refused>(() => house.It.Recoveries.Propose(House.Reviewer2, grant, "再来一次试试", "同上", new(fen)));
        await house.It.Recoveries.Decide(House.Chief, id, 0, true);
        await house.It.Recoveries.Enter(House.Finance, id, 1, Recoveries.Move.追回, new(fen), "收据001");
        await Assert.ThrowsAsync<Refused>(() => house.It.Recoveries.Enter(House.Finance, id, 2, Recoveries.Move.追回, new(fen * 2 + 1), "收据002"));
        await Assert.ThrowsAsync<Stale>(() => house.It.Recoveries.Enter(House.Finance, id, 1, Recoveries.Move.追回, new(fen), "收据002"));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Recoveries.Enter(House.Finance, id, 2, Recoveries.Move.减免, new(fen), "批文"));
        await house.It.Recoveries.Enter(House.Chief, id, 2, Recoveries.Move.减免, new(fen), "县民发〔2027〕3号");
        await house.It.Recoveries.Enter(House.Chief, id, 3, Recoveries.Move.核销, new(fen), "县财发〔2027〕9号");

        Assert.Equal(0, await house.Stands(LedgerAccount.应追缴));
        Assert.Equal(0, await house.Stands(LedgerAccount.已发放));
        Assert.Equal(fen, await house.Stands(LedgerAccount.专户追回));
        Assert.Equal(RecoveryState.已结清, Assert.Single(await house.It.Recoveries.List(House.City)).State);
    }

    private static Payees.Proposal New() =>
        new("向秀兰", "农村信用社", BankAccount.TryParse("6210000000000000777", out var account, out _) ? account : default, null, "原卡丢失");
}
