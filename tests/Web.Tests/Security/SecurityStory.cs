using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Values;
using Anmin.Exchange.Sources;
using Anmin.LibraryCard;
using Anmin.Web.Demonstration;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Security;

/// <summary>Fills the house: the same story in three towns, told through the services themselves.</summary>
public sealed class SecurityStory(CaseworkServices it, DemonstrationClock clock)
{
    public const string Matter = "library-card";
    public const string Register = "library-card-delegations";
    public const string OpenRegister = "reading-rooms";

    private static readonly byte[] Pdf = "%PDF-1.4 one page"u8.ToArray();

    private readonly List<Person> people = [new(Caller.Nobody, "")];
    private readonly Dictionary<string, string> idNumbers = [];
    private int born;

    public async Task<(IReadOnlyList<Person>, IReadOnlyList<Place>)> Tell()
    {
        (string Name, string Town, string Village)[] towns =
            [("A", SecurityWorld.TownA, "610924100201"), ("B", SecurityWorld.TownB, "610924101201"), ("C", SecurityWorld.TownC, "610921100203")];
        foreach (var (where, county) in new[] { ("甲县", "610924000000"), ("乙县", "610921000000") })
        {
            Hire(where, county, Role.县区审核, Role.县区审核, Role.县区负责, Role.县区财务, Role.县区财务);
        }
        Hire("全市", "610900000000", Role.市级, Role.审计);
        foreach (var (name, town, village) in towns)
        {
            Hire($"{name} 镇", town, Role.镇办经办, Role.镇办经办, Role.镇办负责);
            Hire($"{name} 镇", village, Role.居民, Role.居民, Role.居民, Role.村级协理);
        }
        await it.Accounts.Add(Caller.System, [.. people.Skip(1).Select(p => new Account
        {
            Id = p.Caller.Account, Human = p.Caller.Human, Name = p.Caller.Name, Role = p.Caller.Role, Area = p.Caller.Area.Value, IdNumber = idNumbers.GetValueOrDefault(p.Caller.Name),
        })]);
        var tales = towns.Select(t => new Tale(t.Name, t.Town, t.Village)).ToList();
        foreach (var tale in tales) { await Old(tale); }
        Turn(new(2026, 6, 30));
        foreach (var tale in tales) { await Publish(tale); }
        Turn(new(2026, 7, 1));
        foreach (var tale in tales) { await Grant(tale); }
        foreach (var county in tales.GroupBy(t => t.Town[..6])) { await Pay([.. county]); }
        foreach (var county in tales.GroupBy(t => t.Town[..6])) { await Raise([.. county]); }
        foreach (var county in tales.GroupBy(t => t.Town[..6])) { await Import([.. county]); }
        await it.Rounds.Walk();
        await it.Settling.Settle(Caller.System, tales.Select((t, i) => Homes.Home(i + 1, t.Village, $"{t.Name}户主", new(2026, 1, 1))));
        foreach (var (i, tale) in tales.Index()) { await Discover(tale, i + 1); }
        foreach (var county in tales.Index().GroupBy(t => t.Item.Town[..6])) { await Beside([.. county]); }
        foreach (var tale in tales) { await Found(tale); }
        foreach (var tale in tales) { await Populate(tale); }
        foreach (var county in tales.GroupBy(t => t.Town[..6])) { await Project([.. county]); }
        await it.Sweeps.Run(it.Database.Today);
        await it.Rounds.Walk(); // the house sweeps and walks as soon as it opens: what it would find then is found now
        return (people, [.. tales.Select(t => new Place(t.Name, t.Town, t.Items))]);
    }

    /// <summary>An application that nobody had any hand in before: for the test whether others notice it.</summary>
    public async Task<Guid> OneMore(IReadOnlyList<Person> all, string village)
    {
        var owner = all.Where(p => p.Caller.Role == Role.居民 && p.Caller.Area.Value == village).Select(p => p.Caller).Last();
        var id = await Submit(owner, null, "20190105");
        await it.Acceptance.Accept(all.First(p => p.Caller.Role == Role.镇办经办 && p.Caller.Area.Holds(DivisionCode.Of(village))).Caller, id, await Version(id));
        return id;
    }

    /// <summary>In spring, under the old statute: an application that waits too long, one by the helper, a draft of each.</summary>
    private async Task Old(Tale tale)
    {
        var (owner, other, helper) = (Who(tale, Role.居民, 0), Who(tale, Role.居民, 1), Who(tale, Role.村级协理));
        var signer = Who(tale, Role.居民, 2);
        var late = await Submit(owner, null, "19560308", signer);
        await it.Acceptance.Accept(Who(tale, Role.镇办经办), late, await Version(late));
        tale.Late = late;
        tale.Items.Add(new(Thing.Case, late, tale.Village, owner.Human));
        tale.Items.Add(new(Thing.Consent, late, tale.Village, signer.Human, OnlyHers: true));
        var agency = await it.Agencies.Record(helper, Matter, Name(other.Name), Number(idNumbers[other.Name]), "书面委托书，本人按手印", it.Database.Today.AddDays(170));
        tale.Items.Add(new(Thing.Agency, agency, tale.Village, other.Human, helper.Human));
        var helped = await Submit(helper, agency, "19600102");
        tale.Items.Add(new(Thing.Case, helped, tale.Village, other.Human, helper.Human));
        var draft = await it.Drafts.Start(owner, "living-allowance");
        await it.Drafts.Replace(owner, draft, new Dictionary<string, string> { ["家庭.申请人"] = owner.Name }, 0);
        tale.Items.Add(new(Thing.Draft, draft, tale.Village, owner.Human, OnlyHers: true));
        var paper = await it.Attachments.Add(owner, draft, "id-card", "身份证.pdf", new MemoryStream(Pdf), Pdf.Length);
        tale.Items.Add(new(Thing.DraftPaper, paper, tale.Village, owner.Human, OnlyHers: true));
    }

    /// <summary>On the last day of the old statute the helped application is put up for the village to see; the county delegates.</summary>
    private async Task Publish(Tale tale)
    {
        var helped = tale.Items.Last(i => i.Thing == Thing.Case).Id;
        await it.Acceptance.Accept(Who(tale, Role.镇办经办), helped, await Version(helped));
        await Investigate(tale, helped);
        await it.Opinions.Sign(Who(tale, Role.镇办经办), helped, await Version(helped), new(true, await Proposed(helped), null, null));
        var notice = (await it.NoticeBoard.Running(tale.Village)).Single();
        tale.Items.Add(new(Thing.Notice, notice.Id, tale.Village, Guid.Empty, IsPublic: true));
        var county = County(tale);
        var faults = await it.Registers.Add(county, Register, new Dictionary<string, string>
        {
            ["镇办"] = tale.Town, ["下放日"] = "2027-01-01", ["抽查比例"] = "30", ["文号"] = $"演{tale.Name}发〔2026〕77号",
        });
        Assert.Empty(faults);
        var entry = (await it.Registers.AsOf(county, Register, new(2027, 1, 1))).Single(e => e.Area == tale.Town);
        tale.Items.Add(new(Thing.Entry, entry.Id, tale.Village, Guid.Empty) { Secret = $"演{tale.Name}发〔2026〕77号" });
    }

    /// <summary>The new statute decides on the day it is applied for.</summary>
    private async Task Grant(Tale tale)
    {
        var owner = Who(tale, Role.居民, 0);
        var draft = await Filled(owner, null, "20010203");
        var paper = await it.Attachments.Add(owner, draft, "id-card", "身份证.pdf", new MemoryStream(Pdf), Pdf.Length);
        var id = (await it.Submissions.Submit(owner, draft)).CaseId!.Value;
        await it.Acceptance.Accept(Who(tale, Role.镇办经办), id, await Version(id));
        await Investigate(tale, id);
        await it.Opinions.Sign(Who(tale, Role.镇办经办), id, await Version(id), new(true, await Proposed(id), null, null));
        await Visit(tale, id);
        await it.Decisions.Decide(County(tale, Role.县区负责), id, await Version(id), new(true, await Proposed(id), null, null));
        tale.Items.Add(new(Thing.Decided, id, tale.Village, owner.Human));
        tale.Items.Add(new(Thing.Paper, paper, tale.Village, owner.Human));
        var file = await it.CaseFiles.Open(Who(tale, Role.镇办经办), id);
        tale.Items.Add(new(Thing.Party, file.Parties[0].Id, tale.Village, owner.Human));
        var grants = await it.Grants.List(County(tale), "book-money", new(Town: tale.Town));
        tale.Items.Add(new(Thing.Grant, grants.Lines.Single().Id, tale.Village, owner.Human));
        var before = await it.Reporting.Tell(owner, id, new(Casework.Reviews.Change.收入财产变化, it.Database.Today, null, "今年收成不好，收入少了"));
        await Decide(tale, before);
        tale.Items.Add(new(Thing.DecidedReview, before, tale.Village, owner.Human));
        var review = await it.Reporting.Tell(owner, id, new(Casework.Reviews.Change.收入财产变化, it.Database.Today, null, "今年收成不好，收入少了"));
        tale.Items.Add(new(Thing.Review, review, tale.Village, owner.Human));
        var target = (await it.Appeals.Fightable(owner, id))[0];
        var appeal = await it.Lodging.Lodge(owner, id, new(target.Id, Casework.Appeals.AppealKind.申诉, null, null, null, "算少了，请再看一遍", null, null));
        await it.Answering.Answer(Caller.System, appeal, 0, "重新看过，算得对", null);
        tale.Items.Add(new(Thing.Appeal, appeal, tale.Village, owner.Human));
        var move = await it.Handover.Report(owner, id, new(Casework.Reviews.Change.搬家, it.Database.Today, null, "搬到城里儿子家住了", "610902001000"));
        tale.Items.Add(new(Thing.Move, move, tale.Village, owner.Human));
    }

    /// <summary>The county pays the first month; of every family it turns out that a little was paid beyond what was due.</summary>
    private async Task Pay(IReadOnlyList<Tale> county)
    {
        var (maker, checker) = (County(county[0], Role.县区财务), County(county[0], Role.县区财务, 1));
        var benefit = it.Money.Find("book-money");
        var batch = await it.Batches.Make(maker, benefit.Programme, PayMonth.Of(it.Database.Today).Next);
        var opened = await it.Money.Open(maker, batch);
        Assert.True(opened.Needed > Money.Zero, string.Join("；", opened.Held) + opened.It);
        await it.Funds.Allot(maker, benefit.Programme, LedgerAccount.专户县, opened.Needed, "县财社〔2026〕1号");
        await it.Batches.Release(checker, batch, opened.It.Batch.Version, [new(LedgerAccount.专户县, opened.Needed)]);
        foreach (var tale in county)
        {
            tale.Items.Add(new(Thing.Batch, batch, tale.Town[..6] + "000000", Guid.Empty));
            var grant = tale.Items.Single(i => i.Thing == Thing.Grant);
            await it.Database.Effect(Caller.System, db =>
            {
                db.Overpaid.Add(new() { GrantId = grant.Id, ForMonth = "2026-08", TermSeq = 1, CountyCode = tale.Town[..6] + "000000", Fen = 1000 });
                return Task.FromResult(new Event("overpaid-found", $"grant:{grant.Id}"));
            });
            var recovery = await it.Recoveries.Propose(maker, grant.Id, "八月多发了十元", "社会救助暂行办法 第六十八条", Money.Zero);
            tale.Items.Add(new(Thing.Recovery, recovery, tale.Village, grant.Owner));
        }
    }

    /// <summary>The county writes down what the city sets for it from next year on.</summary>
    private async Task Raise(IReadOnlyList<Tale> county)
    {
        var document = $"演{county[0].Name}标〔2026〕1号";
        var id = await it.Standards.Propose(County(county[0], Role.县区负责), "book-money-standard", new(
            new(2027, 1), DivisionLevel.City, "购书补贴标准的通知", document, null, ParameterStatus.演示, "", [new(DivisionCode.Of(county[0].Town[..6]), "", Money.Yuan(60), null)]));
        foreach (var tale in county)
        {
            tale.Items.Add(new(Thing.StandardChange, id, tale.Town[..6] + "000000", Guid.Empty) { Secret = document });
        }
    }

    /// <summary>Something was found about a household of the town, and somebody of it is visited from then on.</summary>
    private async Task Discover(Tale tale, int home)
    {
        var id = it.Database.NewId();
        var (county, town, clerk) = (tale.Town[..6] + "000000", tale.Town, Who(tale, Role.镇办经办));
        await it.Database.Effect(Caller.System, db =>
        {
            db.Discoveries.Add(new()
            {
                Id = id, Screening = "book-money-exceeding", Subject = $"{tale.Name}", CountyCode = county, TownCode = town, VillageCode = tale.Village, HouseholdId = Homes.Of(home), PersonId = Homes.Person(home),
                Text = "看一看这一户", FoundOn = it.Database.Today, SeenOn = it.Database.Today, Owner = nameof(Actor.镇办), Due = it.Database.Today.AddDays(7),
            });
            db.Visits.Add(new()
            {
                Id = it.Database.NewId(), List = "read-to", PersonId = Homes.Person(home, 1), CountyCode = county, TownCode = town, VillageCode = tale.Village, On = it.Database.Today,
                Answers = FactsJson.Write(new 念书记录 { 日期 = it.Database.Today, 书名 = "茶经", 还要来 = true, 说明 = "念过了" }), Note = "念过了", Human = clerk.Human, ByName = clerk.Name,
            });
            return Task.FromResult(new Event("told-of", $"discovery:{id}"));
        });
        tale.Items.Add(new(Thing.Discovery, id, tale.Village, Guid.Empty) { Secret = $"{tale.Name}户主" });
        tale.Items.Add(new(Thing.KeptPerson, Homes.Person(home, 1), tale.Village, Guid.Empty));
    }

    /// <summary>The county asks what would be if a figure were higher, and keeps the answer.</summary>
    private async Task Project(IReadOnlyList<Tale> county)
    {
        var (who, benefit) = (County(county[0]), it.Catalogue.Find<Core.Benefits.Benefit>("book-money")!);
        var figure = it.Projections.Parameters(who, benefit, it.Database.Today).First(p => it.Catalogue.Of<StandardTable>().Any(t => t.Parameter.Id == p.Row.Id));
        var id = await it.Projections.Start(who, benefit, it.Database.Today, [new(figure.Path, "+10%")], []);
        while ((await it.Projections.One(who, id)).Row.State == Casework.Projecting.ProjectionState.在算)
        {
            await Task.Delay(10);
        }
        var name = $"演{county[0].Name}测算";
        await it.Projections.Keep(who, id, name, "");
        foreach (var tale in county)
        {
            tale.Items.Add(new(Thing.Projection, id, tale.Town[..6] + "000000", Guid.Empty) { Secret = name });
        }
    }

    /// <summary>The county reads a population file and has not committed it yet.</summary>
    private async Task Import(IReadOnlyList<Tale> county)
    {
        var name = $"演{county[0].Name}人口.csv";
        string[][] rows = [["证件号码", "姓名", "户籍类别", "居住地"], [借书证样例.身份证号("19560308", 800 + ++born), "向秀兰", "农村", county[0].Village], ["123", "写错的", "农村", county[0].Village]];
        var read = await it.PopulationImports.Read(County(county[0]), new(name, name, "UTF-8", false, () => rows.Select((r, i) => new Casework.Population.SourceLine(i + 1, r))));
        foreach (var tale in county)
        {
            tale.Items.Add(new(Thing.Import, read.Id, tale.Town[..6] + "000000", Guid.Empty) { Secret = name });
        }
    }

    /// <summary>The county has got a register of another office, laid it beside ours, and read another that it does not use yet.</summary>
    private async Task Beside(IReadOnlyList<(int Home, Tale Tale)> county)
    {
        var (who, name) = (County(county[0].Tale), $"演{county[0].Tale.Name}名册.csv");
        string[] head = ["证件号码", "姓名", "家庭编号", "类别"];
        string[] one = [Homes.Number(county[0].Home + 1), $"{county[0].Tale.Name}户主", "F1", "监测户"], other = [Homes.Number(county[0].Home + 1, 1), $"{county[0].Tale.Name}满", "F1", "监测户"];
        async Task<Guid> Read(params string[][] rows) => (await it.TheirFiles.Read(who, "reading-club",
            new(name, $"{name}{rows.Length}", "UTF-8", false, () => rows.Select((r, i) => new Casework.Population.SourceLine(i + 1, r))), it.Database.Today)).Id;
        var used = await Read(head, one);
        await it.TheirFiles.Use(who, used, 0);
        var comparison = await it.Comparisons.Make(who, "reading-club");
        var waiting = await Read(head, one, other);
        foreach (var (_, tale) in county)
        {
            tale.Items.Add(new(Thing.TheirFile, waiting, tale.Town[..6] + "000000", Guid.Empty) { Secret = name });
            tale.Items.Add(new(Thing.Comparison, comparison, tale.Town[..6] + "000000", Guid.Empty));
        }
    }

    private async Task Found(Tale tale)
    {
        var clerk = Who(tale, Role.镇办经办);
        Assert.Empty(await it.Registers.Add(clerk, OpenRegister, new Dictionary<string, string>
        {
            ["名称"] = $"{tale.Name} 书屋", ["所在地"] = tale.Village, ["开放日"] = "2026-06-01", ["电话"] = "0915-1234567",
        }));
        var room = (await it.Registers.AsOf(clerk, OpenRegister, it.Database.Today)).Single(e => e.Area == tale.Village);
        tale.Items.Add(new(Thing.OpenEntry, room.Id, tale.Village, Guid.Empty, IsPublic: true));
        var line = (await it.WorkItems.List(clerk, new())).Lines.Single(l => l.CaseId == tale.Late);
        tale.Items.Add(new(Thing.WorkItem, line.Id, tale.Village, Guid.Empty));
        await Verify(tale, clerk);
        for (var i = 0; i < tale.Items.Count; i++)
        {
            if (tale.Items[i] is { Thing: Thing.Case or Thing.Decided, Id: var id })
            {
                tale.Items[i] = tale.Items[i] with { Secret = (await it.CaseFiles.Glance(Caller.System, id)).Number };
            }
        }
    }

    /// <summary>The late case is verified; a source has answered by file. Another province asks the county about somebody.</summary>
    private async Task Verify(Tale tale, Caller clerk)
    {
        var county = County(tale);
        var check = await it.Requesting.Request(clerk, tale.Late, await Version(tale.Late), new(Purpose.新申请, [], [new("陈小满", it.Database.Today)]));
        await it.Requesting.Start(county, check, 0);
        var owner = (await it.CaseFiles.Glance(Caller.System, tale.Late)).OwnerHuman;
        tale.Items.Add(new(Thing.Verification, check, tale.Village, owner));
        var key = SourceKey.Of(Convert.ToBase64String(new byte[SourceKey.Shortest]));
        var questions = await it.Asking.List(county, "L01", again: false);
        var (sheet, _) = await AnswerFile.Open(new MemoryStream(PretendedSource.Answer(questions, "L01", key)), $"{tale.Name}.csv", key);
        var read = await it.AnswerFiles.Read(county, "L01", sheet!);
        tale.Items.Add(new(Thing.AnswerFile, read.File.Id, tale.Town[..6] + "000000", Guid.Empty));
        var ask = new IncomingRequest
        {
            来函单位 = "某某省某某县民政局", 对方案号 = $"川〔2026〕{tale.Name}8号", 法律依据 = "社会救助法第四十一条", 授权 = "2026年6月20日授权书",
            姓名 = Name("王小明"), 身份证号 = Number(借书证样例.身份证号("19800601", 900 + born)), 收到日期 = it.Database.Today,
        };
        tale.Items.Add(new(Thing.Incoming, await it.Incoming.Register(county, ask), tale.Town[..6] + "000000", Guid.Empty) { Secret = ask.对方案号 });
    }
    /// <summary>Two people of the register who live together; the street is known to nobody else.</summary>
    private Task Populate(Tale tale) => it.Database.Effect(Caller.System, async db =>
    {
        var street = $"演{tale.Name}家巷";
        PersonRow Somebody(string name, int n) => new()
        {
            Id = Guid.CreateVersion7(), Name = name, IdNumber = 借书证样例.身份证号("19560308", 700 + born + n), Sex = Sex.女, Born = new(1956, 3, 8), Hukou = HukouKind.农村, HukouVillage = tale.Village,
            CountyCode = tale.Town[..6] + "000000", TownCode = tale.Town, VillageCode = tale.Village, Address = street + "7号", Since = new(2026, 1, 1), Version = 1,
        };
        PersonRow[] two = [Somebody("向秀兰", 1), Somebody("向秀蓝", 2)];
        born += 2;
        await Settling.People(db, two);
        var household = new HouseholdRow
        {
            Id = Guid.CreateVersion7(), Kind = HouseholdKind.共同生活家庭, Number = $"G00000000{tale.Name}", CountyCode = two[0].CountyCode, TownCode = tale.Town, VillageCode = tale.Village, Since = new(2026, 1, 1),
        };
        db.Households.Add(household);
        foreach (var person in two)
        {
            db.Memberships.Add(new() { HouseholdId = household.Id, PersonId = person.Id, Kind = household.Kind, Relation = person == two[0] ? Relation.户主 : Relation.其他, Since = household.Since });
            db.Identities.Add(new() { PersonId = person.Id, Number = person.IdNumber!, Kind = "111", Since = person.Since });
            tale.Items.Add(new(Thing.Person, person.Id, tale.Village, Guid.Empty) { Secret = street });
        }
        tale.Items.Add(new(Thing.Household, household.Id, tale.Village, Guid.Empty) { Secret = household.Number });
        return new Event("population-settled", "population:register");
    });

    private async Task Investigate(Tale tale, Guid id)
    {
        Assert.Empty(await it.Investigation.Record(Who(tale, Role.镇办经办), id, await Version(id), "home-visit",
            new Dictionary<string, string> { ["是本人"] = "是", ["所见"] = "情况属实" }, Who(tale, Role.镇办经办, 1).Human, it.Database.Today));
        Assert.Empty(await it.Investigation.Record(County(tale), id, await Version(id), "means-check",
            new Dictionary<string, string> { ["年收入"] = "5400.50" }, null, it.Database.Today));
    }

    /// <summary>A review finds nothing new.</summary>
    private async Task Decide(Tale tale, Guid review)
    {
        var version = 0;
        Assert.Empty(await it.Reviewing.Find(Who(tale, Role.镇办经办), review, version++, "home-visit",
            new Dictionary<string, string> { ["是本人"] = "是", ["所见"] = "情况属实" }, Who(tale, Role.镇办经办, 1).Human, it.Database.Today));
        Assert.Empty(await it.Reviewing.Find(County(tale), review, version++, "means-check", new Dictionary<string, string> { ["年收入"] = "5400.50" }, null, it.Database.Today));
        var computed = (await it.Reviews.Open(Who(tale, Role.镇办经办), review)).Now!.Computed;
        await it.Reviewing.Propose(Who(tale, Role.镇办经办), review, version++, new(computed.Granted, computed.Award?.Monthly, null, null));
        await it.Reviewing.Decide(County(tale, Role.县区负责), review, version, new(computed.Granted, computed.Award?.Monthly, null, null));
    }

    private async Task Visit(Tale tale, Guid id)
    {
        if (!(await it.CaseFiles.Glance(Caller.System, id)).Drawn) { return; }
        Assert.Empty(await it.Investigation.Record(County(tale), id, await Version(id), "county-visit",
            new Dictionary<string, string> { ["一致"] = "是" }, County(tale, Role.县区审核, 1).Human, it.Database.Today));
    }

    /// <param name="with">An adult of the family who has an account of his own.</param>
    private async Task<Guid> Filled(Caller who, Guid? agency, string birthday, Caller? with = null)
    {
        var draft = await it.Drafts.Start(who, Matter, agency);
        born++;
        await it.Drafts.Replace(who, draft, 借书证样例.答案(
            ("申请人.居住地", who.Area.Value), ("申请人.姓名", who.Name), ("账户.开户人", who.Name), ("申请人.身份证号", 借书证样例.身份证号(birthday, 100 + born)), ("同用.成员[0].身份证号", with is null ? 借书证样例.身份证号("20180601", 300 + born) : idNumbers[with.Name])), 0);
        return draft;
    }

    private async Task<Guid> Submit(Caller who, Guid? agency, string birthday, Caller? with = null)
    {
        var submitted = await it.Submissions.Submit(who, await Filled(who, agency, birthday, with));
        Assert.Empty(submitted.Faults);
        return submitted.CaseId!.Value;
    }

    private async Task<int> Version(Guid id) => (await it.CaseFiles.Glance(Caller.System, id)).Version;

    private async Task<Money?> Proposed(Guid id) => (await it.CaseFiles.Computed(Caller.System, await it.CaseFiles.Glance(Caller.System, id))).Award?.Monthly;

    private Caller Who(Tale tale, Role role, int n = 0) => people.Where(p => p.Where == $"{tale.Name} 镇" && p.Caller.Role == role).ElementAt(n).Caller;

    private Caller County(Tale tale, Role role = Role.县区审核, int n = 0) =>
        people.Where(p => p.Caller.Role == role && p.Caller.Area == DivisionCode.Of(tale.Town).County).ElementAt(n).Caller;

    private void Hire(string where, string area, params Role[] roles)
    {
        foreach (var role in roles)
        {
            born++;
            var name = $"{"甲乙丙丁戊己庚辛壬癸"[born / 10]}{"赵钱孙李周吴郑王冯陈"[born % 10]}";
            if (role == Role.居民) { idNumbers[name] = 借书证样例.身份证号("19700101", 500 + born); }
            people.Add(new(new(Guid.NewGuid(), Guid.NewGuid(), name, role, DivisionCode.Of(area), "test"), where));
        }
    }

    private void Turn(DateOnly day)
    {
        while (it.Database.Today < day) { clock.MoveOn(Math.Min(31, day.DayNumber - it.Database.Today.DayNumber)); }
    }

    private static PersonName Name(string text) => PersonName.TryParse(text, out var name, out var fault) ? name : throw new InvalidOperationException(fault);

    private static IdNumber Number(string text) => IdNumber.TryParse(text, out var id, out var fault) ? id : throw new InvalidOperationException(fault);
}
