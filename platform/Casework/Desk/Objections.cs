using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>异议: anybody may object during the notice; the case stops, is surveyed again and publicised again.</summary>
public sealed class Objections(CaseWork work)
{
    /// <summary>Files an objection from the open site. Name and phone are optional; a named one gets an answer.</summary>
    public Task File(Guid noticeId, string text, string? name, string? phone) => work.Database.Effect(Caller.System, async db =>
    {
        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == noticeId && n.TakenDownOn == null && n.Until >= work.Today) ?? throw new NotThere();
        var faults = new List<Fault>();
        var plain = Plain.Text(text);
        var digits = (Phone?)null;
        if (Plain.Length(plain) is < 5 or > 1000)
        {
            faults.Add(new("text", "请写明异议的内容，5 到 1000 个字", "range"));
        }
        if (!string.IsNullOrWhiteSpace(phone))
        {
            if (Phone.TryParse(phone, out var parsed, out var fault)) { digits = parsed; } else { faults.Add(new("phone", fault, "format")); }
        }
        if (Plain.Length(Plain.Text(name)) > 50)
        {
            faults.Add(new("name", "姓名最多50个字", "range"));
        }
        if (faults.Count > 0)
        {
            throw new Refused("还有要更正的地方", "invalid", faults);
        }
        var @case = await db.Cases.SingleAsync(c => c.Id == notice.CaseId);
        @case.Version++;
        db.Objections.Add(work.Part(@case, new ObjectionRow
        {
            NoticeId = noticeId,
            Text = plain,
            Name = string.IsNullOrWhiteSpace(name) ? null : Plain.Text(name),
            Phone = digits?.Value,
            ReceivedAt = work.Database.Now,
            ReceivedOn = work.Today,
        }));
        @case.State = CaseState.异议处理;
        return new("objected", $"case:{@case.Id}", @case.Id, "公示期间收到异议，镇（办）将复查后重新公示", Outcome: "stopped");
    });

    /// <summary>Answers every open objection and opens a new survey round; a county that had reviewed the case reviews and publishes it again.</summary>
    public Task Answer(Caller officer, Guid caseId, int version, string outcome) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var (@case, matter) = await work.ForWriting(db, officer, caseId, version, CaseState.异议处理);
        var text = Written.Of(outcome, "outcome", "怎样处理异议");
        foreach (var objection in await db.Objections.Where(o => o.CaseId == caseId && o.ClosedOn == null).ToListAsync())
        {
            (objection.Outcome, objection.ClosedOn, objection.ClosedByName) = (text, work.Today, officer.Name);
        }
        foreach (var notice in await db.Notices.Where(n => n.CaseId == caseId && n.TakenDownOn == null).ToListAsync())
        {
            notice.TakenDownOn = work.Today;
        }
        (@case.Round, @case.ReviewedBy) = (@case.Round + 1, null);
        await work.MoveTo(db, @case, matter, StepKind.调查, CaseState.调查中);
        return new("resurvey", $"case:{caseId}", caseId, "已受理异议，重新入户调查", text);
    });
}
