using Anmin.Casework.Figures;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>月报 (handbook 01 1.8): every column beside a count by hand; the lines add up; nobody sees a place that is not his.</summary>
public sealed class MonthTables
{
    private static readonly PayMonth September = new(2026, 9);

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 户数人数_新增退出_渐退_对得上手数的_上月加新增减退出等于本月(string engine)
    {
        await using var house = await House.On(engine);
        await Families(house);

        var rows = (await house.It.Figures.MonthTable(House.City, "book-money", September)).Rows;
        var august = (await house.It.Figures.MonthTable(House.City, "book-money", new(2026, 8))).Rows[^1];

        Assert.Equal(["汉阴县", "紫阳县", "旬阳市", "全市"], rows.Select(r => r.Place));
        Assert.Equal((4, 8), (Of(rows[^1], "户数"), Of(rows[^1], "人数")));
        Assert.Equal((3, 6), (Of(rows[1], "户数"), Of(rows[1], "人数")));
        Assert.Equal((1, 2), (Of(rows[2], "户数"), Of(rows[2], "人数")));
        Assert.Equal(1, Of(rows[1], "渐退"));
        Assert.Equal((1, 2, 1, 1), (Of(rows[^1], "本月新增", "户"), Of(rows[^1], "本月新增", "人"), Of(rows[^1], "本月退出", "户"), Of(rows[^1], "本月退出", "人")));
        Assert.Equal(Of(rows[^1], "人数"), Of(august, "人数") + Of(rows[^1], "本月新增", "人") - Of(rows[^1], "本月退出", "人"));
        Assert.Equal(Of(rows[^1], "户数"), Of(august, "户数") + Of(rows[^1], "本月新增", "户") - Of(rows[^1], "本月退出", "户"));
        Assert.Equal("缺少参数：POPULATION（610981000000，2026-09-30）", rows[2].Cells[Column(house, "覆盖面")].Why);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 性别年龄按号码_申请人按冻结的家庭情况(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        var october = await house.It.Figures.MonthTable(House.Clerk, "book-money", new(2026, 10));
        var row = october.Rows[^1];

        Assert.Equal((1, 2), (Of(row, "户数"), Of(row, "人数")));
        Assert.Equal((1, 1), (Of(row, "申请人"), Of(row, "成人证户")));
        await using var db = house.Raw();
        var people = (await db.Covered.Select(c => c.Person).ToListAsync()).Select(p => IdNumber.TryParse(p, out var id, out _) ? id : default).ToList();
        var last = new DateOnly(2026, 10, 31);
        Assert.Equal(people.Count(p => !p.IsMale), Of(row, "女性"));
        Assert.Equal((people.Count(p => p.AgeOn(last) < 18), people.Count(p => p.AgeOn(last) is >= 18 and < 60), people.Count(p => p.AgeOn(last) >= 60)),
            ((int)Of(row, "未满18周岁"), (int)Of(row, "18至59周岁"), (int)Of(row, "60周岁以上")));
        Assert.Equal(2, Of(row, "未满18周岁") + Of(row, "18至59周岁") + Of(row, "60周岁以上"));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 钱_当月和累计_各级相加等于当月_平均标准_补助水平_按时(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        house.Pass(To(house, new(2026, 10, 8)));
        await house.Pays("2026-10");
        house.Pass(To(house, new(2026, 11, 16)));
        await house.Pays("2026-11");

        var table = await house.It.Figures.MonthTable(House.City, "book-money", new(2026, 11));
        var (county, city) = (table.Rows.Single(r => r.Place == "紫阳县"), table.Rows[^1]);

        Assert.Equal((72, 144, 36, 36), (Of(city, "当月发放"), Of(city, "本年累计"), Of(city, "补助水平"), Of(city, "平均标准")));
        Assert.Equal(72, table.Columns.Index().Where(c => c.Item.Name.EndsWith("资金", StringComparison.Ordinal)).Sum(c => city.Cells[c.Index].Value));
        Assert.Equal((72, 0, 0), (Of(county, "当月县级资金"), Of(county, "当月中央资金"), Of(county, "按时发放率")));
        Assert.Equal(100, Of((await house.It.Figures.MonthTable(House.City, "book-money", new(2026, 10))).Rows[^1], "按时发放率"));
        var mine = (await house.It.Figures.MonthTable(House.Reviewer, "book-money", new(2026, 11))).Rows;
        Assert.Equal((72, 72), (Of(mine[^1], "当月县级资金"), Of(mine[^1], "当月发放")));
        Assert.Equal("—", mine[0].Cells[Column(house, "当月县级资金")].Why);
        Assert.Equal("—", (await house.It.Figures.MonthTable(House.Clerk, "book-money", new(2026, 11))).Rows[^1].Cells[Column(house, "当月县级资金")].Why);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 办结_不予确认率_平均用时_按时率_抽查率_复核和变化(string engine)
    {
        await using var house = await House.On(engine);
        await house.Case(Rows.Town, CaseState.已确认, decided: new(2026, 8, 12), byTown: new(2026, 8, 3), drawn: true);
        await house.Case(Rows.Town, CaseState.不予确认, decided: new(2026, 8, 6), byTown: new(2026, 8, 3), onTime: false);
        await house.Case(Rows.OtherCounty, CaseState.已确认, decided: new(2026, 8, 5), byTown: new(2026, 8, 3));
        await house.Case(Rows.Town, CaseState.已确认, decided: new(2026, 7, 31), byTown: new(2026, 7, 1));
        await using (var db = house.Raw())
        {
            await db.Cases.Where(c => c.State == CaseState.不予确认).ExecuteUpdateAsync(s => s.SetProperty(c => c.Granted, false));
        }
        await Review(house, Rows.Town, new(2026, 8, 10), ReviewState.已决定, ReviewOutcome.停发);
        await Review(house, Rows.Town, new(2026, 8, 31), ReviewState.待复核, null);
        await Review(house, Rows.OtherCounty, new(2026, 8, 20), ReviewState.已决定, ReviewOutcome.不变);

        var rows = (await house.It.Figures.MonthTable(House.City, "book-money", new(2026, 8))).Rows;
        var (county, city) = (rows.Single(r => r.Place == "紫阳县"), rows[^1]);

        Assert.Equal((2, 1, 50.0m, 5.0m, 50.0m, 50.0m), (Of(county, "办结"), Of(county, "不予确认"), Of(county, "不予确认率"), Of(county, "平均用时"), Of(county, "按时办结率"), Of(county, "抽查率")));
        Assert.Equal((3, 1, 33.3m, 4.0m, 66.6m), (Of(city, "办结"), Of(city, "不予确认"), Of(city, "不予确认率"), Of(city, "平均用时"), Of(city, "按时办结率")));
        Assert.Equal((2, 1, 1), (Of(county, "应复核"), Of(county, "已复核"), Of(county, "复核后有变化")));
        Assert.Equal((3, 2, 1), (Of(city, "应复核"), Of(city, "已复核"), Of(city, "复核后有变化")));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 每一栏下级相加等于合计_镇里只有自己的镇_别处的地方没有(string engine)
    {
        await using var house = await House.On(engine);
        await Families(house);

        foreach (var who in new[] { House.City, House.Reviewer, House.Clerk })
        {
            var table = await house.It.Figures.MonthTable(who, "book-money", September);
            foreach (var (i, column) in table.Columns.Index().Where(c => c.Item.Unit is "户" or "人" or "元" or "件" && c.Item.Name[^2..] != "资金"))
            {
                if (table.Rows[^1].Cells[i].Value is null) { continue; }
                Assert.True(table.Rows.SkipLast(1).Sum(r => r.Cells[i].Value) == table.Rows[^1].Cells[i].Value, $"{who.Name} {column.Name}");
            }
        }
        var town = (await house.It.Figures.MonthTable(House.Clerk, "book-money", September)).Rows;
        Assert.Equal(["新桃村", "紫阳县城关镇"], town.Select(r => r.Place));
        Assert.Equal(2, Of(town[^1], "户数"));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Figures.MonthTable(House.Clerk, "book-money", September, DivisionCode.Of("610924101")));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Figures.MonthTable(House.Resident, "book-money", September));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Figures.MonthTable(House.City, "no-such", September));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 认定了没有钱的户_一年有效_又决定过的不数_缺参数的说出名字(string engine)
    {
        await using var house = await House.On(engine);
        await house.Refused("6071", 1);
        await house.Refused("9000", 2);
        await house.Refused("6071", 3);
        house.Pass(31);
        await house.Refused("9000", 3);

        async Task<MonthRow> At(PayMonth month) => (await house.It.Figures.MonthTable(House.City, "book-money", month)).Rows[^1];
        Assert.Equal(0, Of(await At(new(2026, 8)), "候补读者"));
        Assert.Equal(2, Of(await At(September), "候补读者"));
        Assert.Equal(1, Of(await At(new(2026, 10)), "候补读者"));
        house.Pass(365);
        Assert.Equal(1, Of(await At(new(2027, 8)), "候补读者"));
        Assert.Equal(0, Of(await At(new(2027, 9)), "候补读者"));
        Assert.Equal("缺少参数：LIB_FAR（610900000000，2026-09-30）", (await At(September)).Cells[Column(house, "远行读者")].Why);
        var rows = (await house.It.Figures.MonthTable(House.City, "book-money", September)).Rows;
        Assert.Equal((2, 0), (Of(rows.Single(r => r.Place == "紫阳县"), "候补读者"), Of(rows.Single(r => r.Place == "汉阴县"), "候补读者")));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县里这个月什么都没有_只留合计一行_有了就列出各镇(string engine)
    {
        await using var house = await House.On(engine);
        await house.Grant(Rows.Town, 30, start: "2026-09");

        Assert.Equal(["城关镇", "蒿坪镇", "紫阳县"], (await house.It.Figures.MonthTable(House.Reviewer, "book-money", September)).Rows.Select(r => r.Place));
        var empty = Assert.Single((await house.It.Figures.MonthTable(House.OtherCounty, "book-money", September)).Rows);
        Assert.Equal(("汉阴县", true, 0), (empty.Place, empty.IsTotal, Of(empty, "户数")));
        Assert.Equal(["汉阴县", "紫阳县", "旬阳市", "全市"], (await house.It.Figures.MonthTable(House.City, "book-money", new(2025, 1))).Rows.Select(r => r.Place));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 年标准是月标准的十二倍_决定以后被改变的有一栏(string engine)
    {
        await using var house = await House.On(engine);
        await house.Grant(Rows.Town, 36);
        await house.Case(Rows.Town, CaseState.已确认, decided: new(2026, 9, 1), byTown: new(2026, 8, 31));
        var id = await house.Case(Rows.Town, CaseState.已确认, decided: new(2026, 9, 1), byTown: new(2026, 8, 31));
        await using (var db = house.Raw())
        {
            db.Reviews.Add(house.It.Work.Part(await db.Cases.SingleAsync(c => c.Id == id), new ReviewRow
            {
                GrantId = Guid.NewGuid(), State = ReviewState.已决定, Due = new(2026, 9, 9), OpenedOn = new(2026, 9, 2), Facts = "{}", DecidedOn = new(2026, 9, 9), Outcome = ReviewOutcome.停发,
                Reports = Core.Declaring.FactsJson.Write((List<Report>)[new(Change.县区重查, null, null, "试一试", Guid.Empty, "赵审核", new(2026, 9, 2))]),
            }));
            await db.SaveChangesAsync();
        }

        var row = (await house.It.Figures.MonthTable(House.City, "book-money", September)).Rows[^1];

        Assert.Equal((36, 432), (Of(row, "平均标准"), Of(row, "平均年标准")));
        Assert.Equal((2, 1), (Of(row, "办结"), Of(row, "后来改变的")));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 各村谁在领_快到期和过了期的分开_一页一页翻_邻镇一户也没有(string engine)
    {
        await using var house = await House.On(engine);
        var today = house.It.Database.Today;
        await Due(house, await house.Grant(Rows.Town, 30), today.AddDays(-1));
        await Due(house, await house.Grant(Rows.Town, 40, persons: 3), today.AddDays(30));
        await Due(house, await house.Grant(Rows.Town, 50), today.AddDays(31));
        await house.Grant(Rows.SiblingTown, 60);

        var mine = await house.It.Villages.List(House.Clerk, "book-money", null);

        Assert.Equal((3, 7, 120_00, 1, 1), (mine.Total.Households, mine.Total.Persons, mine.Total.Monthly.Fen, mine.Total.Soon, mine.Total.Late));
        Assert.Equal("新桃村", Assert.Single(mine.Parts).Name);
        Assert.Equal(30_00, Assert.Single((await house.It.Villages.List(House.Clerk, "book-money", null, VillageShow.已过期)).Lines).Monthly.Fen);
        Assert.Equal(40_00, Assert.Single((await house.It.Villages.List(House.Clerk, "book-money", null, VillageShow.快到期)).Lines).Monthly.Fen);
        Assert.Equal(["城关镇", "蒿坪镇"], (await house.It.Villages.List(House.Reviewer, "book-money", null)).Parts.Select(p => p.Name));
        var seen = new List<Guid>();
        for (string? after = null; ;)
        {
            var page = await house.It.Villages.List(House.Clerk, "book-money", null, after: after, size: 2);
            seen.AddRange(page.Lines.Select(l => l.Grant));
            if ((after = page.Next) is null) { break; }
        }
        Assert.Equal((3, 3), (seen.Count, seen.Distinct().Count()));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Villages.List(House.Clerk, "book-money", DivisionCode.Of("610924101")));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县里一页_批次走到哪里_退回几笔_悬了多久_镇里不能看(string engine)
    {
        await using var house = await House.On(engine);
        await house.Poor();
        house.Pass(To(house, new(2026, 10, 8)));
        var batch = await house.Pays("2026-10");
        var benefit = house.It.Money.Find("book-money");

        var sent = await house.It.MoneyOverview.Of(House.Reviewer, benefit);
        Assert.Equal((BatchState.已送银行, 1, 1), sent.Batches.Where(b => b.Batches > 0).Select(b => (b.State, b.Batches, b.Amounts.Lines)).Single());
        Assert.Equal([1, 0, 0], sent.Ages.Select(a => a.Amounts.Lines));
        await house.It.Returns.Read(House.Finance, "回盘.csv", await house.Answer(batch.Id, failing: 1));
        house.Pass(45);
        var back = await house.It.MoneyOverview.Of(House.City, benefit);

        Assert.Equal(("账号错误", 1, 1), back.Returns.Select(r => (r.Cause, r.All.Lines, r.Waiting.Lines)).Single());
        Assert.Equal([0, 1, 0], back.Ages.Select(a => a.Amounts.Lines));
        Assert.Equal(("紫阳县", 72_00), back.Counties.Select(c => (c.County, c.Amounts.Sum.Fen)).Single());
        Assert.Empty((await house.It.MoneyOverview.Of(House.OtherCounty, benefit)).Counties);
        await Assert.ThrowsAsync<NotThere>(() => house.It.MoneyOverview.Of(House.Clerk, benefit));
    }

    /// <summary>紫阳: two since January in 城关 (one of them fading), one new in 蒿坪, one that ended in August; 旬阳 under its old code.</summary>
    private static async Task Families(House house)
    {
        await house.Grant(Rows.Town, 30);
        var fading = await house.Grant(Rows.Town, 30);
        await using (var db = house.Raw())
        {
            db.Terms.Add(new() { GrantId = fading, Seq = 2, FromMonth = "2026-08", Kind = TermKind.渐退, MonthlyFen = 20_00, Persons = 2, Lines = "[]", Why = "试一试", Basis = "" });
            await db.SaveChangesAsync();
        }
        await house.Grant(Rows.SiblingTown, 30, start: "2026-09");
        await house.Grant(Rows.SiblingTown, 30, persons: 1, end: "2026-08");
        await house.Grant(Rows.OldXunyang, 30);
    }

    private static async Task Due(House house, Guid grant, DateOnly day)
    {
        await using var db = house.Raw();
        await db.Grants.Where(g => g.Id == grant).ExecuteUpdateAsync(s => s.SetProperty(g => g.ReviewDue, day));
    }

    private static async Task Review(House house, string village, DateOnly due, ReviewState state, ReviewOutcome? outcome)
    {
        var id = await house.Grant(village, 30);
        await using var db = house.Raw();
        var grant = await db.Grants.SingleAsync(g => g.Id == id);
        db.Reviews.Add(house.It.Work.Part(await db.Cases.SingleAsync(c => c.Id == grant.CaseId), new ReviewRow
        {
            GrantId = id, State = state, Due = due, OpenedOn = due.AddDays(-30), Facts = "{}", DecidedOn = outcome is null ? null : due, Outcome = outcome,
            Reports = Core.Declaring.FactsJson.Write((List<Report>)[new(Change.定期复核, due, null, "试一试", Guid.Empty, "系统", due)]),
        }));
        await db.SaveChangesAsync();
    }

    private static int To(House house, DateOnly day) => day.DayNumber - house.It.Database.Today.DayNumber;

    private static int Column(House house, string name) => house.It.Figures.MonthTable(House.City, "book-money", September).Result.Columns.Index().First(c => c.Item.Name == name).Index;

    private static decimal Of(MonthRow row, string name, string? unit = null) =>
        Layout.Columns.Index().First(c => c.Item.Name == name && (unit is null || c.Item.Unit == unit)).Index is var i && row.Cells[i].Value is { } value ? value : throw new InvalidOperationException($"{row.Place} {name}：{row.Cells[i].Why}");

    /// <summary>The columns of the made-up benefit; they are the same for every house.</summary>
    private static class Layout
    {
        public static IReadOnlyList<MonthColumn> Columns { get; } = Read().GetAwaiter().GetResult();

        private static async Task<IReadOnlyList<MonthColumn>> Read()
        {
            await using var house = await House.On(Setup.Sqlite);
            return (await house.It.Figures.MonthTable(House.City, "book-money", September)).Columns;
        }
    }
}
