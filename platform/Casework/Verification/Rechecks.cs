using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>异议与复查: the family says what is wrong, the county asks that source anew or corrects the item, and tells the family; until then nobody decides (确认办法 第十八条).</summary>
public sealed class Rechecks(CaseWork work, Reports reports, Attachments attachments)
{
    /// <summary>Lodges an objection against one answer: it says too much, the wrong thing, or that there is nothing where there should be something.</summary>
    /// <param name="paper">The file that proves it, or null.</param>
    public async Task<Guid> Object(Caller caller, Guid itemId, string text, (string Name, Stream Content, long Length)? paper = null)
    {
        await RequireOpen(caller, itemId, text);
        var file = paper is { } handed ? await attachments.AddProof(caller, await CaseOf(caller, itemId), "verification-objection", handed.Name, handed.Content, handed.Length) : (Guid?)null;
        return await work.Database.Effect(caller, async db =>
        {
            var (item, row, source) = await Contestable(db, caller, itemId);
            var recheck = new RecheckRow
            {
                Id = work.Database.NewId(), CaseId = item.CaseId, CountyCode = item.CountyCode, TownCode = item.TownCode, VillageCode = item.VillageCode, OwnerHuman = item.OwnerHuman,
                VerificationId = row.Id, ItemId = itemId, Text = Written.Of(text, "text", "哪里不对"), PaperId = file, ReceivedOn = work.Today,
            };
            db.Rechecks.Add(recheck);
            return (new Event("verification-objected", $"verification:{row.Id}", item.CaseId, $"对{source.Key}（{item.Subject}）{(item.Reply == Reply.无数据 ? "没有记录" : "的核对结果")}提出异议，县区将复查后告知", recheck.Text), recheck.Id);
        });
    }

    /// <summary>Asks the source anew; what it said before stays on file.</summary>
    public Task AskAgain(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        var (recheck, item) = await Load(db, officer, id, version);
        if (item.ConsentTo < work.Today)
        {
            throw new Refused($"{item.Subject}的核对授权已经撤回或到期，不能再问；可以凭材料更正", "no_consent");
        }
        await Replace(db, item);
        (item.Reply, item.AskedAt, item.AnsweredAt, item.StoodAt, item.Tries, item.NextTryAt, item.Trouble, item.CalledBackOn) = (Reply.未返回, null, null, null, 0, null, null, null);
        item.Round++;
        recheck.Done = "再问一次";
        return new("verification-asked-again", $"verification:{recheck.VerificationId}", recheck.CaseId, null, $"{item.Source} 第 {item.Round} 次");
    });

    /// <summary>Corrects an answer on the strength of what the family has brought.</summary>
    /// <param name="values">What is right; empty where there is no record.</param>
    public Task Correct(Caller officer, Guid id, int version, IReadOnlyList<SourceValue> values, string reason) => work.Database.Effect(officer, async db =>
    {
        var (recheck, item) = await Load(db, officer, id, version);
        var text = Written.Of(reason, "reason", "凭什么更正");
        var source = Find(item.Source);
        if (values.FirstOrDefault(v => v.Item.Length > 0 && !source.ItemsOf(item.IsObligor).Contains(v.Item)) is { } strange)
        {
            throw new Refused($"{source.Key}不回答「{strange.Item}」", "invalid", [new("item", $"{source.Key}只能更正：{string.Join('、', source.ItemsOf(item.IsObligor))}", "choice")]);
        }
        await Replace(db, item);
        await db.SaveChangesAsync();
        Answered.Take(work, db, item, values.Count == 0 ? Reply.无数据 : Reply.已返回, values, $"更正（{officer.Name}）：{text}");
        recheck.Done = $"更正：{text}";
        return new("verification-corrected", $"verification:{recheck.VerificationId}", recheck.CaseId, null, $"{item.Source}：{text}");
    });

    /// <summary>Ends the re-check: the report is made anew and the family is told.</summary>
    public Task Close(Caller officer, Guid id, int version, string outcome) => work.Database.Effect(officer, async db =>
    {
        var (recheck, item) = await Load(db, officer, id, version);
        var text = Written.Of(outcome, "outcome", "复查的结果");
        if (recheck.Done is null)
        {
            throw new Refused("先再问一次这个来源，或者更正这一项，再告知结果", "not_rechecked");
        }
        if (item.Reply is Reply.未返回 or Reply.异常)
        {
            throw new Refused($"{Find(item.Source).Key}还没有回音；没有回音不能当作复查过", "still_silent");
        }
        (recheck.Outcome, recheck.ClosedOn, recheck.ClosedByName) = (text, work.Today, officer.Name);
        var row = await db.Verifications.SingleAsync(v => v.Id == recheck.VerificationId);
        row.Version++;
        await reports.Renew(db, row, officer);
        return new("verification-rechecked", $"verification:{row.Id}", recheck.CaseId, $"对{Find(item.Source).Key}（{item.Subject}）的异议已复查：{text}", recheck.Done);
    });

    private async Task RequireOpen(Caller caller, Guid itemId, string text)
    {
        Written.Of(text, "text", "哪里不对");
        await using var db = work.Database.Open(caller);
        await Contestable(db, caller, itemId);
    }

    private async Task<Guid> CaseOf(Caller caller, Guid itemId)
    {
        await using var db = work.Database.Open(caller);
        return await db.VerificationItems.Where(i => i.Id == itemId).Select(i => i.CaseId).SingleAsync();
    }

    private async Task<(VerificationItemRow Item, VerificationRow Row, Source Source)> Contestable(AnminDb db, Caller caller, Guid itemId)
    {
        var item = await db.VerificationItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId) ?? throw new NotThere();
        if (!await Agencies.Own(db, caller, work.Today).AnyAsync(c => c.Id == item.CaseId))
        {
            throw new NotThere();
        }
        var row = await db.Verifications.AsNoTracking().SingleAsync(v => v.Id == item.VerificationId);
        if (row.State != VerificationState.已出报告)
        {
            throw new Refused("核对还没有完成，出了报告再提异议", "wrong_state");
        }
        if ((await Occasion.Of(db, work, row)).IsOver)
        {
            throw new Refused("决定已经作出，对决定不服的，请在本件页面申诉", "decided");
        }
        if (item.Reply is not (Reply.已返回 or Reply.无数据))
        {
            throw new Refused($"{Find(item.Source).Key}还没有回音，等它回答了再提；没有回音不当作没有", "still_silent");
        }
        if (await db.Rechecks.AnyAsync(r => r.ItemId == itemId && r.ClosedOn == null))
        {
            throw new Refused("这一项已经提出异议，正在复查", "objected_before");
        }
        return (item, row, Find(item.Source));
    }

    private async Task<(RecheckRow Recheck, VerificationItemRow Item)> Load(AnminDb db, Caller officer, Guid id, int version)
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        var recheck = await db.Rechecks.SingleOrDefaultAsync(r => r.Id == id) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, officer, recheck.CaseId);
        if (recheck.Version != version)
        {
            throw new Stale();
        }
        if (recheck.ClosedOn is { } on)
        {
            throw new Refused($"{recheck.ClosedByName}已在 {on:yyyy-MM-dd} 复查过", "closed_before");
        }
        recheck.Version++;
        var item = await db.VerificationItems.SingleAsync(i => i.Id == recheck.ItemId);
        item.Version++;
        return (recheck, item);
    }

    private async Task Replace(AnminDb db, VerificationItemRow item)
    {
        foreach (var said in await db.VerificationAnswers.Where(a => a.ItemId == item.Id && a.ReplacedAt == null).ToListAsync())
        {
            said.ReplacedAt = work.Database.Now;
        }
    }

    private Source Find(string code) => work.Catalogue.Of<MeansCheck>().SelectMany(d => d.Sources).First(s => s.Code == code);
}
