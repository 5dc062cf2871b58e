using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Core.Watching;

namespace Anmin.Journeys.Tests;

/// <summary>The city, a county and a township look at 低保 from the document down to the family: at a desk and on an old phone.</summary>
public sealed class EveryoneSeesIt(City city)
{
    private const string Benefit = "living-allowance-grant";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 市里看标准和钱_点开一层层到户_月报(int width)
    {
        await using var head = await city.Opens(width);
        await head.SignsIn((await city.Officers(Role.市级, "610900000000"))[0]);
        var month = PayMonth.Of(city.Today.AddMonths(-1)).Key;
        foreach (var clause in new[] { "1.1", "1.3" })
        {
            // One figure of each kind: figures of a kind share a page.
            foreach (var indicator in city.It.Catalogue.Of<Indicator>().Where(i => i.Clauses.Contains(clause)
                && i.Figure is Figure.Standard or Figure.StandardRatio or Figure.MonthMoney or Figure.MoneyFrom or Figure.PaidOnTime or Figure.ReviewsDone or Figure.Persons).DistinctBy(i => i.Figure))
            {
                // The figure on an old phone, the rows behind it at a desk.
                if (width < 500)
                {
                    await head.Opens($"/document/{clause}?figure={indicator.Slug}");
                    await head.Looks("figure-" + indicator.Slug);
                }
                else
                {
                    await head.Opens($"/document/{clause}/{indicator.Slug}?period={month}");
                    await head.Looks("list-" + indicator.Slug);
                }
            }
        }
        await head.Opens("/document");
        await head.Looks("document");
        await head.Opens($"/benefits/{Benefit}/month?month={month}");
        await head.Sees("填报单位", "全市", "缺少参数");
        await head.Looks("month");
        await head.Opens($"/money/{Benefit}/overview");
        await head.Looks("overview-city");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 县里看批次退回账龄_镇里看各村谁在领(int width)
    {
        await using var chief = await city.Opens(width);
        await chief.SignsIn((await city.Officers(Role.县区负责, "610924000000"))[0]);
        await chief.Opens($"/money/{Benefit}/overview");
        await chief.Looks("overview-county");
        await chief.Opens($"/benefits/{Benefit}/month");
        await chief.Looks("month-county");
        await chief.Opens($"/benefits/{Benefit}/villages");
        await chief.Looks("villages-county");
        await using var clerk = await city.Opens(width);
        await clerk.SignsIn(await ClerkWhereSomebodyLives());
        await clerk.Opens($"/benefits/{Benefit}/villages");
        await clerk.Looks("villages-town");
        await clerk.Opens("/document/1.3?figure=living-allowance-month-money");
        await clerk.Looks("figure-town");
    }

    /// <summary>The sign-in page offers officers of townships where somebody with an account lives.</summary>
    private async Task<Account> ClerkWhereSomebodyLives()
    {
        var all = (await city.It.Accounts.All()).Where(a => a.Area.StartsWith("610924", StringComparison.Ordinal)).ToList();
        var lived = all.Where(a => a.Role == Role.居民).Select(a => DivisionCode.Of(a.Area).Town.Value).ToHashSet();
        return all.First(a => a.Role == Role.镇办经办 && lived.Contains(a.Area));
    }
}
