using Anmin.Casework.Policies;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Tests;

/// <summary>A month for which nobody has set the standard: whoever needs it is told the parameter, the place and the day, and nothing is guessed.</summary>
public sealed class StandardsMissing
{
    /// <summary>The made-up parameters, but the monthly standard ends with a day and nothing follows.</summary>
    private static PolicyBook Until(DateOnly last) => new(TestPolicies.Book.Rows.Select(r => r.Id == "LIB_MONTHLY" && r.To is null ? r with { To = last } : r));

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 这个月没有标准_核算时说出参数县和日期_前一个月照常(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        var gapped = house.Build(shipped: Until(new(2026, 10, 31)));
        house.Pass(35);

        var october = await gapped.Batches.Make(House.Finance, MoneyWalk.Programme, new(2026, 10));
        await house.It.Funds.Allot(House.Finance, MoneyWalk.Programme, Ledger.LedgerAccount.专户县, Money.Yuan(72), "县财社〔2026〕1号");
        await gapped.Batches.Release(House.Finance2, october, (await house.Batch(october)).Version, [new(Ledger.LedgerAccount.专户县, Money.Yuan(72))]);
        var stopped = await Assert.ThrowsAsync<Refused>(() => gapped.Batches.Make(House.Finance, MoneyWalk.Programme, new(2026, 11)));

        Assert.Equal("parameter_missing", stopped.Code);
        Assert.StartsWith("缺少参数：LIB_MONTHLY（610924000000，2026-11-01）", stopped.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 受理那天没有标准_决定不作出来_说出参数地方和日期(string engine)
    {
        await using var house = await House.On(engine);
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id, "1000");
        var gapped = house.Build(shipped: Until(new(2026, 8, 31)));

        var stopped = await Assert.ThrowsAsync<MissingParameter>(async () => await gapped.Opinions.Sign(House.Clerk, id, await house.Version(id), new(true, null, null, null)));

        Assert.Equal("缺少参数：LIB_MONTHLY（610924100201，2026-09-01）", stopped.Message);
        Assert.Equal(Records.CaseState.调查中, (await house.Case(id)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 拟的一行接不上前一行_说出断在哪几天_接上的可以拟(string engine)
    {
        await using var house = await House.On(engine);
        var gapped = house.Build(shipped: Until(new(2026, 9, 30)));

        var refused = await Assert.ThrowsAsync<Refused>(() => gapped.Standards.Propose(House.Chief, "book-money-standard", StandardWalk.Proposal("2026-12", 40)));
        await gapped.Standards.Propose(House.Chief, "book-money-standard", StandardWalk.Proposal("2026-10", 40));

        Assert.Equal("中间断了：2026-09-30 以后到 2026-11-30 没有标准", refused.Faults[0].Message);
    }
}
