using Anmin.Casework.Geography;
using Anmin.Casework.Ledger;
using Anmin.Casework.Moving;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>转移 from the report to the money of the new place, on both engines. 紫阳县 gives 36 yuan a head and month at most, 汉阴县 30.</summary>
public sealed class MoveWay
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 跨县搬家_旧县发到哪个月_新县就从下个月发_按新县的标准(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.GrantedWith("3000");
        house.Pass(40);
        await house.Pays("2026-10");
        var move = await house.Arrives(grant);
        Assert.Equal("hear_first", (await Assert.ThrowsAsync<Refused>(() => house.TakesOver(move))).Code);
        await house.It.Handover.Hear(MoveWalk.NewClerk, move, await house.MoveVersion(move), house.It.Database.Today, "知道了，没有意见");
        var @case = await house.TakesOver(move);

        Assert.Equal(["2026-10 发放 72 元 2 人", "2026-11 停发 0 元 2 人"], await house.Terms(grant));
        Assert.Equal(["2026-11 发放 60 元 2 人"], await house.Terms(await house.GrantAt(@case)));
        house.Pass(62);
        foreach (var month in new[] { "2026-11", "2026-12" })
        {
            await house.Pays(month);
            await house.PaysThere(month);
        }
        Assert.Equal(["2026-10 610924 72", "2026-11 610921 60", "2026-12 610921 60"], await house.PaidMonths());
        await using var db = house.Raw();
        Assert.Equal(0, await db.Overpaid.CountAsync());
        Assert.Equal(["move-reported", "move-handed-over", "move-received", "move-heard", "move-taken-over"],
            (await db.Journal.Where(j => j.Object == $"move:{move}" && j.Action != "move-opened").OrderBy(j => j.Seq).Select(j => j.Action).ToListAsync()));
        Assert.Equal(4, await db.Journal.Where(j => j.Object == $"move:{move}").Select(j => j.Human).Distinct().CountAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旧县已经把下个月发了_新县再往后一个月发_不重不漏(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(30);
        await house.Pays("2026-10");
        await house.Pays("2026-11");
        var move = await house.Arrives(grant);
        await house.TakesOver(move);
        house.Pass(91);
        foreach (var month in new[] { "2026-12" })
        {
            await house.Pays(month);
            await house.PaysThere(month);
        }

        Assert.Equal(["2026-10 610924 50", "2026-11 610924 50", "2026-12 610921 50"], await house.PaidMonths());
        await using var db = house.Raw();
        Assert.Equal(0, await db.Overpaid.CountAsync());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 旧县已核算还没放行的月份_仍由旧县发_以前欠的也由旧县补(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(61);
        await house.Makes("2026-10");
        var move = await house.Arrives(grant);
        await house.TakesOver(move);
        await house.Pays("2026-10");
        await house.Pays("2026-11");
        house.Pass(92);
        await house.PaysThere("2026-12");

        Assert.Equal(["2026-10 610924 50", "2026-11 610924 50", "2026-12 610921 50"], await house.PaidMonths());
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 迁出地看得到自己决定过的_迁入地从移交起看得到_别处一直看不到(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var old = await house.CaseOf(grant);
        var move = await house.Moves(grant);
        foreach (var other in new[] { MoveWalk.NewClerk, MoveWalk.NewReviewer, House.SiblingClerk, MoveWalk.Elsewhere })
        {
            await Assert.ThrowsAsync<NotThere>(() => house.It.Moves.Open(other, move));
        }

        await house.HandsOver(move);
        var packet = await house.It.Moves.Open(MoveWalk.NewClerk, move);
        Assert.Equal(["home-visit", "means-check"], packet.Findings.Select(f => f.Kind).Order());
        await Assert.ThrowsAsync<NotThere>(() => house.It.CaseFiles.Open(MoveWalk.NewClerk, old));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Moves.Open(House.SiblingClerk, move));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Moves.Open(MoveWalk.Elsewhere, move));
        await house.Receives(move);
        var @case = await house.TakesOver(move);

        Assert.Equal(CaseState.已确认, (await house.It.CaseFiles.Open(MoveWalk.NewClerk, @case)).Case.State);
        await Assert.ThrowsAsync<NotThere>(() => house.It.CaseFiles.Open(House.Clerk, @case));
        await Assert.ThrowsAsync<NotThere>(() => house.It.CaseFiles.Open(MoveWalk.NewReviewer, old));
        Assert.Equal(old, (await house.It.CaseFiles.Open(House.Clerk, old)).Case.Id);
        Assert.Equal("book-money", (await house.It.Grants.Open(House.Reviewer, "book-money", grant)).Benefit.Slug);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Grants.Open(MoveWalk.NewReviewer, "book-money", grant));
        Assert.Equal((false, true), (await house.It.Moves.Open(House.Clerk, move) is { } seen) ? (seen.HasNew, seen.HasOld) : default);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Moves.Open(MoveWalk.Elsewhere, move));
        Assert.True((await house.It.Replays.Of(MoveWalk.NewReviewer, @case)).IsSame);
        Assert.Equal(2, (await house.It.MyCases.List(House.Resident)).Count);
        Assert.Contains((await house.It.MyCases.Open(House.Resident, @case)).Timeline, m => m.Text.StartsWith("已提交申请", StringComparison.Ordinal));
        Assert.Equal("moved_before", (await Assert.ThrowsAsync<Refused>(() => house.Reports(grant, Change.收入财产变化))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 交过的材料跟着档案走_迁入地打得开_别处打不开(string engine)
    {
        await using var house = await House.On(engine);
        var draft = await house.It.Drafts.Start(House.Resident, "library-card");
        await house.It.Drafts.Replace(House.Resident, draft, LibraryCard.借书证样例.答案(), 0);
        var bytes = "%PDF-1.4 一页"u8.ToArray();
        var paper = await house.It.Attachments.Add(House.Resident, draft, "id-card", "身份证.pdf", new MemoryStream(bytes), bytes.Length);
        var id = (await house.It.Submissions.Submit(House.Resident, draft)).CaseId!.Value;
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Visited(id);
        await house.Decides(id);
        var move = await house.Moves(await house.GrantAt(id));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Attachments.Read(MoveWalk.NewClerk, paper));

        await house.HandsOver(move);
        Assert.Equal(bytes, (await house.It.Attachments.Read(MoveWalk.NewClerk, paper)).Bytes);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Attachments.Read(MoveWalk.Elsewhere, paper));
        await house.GivesBack(move);
        await Assert.ThrowsAsync<NotThere>(() => house.It.Attachments.Read(MoveWalk.NewClerk, paper));
        await house.HandsOver(move);
        await house.Receives(move);
        var @case = await house.TakesOver(move);

        await Assert.ThrowsAsync<NotThere>(() => house.It.Attachments.Read(MoveWalk.NewClerk, paper));
        var copy = Assert.Single((await house.It.CaseFiles.Open(MoveWalk.NewClerk, @case)).Attachments);
        Assert.Equal(bytes, (await house.It.Attachments.Read(MoveWalk.NewClerk, copy.Id)).Bytes);
        Assert.Equal(bytes, (await house.It.Attachments.Read(House.Clerk, paper)).Bytes);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 退回的写明理由_旧县接着发_可以再移交_也可以不移交(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(31);
        var move = await house.Moves(grant);
        await house.HandsOver(move);
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(async () => await house.It.Handover.GiveBack(MoveWalk.NewClerk, move, await house.MoveVersion(move), ""))).Code);
        await house.GivesBack(move);

        var file = await house.It.Moves.Open(House.Clerk, move);
        Assert.Equal((MoveState.待移交, "吴接收"), (file.Move.State, Assert.Single(file.Returns).ByName));
        await Assert.ThrowsAsync<NotThere>(() => house.It.Moves.Open(MoveWalk.NewClerk, move));
        Assert.Single(await house.Terms(grant));
        await house.HandsOver(move);
        await house.It.Handover.TakeBack(House.Clerk2, move, await house.MoveVersion(move), "他们又搬回来住了");
        await house.It.Handover.Drop(House.Clerk2, move, await house.MoveVersion(move), "他们又搬回来住了");
        await house.Pays("2026-10");
        Assert.Equal(["2026-10 610924 50"], await house.PaidMonths());
        Assert.NotEqual(move, await house.Moves(grant));
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 每一步由该办的那边办_经手的不能决定(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var move = await house.Moves(grant);
        Assert.Equal("move_open", (await Assert.ThrowsAsync<Refused>(() => house.Moves(grant, MoveWalk.蒿坪))).Code);
        await Assert.ThrowsAsync<NotThere>(() => house.HandsOver(move, MoveWalk.NewClerk));
        await Assert.ThrowsAsync<NotAllowed>(() => house.HandsOver(move, House.Reviewer));
        await house.HandsOver(move);
        await Assert.ThrowsAsync<NotAllowed>(() => house.Receives(move, House.Clerk2));
        await Assert.ThrowsAsync<NotAllowed>(() => house.GivesBack(move, House.Clerk));
        await Assert.ThrowsAsync<NotAllowed>(async () => await house.It.Handover.TakeBack(MoveWalk.NewClerk, move, await house.MoveVersion(move), "收回去看看"));
        Assert.Equal("invalid", (await Assert.ThrowsAsync<Refused>(() => house.Receives(move, village: MoveWalk.双胜村))).Code);
        await house.Receives(move);
        await Assert.ThrowsAsync<NotAllowed>(() => house.TakesOver(move, House.Reviewer));
        await Assert.ThrowsAsync<NotAllowed>(() => house.TakesOver(move, MoveWalk.NewClerk2));
        await Assert.ThrowsAsync<NotAllowed>(() => house.TakesOver(move, MoveWalk.NewLead));
        var same = MoveWalk.NewReviewer with { Human = MoveWalk.NewClerk.Human };
        await Assert.ThrowsAsync<NotAllowed>(() => house.TakesOver(move, same));
        await house.TakesOver(move);
        Assert.Equal("wrong_state", (await Assert.ThrowsAsync<Refused>(() => house.TakesOver(move))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 县内搬到另一个镇_下放了的由迁入的镇决定(string engine)
    {
        await using var house = await House.On(engine);
        Assert.Empty(await house.It.Registers.Add(House.Reviewer, "library-card-delegations",
            new Dictionary<string, string> { ["镇办"] = MoveWalk.蒿坪, ["下放日"] = "2026-08-01", ["抽查比例"] = "30", ["文号"] = "紫民发〔2026〕7号" }));
        var grant = await house.Granted();
        house.Pass(29);
        var move = await house.Moves(grant, MoveWalk.蒿坪, House.Lead);
        await house.HandsOver(move);
        await house.Receives(move, House.SiblingClerk, MoveWalk.双胜村);
        await Assert.ThrowsAsync<NotAllowed>(() => house.TakesOver(move, House.Reviewer));
        var @case = await house.TakesOver(move, MoveWalk.SiblingLead);
        house.Pass(61);
        await house.Pays("2026-10");
        await house.Pays("2026-11");

        var row = await house.Case(@case);
        Assert.Equal((MoveWalk.双胜村, true), (row.VillageCode, row.Delegated));
        Assert.Equal(["2026-10 610924 50", "2026-11 610924 50"], await house.PaidMonths());
        Assert.Equal(1, (await house.It.Grants.List(House.City, "book-money", new(new(2026, 11)))).Sums.Households);
        Assert.Single((await house.It.Figures.List(House.City, "library-card-applications", new(DivisionCode.Of("610924")))).Cases);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 按迁入地不再符合_先听意见_停发_决定书写明(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        await using (var raw = house.Raw())
        {
            var found = await raw.Findings.SingleAsync(f => f.Kind == "means-check");
            found.Facts = found.Facts.Replace("5400.5", "9000", StringComparison.Ordinal);
            await raw.SaveChangesAsync();
        }
        house.Pass(30);
        var move = await house.Arrives(grant);
        Assert.Equal("hear_first", (await Assert.ThrowsAsync<Refused>(() => house.TakesOver(move))).Code);
        await house.It.Handover.Hear(MoveWalk.NewLead, move, await house.MoveVersion(move), house.It.Database.Today, "知道了，没有意见");
        var @case = await house.TakesOver(move);

        Assert.Equal("2026-11 停发 0 元 2 人", (await house.Terms(grant))[^1]);
        var letter = await house.It.Letters.Of(House.Resident, @case);
        Assert.False(letter.Granted);
        Assert.Contains(letter.Unmet, r => r.Code == "收入低于标准");
        Assert.Equal(MoveState.不再符合, (await house.Move(move)).State);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 搬出本市_先听意见_决定的次月停发_告诉去哪里申请(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        house.Pass(60);
        var review = await house.It.Reporting.Tell(House.Resident, await house.CaseOf(grant), new(Change.搬家, house.It.Database.Today, null, "搬到西安市长安区女儿家", Reporting.Outside));
        await house.Proposes(review, grant: false);
        Assert.Equal("hear_first", (await Assert.ThrowsAsync<Refused>(() => house.Concludes(review, grant: false))).Code);
        await house.Hears(review);
        await house.Concludes(review, grant: false);

        Assert.Equal("2026-11 停发 0 元 2 人", (await house.Terms(grant))[^1]);
        Assert.Contains("到那里的乡镇（街道）申请", (await house.Review(review)).Decision!, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 没办完的复核和换账户先办完_才能移交和接续(string engine)
    {
        await using var house = await House.On(engine);
        var grant = await house.Granted();
        var review = await house.Reports(grant, Change.收入财产变化, House.Resident);
        var move = await house.Moves(grant);
        Assert.Equal("review_open", (await Assert.ThrowsAsync<Refused>(() => house.HandsOver(move))).Code);
        await house.LooksInto(review, "5400.50");
        await house.Proposes(review);
        await house.Concludes(review);
        await house.HandsOver(move);
        await house.Receives(move);
        await house.Reports(grant, Change.开始工作, House.Resident, person: "向秀兰");
        Assert.Equal("review_open", (await Assert.ThrowsAsync<Refused>(() => house.TakesOver(move))).Code);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 接收和退回同时来_一百次_只成一个(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        var grant = await house.Granted();
        var move = await house.Moves(grant);
        var (received, back) = (0, 0);
        for (var i = 0; i < 100; i++)
        {
            await house.HandsOver(move);
            var version = await house.MoveVersion(move);
            var both = await Task.WhenAll(
                Try(() => house.It.Handover.Receive(MoveWalk.NewClerk, move, version, new(MoveWalk.平梁村, "三组 12 号", true, "两人到家里看过"))),
                Try(() => i % 2 == 0 ? other.Handover.GiveBack(MoveWalk.NewClerk2, move, version, "那个地址没有人住") : other.Handover.TakeBack(House.Clerk2, move, version, "他们又搬回来住了")));
            Assert.Single(both, e => e is null);
            Assert.True(both.Single(e => e is not null) is Stale or Refused or NotThere, both.Single(e => e is not null)!.ToString());
            if ((await house.Move(move)).State == MoveState.待决定)
            {
                received++;
                await house.GivesBack(move);
            }
            back++;
        }
        await using var db = house.Raw();
        Assert.Equal((100, received, 100), (await db.Journal.CountAsync(j => j.Action == "move-handed-over"), await db.Journal.CountAsync(j => j.Action == "move-received"),
            await db.Journal.CountAsync(j => j.Action == "move-given-back" || j.Action == "move-taken-back")));
        Assert.True((await Journal.JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 决定和退回同时来_一百次_旧待遇停一次_新待遇开一次(string engine)
    {
        await using var house = await House.On(engine);
        var other = house.Build();
        var template = await house.Arrives(await house.Granted());
        for (var i = 0; i < 100; i++)
        {
            var move = await Another(house, template);
            var version = await house.MoveVersion(move);
            var both = await Task.WhenAll(
                Try(() => house.It.Taking.Decide(MoveWalk.NewReviewer, move, version)),
                Try(() => i % 2 == 0 ? other.Taking.Decide(House.OtherCounty, move, version) : other.Handover.GiveBack(MoveWalk.NewClerk2, move, version, "那个地址没有人住")));

            Assert.Single(both, e => e is null);
            await using var look = house.Raw();
            var row = await look.Moves.SingleAsync(m => m.Id == move);
            var taken = row.State == MoveState.已接续;
            Assert.Equal(taken ? (1, 2) : (0, 1), (await look.Cases.CountAsync(c => c.MovedFrom == row.CaseId), await look.Terms.CountAsync(t => t.GrantId == row.GrantId)));
        }
        Assert.True((await Journal.JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    [Theory]
    [InlineData("2026-10-31", "2026-09", null, "2026-11")]
    [InlineData("2026-11-01", "2026-09", null, "2026-12")]
    [InlineData("2026-12-31", "2026-09", "2026-12", "2027-01")]
    [InlineData("2027-02-28", "2026-09", "2027-02", "2027-03")]
    [InlineData("2028-02-29", "2026-09", "2028-03", "2028-04")]
    [InlineData("2026-10-05", "2026-11", null, "2026-11")]
    [InlineData("2026-10-05", "2026-09", "2026-12", "2027-01")]
    public void 从哪个月起由新的地方发(string 决定, string 开始, string? 旧县已发到, string 起) => Assert.Equal(起,
        Takeover.FirstOf(DateOnly.Parse(决定, System.Globalization.CultureInfo.InvariantCulture), PayMonth.Parse(开始), 旧县已发到 is null ? null : PayMonth.Parse(旧县已发到)).Key);

    [Fact]
    public void 旬阳县改成旬阳市_同一个镇不是搬家_别的镇才是()
    {
        var (start, converted) = (new DateOnly(2000, 1, 1), new DateOnly(2021, 3, 1));
        DivisionTable table = new(
        [
            .. TestDivisions.Rows(),
            new() { Code = "610928100000", Name = "城关镇", ParentCode = "610928000000", From = start, To = converted.AddDays(-1) },
            new() { Code = "610981100000", Name = "城关镇", ParentCode = "610981000000", From = converted },
            new() { Code = "610981101000", Name = "棕溪镇", ParentCode = "610981000000", From = converted },
        ]);

        Assert.True(table.IsSame(DivisionCode.Of("610928100000"), DivisionCode.Of("610981100000")));
        Assert.True(table.IsSame(DivisionCode.Of("610981100000"), DivisionCode.Of("610928100000")));
        Assert.False(table.IsSame(DivisionCode.Of("610928100000"), DivisionCode.Of("610981101000")));
        Assert.False(table.IsSame(DivisionCode.Of("610924100000"), DivisionCode.Of("610981100000")));
    }

    /// <summary>The same move of another family, laid into the tables.</summary>
    private static async Task<Guid> Another(House house, Guid template)
    {
        var model = await house.Move(template);
        var grant = await house.Another(model.GrantId);
        await using var db = house.Raw();
        (model.Id, model.GrantId, model.CaseId) = (house.It.Database.NewId(), grant, await house.CaseOf(grant));
        db.Add(model);
        await db.SaveChangesAsync();
        // The same two people in every copy: who went before is out of the way.
        await db.Covered.Where(c => c.GrantId != grant).ExecuteDeleteAsync();
        return model.Id;
    }

    private static async Task<Exception?> Try(Func<Task> what)
    {
        try
        {
            await Task.Run(what);
            return null;
        }
        catch (Exception e) when (e is Stale or Refused or NotThere or NotAllowed)
        {
            return e;
        }
    }
}
