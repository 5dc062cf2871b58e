using System.Net;
using Anmin.Casework.People;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>What the night found in the generic pages: the township looks and tells, she finds the form filled in, the loop closes, and everybody sees how right it was.</summary>
public sealed class Discoveries
{
    private const string Village = "610924100201";

    private static async Task<DeskHouse> Night()
    {
        var house = await DeskHouse.On(new(2026, 8, 3));
        await house.It.Settling.Settle(Caller.System, [Homes.Home(1, Village, "向秀兰", new(2026, 1, 1)), Homes.Home(2, Village, "陈大山", new(2026, 1, 1), (p, i) => p.Disability = i == 1 ? DisabilityClass.视力 : DisabilityClass.无)]);
        await house.Pass(1);
        await house.It.Sweeps.One(DivisionCode.Of("610924"), house.Today);
        return house;
    }

    private static async Task<Guid> Found(DeskHouse house, string screening, int home)
    {
        foreach (var line in (await house.It.Discoveries.List(house.Clerk, new(Screening: screening))).Lines)
        {
            if ((await house.It.Discoveries.One(house.Clerk, line.Id)).Members.Any(m => m.Id == Homes.Person(home)))
            {
                return line.Id;
            }
        }
        throw new InvalidOperationException($"{screening} 没有发现第 {home} 户");
    }

    [Fact]
    public async Task 名单不写名字_点开看到家里的人和理由_核实以后算命中_邻镇看不到()
    {
        await using var house = await Night();
        var (clerk, other, reviewer) = (await house.As(house.Clerk), await house.As(house.OtherClerk), await house.As(house.Reviewer));

        var list = await clerk.Opens("/discoveries?screening=book-money-missed");
        Assert.DoesNotContain("向秀兰", list.Text, StringComparison.Ordinal);
        var item = $"/discoveries/{await Found(house, "book-money-missed", 1)}";
        Assert.Contains(item, list.Links);
        Assert.DoesNotContain(item, (await other.Opens("/discoveries")).Links);
        var (theirs, none) = (await other.Opens(item), await other.Opens($"/discoveries/{Guid.NewGuid()}"));
        Assert.Equal((HttpStatusCode.NotFound, none.Text), (theirs.Status, theirs.Text));
        var page = await clerk.Opens(item);
        Assert.Contains("向秀兰", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Homes.Number(1), page.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("家庭年收入", page.Text, StringComparison.Ordinal);
        Assert.Contains("由 紫阳县城关镇 核实", (await reviewer.Opens(item)).Text, StringComparison.Ordinal);

        var silent = await page.Presses("记下结果", ("结论", "属实"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.NotEmpty(silent.Beside("说明"));
        var closed = await silent.Presses("记下结果", ("结论", "属实"), ("说明", "打了电话，明天来填表"));

        Assert.Contains("核实结果已经记下。", closed.Text, StringComparison.Ordinal);
        Assert.Contains(item, (await clerk.Opens("/discoveries?view=已核实")).Links);
        Assert.Contains("100%", (await clerk.Opens("/sweeps")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 告知以前她的页面上没有_告知以后点开就填好了_改得了()
    {
        await using var house = await Night();
        var she = DeskHouse.Person("向秀兰", Role.居民, Village);
        await house.It.Accounts.Add(Caller.System, [new Account { Id = she.Account, Human = she.Human, Name = she.Name, Role = she.Role, Area = she.Area.Value, IdNumber = Homes.Number(1) }]);
        var (clerk, home) = (await house.As(house.Clerk), await house.As(she));
        Assert.DoesNotContain("按登记的情况", (await home.Opens("/my")).Text + (await home.Opens("/")).Text, StringComparison.Ordinal);

        var told = await (await clerk.Opens($"/discoveries/{await Found(house, "living-allowance-missed", 1)}")).Presses("已经告知");
        Assert.Contains("已经记下告知的日期。", told.Text, StringComparison.Ordinal);

        Assert.Contains("按登记的情况，您家可能可以申请最低生活保障", (await home.Opens("/")).Text, StringComparison.Ordinal);
        var first = await (await home.Opens("/my")).Presses("看看并填写");
        Assert.Equal(("向秀兰", Homes.Number(1, 1)), (first.Typed("家庭.申请人"), first.Typed("家庭.成员[1].身份证号")));
        Assert.Equal("来自登记", first.Of("[id='家庭-申请人-known']"));
        Assert.Contains("家庭-申请人-known", first.Page.QuerySelector("[name='家庭.申请人']")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Empty(first.Of("[id='家庭-成员-0-婚姻-known']"));
        Assert.Equal(first.Address, (await (await home.Opens("/my")).Presses("看看并填写")).Address);
        Assert.Single((await home.Opens("/my")).Links, l => l.StartsWith("/draft/", StringComparison.Ordinal) && !l.EndsWith("/discard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task 走访记下来_人在册_发现办结_县里看得到册子_到时候再走访()
    {
        await using var house = await Night();
        var (clerk, reviewer, other) = (await house.As(house.Clerk), await house.As(house.Reviewer), await house.As(house.OtherClerk));
        var item = await clerk.Opens($"/discoveries/{await Found(house, "readers-without-eyes", 2)}");
        var visit = Assert.Single(item.Links, l => l.StartsWith("/kept/read-to/", StringComparison.Ordinal));

        var bad = await clerk.Does(visit, ("日期", "2026-08-04"), ("书名", "茶经"), ("还要来", "是"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        var done = await bad.Sends(("日期", "2026-08-04"), ("书名", "茶经"), ("还要来", "是"), ("说明", "她听得很高兴"));

        Assert.Contains("走访已经记下。下次最迟 2026年11月4日", done.Text.Replace(" ", "", StringComparison.Ordinal).Replace("下次最迟", "下次最迟 ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("她听得很高兴", (await clerk.Opens(item.Address.PathAndQuery)).Text, StringComparison.Ordinal);
        Assert.Contains("陈满", (await reviewer.Opens("/kept/read-to")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("陈满", (await other.Opens("/kept/read-to")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Opens(visit)).Status);
        Assert.Contains("现在没有过期没走访的", (await clerk.Opens("/kept/read-to?late=true")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 夜里做了多少谁都看得到_镇里不能启动_县里可以()
    {
        await using var house = await Night();
        var (clerk, chief) = (await house.As(house.Clerk), await house.As(house.Chief));

        var seen = await clerk.Opens("/sweeps");
        Assert.Contains("2 户，4 人", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("现在筛查", seen.Text, StringComparison.Ordinal);
        await house.Pass(1);
        var asked = await (await chief.Opens("/sweeps")).Presses("现在筛查");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains($"{house.Today.Month}月{house.Today.Day}日", asked.Of("#night"), StringComparison.Ordinal);
        for (var i = 0; i < 100 && (await house.It.SweepBook.Last(house.Chief)).On != house.Today; i++)
        {
            await Task.Delay(200);
        }
        Assert.True((await house.It.SweepBook.Last(house.Chief)).IsWhole);
    }

    [Fact]
    public async Task 标准与底线_每县说清高出多少_用字和形状_没有底线的标准没有这一页()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        var nobody = house.Visitor();

        var page = await nobody.Opens("/standards/living-allowance-standard/line?county=610924000000");

        Assert.Equal(10, page.Page.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Contains("● 正常", page.Text, StringComparison.Ordinal);
        Assert.Equal(["2026年", "2025年", "2024年", "2023年", "2022年", "2021年", "2020年"], page.Page.QuerySelectorAll("main table")[1].QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.NotEmpty(page.Page.QuerySelectorAll("main svg rect.kind-3"));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Opens("/standards/living-allowance-standard/line?county=610101000000")).Status);
        Assert.Contains("/standards/living-allowance-standard/line", (await nobody.Opens("/standards/living-allowance-standard")).Links);
    }
}
