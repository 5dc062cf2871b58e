using Anmin.Casework.Clock;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Intake;

/// <summary>What submitting answered: a case number, or the faults that are still to mend.</summary>
public sealed record Submitted(Guid? CaseId, string? Number, IReadOnlyList<Fault> Faults);

/// <summary>From draft to case: facts frozen, number given, clock started; a second click gets the first answer.</summary>
public sealed class Submissions(Database database, Catalogue catalogue, Clocks clocks)
{
    /// <param name="version">The version of the draft that was read; null where the page shows what it submits.</param>
    public async Task<Submitted> Submit(Caller caller, Guid draftId, int? version = null)
    {
        try
        {
            return await Try(caller, draftId, version);
        }
        catch (Exception e) when (e is Stale or Refused { Code: "already_open" } || IsOpenKey(e))
        {
            return await Earlier(caller, draftId) ?? throw (e is Stale ? e : AlreadyOpen());
        }
    }

    private static void RequireRead(DraftRow draft, int? version)
    {
        if (version is { } read && draft.Version != read)
        {
            throw new Stale();
        }
    }

    private static bool IsOpenKey(Exception e) =>
        e is DbUpdateException { InnerException: { } inner } && inner.Message.Contains("open_key", StringComparison.Ordinal);

    /// <summary>The receipt of a click that came first, if there was one.</summary>
    private async Task<Submitted?> Earlier(Caller caller, Guid draftId)
    {
        await using var db = database.Open(caller);
        var done = await Drafts.Mine(db, caller).AsNoTracking().Where(d => d.Id == draftId).Select(d => d.CaseId).SingleOrDefaultAsync();
        return done is { } id ? await Receipt(id) : null;
    }

    private async Task<Submitted> Try(Caller caller, Guid draftId, int? version)
    {
        await using (var look = database.Open(caller))
        {
            var known = await Drafts.Mine(look, caller).AsNoTracking().SingleOrDefaultAsync(d => d.Id == draftId) ?? throw new NotThere();
            if (known.CaseId is { } done)
            {
                return await Receipt(done);
            }
            RequireRead(known, version);
            await Drafts.RequireAgency(look, known, caller, database.Today);
            var service = catalogue.Find<Matter>(known.Matter) ?? throw new NotThere();
            var (_, faults) = Binder.Bind(service.Form, Drafts.Answers(known), database.Today);
            if (faults.Count > 0)
            {
                return new(null, null, faults);
            }
        }
        return await database.Effect(caller, async db =>
        {
            var draft = await Drafts.Mine(db, caller).SingleAsync(d => d.Id == draftId);
            if (draft.CaseId is { })
            {
                throw new Stale();
            }
            RequireRead(draft, version);
            await Drafts.RequireAgency(db, draft, caller, database.Today);
            var matter = catalogue.Find<Matter>(draft.Matter)!;
            var (facts, faults) = Binder.Bind(matter.Form, Drafts.Answers(draft), database.Today);
            if (facts is null)
            {
                throw new Refused("申请还有要更正的地方", "invalid", faults);
            }
            var @case = await NewCase(db, caller, draft, matter, facts);
            draft.CaseId = @case.Id;
            draft.Version++;
            foreach (var paper in await db.Attachments.IgnoreQueryFilters().Where(a => a.DraftId == draftId).ToListAsync())
            {
                paper.CaseId = @case.Id;
                Place(paper, @case);
            }
            return (new Event("submitted", $"case:{@case.Id}", @case.Id, $"已提交申请，受理编号 {@case.Number}",
                draft.AgencyId is null ? null : $"由 {caller.Name} 受委托代办"), new Submitted(@case.Id, @case.Number, []));
        });
    }

    private async Task<CaseRow> NewCase(AnminDb db, Caller caller, DraftRow draft, Matter matter, object facts)
    {
        var place = matter.PlaceOf(facts);
        if (database.Divisions.Find(place, database.Today) is null)
        {
            throw new Refused("选择的村（社区）今天已不在区划表里，请重新选择", "place", [new("", "请重新选择住址所在的村（社区）")]);
        }
        var parties = matter.PartiesOf(facts);
        var ids = parties.Where(p => p.Id is not null).Select(p => p.Id!.Value.Value).ToList();
        if (await db.Parties.IgnoreQueryFilters().AnyAsync(p => p.OpenKey != null && ids.Select(i => matter.Slug + ":" + i).Contains(p.OpenKey)))
        {
            throw AlreadyOpen();
        }
        var filed = await db.FiledRelatives.AsNoTracking().Where(r => ids.Contains(r.RelativeIdNumber)).ToListAsync();
        var relative = filed.Count > 0
            ? string.Join("；", filed.Select(Relatives.Note))
            : matter.RelativeOf(facts);
        var number = await Serials.Next(db, database.Divisions, place.County, matter.PaperWord, database.Today.Year);
        var step = matter.ProcedureOn(database.Today, false).Find(StepKind.受理);
        var @case = new CaseRow
        {
            Id = database.NewId(),
            Number = number,
            Matter = matter.Slug,
            CountyCode = place.County.Value,
            TownCode = place.Town.Value,
            VillageCode = place.Value,
            OwnerHuman = draft.OwnerHuman,
            FiledBy = draft.Human,
            Applicant = parties[0].Name,
            Members = parties.Count,
            State = CaseState.已提交,
            Step = StepKind.受理,
            Facts = FactsJson.Write(facts),
            SubmittedAt = database.Now,
            SubmittedOn = database.Today,
            RelativeNote = relative,
            Round = 1,
        };
        db.Cases.Add(@case);
        foreach (var party in parties)
        {
            var row = new PartyRow { Id = database.NewId(), Name = party.Name, IdNumber = party.Id?.Value, Role = party.Role, OpenKey = party.Id is { } id ? $"{matter.Slug}:{id.Value}" : null };
            Place(row, @case);
            db.Parties.Add(row);
        }
        await Applied.Submitted(db, catalogue, @case, ids, database.Today);
        if (step?.Limit is { } limit)
        {
            var clock = clocks.Start(@case, StepKind.受理, step.Name, limit, database.Today, database.NewId());
            db.Clocks.Add(clock);
            (@case.Due, @case.AwaitsYear) = (clock.Due, clock.AwaitsYear);
        }
        return @case;
    }

    internal static void Place(CasePart part, CaseRow @case) =>
        (part.CaseId, part.CountyCode, part.TownCode, part.VillageCode, part.OwnerHuman) =
        (@case.Id, @case.CountyCode, @case.TownCode, @case.VillageCode, @case.OwnerHuman);

    private async Task<Submitted> Receipt(Guid caseId)
    {
        await using var db = database.OpenForSystem();
        var number = await db.Cases.Where(c => c.Id == caseId).Select(c => c.Number).SingleAsync();
        return new(caseId, number, []);
    }

    private static Refused AlreadyOpen() =>
        new("您或家里有人已有一件同样的申请正在办理，请在「我的办件」里查看；办完之前不用重复申请", "already_open");
}
