using Anmin.Casework.Projecting;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Projecting;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>提标测算 over a small register: what comes out is what the rule says of each household before and after, added up; nothing is changed by asking.</summary>
public sealed class WhatIf
{
    private const string Town = Rows.Town;
    private const string Income = "LIB_INCOME";
    private const string Monthly = "LIB_MONTHLY";

    private static Benefit BookMoney(House house) => house.It.Catalogue.Find<Benefit>("book-money")!;

    private static Task<House> Settled(string engine) => Settled(engine, Register.Home(1, Town, 1000), Register.Home(2, Town, 2000), Register.Home(3, Town, 6500), Register.Home(4, Town, 20_000), Register.Home(5, Town, null));

    private static async Task<House> Settled(string engine, params Population.Settlement[] homes)
    {
        var house = await House.On(engine);
        await house.Settles(homes);
        return house;
    }

    private static async Task<ProjectionView> Asks(House house, params Wish[] wishes)
    {
        var id = await house.It.Projections.Start(House.Reviewer, BookMoney(house), house.It.Database.Today, wishes, []);
        return await Done(house, id);
    }

    private static async Task<ProjectionView> Done(House house, Guid id)
    {
        while (true)
        {
            var view = await house.It.Projections.One(House.Reviewer, id);
            if (view.Row.State != ProjectionState.在算) { return view; }
            await Task.Delay(10);
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 新进的_多领的各是各_合计等于逐户前后之差_各种分法加起来都一样(string engine)
    {
        await using var house = await Settled(engine);

        var result = (await Asks(house, new Wish(Income, "+10%"), new Wish(Monthly, "40"))).Result!;

        var county = DivisionCode.Of("610924");
        var roster = await house.It.Rosters.Take(county, house.It.Database.Today);
        var (standing, today) = (house.It.Policies, house.It.Database.Today);
        var changed = standing.Instead([Row(Income, "3300"), Row(Monthly, "40")]);
        var (before, after) = (Swept(standing), Swept(changed));
        var total = result.Total;
        Assert.Equal((2, 1, 2, 0, 2, 0), (total.Households, total.Entrants, total.EntrantPeople, total.Leavers, total.Winners, total.Losers));
        Assert.Equal(after.Monthly.Sum() - before.Monthly.Sum(), total.Monthly.Fen);
        Assert.Equal(before.Monthly.Sum(), total.Fen);
        Assert.All(result.Dimensions, d => Assert.Equal(total, d.Parts.Aggregate(default(Effect), (a, b) => a + b)));
        Assert.Equal(roster.Version, result.Register[county.Value]);
        var ages = result.Ages.Aggregate(default(AgeEffect), (a, b) => a + b);
        Assert.Equal((4, 2, 0, 4, 0, total.Monthly.Fen), (ages.People, ages.Entrants, ages.Leavers, ages.Winners, ages.Losers, ages.Fen));

        Swept Swept(PolicyBook book) => Core.Sweeping.Swept.Of(BookMoney(house).Over(roster, book.For(county, today))!, book.For(county, today));
        ParameterRow Row(string id, string value) => standing.Find(id, "", county, today)! with { Region = county, From = today, To = null, Value = value };
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 按人的年龄分_一户里老人孩子各归各_生日当天满岁_走了的不算_钱按人平分(string engine)
    {
        await using var house = await Settled(engine, Register.Home(1, Town, 1000, people: 4, with: (p, i) =>
        {
            (p.Born, p.DiedOn) = i switch { 0 => (new(1946, 9, 2), null), 1 => (new(1946, 9, 1), null), 2 => (new(2015, 1, 1), null), _ => ((DateOnly?)new(1990, 1, 1), (DateOnly?)new(2026, 8, 1)) };
        }));

        var result = (await Asks(house, new Wish(Monthly, "40"))).Result!;

        var by = result.Ages.Index().Where(a => a.Item.People > 0).ToDictionary(a => Groups.Ages[a.Index], a => a.Item);
        Assert.Equal(["70—79岁", "80岁以上", "不满18岁"], by.Keys.Order(StringComparer.Ordinal));
        Assert.All(by.Values, a => Assert.Equal((1, 0, 0, 1, 0, result.Total.Monthly.Fen / 3), (a.People, a.Entrants, a.Leavers, a.Winners, a.Losers, a.Fen)));
        Assert.True(result.Total.Monthly > Money.Zero);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 降低标准_少领的和退出的算得出来_谁的待遇也没有变(string engine)
    {
        await using var house = await Settled(engine);
        await house.Receives(Town, 36, Register.Number(1), Register.Number(1, 1));

        var total = (await Asks(house, new Wish(Income, "-50%"), new Wish(Monthly, "-50%"))).Result!.Total;

        Assert.Equal((0, 0, 2), (total.Entrants, total.Winners, total.Leavers + total.Losers));
        Assert.True(total.Monthly < Money.Zero);
        Assert.True(total.ReceivingFen < 0);
        await using var db = house.Raw();
        Assert.Equal(3600, (await db.Terms.SingleAsync()).MonthlyFen);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 保存的_底册和参数变了以后照样复算得出来_一分不差(string engine)
    {
        await using var house = await Settled(engine);
        var view = await Asks(house, new Wish(Monthly, "40"));
        await house.It.Projections.Keep(House.Reviewer, view.Row.Id, "每人四十", "");
        await using (var db = house.Raw())
        {
            await db.Means.ExecuteUpdateAsync(u => u.SetProperty(m => m.Wages, 9_999_900));
        }

        Assert.True(await house.It.Projections.Repeat(House.Reviewer, view.Row.Id));
        var other = house.Build();
        Assert.True(await other.Projections.Repeat(House.Reviewer, view.Row.Id));
        var fresh = await other.Projections.Start(House.Reviewer, BookMoney(house), house.It.Database.Today, [new(Monthly, "40")], []);
        while ((await other.Projections.One(House.Reviewer, fresh)).Row.State == ProjectionState.在算) { await Task.Delay(10); }
        Assert.NotEqual(view.Result!.Register, (await other.Projections.One(House.Reviewer, fresh)).Result!.Register);
        Assert.Equal(0, (await other.Projections.One(House.Reviewer, fresh)).Result!.Total.HouseholdsAfter);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 问的是以后的日子_年龄也按那一天_再问今天的还是今天的(string engine)
    {
        await using var house = await Settled(engine, Register.Home(1, Town, 1000, people: 1, with: (p, _) => p.Born = new(1946, 9, 20)));
        var today = house.It.Database.Today;

        async Task<string> AgesOn(DateOnly on)
        {
            var view = await Done(house, await house.It.Projections.Start(House.Reviewer, BookMoney(house), on, [new(Monthly, "40")], []));
            return Groups.Ages[Assert.Single(view.Result!.Ages.Index(), a => a.Item.People > 0).Index];
        }

        Assert.Equal("70—79岁", await AgesOn(today));
        Assert.Equal("80岁以上", await AgesOn(today.AddDays(30)));
        Assert.Equal("70—79岁", await AgesOn(today));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 名字只有算的人和负责人能起能改_别人刚改过的不盖掉(string engine)
    {
        await using var house = await Settled(engine);
        var id = (await Asks(house, new Wish(Monthly, "40"))).Row.Id;
        var colleague = House.Reviewer with { Human = Guid.NewGuid(), Name = "另一位审核" };

        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Projections.Keep(colleague, id, "抢着起名", ""));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Projections.Keep(House.City, id, "市里起名", ""));
        await house.It.Projections.Keep(House.Reviewer, id, "每人四十", "");
        await Assert.ThrowsAsync<Stale>(() => house.It.Projections.Keep(House.Reviewer, id, "双击第二下", ""));
        await house.It.Projections.Keep(House.Chief, id, "报常务会的", "每人四十");
        await Assert.ThrowsAsync<Stale>(() => house.It.Projections.Keep(House.Reviewer, id, "每人四十元", "每人四十"));
        await Assert.ThrowsAsync<NotAllowed>(() => house.It.Projections.Keep(colleague, id, "我的", "报常务会的"));

        Assert.Equal("报常务会的", (await house.It.Projections.One(House.Reviewer, id)).Row.Name);
        Assert.True(await house.It.Projections.Repeat(House.Reviewer, id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 断在半路的_下一个进程接着算完(string engine)
    {
        await using var house = await Settled(engine);
        var view = await Asks(house, new Wish(Monthly, "40"));
        await using (var db = house.Raw())
        {
            await db.Projections.ExecuteUpdateAsync(u => u.SetProperty(p => p.State, ProjectionState.在算).SetProperty(p => p.Result, (string?)null));
        }

        var other = house.Build();
        ProjectionView again;
        while ((again = await other.Projections.One(House.Reviewer, view.Row.Id)).Row.State == ProjectionState.在算) { await Task.Delay(10); }

        Assert.Equal(view.Result!.Total, again.Result!.Total);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 改不成的说出哪个数为什么_什么也不改的不算_外县和镇里看不到(string engine)
    {
        await using var house = await Settled(engine);

        var wrong = await Assert.ThrowsAsync<Refused>(() => Asks(house, new Wish(Monthly, "四十")));
        var nothing = await Assert.ThrowsAsync<Refused>(() => Asks(house));
        var view = await Asks(house, new Wish(Monthly, "40"));

        Assert.Equal(Monthly, Assert.Single(wrong.Faults).Path);
        Assert.Contains("四十", wrong.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal("values", Assert.Single(nothing.Faults).Path);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Projections.One(House.OtherCounty, view.Row.Id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Projections.One(House.Clerk, view.Row.Id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Projections.One(House.Resident, view.Row.Id));
        Assert.Single(view.Result!.Counties);
    }

    [Theory]
    [InlineData("+8%", "570", "615.6")]
    [InlineData("－5％", "100", "95")]
    [InlineData("600", "570", "600")]
    [InlineData("定额", "差额", "定额")]
    [InlineData("abc", "570", null)]
    [InlineData("-100%", "570", null)]
    [InlineData("-3", "570", null)]
    [InlineData("", "570", null)]
    public void 新的数可以写成数_也可以写成百分之几(string typed, string was, string? value) => Assert.Equal(value, Projections.Value(typed, was));

    [Fact]
    public void 问的数从那一天起算_哪怕那一天正好换了标准()
    {
        var place = DivisionCode.Of("610924");
        ParameterRow Row(DateOnly from, string value) => new("X", "x", "元", "市", place, "", from, null, value, "d", "n", null, from, ParameterStatus.演示);
        var book = new PolicyBook([Row(new(2026, 1, 1), "1") with { To = new(2026, 6, 30) }, Row(new(2026, 7, 1), "2")]);

        var asked = book.Instead([Row(new(2026, 7, 1), "3")]);

        Assert.Equal(("1", "3", "3"), (asked.Find("X", "", place, new(2026, 6, 30))!.Value, asked.Find("X", "", place, new(2026, 7, 1))!.Value, asked.Find("X", "", place, new(2027, 1, 1))!.Value));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 接着算时缺了参数_说出缺哪个_不会一直在算(string engine)
    {
        await using var house = await Settled(engine);
        var view = await Asks(house, new Wish(Monthly, "40"));
        await using (var db = house.Raw())
        {
            await db.Projections.ExecuteUpdateAsync(u => u.SetProperty(p => p.State, ProjectionState.在算).SetProperty(p => p.Result, (string?)null).SetProperty(p => p.Changes, "[]").SetProperty(p => p.On, new DateOnly(1950, 1, 1)));
        }

        var other = house.Build();
        var again = view;
        for (var i = 0; i < 500 && (i == 0 || again.Row.State == ProjectionState.在算); i++)
        {
            again = await other.Projections.One(House.Reviewer, view.Row.Id);
            await Task.Delay(10);
        }

        Assert.Equal(ProjectionState.不能算, again.Row.State);
        Assert.Contains("LIB_", again.Row.Fault, StringComparison.Ordinal);
    }
}
