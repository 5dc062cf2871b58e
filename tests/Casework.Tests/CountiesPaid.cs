using Anmin.Casework.Geography;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Every county code under which somebody was ever granted money has an office that pays it: its own, or that of the county which came after (610928 became 610981).</summary>
public sealed class CountiesPaid
{
    [Fact]
    public void 数据里每个县级代码_今天都有一个县区接着()
    {
        var table = new DivisionTable(Data.Divisions.All.Select(d => new Division { Code = d.Code, Name = d.Name, ParentCode = d.ParentCode, From = d.From, To = d.To }));
        var today = new DateOnly(2026, 9, 1);
        var counties = Data.Divisions.All.Where(d => d.Level == "county").Select(d => DivisionCode.Of(d.Code)).ToList();

        Assert.All(counties, c => Assert.Contains(table.Counties(today), living => table.WithPredecessors(living.Place).Contains(c)));
        Assert.Equal(DivisionCode.Of("610981"), table.On(DivisionCode.Of("610928"), today));
        Assert.Equal(DivisionCode.Of("610928"), table.On(DivisionCode.Of("610928"), new(2020, 12, 31)));
        Assert.Equal(DivisionCode.Of("610928"), table.Then(DivisionCode.Of("610981"), new(2020, 12, 31)));
        Assert.Equal("恒口镇", table.Name(DivisionCode.Of("610902107")));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 每个县级代码下批过的_都由现在的县区核算放行_旧代码的由接着的县区发(string engine)
    {
        await using var house = await House.On(engine);
        var divisions = house.It.Database.Divisions;
        var granted = new Dictionary<string, Guid>();
        foreach (var county in divisions.All.Where(d => d.Place.Level == DivisionLevel.County))
        {
            granted[county.Code] = await house.Grant(county.Code[..6] + "100201", 30, start: "2026-09");
            await Payee(house, granted[county.Code]);
        }

        foreach (var county in divisions.Counties(house.It.Database.Today).ToList())
        {
            var (maker, checker) = (Finance(county, 71), Finance(county, 72));
            var id = await house.It.Batches.Make(maker, MoneyWalk.Programme, new(2026, 9));
            var sum = await house.Fresh(id);
            await house.It.Funds.Allot(maker, MoneyWalk.Programme, LedgerAccount.专户县, sum, "县财社〔2026〕1号");
            await house.It.Batches.Release(checker, id, (await house.Batch(id)).Version, [new(LedgerAccount.专户县, sum)]);
            Assert.Equal(divisions.WithPredecessors(county.Place).Select(c => granted[c.Value]).Order(), (await house.Lines(id)).Where(l => l.State == LineState.已送).Select(l => l.GrantId).Order());
            Assert.Equal(sum, (await house.It.Funds.Of(maker, MoneyWalk.Programme)).Aggregate(Money.Zero, (all, b) => all + b.Allotted));
        }

        await using var db = house.Raw();
        Assert.Equal(granted.Count, await db.Lines.CountAsync(l => l.State == LineState.已送));
        Assert.Equal(3, await db.Batches.CountAsync());
        Assert.DoesNotContain("610928000000", await db.Postings.Select(p => p.CountyCode).Distinct().ToListAsync());
        Assert.Equal(0, (await db.Grants.SingleAsync(g => g.CountyCode == "610928000000")).TermSeq - (await db.Grants.SingleAsync(g => g.CountyCode == "610928000000")).BilledSeq);
        Assert.Equal(0, await house.Stands(LedgerAccount.待付));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旧代码的退回重发_也走现在的县区(string engine)
    {
        await using var house = await House.On(engine);
        await Payee(house, await house.Grant(Rows.OldXunyang, 30, start: "2026-09"));
        var xunyang = house.It.Database.Divisions.Find(DivisionCode.Of("610981"), house.It.Database.Today)!;
        var (maker, checker) = (Finance(xunyang, 71), Finance(xunyang, 72));
        async Task<Guid> Pays(PayMonth month)
        {
            var id = await house.It.Batches.Make(maker, MoneyWalk.Programme, month);
            var sum = await house.Fresh(id);
            await house.It.Funds.Allot(maker, MoneyWalk.Programme, LedgerAccount.专户县, sum, "县财社〔2026〕1号");
            await house.It.Batches.Release(checker, id, (await house.Batch(id)).Version, [new(LedgerAccount.专户县, sum)]);
            return id;
        }
        var first = await Pays(new(2026, 9));
        await house.It.Returns.Read(maker, "回盘.csv", await house.Answer(first, failing: 1));
        await using (var db = house.Raw())
        {
            await db.Lines.Where(l => l.State == LineState.退回).ExecuteUpdateAsync(s => s.SetProperty(l => l.State, LineState.待重发));
        }

        house.Pass(10);
        var second = await Pays(new(2026, 10));

        Assert.Equal([LineKind.当月, LineKind.重发], (await house.Lines(second)).Where(l => l.State == LineState.已送).Select(l => l.Kind));
    }

    private static Caller Finance(Division county, int n) => new(new Guid(n, 2, 0, new byte[8]), new Guid(n, 3, 0, new byte[8]), $"{county.Name}会计{n}", Role.县区财务, county.Place, "test");

    private static async Task Payee(House house, Guid grant)
    {
        await using var db = house.Raw();
        var row = await db.Grants.SingleAsync(g => g.Id == grant);
        db.Payees.Add(house.It.Work.Part(await db.Cases.SingleAsync(c => c.Id == row.CaseId), new PayeeRow
        {
            GrantId = grant, Holder = row.Name, Bank = "乡村银行", Account = $"62000000000{grant.ToString("n")[..6]}", State = PayeeState.生效, UsableFrom = new(2026, 1, 1), ProposedByName = "周敏",
        }));
        db.Covered.Add(new() { GrantId = grant, Seq = 1, Person = grant.ToString("n")[..18], Name = row.Name });
        await db.SaveChangesAsync();
    }
}
