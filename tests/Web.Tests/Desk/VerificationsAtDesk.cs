using System.IO.Compression;
using System.Net;
using System.Text;
using Anmin.Casework.People;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Anmin.Web.Demonstration;

namespace Anmin.Web.Tests.Desk;

/// <summary>1.2 over HTTP without script: the township asks, the county starts, carries lists, reads answers and reports; the family looks and objects.</summary>
public sealed class VerificationsAtDesk(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task 镇办提出_县区启动_取清单读回答出报告_家里看到结果提异议_县里更正后告知()
    {
        var (id, home) = await Accepted();
        var clerk = await house.As(house.Clerk);
        Assert.Contains("请县区核对", (await clerk.Opens($"/desk/cases/{id}")).Text, StringComparison.Ordinal);
        var asked = await clerk.Does($"/desk/cases/{id}/verification");
        var at = asked.Address.AbsolutePath;
        Assert.StartsWith("/desk/verifications/", at, StringComparison.Ordinal);
        Assert.Contains("等县区启动", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.As(house.OtherClerk)).Opens(at)).Status);

        var county = await house.As(house.Reviewer);
        Assert.Contains(home.Head.Name, (await county.Opens("/desk/verifications")).Text, StringComparison.Ordinal);
        var started = await (await county.Opens(at)).Presses("启动");
        Assert.Contains("还没有回音", started.Of("#lights ~ *") + started.Text, StringComparison.Ordinal);
        var waiting = await started.Presses("出具报告");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, waiting.Status);
        Assert.Contains("银行存款", waiting.Beside("without"), StringComparison.Ordinal);

        var exchange = await county.Opens("/desk/verifications/exchange");
        using var archive = new ZipArchive(new MemoryStream(await exchange.Takes("取新清单：银行存款")));
        using var reader = new StreamReader(archive.Entries.Single(e => e.Name.EndsWith(".csv", StringComparison.Ordinal)).Open(), Encoding.UTF8);
        var rows = (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..].Select(l => l.Split(',')).ToList();
        Assert.Contains(rows, r => r[2] == home.Head.Name);
        Assert.Equal(2, archive.Entries.Count);
        var carried = await county.Opens(at);
        Assert.Contains("△ 还没有回音", carried.Of("main table"), StringComparison.Ordinal);
        Assert.DoesNotContain("银行存款", carried.Of("#conclude").Split("问了还没有回音")[0], StringComparison.Ordinal);

        var file = Answer("VS10", rows.Select(r => r[2] == home.Head.Name ? $"{r[0]},有,金融资产,888000,,2026-07-31,定期" : $"{r[0]},无,,,,,").Append("坏行"));
        var half = await (await county.Opens("/desk/verifications/exchange")).Hands("读入", "file", "回答.csv", file[..^30], ("source", "VS10"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
        Assert.Contains("一行也没有读入", half.Of("#file-err"), StringComparison.Ordinal);
        var read = await half.Hands("读入", "file", "回答.csv", file, ("source", "VS10"));
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains($"收下{rows.Count}以前就有，没有变0退回1一共{rows.Count + 1}", read.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("应有7栏", read.Text, StringComparison.Ordinal);

        var reported = await (await county.Opens(at)).Presses("出具报告", ("without", "其余来源的系统下月才接通"));
        Assert.Equal(HttpStatusCode.OK, reported.Status);
        Assert.Contains("存款超限", reported.Text, StringComparison.Ordinal);
        Assert.Contains("本身不是拒绝的理由", reported.Text, StringComparison.Ordinal);
        var onCase = (await clerk.Opens($"/desk/cases/{id}")).Of("#verification");
        Assert.Contains("● 有记录", onCase, StringComparison.Ordinal);
        Assert.Contains("· 还没有问", onCase, StringComparison.Ordinal);

        var she = await house.As(await Owner(id));
        Assert.Contains("核对结果", (await she.Opens($"/my/{id}")).Of("#verification"), StringComparison.Ordinal);
        var mine = await she.Opens($"/my/{id}/verification");
        Assert.Contains("证券", mine.Of("#unasked"), StringComparison.Ordinal);
        Assert.Null(mine.Page.QuerySelector("#silent"));
        Assert.DoesNotContain(mine.Page.QuerySelectorAll("article.record"), r => r.TextContent.Contains("还没有回音", StringComparison.Ordinal));
        Assert.Contains("888,000", mine.Text, StringComparison.Ordinal);
        var short1 = await mine.Sends(("text", "不对"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short1.Status);
        Assert.Contains("至少5个字", short1.Beside("text"), StringComparison.Ordinal);
        var objected = await mine.Hands("提出异议", "file", "存单.pdf", "%PDF-1.4 存单"u8.ToArray(), ("text", "那是替村里保管的钱，不是我家的"));
        Assert.Contains("正在复查", objected.Text, StringComparison.Ordinal);

        var desk = await county.Opens(at);
        Assert.Contains("替村里保管", desk.Text, StringComparison.Ordinal);
        var early = await desk.Presses("复查办结", ("outcome", "按村委会证明更正"));
        Assert.Contains("先再问一次", early.Text, StringComparison.Ordinal);
        var corrected = await early.Presses("更正", ("item", "金融资产"), ("amount", "3000"), ("reason", "村委会证明是集体的钱"));
        Assert.Equal(HttpStatusCode.OK, corrected.Status);
        var closed = await corrected.Presses("复查办结", ("outcome", "按村委会证明更正"));
        Assert.Equal(HttpStatusCode.OK, closed.Status);
        var told = await she.Opens($"/my/{id}");
        Assert.Contains("异议已复查：按村委会证明更正", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("存款超限", (await county.Opens(at)).Text, StringComparison.Ordinal);
        Assert.Contains("verification-opened", (await house.Journal(id)).Select(j => j.Action));
    }

    [Fact]
    public async Task 演示时替来源写一份回答_计数对得上()
    {
        var (id, _) = await Accepted();
        var check = await house.It.Requesting.Request(house.Clerk, id, await house.Version(id), new(Purpose.新申请, ["VS02"], []));
        await house.It.Requesting.Start(house.Reviewer, check, 0);
        await house.It.Asking.List(house.Reviewer, "VS02", again: false);

        var read = await (await (await house.As(house.Reviewer)).Opens("/desk/verifications/exchange")).Presses("演示：替来源写一份回答：婚姻");

        Assert.Contains("退回0", read.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("○ 没有记录", (await (await house.As(house.Clerk)).Opens($"/desk/cases/{id}")).Of("#verification"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task 来源给全部数据_填错的写在哪一栏旁边_签名对的认出问到的人()
    {
        var (id, _) = await Accepted();
        var check = await house.It.Requesting.Request(house.Clerk, id, await house.Version(id), new(Purpose.新申请, ["VS05"], []));
        await house.It.Requesting.Start(house.Reviewer, check, 0);
        var asked = (await house.It.Asking.Held(house.Reviewer, "VS05")).First(q => q.CaseId == id);
        var file = Encoding.UTF8.GetBytes($"姓名,证件号,金额\r\n{asked.Name},{asked.IdNumber},245.00\r\n");
        var source = house.It.Catalogue.Of<MeansCheck>().SelectMany(d => d.Sources).First(s => s.Code == "VS05");
        var county = await house.As(house.Reviewer);
        (string, string)[] right = [("what", $"VS05|{source.Items[0]}"), ("number", "证件号"), ("amount", "金额"), ("count", ""), ("asOf", "2026-07-31"), ("signature", house.Ways.KeyOf("VS05")!.Sign(file))];

        const string button = "读一遍，认出问到的人";
        var nothing = await (await county.Opens("/desk/verifications/exchange")).Hands(button, "register", "全部.csv", file, ("number", ""), ("asOf", "2031-01-01"), ("signature", "甲"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("哪个来源的什么数据", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("照文件第一行写的", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("不能晚于今天", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("64 位", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("2031-01-01", nothing.Page.QuerySelector("#asOf-whole")!.GetAttribute("value"), StringComparison.Ordinal);
        var changed = await nothing.Hands(button, "register", "全部.csv", [.. file, 10], right);
        Assert.Contains("签名和文件对不上", changed.Text, StringComparison.Ordinal);
        var read = await changed.Hands(button, "register", "全部.csv", file, right);

        Assert.Contains("全部数据 1 行", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(asked.IdNumber, read.Text, StringComparison.Ordinal);
        Assert.Equal(Reply.已返回, (await house.It.Verifications.Open(house.Reviewer, check)).Lines.SelectMany(l => l.Items).First(i => i.Item.RequestNo == asked.RequestNo).Item.Reply);
    }

    [Fact]
    public async Task 演示时取一份全部数据_签名在旁边_原样交回读得进去_没选来源的说在那一栏旁边()
    {
        const string sample = "演示：取所选来源的一份全部数据";
        var (id, _) = await Accepted();
        var check = await house.It.Requesting.Request(house.Clerk, id, await house.Version(id), new(Purpose.新申请, ["VS05"], []));
        await house.It.Requesting.Start(house.Reviewer, check, 0);
        var asked = (await house.It.Asking.Held(house.Reviewer, "VS05")).Select(q => q.IdNumber).Distinct().ToList();
        var what = $"VS05|{house.It.Catalogue.Of<MeansCheck>().SelectMany(d => d.Sources).First(s => s.Code == "VS05").Items[0]}";
        var exchange = await (await house.As(house.Reviewer)).Opens("/desk/verifications/exchange");

        var nothing = await exchange.Presses(sample, ("what", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("请选择是哪个来源", nothing.Beside("what"), StringComparison.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(await exchange.Takes(sample, ("what", what))));
        var (file, signature) = (Entry(".csv"), Encoding.ASCII.GetString(Entry(".hmac-sha256")));
        var rows = Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("姓名,身份证号,金额", (asked.Count + 1) / 2), (rows[0], rows.Length - 1));
        Assert.All(rows[1..], r => Assert.Contains(r.Split(',')[1], asked));

        var read = await exchange.Hands("读一遍，认出问到的人", "register", "演示全部数据.csv", file,
            ("what", what), ("number", "身份证号"), ("amount", "金额"), ("count", ""), ("asOf", "2026-07-31"), ("signature", signature));

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains($"全部数据 {rows.Length - 1} 行，没有比对 0 行", read.Text, StringComparison.Ordinal);

        byte[] Entry(string end)
        {
            using var content = new MemoryStream();
            using var from = archive.Entries.Single(e => e.Name.EndsWith(end, StringComparison.Ordinal)).Open();
            from.CopyTo(content);
            return content.ToArray();
        }
    }

    [Fact]
    public async Task 来源说没有的_她说应该有_写短了标在旁边_收下以后正在复查()
    {
        var (id, _) = await Accepted();
        var check = await house.It.Requesting.Request(house.Clerk, id, await house.Version(id), new(Purpose.新申请, ["VS05"], []));
        await house.It.Requesting.Start(house.Reviewer, check, 0);
        var questions = await house.It.Asking.List(house.Reviewer, "VS05", again: false);
        var (sheet, _) = await Exchange.Sources.AnswerFile.Open(new MemoryStream(Exchange.Sources.PretendedSource.Answer(questions, "VS05", house.Ways.KeyOf("VS05")!)), "演示.csv", house.Ways.KeyOf("VS05")!);
        await house.It.AnswerFiles.Read(house.Reviewer, "VS05", sheet!);
        await house.It.Reports.Conclude(house.Reviewer, check, 1, "其余来源县里还没有接通");
        var she = await house.As(await Owner(id));

        var short1 = await (await she.Opens($"/my/{id}/verification")).Presses("提出异议", ("text", "有"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short1.Status);
        Assert.Contains("至少5个字", short1.Beside("text"), StringComparison.Ordinal);
        var objected = await short1.Presses("提出异议", ("text", "我每月领着城乡居民养老金"));

        Assert.Contains("正在复查", objected.Text, StringComparison.Ordinal);
        Assert.Contains("城乡居民养老金", (await (await house.As(house.Reviewer)).Opens($"/desk/verifications/{check}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 外来查询_缺依据的登记不了_按记录答复()
    {
        var county = await house.As(house.Chief);
        var 号 = 借书证样例.身份证号("19491231", 2);
        var empty = await county.Does("/desk/incoming/new", ("来函单位", "某某省某某县民政局"), ("姓名", "王小明"), ("身份证号", 号));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.NotEmpty(empty.Beside("法律依据"));

        var made = await empty.Sends(("法律依据", "社会救助法第四十一条"), ("对方案号", "川〔2026〕8号"), ("授权", "2026年7月20日授权书"));
        Assert.StartsWith("/desk/incoming/", made.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(号, made.Text, StringComparison.Ordinal);
        Assert.Contains("还剩 7 个工作日", made.Of("main"), StringComparison.Ordinal);
        var desk = await (await house.As(house.Reviewer)).Opens("/desk");
        Assert.Contains("等您答复的来函", desk.Text, StringComparison.Ordinal);
        Assert.Contains(made.Address.AbsolutePath, desk.Links);
        Assert.Contains("等答复 1 件", (await county.Opens("/desk/incoming")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("来函", (await (await house.As(house.Clerk)).Opens("/desk")).Text, StringComparison.Ordinal);
        var answered = await made.Presses("按记录答复");
        Assert.DoesNotContain(made.Address.AbsolutePath, (await (await house.As(house.Reviewer)).Opens("/desk")).Links);
        Assert.Contains("按期 1 件（100%）", (await county.Opens("/desk/incoming")).Text, StringComparison.Ordinal);

        Assert.Contains("没有发放记录", answered.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.As(house.Clerk)).Opens("/desk/incoming")).Status);
    }

    [Fact]
    public async Task 撤回授权_镇里凭在场人记下_她在自己的页面也能撤回_来源那一栏写明收回()
    {
        var (id, home) = await Accepted();
        var check = await house.It.Requesting.Request(house.Clerk, id, await house.Version(id), new(Purpose.新申请, ["VS02"], []));
        await house.It.Requesting.Start(house.Reviewer, check, 0);
        var clerk = await house.As(house.Clerk);
        Assert.Contains($"/desk/cases/{id}/consents", (await clerk.Opens($"/desk/verifications/{check}")).Links);
        var empty = await (await clerk.Opens($"/desk/cases/{id}/consents")).Presses("记下撤回", ("withdrawnOn", "昨天"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.All(new[] { "person", "withdrawnOn", "witness" }, f => Assert.NotEmpty(empty.Beside(f)));

        var she = await house.As(await Owner(id));
        Assert.Contains($"/my/{id}/consent", (await she.Opens($"/my/{id}")).Links);
        var unsure = await (await she.Opens($"/my/{id}/consent")).Presses("撤回我的授权");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.Status);
        var mine = await unsure.Presses("撤回我的授权", ("sure", "true"));
        Assert.Contains("已经撤回", mine.Text, StringComparison.Ordinal);
        Assert.Contains($"{(await house.Case(id)).Applicant}已在", mine.Text, StringComparison.Ordinal);
        Assert.Null(mine.Page.QuerySelector("#withdraw"));
        Assert.Contains("请求已收回", (await clerk.Opens($"/desk/verifications/{check}")).Text, StringComparison.Ordinal);

        var other = (await house.It.Consents.Of(house.Clerk, id))!.Subjects.FirstOrDefault(s => s is { IsMinor: false, ConsentedOn: not null });
        if (other is not null)
        {
            var taken = await (await clerk.Opens($"/desk/cases/{id}/consents")).Presses("记下撤回", ("person", other.Name), ("withdrawnOn", $"{house.Today:yyyy-MM-dd}"), ("witness", "村主任李四"));
            Assert.Contains("村主任李四在场", taken.Text, StringComparison.Ordinal);
        }
        Assert.Contains("撤回", (await clerk.Opens($"/desk/cases/{id}/verification")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.As(house.OtherClerk)).Opens($"/desk/cases/{id}/consents")).Status);
    }

    [Fact]
    public async Task 镇里只问了一个来源_县里的页面点名没有问的_只数问过的_补问以后另外列出()
    {
        var (id, _) = await Accepted();
        var check = await house.It.Requesting.Request(house.Clerk, id, await house.Version(id), new(Purpose.新申请, ["VS02"], []));
        await house.It.Requesting.Start(house.Reviewer, check, 0);
        var county = await house.As(house.Reviewer);
        var at = $"/desk/verifications/{check}";

        var before = await county.Opens(at);
        Assert.Contains("一条也还没有问；还没有问", before.Text, StringComparison.Ordinal);
        Assert.Contains("还没有核对全", before.Text, StringComparison.Ordinal);
        Assert.Contains("银行存款", before.Of("#widen"), StringComparison.Ordinal);
        await house.It.Asking.List(house.Reviewer, "VS02", again: false);
        var left = await (await county.Opens(at)).Presses("出具报告");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, left.Status);
        Assert.Contains("银行存款", left.Beside("without"), StringComparison.Ordinal);
        Assert.Null((await (await house.As(house.Clerk)).Opens(at)).Page.QuerySelector("#widen"));

        var widened = await left.Presses("补问这");

        Assert.Equal(HttpStatusCode.OK, widened.Status);
        var asked = (await house.It.Verifications.Open(house.Reviewer, check)).Asked;
        Assert.Contains($"已答 0 条，共问 {asked} 条；还没有问", widened.Text, StringComparison.Ordinal);
        Assert.Null(widened.Page.QuerySelector("#widen"));
        Assert.Contains("还没有核对全", (await (await house.As(house.Clerk)).Opens($"/desk/cases/{id}")).Of("#verification"), StringComparison.Ordinal);
    }

    [Fact]
    public void 演示的来源_同一个人总答一样_少数人有记录_都写明是演示_只答申报得上的项目()
    {
        var sources = house.It.Catalogue.Of<MeansCheck>().Single(d => d.Of == "living-allowance").Sources;
        List<SourceQuestion> people = [.. Enumerable.Range(0, 400).Select(n => new SourceQuestion($"q{n}", Guid.NewGuid(), "", "A", "某人", 借书证样例.身份证号("19600101", n)))];

        foreach (var source in sources)
        {
            var says = PretendedRecords.Of(source, house.Today);
            var told = people.Select(says).ToList();
            Assert.Equal(told, people.Select(PretendedRecords.Of(source, house.Today)));
            Assert.InRange(told.Count(t => t is not null), 0, 160);
            Assert.All(told.OfType<SourceValue>(), t => Assert.True(t.Note == PretendedRecords.Note && (t.Item.Length == 0 || source.Items.Contains(t.Item))));
            Assert.All(people.Select(p => says(p with { IsObligor = true })).OfType<SourceValue>(), t => Assert.Contains(t.Item, source.OfObligors!));
        }
        Assert.Contains(sources, s => s.Key == "银行存款" && people.Any(p => PretendedRecords.Of(s, house.Today)(p) is { Amount: not null }));
    }

    private byte[] Answer(string source, IEnumerable<string> rows)
    {
        var all = rows.ToList();
        var body = Encoding.UTF8.GetBytes($"安民核对回答,{source}\r\n" + string.Concat(all.Select(r => r + "\r\n")));
        return [.. body, .. Encoding.UTF8.GetBytes($"合计,{all.Count},{house.Ways.KeyOf(source)!.Sign(body)}\r\n")];
    }

    private async Task<(Guid Case, Anmin.Data.City.DemoHousehold Home)> Accepted()
    {
        var (id, home) = await house.Applies();
        await house.It.Acceptance.Accept(house.Clerk, id, await house.Version(id));
        return (id, home);
    }

    /// <summary>An account for the one who applied.</summary>
    private async Task<Caller> Owner(Guid id)
    {
        var @case = await house.Case(id);
        var she = DeskHouse.Person(@case.Applicant, Role.居民, @case.VillageCode, @case.OwnerHuman);
        await house.Open(she);
        return she;
    }
}
