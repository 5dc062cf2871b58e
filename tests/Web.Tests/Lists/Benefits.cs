using System.Net;
using Anmin.LibraryCard;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>A made-up benefit in the generic pages: who receives it in which month, why this amount, and the list as a file.</summary>
public sealed class Benefits
{
    private const string Money = "/benefits/book-money";

    [Fact]
    public async Task 次月才在名单上_点开看得到怎样算的_号码遮住_邻镇一户也没有_导出要说用途()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        await house.Granted(1);
        await house.Granted(2);
        var (clerk, other) = (await house.As(house.Clerk), await house.As(house.OtherClerk));

        Assert.Contains("还没有在领的户", (await clerk.Opens(Money)).Text, StringComparison.Ordinal);
        var september = await clerk.Opens(Money + "?month=2026-09");
        Assert.Contains("2 户 4 人", september.Text, StringComparison.Ordinal);
        var lines = september.Links.Where(l => l.StartsWith(Money + "/", StringComparison.Ordinal) && !l.Contains("export", StringComparison.Ordinal) && Guid.TryParse(l.Split('/')[^1].Split('?')[0], out _)).ToList();
        Assert.Equal(2, lines.Count);
        var grant = await clerk.Opens(lines[0]);
        Assert.Contains(章程.新名, grant.Text, StringComparison.Ordinal);
        Assert.Contains("陈小满", grant.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(借书证样例.身份证号("19560308", 1), grant.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(借书证样例.身份证号("19560308", 2), grant.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Opens(Money + "?month=2026-13")).Status);

        Assert.Contains("没有在领的户", (await other.Opens(Money + "?month=2026-09")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Opens(lines[0])).Status);

        var unsaid = await clerk.Does(Money + "/export?month=2026-09", ("用途", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.Status);
        Assert.NotEmpty(unsaid.Beside("用途"));
        var found = await (await clerk.Opens(Money + "?month=2026-09")).Sends(("text", "向秀兰"));
        Assert.Contains("姓名里有「向秀兰」的", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("向秀兰", Uri.UnescapeDataString(found.Address.ToString()), StringComparison.Ordinal);

        await house.Pass(30);
        var all = await clerk.Opens("/benefits");
        Assert.Equal(HttpStatusCode.OK, all.Status);
        Assert.Contains("购书补贴 99.2 2 4", all.Text, StringComparison.Ordinal);
        Assert.Contains("购书补贴 99.2 0 0", (await other.Opens("/benefits")).Text, StringComparison.Ordinal);
    }
}
