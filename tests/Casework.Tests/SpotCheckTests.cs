using System.Globalization;
using System.Text.RegularExpressions;
using Anmin.Casework.Desk;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

public sealed partial class SpotCheckTests
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 抽签的签号由日志当时的一行定_审计可以照样重抽(string engine)
    {
        await using var house = await House.On(engine, new(2026, 3, 2));
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id);

        await house.Signs(id);
        house.Pass(8);
        await house.It.Publicity.EndElapsed();

        var @case = await house.Case(id);
        var told = Told().Match(@case.DrawnWhy!);
        Assert.True(told.Success, @case.DrawnWhy);
        var seq = long.Parse(told.Groups["row"].Value, CultureInfo.InvariantCulture);
        await using var db = house.Raw();
        var row = await db.Journal.SingleAsync(j => j.Seq == seq);
        Assert.Equal("opinion-signed", row.Action);
        Assert.Equal(int.Parse(told.Groups["ticket"].Value, CultureInfo.InvariantCulture), SpotChecks.Ticket(@case.Number, row.Hash));
        Assert.Equal(@case.Drawn, SpotChecks.Ticket(@case.Number, row.Hash) < 30);
    }

    [Fact]
    public void 只知道编号_猜不出签号()
    {
        var tickets = Enumerable.Range(0, 50).Select(i => SpotChecks.Ticket("民救〔2026〕610924 00001号", i.ToString("x64", CultureInfo.InvariantCulture)));

        Assert.True(tickets.Distinct().Count() > 20);
    }

    [GeneratedRegex("签号 (?<ticket>[0-9]{2})，种子取自日志第 (?<row>[0-9]+) 行")]
    private static partial Regex Told();
}
