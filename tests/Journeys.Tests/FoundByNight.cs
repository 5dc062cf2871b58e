using Anmin.Casework.People;
using Anmin.Casework.Sweeping;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Journeys.Tests;

/// <summary>What the first night found in the made-up city: a township looks into it, the county sees how the night went, and everybody the standard above its line.</summary>
public sealed class FoundByNight(City city)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 镇里看发现_看一户_走访一位兜底对象(int width)
    {
        var clerk = await Clerk("backstop-uncovered", "living-allowance-missed");
        await using var desk = await city.Opens(width);
        await desk.SignsIn(clerk);
        await desk.Opens("/discoveries");
        await desk.Sees("等核实", "可能应保未保");
        await desk.Looks("discoveries");
        foreach (var screening in new[] { "living-allowance-missed", "backstop-uncovered" })
        {
            var id = (await city.It.Discoveries.List(Of(clerk), new(Screening: screening))).Lines[0].Id;
            await desk.Opens($"/discoveries/{id}");
            await desk.Sees("家里的人", "要做什么");
            await desk.Looks("discovery-" + screening);
            if (city.It.Catalogue.Find<Screening>(screening)!.Visits is { } law)
            {
                var meant = (await city.It.Discoveries.One(Of(clerk), id)).Members.First(m => m.IsMeant).Id;
                await desk.Opens($"/kept/{law.List}/{meant}");
                await desk.Looks("kept-person");
                await desk.Opens($"/kept/{law.List}");
                await desk.Looks("kept");
            }
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 市里看夜里做了多少_准不准_漏了谁_标准够不够高(int width)
    {
        await using var head = await city.Opens(width);
        await head.SignsIn((await city.Officers(Role.市级, "610900000000"))[0]);
        await head.Opens("/sweeps");
        await head.Sees("准不准", "漏掉了谁", "各县（区、市）");
        await head.Looks("sweeps");
        await head.Opens("/standards/living-allowance-standard/line?county=610924000000");
        await head.Sees("高出", "正常");
        await head.Looks("standard-line");
        await head.Opens("/document/1.6");
        await head.Sees("农村标准高出扶贫标准的比例");
        await head.Looks("clause-1.6");
        await head.Opens("/document/1.7");
        await head.Looks("clause-1.7");
    }

    private static Caller Of(Account a) => new(a.Human, a.Id, a.Name, a.Role, DivisionCode.Of(a.Area), "test");

    /// <summary>An officer of a township in which something of each kind was found.</summary>
    private async Task<Account> Clerk(params string[] screenings)
    {
        foreach (var account in (await city.It.Accounts.All()).Where(a => a.Role == Role.镇办经办).OrderBy(a => a.Area, StringComparer.Ordinal))
        {
            var open = (await city.It.Discoveries.Records(Of(account))).Where(r => r.Open > 0).Select(r => r.Screening.Slug).ToList();
            if (screenings.All(open.Contains))
            {
                return account;
            }
        }
        throw new InvalidOperationException("没有哪个镇两样都发现了：" + string.Join('、', screenings));
    }
}
