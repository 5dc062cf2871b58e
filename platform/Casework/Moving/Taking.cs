using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Moving;

/// <summary>接续: the new place decides by its own standard. In one transaction the old grant ends with a month and a new one begins with the next, in a file of the new place's own; the old place keeps its file as it was.</summary>
public sealed class Taking(MoveWork moves)
{
    private CaseWork Work => moves.Work;

    /// <summary>Decides as computed. Who finds the computation wrong gives the file back, or has the facts reviewed once it is there.</summary>
    public Task<Guid> Decide(Caller decider, Guid id, int version) => Work.Database.Effect(decider, async db =>
    {
        var row = await moves.ForWriting(db, decider, id, version, MoveState.待决定);
        MoveWork.RequireSide(MoveWork.IsOfNew(db, row), "迁入地");
        var grant = await MoveWork.GrantOf(db, row);
        var matter = moves.MatterOf(grant);
        var takeover = await moves.Of(db, row, grant, matter);
        var byTown = await moves.TownDecides(db, row, matter, takeover);
        if (byTown)
        {
            Duties.Require(decider, Role.镇办负责, Role.系统);
        }
        else
        {
            Duties.Require(decider, Role.县区审核, Role.县区负责, Role.系统);
        }
        if (MoveWork.HandledBefore(decider, row) is { } what)
        {
            throw new NotAllowed($"您{what}，不能再作决定，请由其他人员办理");
        }
        await Handover.RequireSettled(db, row);
        if (takeover.HearBefore is { } article && row.HeardOn is null)
        {
            throw new Refused($"减发、停发之前要先听取本人意见并记下来（{article}）", "hear_first");
        }
        if (takeover.Continues && await Receiving.Already(db, matter.Pays!, takeover.Covered, takeover.First, grant.Id) is { Count: > 0 } twice)
        {
            throw new Refused($"{string.Join('、', twice)}已在另一户领取，先在那一户减去或停发，再作决定", "receives_elsewhere");
        }
        var old = await db.Cases.IgnoreQueryFilters().AsNoTracking().SingleAsync(c => c.Id == row.CaseId);
        var @case = await NewCase(db, decider, row, old, matter, takeover, byTown);
        var decision = Record(db, decider, @case, matter, takeover);
        await EndOld(db, row, grant, takeover);
        if (takeover.Continues)
        {
            await Begin(db, row, grant, @case, decision, matter, takeover);
        }
        (row.State, row.FromMonth, row.NewCaseId) = (takeover.Continues ? MoveState.已接续 : MoveState.不再符合, takeover.First.Key, @case.Id);
        row.Result = takeover.Continues
            ? $"{Before(takeover.First)}及以前由{Town(row.TownCode)}所在的县区发，{Reviewing.ResultOf(takeover.Terms)}，由迁入地发"
            : $"按迁入地的标准不再符合条件，{takeover.First}起停发";
        (row.DecidedBy, row.DecidedByName, row.DecidedOn) = (decider.Human, decider.Name, Work.Today);
        db.Outbox.Add(new() { Id = Work.Database.NewId(), Kind = "letter", Payload = decision.Id.ToString(), At = Work.Database.Now });
        return (new Event(takeover.Continues ? "move-taken-over" : "move-ended", $"move:{id}", row.CaseId, $"搬家以后的决定 {decision.Number}：{row.Result}"), @case.Id);
    });

    /// <summary>The file of the new place: decided on the day it is opened, with copies of what was found and handed in.</summary>
    private async Task<CaseRow> NewCase(AnminDb db, Caller decider, MoveRow row, CaseRow old, Matter matter, Takeover takeover, bool byTown)
    {
        var parties = matter.PartiesOf(takeover.Facts);
        var @case = new CaseRow
        {
            Id = Work.Database.NewId(), Number = await Serials.Next(db, Work.Database.Divisions, DivisionCode.Of(row.ToCounty), matter.PaperWord, Work.Today.Year), Matter = matter.Slug,
            CountyCode = row.ToCounty, TownCode = row.ToTown, VillageCode = row.ToVillage!, OwnerHuman = old.OwnerHuman, FiledBy = old.FiledBy, Applicant = parties[0].Name, Members = parties.Count,
            State = takeover.Continues ? CaseState.已确认 : CaseState.不予确认, Step = StepKind.确认, Facts = row.Facts!, SubmittedAt = Work.Database.Now, SubmittedOn = row.ReportedOn,
            AcceptedOn = row.ReceivedOn, Regime = matter.RegimeOn(row.ReceivedOn!.Value), Delegated = byTown, RelativeNote = old.RelativeNote, Round = 1, AcceptedBy = row.ReceivedBy,
            DecidedBy = decider.Human, DecidedOn = Work.Today, Granted = takeover.Continues, OnTime = row.Due is null || Work.Today <= row.Due, MovedFrom = old.Id,
        };
        db.Cases.Add(@case);
        db.Parties.AddRange(parties.Select(p => Work.Part(@case, new PartyRow { Name = p.Name, IdNumber = p.Id?.Value, Role = p.Role })));
        db.Findings.AddRange((await MoveWork.Findings(db, row)).Select(f => Work.Part(@case, new FindingRow
        {
            Kind = f.Kind, Facts = f.Facts, FoundOn = f.FoundOn, By = f.By, ByName = f.ByName, With = f.With, WithName = f.WithName, RecordedAt = f.RecordedAt, Round = 1,
        })));
        db.Attachments.AddRange((await db.Attachments.IgnoreQueryFilters().AsNoTracking().Where(a => a.CaseId == old.Id).OrderBy(a => a.Id).ToListAsync()).Select(a => Work.Part(@case, new AttachmentRow
        {
            Material = a.Material, Label = a.Label, ContentType = a.ContentType, Size = a.Size, Sha256 = a.Sha256, UploadedAt = a.UploadedAt, CopyOf = a.CopyOf ?? a.Id,
        })));
        return @case;
    }

    private DecisionRow Record(AnminDb db, Caller decider, CaseRow @case, Matter matter, Takeover takeover)
    {
        var office = DivisionCode.Of(@case.Delegated ? @case.TownCode : @case.CountyCode);
        var limit = Work.ProcedureOf(@case, matter).Find(StepKind.送达)?.Limit ?? Limit.工作日(3);
        var decision = Work.Part(@case, new DecisionRow
        {
            Number = @case.Number, Granted = takeover.Continues, DecidedOn = Work.Today, RulesOn = @case.AcceptedOn!.Value, DecidedByName = decider.Name,
            DecidedByOffice = Work.Database.Divisions.FullName(office) + (@case.Delegated ? "人民政府（办事处）" : "民政局"),
            Decision = FactsJson.Write(takeover.Computed), Facts = @case.Facts, Evidence = Decisions.WriteEvidence(takeover.Evidence), Parameters = FactsJson.Write(takeover.Policy.Used.ToList()),
            MonthlyFen = takeover.Continues ? takeover.Terms[0].Monthly.Fen : null, StartMonth = takeover.Continues ? takeover.First.Key : null,
            DeliverBy = Work.Clocks.Calendar.Last(Work.Today, limit),
        });
        @case.Due = decision.DeliverBy;
        db.Decisions.Add(decision);
        return decision;
    }

    /// <summary>The old county pays the month before as its last, and its own arrears; nothing after.</summary>
    private async Task EndOld(AnminDb db, MoveRow row, GrantRow grant, Takeover takeover)
    {
        var people = await db.Covered.IgnoreQueryFilters().Where(c => c.GrantId == grant.Id && c.Seq == grant.TermSeq).ToListAsync();
        Granting.Add(db, Work, grant, TermKind.停发, takeover.First, Money.Zero, [],
            [.. people.Select(c => new CaseParty(c.Name, IdNumber.TryParse(c.Person, out var known, out _) ? known : null, ""))], [], row.Id,
            takeover.Continues ? $"搬到{Town(row.ToTown)}，从这个月起由那边发" : $"搬到{Town(row.ToTown)}，按那边的标准不再符合条件", takeover.Law.Change.ToString());
        (grant.EndMonth, grant.ReviewDue, grant.ReviewClass) = (Before(takeover.First).Key, null, null);
    }

    /// <summary>The new county's grant: its amount, the account the family already has, the day of re-verification unchanged.</summary>
    private async Task Begin(AnminDb db, MoveRow row, GrantRow old, CaseRow @case, DecisionRow decision, Matter matter, Takeover takeover)
    {
        var (first, last) = (takeover.Terms[0], takeover.Terms[^1]);
        var review = await ReviewDue(db, old.Id) ?? takeover.Law.Rhythm.After(Work.Today);
        var grant = Work.Part(@case, new GrantRow
        {
            Matter = @case.Matter, Programme = old.Programme, Class = matter.Pays!.ClassOf(takeover.Facts, takeover.Evidence, takeover.Policy), Name = @case.Applicant, Persons = takeover.Covered.Count,
            StartMonth = takeover.First.Key, EndMonth = last.Kind == TermKind.停发 ? Before(last.From).Key : null, MonthlyFen = first.Monthly.Fen, Lines = FactsJson.Write(first.Lines), DecisionId = decision.Id,
            ReviewDue = review, ReviewClass = takeover.Law.Rhythm.Class,
        });
        db.Grants.Add(grant);
        foreach (var term in takeover.Terms)
        {
            Granting.Add(db, Work, grant, term.Kind, term.From, term.Monthly, term.Lines, takeover.Covered, takeover.Policy.Used, decision.Id,
                $"决定 {decision.Number}：从{Town(row.TownCode)}迁来，{term.Why}", term.Basis.ToString());
        }
        if (await db.Payees.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(p => p.GrantId == old.Id && p.State == PayeeState.生效) is { } payee)
        {
            db.Payees.Add(Work.Part(@case, new PayeeRow
            {
                GrantId = grant.Id, Holder = payee.Holder, Bank = payee.Bank, Account = payee.Account, IsMember = payee.IsMember, Agreement = payee.Agreement, State = PayeeState.生效,
                ProposedBy = payee.ProposedBy, ProposedByName = payee.ProposedByName, ProposedOn = payee.ProposedOn, UsableFrom = payee.UsableFrom,
            }));
        }
    }

    /// <summary>The day that was set before the move: moving is no verification.</summary>
    private static Task<DateOnly?> ReviewDue(AnminDb db, Guid grant) => db.Grants.IgnoreQueryFilters().AsNoTracking().Where(g => g.Id == grant).Select(g => g.ReviewDue).SingleAsync();

    private static PayMonth Before(PayMonth month) => PayMonth.Of(month.FirstDay.AddDays(-1));

    private string Town(string code) => Work.Database.Divisions.FullName(DivisionCode.Of(code));
}
