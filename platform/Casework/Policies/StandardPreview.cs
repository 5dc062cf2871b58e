using Anmin.Casework.Desk;
using Anmin.Casework.Figures;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Policies;

/// <summary>What a change does in one county before it holds (提标测算).</summary>
/// <param name="Households">Grants that pay something from its first month on.</param>
/// <param name="Gain">Those that get more.</param>
/// <param name="ByHand">Those that a human must look at.</param>
/// <param name="Monthly">Σ(new − old) of those that gain.</param>
/// <param name="Invited">Who was refused or found on the edge within twelve months and would now be eligible: to be invited, never granted by the machine.</param>
/// <param name="InvitedMonthly">What they would get if all of them applied and nothing had changed.</param>
/// <param name="Reclassed">Who would stay without money, but be found something else than before.</param>
public sealed record CountyEffect(Anmin.Casework.Geography.Division County, int Households, int Gain, int Persons, int ByHand, Money Monthly, int Invited, Money InvitedMonthly, int Reclassed)
{
    /// <summary>Twelve months.</summary>
    public Money Yearly => Monthly * 12;
}

/// <summary>A family to invite: no one enters without an application (确认办法 第二十八条).</summary>
public sealed record Invitation(Guid CaseId, string Number, string Name, string Place, string County, bool Edge, DateOnly RefusedOn, Money Monthly);

/// <summary>A family that gets no money before or after, whose finding on file would be another one: on the edge now, or no longer (1.1-05). To be looked at, nothing changes by itself.</summary>
/// <param name="Before">What it was found to be; empty for nothing.</param>
/// <param name="After">What the rule says by the new row.</param>
public sealed record Reclassed(Guid CaseId, string Number, string Name, string Place, string County, string Before, string After, DateOnly DecidedOn);

/// <summary>The whole of it.</summary>
public sealed record StandardEffect(IReadOnlyList<CountyEffect> Counties, IReadOnlyList<Invitation> Invitations, IReadOnlyList<Reclassed> Reclassed, IReadOnlyList<Followed> Followers)
{
    public Money Monthly => Counties.Aggregate(Money.Zero, (sum, c) => sum + c.Monthly);

    /// <summary>From a month to the end of its year.</summary>
    public Money Until(PayMonth from) => Monthly * (13 - from.Month);
}

/// <summary>Computes what a change does while it is only proposed: every grant and every refusal of twelve months, by the rule itself.</summary>
public sealed class StandardPreviews(CaseWork work, StandingBook book, Standards standards)
{
    /// <summary>How long a refusal counts (1.1-05).</summary>
    private const int Months = 12;

    public async Task<StandardEffect> Of(Caller caller, Guid id)
    {
        Standards.RequireCounty(caller);
        await using var db = work.Database.Open(caller);
        var change = await standards.Read(db, caller, id);
        var matter = work.Catalogue.Find<Matter>(change.Table.Of) ?? throw new NotThere();
        var then = change.Row.State == StandardChangeState.已公布 ? book : book.With(book.RowsOf(change.Row, change.Values.Select(v => v.Row)));
        var area = FigureArea.Of(caller, work.Database.Divisions, work.Today, null);
        var shutOut = await Counted.ShutOut(db, caller);
        var causes = await Recalculations.CausesOf(db, change.Table.Slug);
        var regions = change.Values.Select(v => v.Row.Region).ToHashSet();
        bool Touches(string county) => Recalculations.Touches(then, change.Table, regions, work.Database.Divisions.On(DivisionCode.Of(county), change.Row.From), change.Row.From);
        var grants = (await Recalculations.Running.Of(db, change.Table.Of, g => true)).Where(g => Touches(g.Grant.CountyCode))
            .Select(g => (g.Grant, Now: Recomputing.Of(matter, g.Grant, g.Terms, g.Decision, then, work.Database.Divisions, change.From, causes)))
            .Where(g => g.Now is not null).ToLookup(g => CountyOf(area, g.Grant.CountyCode), g => (g.Grant, g.Now!));
        var (invitations, reclassed) = await Refusals(db, matter, then, change, shutOut);
        var (invited, moved) = (invitations.ToLookup(i => CountyOf(area, i.County)), reclassed.ToLookup(r => CountyOf(area, r.County)));
        var counties = (area.Level == DivisionLevel.City ? area.Parts : [work.Database.Divisions.Find(area.Code, work.Today)!]).Where(c => Touches(c.Code)).ToList();
        return new([.. counties.Select(c => Effect(c, [.. grants[c.Code]], [.. invited[c.Code]], moved[c.Code].Count()))], [.. counties.SelectMany(c => invited[c.Code])],
            [.. counties.SelectMany(c => moved[c.Code])], StandardFollows.Of(change.Table, counties, then, change.Row.From));
    }

    private static CountyEffect Effect(Geography.Division county, IReadOnlyList<(GrantRow Grant, Recomputed Now)> grants, IReadOnlyList<Invitation> invited, int reclassed)
    {
        var gain = grants.Where(g => g.Now.State == RecalculationState.待确认).ToList();
        return new(county, grants.Count, gain.Count, gain.Sum(g => g.Grant.Persons), grants.Count(g => g.Now.State == RecalculationState.要人办),
            gain.Aggregate(Money.Zero, (sum, g) => sum + g.Now.Difference), invited.Count, invited.Aggregate(Money.Zero, (sum, i) => sum + i.Monthly), reclassed);
    }

    /// <exception cref="Refused">A parameter is missing: nothing is guessed in its place.</exception>
    private async Task<(List<Invitation>, List<Reclassed>)> Refusals(AnminDb db, Matter matter, PolicyBook then, StandardChange change, IReadOnlyList<string> shutOut)
    {
        try
        {
            return await Again(db, matter, then, change, shutOut);
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            throw new Refused(e.Message, "parameter_missing");
        }
    }

    /// <summary>Every refusal of twelve months by the new row, the latest of a person first; who has applied again or receives since is left out.</summary>
    private async Task<(List<Invitation>, List<Reclassed>)> Again(AnminDb db, Matter matter, PolicyBook then, StandardChange change, IReadOnlyList<string> shutOut)
    {
        var since = work.Today.AddMonths(-Months);
        var refused = await (from d in db.Decisions.AsNoTracking()
                             join c in db.Cases.AsNoTracking() on d.CaseId equals c.Id
                             where !d.Granted && d.DecidedOn >= since && c.Matter == matter.Slug && c.State == CaseState.不予确认
                                 && !db.Parties.Any(p => p.CaseId == c.Id && shutOut.Contains(p.IdNumber!))
                             orderby d.DecidedOn descending, d.Id
                             select new { Decision = d, c.Number, c.Applicant }).ToListAsync();
        var regions = change.Values.Select(v => v.Row.Region).ToHashSet();
        var parties = (await (from p in db.Parties.AsNoTracking()
                              where db.Decisions.Any(d => d.CaseId == p.CaseId && !d.Granted && d.DecidedOn >= since)
                              select p).ToListAsync()).ToLookup(p => p.CaseId);
        var (invited, reclassed, seen) = (new List<Invitation>(), new List<Reclassed>(), new HashSet<string>());
        foreach (var it in refused.Where(r => Recalculations.Touches(then, change.Table, regions, work.Database.Divisions.On(DivisionCode.Of(r.Decision.CountyCode), change.Row.From), change.Row.From)))
        {
            var before = Recomputing.Read(it.Decision);
            var family = parties[it.Decision.CaseId].Select(p => new CaseParty(p.Name, IdNumber.TryParse(p.IdNumber, out var id, out _) ? id : null, p.Role)).ToList();
            var ids = family.Where(m => m.Id is not null).Select(m => m.Id!.Value.Value).ToList();
            // The rule had said yes and a human no: a standard does not answer that.
            if (ids.Any(seen.Contains) || before.Granted)
            {
                continue;
            }
            seen.UnionWith(ids);
            var (now, _) = Recomputing.Decide(matter, it.Decision, then, work.Database.Divisions, change.Row.From);
            var enters = now is { Granted: true, Award: not null };
            if ((!enters && (now.Granted || now.Kind == before.Kind)) || await AnsweredSince(db, matter, it.Decision.CaseId, family, ids, change.From))
            {
                continue;
            }
            var place = work.Database.Divisions.FullName(DivisionCode.Of(it.Decision.VillageCode));
            if (enters)
            {
                invited.Add(new(it.Decision.CaseId, it.Number, it.Applicant, place, it.Decision.CountyCode, before.Kind is not null, it.Decision.DecidedOn, now.Award!.Monthly));
            }
            else
            {
                reclassed.Add(new(it.Decision.CaseId, it.Number, it.Applicant, place, it.Decision.CountyCode, before.Kind ?? "", now.Kind ?? "", it.Decision.DecidedOn));
            }
        }
        return (invited, reclassed);
    }

    /// <summary>Whether somebody of the family has an application open or receives already.</summary>
    private static async Task<bool> AnsweredSince(AnminDb db, Matter matter, Guid caseId, IReadOnlyList<CaseParty> family, IReadOnlyList<string> ids, PayMonth from) =>
        await db.Parties.IgnoreQueryFilters().AnyAsync(p => p.OpenKey != null && p.CaseId != caseId && ids.Contains(p.IdNumber!))
        || (matter.Pays is { } benefit && (await Receiving.Already(db, benefit, family, from)).Count > 0);

    private static string CountyOf(FigureArea area, string code) => area.Level == DivisionLevel.City ? area.PartOf(code) : area.Code.County.Value;
}
