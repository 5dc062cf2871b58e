using System.Net;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>A made-up watch in the generic pages: what it noticed becomes somebody's work, and what he found says how often it is right.</summary>
public sealed class Watches
{
    [Fact]
    public async Task 快到期的排在镇里_核实后记下是真是假_命中率跟着算_邻镇看不到()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        var id = await house.Submits();
        await house.It.Acceptance.Accept(house.Clerk, id, await house.Version(id));
        await house.Pass((await house.Case(id)).TotalDue!.Value.DayNumber - house.Today.DayNumber);
        await house.It.Rounds.Walk();
        var (clerk, other) = (await house.As(house.Clerk), await house.As(house.OtherClerk));

        var list = await clerk.Opens("/watches");
        Assert.Contains("期限已用 100%", list.Text, StringComparison.Ordinal);
        var item = Assert.Single(list.Links, l => l.StartsWith("/watches/items/", StringComparison.Ordinal));
        Assert.DoesNotContain(item, (await other.Opens("/watches")).Links);
        var (theirs, none) = (await other.Opens(item), await other.Opens($"/watches/items/{Guid.NewGuid()}"));
        Assert.Equal((HttpStatusCode.NotFound, none.Text), (theirs.Status, theirs.Text));
        var silent = await clerk.Does(item, ("结论", "属实"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.NotEmpty(silent.Beside("说明"));

        var closed = await silent.Sends(("说明", "已约定明天上门"));

        Assert.Contains("核实结果已经记下。", closed.Text, StringComparison.Ordinal);
        Assert.Contains("已约定明天上门", closed.Text, StringComparison.Ordinal);
        Assert.Contains("现在没有等核实的预警", (await clerk.Opens("/watches")).Text, StringComparison.Ordinal);
        var looked = await clerk.Opens("/watches?closed=true&watch=library-card-late");
        Assert.Contains(item, looked.Links);
        Assert.Contains("100%", looked.Text, StringComparison.Ordinal);

        await house.Pass(1);
        await house.It.Rounds.Walk();
        Assert.Single((await clerk.Opens("/watches")).Links, l => l.StartsWith("/watches/items/", StringComparison.Ordinal));
    }
}
