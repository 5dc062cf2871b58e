using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;
using static Anmin.Casework.Tests.PeopleFiles;

namespace Anmin.Casework.Tests;

/// <summary>A population file on both databases: what it adds, changes and leaves; what is wrong with which row; taken back to the byte.</summary>
public sealed class PopulationImported
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 试读只比不写_提交以后登记册里有这些人和户(string engine)
    {
        await using var house = await House.On(engine);
        var before = await house.Register();

        var read = await house.Reads(First());
        Assert.Equal(before, await house.Register());
        Assert.Equal((4, 0, 0, 0), Counts(read));
        Assert.Equal((4, ImportState.试读), (read.Lines, read.State));

        await house.Commits(read);
        var she = await house.Person(Number(1));
        Assert.Equal(("向秀兰", HukouKind.农村, Village, "3组17号", 1, read.Id), (she.Name, she.Hukou, she.VillageCode, she.Address, she.Version, she.Cause));
        Assert.Equal((new DateOnly(1956, 3, 8), house.It.Database.Today), (she.Born, she.Since));
        Assert.Equal(
            ["G1 户主 向秀兰 610924100201", "G1 配偶 陈大山 610924100201", "G2 子 王小满 610924100201", "G2 户主 李桂英 610924100201",
             "H1 户主 向秀兰 610924100201", "H1 配偶 陈大山 610924100201", "H2 子 王小满 610924100201", "H2 户主 李桂英 610924100201"], await house.Households());
        await using var db = house.Raw();
        Assert.Equal(1, await db.Journal.CountAsync(j => j.Action == "population-imported" && j.Object == $"import:{read.Id}"));
        Assert.Equal(4, await db.Identities.CountAsync(i => i.Kind == "111" && i.Cause == read.Id));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一个文件再导一次_什么都不变_换个名字也一样(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(1);
        var once = await house.Register();

        var again = await house.Takes(First());
        Assert.Equal((0, 0, 4, 0), Counts(again));
        Assert.Equal((0, 0, 4, 0), Counts(await house.Takes(Named("另一个.csv", Head, $"{Number(1)} 向秀兰 农村 {Village} 3组17号 H1 户主 G1 户主 .", $"{Number(2)} 陈大山 农村 {Village} 3组17号 H1 配偶 . . .",
            $"{Number(3)} 李桂英 . . . . . . . .", $"{Number(4)} 王小满 农村 新桃村 4组2号 H2 儿子 G2 子 ."))));
        Assert.Equal(once, await house.Register());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 变更逐栏看得到前后_旧的留作历史_没有写的不动(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(30);

        var read = await house.Reads(Named("第二次.csv", "证件号码 姓名 居住地 残疾类别 残疾等级 户号 与户主关系",
            $"{Number(1)} 向秀兰 双胜村 肢体 二级 . .", $"{Number(4)} 王大满 . . . H1 子", $"{Number(2)} 陈大山 . . . . ."));
        Assert.Equal((0, 2, 1, 0), Counts(read));
        var rows = (await house.It.ImportBook.Rows(House.Reviewer, read.Id, ImportLineState.变更)).Rows;
        string[][] seen = [.. rows.Select(r => r.Differences.Select(d => $"{d.Column}：{d.Before}→{d.After}").ToArray())];
        Assert.Equal(["居住地：紫阳县城关镇新桃村→紫阳县蒿坪镇双胜村", "残疾类别：无→肢体", "残疾等级：无→二级"], seen[0]);
        Assert.Equal(["姓名：王小满→王大满", "户号：H2→H1"], seen[1]);

        await house.Commits(read);
        string[][] after = [.. (await house.It.ImportBook.Rows(House.Reviewer, read.Id, ImportLineState.变更)).Rows.Select(r => r.Differences.Select(d => $"{d.Column}：{d.Before}→{d.After}").ToArray())];
        Assert.Equal(seen, after);
        var she = await house.Person(Number(1));
        Assert.Equal((DisabilityClass.肢体, (short)2, Sibling, "610924101000", "3组17号", 2), (she.Disability, she.Grade, she.VillageCode, she.TownCode, she.Address, she.Version));
        await using var db = house.Raw();
        var then = await db.PersonVersions.SingleAsync(v => v.PersonId == she.Id);
        Assert.Equal((1, Village, read.Id, house.It.Database.Today.AddDays(-1)), (then.Seq, then.VillageCode, then.EndedBy, then.Until));
        Assert.Equal(["G1 户主 向秀兰 610924101201", "G1 配偶 陈大山 610924101201", "G2 子 王大满 610924100201", "G2 户主 李桂英 610924100201",
            "H1 子 王大满 610924101201", "H1 户主 向秀兰 610924101201", "H1 配偶 陈大山 610924101201", "H2 户主 李桂英 610924100201"], await house.Households());
        Assert.Equal(house.It.Database.Today.AddDays(-1), (await db.Memberships.SingleAsync(m => m.Until != null)).Until);
        var looks = await db.Journal.Where(j => j.Action == "population-rows-read" && j.Object == $"import:{read.Id}").ToListAsync();
        Assert.Equal([(House.Reviewer.Human, "变更 2 行"), (House.Reviewer.Human, "变更 2 行")], looks.Select(j => (j.Human, j.Detail)));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 有错的行说得出行号和原因_好的行照样进_四项加起来等于行数(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        var right = Number(9);

        var read = await house.Reads(Of(Head + " 性别 出生日期",
            $"{Number(5)} 好好 农村 {Village} . . . . . . . .",
            $"{right[..17]}{(right[17] == '1' ? '2' : '1')} 错位 农村 {Village} . . . . . . . .",
            $"{Number(6)} 生日错 农村 {Village} . . . . . . . 1956-03-09",
            $"{Number(7)} 无村 农村 610924100299 . . . . . . . .",
            $"{Number(8)} 旧村 农村 610928000000 . . . . . . . .",
            $"{Number(10)} 重号 农村 {Village} . . . . . . . .",
            $"{Number(10)} 重号 农村 {Village} . . . . . . . .",
            $"{Number(11)} 户主甲 农村 {Village} . H9 户主 . . . . .",
            $"{Number(12)} 户主乙 农村 {Village} . H9 户主 . . . . .",
            $"{Number(13)} 抢户主 农村 {Village} . H1 户主 . . . . .",
            $"{Number(14)} 未来 农村 {Village} . . . . . 2030-01-01 . .",
            $"{Number(15)} 没户口 . {Village} . . . . . . . .",
            $"{Number(16)} 外县 农村 610921100201 . . . . . . . .",
            $"{Number(17)} 性别错 农村 {Village} . . . . . . 男女 .",
            $". 没号 农村 {Village} . . . . . . . .",
            $"{Number(18)} 少关系 农村 {Village} . H7 . . . . . ."));

        Assert.Equal(16, read.Lines);
        Assert.Equal((1, 0, 0, 15), Counts(read));
        async Task Says(int no, string why) => Assert.Contains(why, await house.WhyNot(read, no), StringComparison.Ordinal);
        await Says(3, "校验位不正确");
        await Says(4, "出生日期 1956-03-09 与证件号码里的 1956-03-08 不符");
        await Says(5, "行政区划代码 610924100299 不存在");
        await Says(6, "停用");
        await Says(7, "出现 2 次，第一次在第 7 行");
        await Says(8, "出现 2 次，第一次在第 7 行");
        await Says(9, "一户只能有一个户主");
        await Says(10, "一户只能有一个户主");
        await Says(11, "登记册里的户主是向秀兰");
        await Says(12, "死亡日期晚于今天");
        await Says(13, "要写户籍类别");
        await Says(14, "居住地不在紫阳县");
        await Says(15, "性别「男女」不认识");
        await Says(16, "证件号码不能为空");
        await Says(17, "写了户号，没有写与户主关系");
        await house.Commits(read);
        await using var db = house.Raw();
        Assert.Equal(5, await db.Persons.CountAsync());
        Assert.Equal(15, (await house.It.ImportBook.Faults(House.Reviewer, read.Id)).Count);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 户主换人要两行一起说_旧户主那一行有错就都不换(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        var half = await house.Reads(Of("证件号码 姓名 户号 与户主关系 出生日期", $"{Number(1)} 向秀兰 H1 配偶 1950-01-01", $"{Number(2)} 陈大山 H1 户主 ."));
        Assert.Equal((0, 0, 0, 2), Counts(half));
        var whole = await house.Takes(Of("证件号码 姓名 户号 与户主关系", $"{Number(1)} 向秀兰 H1 配偶", $"{Number(2)} 陈大山 H1 户主"));
        Assert.Equal((0, 2, 0, 0), Counts(whole));
        Assert.Contains($"H1 户主 陈大山 {Village}", await house.Households());
        var widow = await house.Takes(Of("证件号码 姓名 户号 与户主关系 死亡日期", $"{Number(2)} 陈大山 . . 2026-08-30", $"{Number(1)} 向秀兰 H1 户主 ."));
        Assert.Equal((0, 2, 0, 0), Counts(widow));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 半个文件整个不收(string engine)
    {
        await using var house = await House.On(engine);
        async Task Refuses(string why, SourceFile file)
        {
            var refused = await Assert.ThrowsAsync<Refused>(() => house.It.PopulationImports.Read(House.Reviewer, file));
            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        }
        await Refuses("末行（第3行）只有 2 栏", Of(Head, $"{Number(1)} 向秀兰 农村 {Village} . . . . . .", $"{Number(2)} 陈"));
        await Refuses("末行说有「3」行，实际读到 2 行", Of(Head, $"{Number(1)} 向秀兰 农村 {Village} . . . . . .", $"{Number(2)} 陈大山 农村 {Village} . . . . . .", "总行数 3"));
        await Refuses("表头里没有「证件号码」", Of("姓名 居住地", $"向秀兰 {Village}"));
        await Refuses("表头里有两栏都是「证件号码」", Of("证件号码 姓名 身份证号", $"{Number(1)} 向秀兰 {Number(1)}"));
        await Refuses("一行也没有", Of(Head));
        await using var db = house.Raw();
        Assert.Equal((0, 0), (await db.Imports.CountAsync(), await db.ImportLines.CountAsync()));
        Assert.Equal((2, 0, 0, 0), Counts(await house.Reads(Of(Head, $"{Number(1)} 向秀兰 农村 {Village} . . . . . .", $"{Number(2)} 陈大山 农村 {Village} . . . . . .", "总行数 2"))));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 撤回以后每张表一字不差_还能再提交(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(10);
        var before = await house.Register();
        var second = await house.Takes(Named("第二次.csv", Head, $"{Number(1)} 向秀兰 城镇 {Sibling} . H1 户主 G1 户主 .", $"{Number(4)} 王小满 . . . H5 户主 G5 户主 .", $"{Number(3)} 李桂英 . . . . . . . 2026-08-01", $"{Number(8)} 新来的 农村 {Village} . H1 其他 . . ."));
        Assert.Equal((1, 3, 0, 0), Counts(second));
        var after = await house.Register();
        Assert.NotEqual(before, after);

        await house.TakesBack(second);
        Assert.Equal(before, await house.Register());
        Assert.Equal(ImportState.已撤回, (await house.Import(second.Id)).State);
        Assert.Equal("wrong_state", (await Assert.ThrowsAsync<Refused>(() => house.TakesBack(second))).Code);

        await house.Commits(second);
        Assert.Equal(after, await house.Register());
        await using var db = house.Raw();
        Assert.Equal((2, 1), (await db.Journal.CountAsync(j => j.Action == "population-imported" && j.Object == $"import:{second.Id}"), await db.Journal.CountAsync(j => j.Action == "population-rolled-back")));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一个人的经过说得出来自哪个文件_谁提交_撤回过_又提交过_看不到外县的文件(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Takes(First());
        var she = await house.Person(Number(1));
        house.Pass(10);
        async Task<PersonTurn[]> Says(Caller caller) => [.. (await house.It.PersonBook.Open(caller, she.Id)).History];

        var came = Assert.Single(await Says(House.Clerk));
        Assert.Equal(("登记入册", House.Reviewer.Name, new(first.Id, first.Name, null, null, true)), (came.What, came.ByName, came.Import));
        Assert.NotNull(came.At);

        var second = await house.Takes(Named("第二次.csv", "证件号码 姓名 残疾类别 残疾等级", $"{Number(1)} 向秀兰 肢体 二级"));
        Assert.Equal(("随数据导入更新", "第二次.csv", true), ((await Says(House.Clerk))[0].What, (await Says(House.Clerk))[0].Import!.Name, (await Says(House.Clerk))[0].Import!.IsIn));
        house.Pass(11);
        await house.TakesBack(second);
        var undone = await Says(House.Clerk);
        Assert.Equal(["导入的改动已经撤回", "登记入册"], undone.Select(t => t.What));
        Assert.Equal((second.Id, false, House.Reviewer.Name), (undone[0].Import!.Id, undone[0].Import!.IsIn, undone[0].ByName));

        house.Pass(12);
        await house.Commits(second);
        var again = await Says(House.Clerk);
        Assert.Equal(["随数据导入更新", "登记入册"], again.Select(t => t.What));
        Assert.Equal((true, House.Reviewer.Name), (again[0].Import!.IsIn, again[0].Import!.TakenBackBy));
        Assert.True(again[0].Import!.TakenBackAt < again[0].At);
        await using var db = house.Raw();
        await db.Imports.ExecuteUpdateAsync(u => u.SetProperty(i => i.CountyCode, "610921000000"));
        Assert.All(await Says(House.Clerk), t => Assert.Null(t.Import));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 同一天里改两次也撤得回来(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        var before = await house.Register();
        var second = await house.Takes(Of("证件号码 姓名 户号 与户主关系", $"{Number(2)} 陈小山 H1 其他", $"{Number(4)} 王小满 H1 子"));
        await house.TakesBack(second);
        Assert.Equal(before, await house.Register());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 后来又改过的不能撤_说出是谁_先撤后来的(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Takes(First());
        house.Pass(1);
        var second = await house.Takes(Named("第二次.csv", "证件号码 姓名 地址 户号 与户主关系", $"{Number(1)} 向秀兰 5组1号 . .", $"{Number(4)} 王小满 . H1 子"));

        var refused = await Assert.ThrowsAsync<Refused>(() => house.TakesBack(first));
        Assert.Equal("changed_later", refused.Code);
        Assert.Contains("《第二次.csv》", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, refused.Faults.Count);
        Assert.All(refused.Faults, f => Assert.Contains("由《第二次.csv》改过", f.Message, StringComparison.Ordinal));
        Assert.All(refused.Faults, f => Assert.DoesNotContain(Number(1), f.Message, StringComparison.Ordinal));

        await house.TakesBack(second);
        await house.TakesBack(first);
        await using var db = house.Raw();
        Assert.Equal((0, 0, 0, 0), (await db.Persons.CountAsync(), await db.Households.CountAsync(), await db.Memberships.CountAsync(), await db.Identities.CountAsync()));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 后来有人逐个更正过的_也不能撤(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Takes(First());
        await house.It.Database.Effect(Caller.System, async db =>
        {
            var she = await db.Persons.SingleAsync(p => p.Name == "李桂英");
            (she.Address, she.Version, she.Cause) = ("9组9号", 2, Guid.CreateVersion7());
            return new("corrected", $"person:{she.Id}");
        });
        var refused = await Assert.ThrowsAsync<Refused>(() => house.TakesBack(first));
        Assert.Contains("逐个更正", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("李桂英", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 试读以后登记册又变了_提交被拦下_再比一次就行(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Reads(First());
        await house.Takes(Named("抢先.csv", Head, $"{Number(1)} 向秀兰 农村 {Village} . . . . . ."));
        Assert.Equal("compared_before", (await Assert.ThrowsAsync<Refused>(() => house.Commits(first))).Code);
        await house.It.PopulationImports.Again(House.Reviewer, first.Id, (await house.Import(first.Id)).Version);
        Assert.Equal((3, 1, 0, 0), Counts(await house.Import(first.Id)));
        await house.Commits(first);
        await Assert.ThrowsAsync<Stale>(() => house.It.PopulationImports.RollBack(House.Reviewer, first.Id, 1));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 一个县动不了另一个县的人_也看不见它的文件(string engine)
    {
        await using var house = await House.On(engine);
        var first = await house.Takes(First());
        var other = await house.Reads(Of(Head, $"{Number(1)} 向秀兰 农村 平梁村 . . . . . .", $"{Number(20)} 外县人 农村 平梁村 . H1 户主 . . .", $"{Number(21)} 本县人 农村 610921100201 . H8 户主 . . ."), House.OtherCounty);
        Assert.Equal((1, 0, 0, 2), Counts(other));
        Assert.Contains("别的县", await house.WhyNot(other, 2), StringComparison.Ordinal);
        Assert.Contains("户号是别的县", await house.WhyNot(other, 3), StringComparison.Ordinal);
        Assert.Equal("610921000000", other.CountyCode);

        await Assert.ThrowsAsync<NotThere>(() => house.It.PopulationImports.RollBack(House.OtherCounty, first.Id, first.Version));
        await Assert.ThrowsAsync<NotThere>(() => house.It.ImportBook.Find(House.OtherCounty, first.Id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.ImportBook.Rows(House.OtherCounty, first.Id, ImportLineState.新增));
        Assert.Equal([other.Id], (await house.It.ImportBook.All(House.OtherCounty)).Lines.Select(l => l.It.Id));
        Assert.Equal(2, (await house.It.ImportBook.All(House.City)).Lines.Count);
        foreach (var who in new[] { House.Clerk, House.Lead, House.Finance, House.City, House.Resident })
        {
            await Assert.ThrowsAsync<NotAllowed>(() => house.It.PopulationImports.Read(who, First()));
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 用旧号和合并过的记录也认得出是同一个人(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(Of(Head, $"{Number(1)} 向秀兰 农村 {Village} . . . . . .", $"{Number(2)} 向秀蓝 农村 {Village} . . . . . .", $"{Number(3)} 老人 农村 {Village} . . . . . .", $"{Number(5)} 三人 农村 {Village} . . . . . ."));
        await house.It.Database.Effect(Caller.System, async db =>
        {
            var (kept, twice, old) = (await db.Persons.SingleAsync(p => p.Name == "向秀兰"), await db.Persons.SingleAsync(p => p.Name == "向秀蓝"), await db.Persons.SingleAsync(p => p.Name == "老人"));
            twice.MergedInto = kept.Id;
            db.Identities.Add(new() { PersonId = old.Id, Number = Number(4)[..6] + Number(4)[8..17], Kind = "111", Since = new(1990, 1, 1) });
            db.Identities.Add(new() { PersonId = old.Id, Number = Number(5), Kind = "111", Since = new(1990, 1, 1) });
            return new("merged", "people");
        });
        var read = await house.Reads(Of("证件号码 姓名 户籍类别 居住地 地址", $"{Number(2)} 向秀兰 . . 1组1号", $"{Number(4)} 老人 农村 {Village} .", $"{Number(5)} 三人 . . ."));
        Assert.Equal((0, 1, 0, 2), Counts(read));
        Assert.Contains("15位旧号", await house.WhyNot(read, 3), StringComparison.Ordinal);
        Assert.Contains("有 2 个人", await house.WhyNot(read, 4), StringComparison.Ordinal);
        await house.Commits(read);
        Assert.Equal("1组1号", (await house.Person(Number(1))).Address);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 撤回导入_指着撤掉的户的发现随之结束_说明白为什么_别家的不动(string engine)
    {
        await using var house = await House.On(engine);
        await house.Settles(Tests.Register.Home(1, Village, 1000));
        var import = await house.Takes(First());
        Guid of, other;
        await using (var db = house.Raw())
        {
            var home = await db.Households.Where(h => h.Number == "G1").Select(h => h.Id).SingleAsync();
            of = Found(db, home);
            other = Found(db, Tests.Register.Household(1));
            await db.SaveChangesAsync();
        }

        await house.TakesBack(import);

        await using var look = house.Raw();
        var ended = await look.Discoveries.SingleAsync(d => d.Id == of);
        Assert.Equal((Sweeping.DiscoveryState.已消失, "赵审核", (DateOnly?)house.It.Database.Today), (ended.State, ended.ClosedByName, ended.ClosedOn));
        Assert.Contains("《第一次.csv》已整个撤回", ended.Outcome, StringComparison.Ordinal);
        Assert.Equal(Sweeping.DiscoveryState.待核实, (await look.Discoveries.SingleAsync(d => d.Id == other)).State);
        Assert.Contains("随之结束的发现 1 条", (await look.Journal.OrderByDescending(j => j.Seq).FirstAsync(j => j.Action == "population-rolled-back")).Detail, StringComparison.Ordinal);
        Assert.Contains("已整个撤回", (await Assert.ThrowsAsync<Refused>(() => house.It.Discoveries.Close(House.Clerk, of, Watchtower.Verdict.误报, "看过了"))).Message, StringComparison.Ordinal);

        Guid Found(AnminDb db, Guid home)
        {
            var id = house.It.Database.NewId();
            db.Discoveries.Add(new()
            {
                Id = id, Screening = "book-money-missed", Subject = home.ToString(), CountyCode = "610924000000", TownCode = "610924100000", VillageCode = Village, HouseholdId = home, Text = "看一看",
                FoundOn = house.It.Database.Today, SeenOn = house.It.Database.Today, Owner = "镇办", Due = house.It.Database.Today.AddDays(7),
            });
            return id;
        }
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 导入把一户的人都并到别户_空了的户当天注销_撤回又在(string engine)
    {
        await using var house = await House.On(engine);
        await house.Takes(First());
        house.Pass(10);
        var before = await house.Register();

        var second = await house.Takes(Named("并户.csv", Head, $"{Number(3)} 李桂英 . . . . . G1 其他 .", $"{Number(4)} 王小满 . . . . . G1 其他 ."));

        await using (var db = house.Raw())
        {
            Assert.Equal((DateOnly?)house.It.Database.Today.AddDays(-1), (await db.Households.SingleAsync(h => h.Number == "G2")).Until);
            Assert.Null((await db.Households.SingleAsync(h => h.Number == "G1")).Until);
        }
        await house.TakesBack(second);
        Assert.Equal(before, await house.Register());
    }
}
