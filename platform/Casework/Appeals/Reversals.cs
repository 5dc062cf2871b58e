using System.Text.Json;
using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Appeals;

/// <summary>What a reversal brings about: terms from the right month on, a grant that was refused, a case that goes on. The month's batch makes back pay of it (handbook 01 A8).</summary>
internal sealed class Reversals(CaseWork work, PolicyBook policies)
{
    /// <summary>The case behind an appeal as the rule sees it: frozen facts and findings, the law of its day.</summary>
    public sealed record Frozen(Matter Matter, object Facts, Evidence Evidence, Policy Policy, DateOnly On)
    {
        public Decision Decide() => Matter.Decide(Facts, Evidence, Policy, On);
    }

    /// <summary>What was decided instead.</summary>
    /// <param name="Monthly">Null where nothing is granted, or nothing is paid.</param>
    /// <param name="Retroactive">Whether what was too much is taken back.</param>
    /// <param name="Why">For the family and the auditor.</param>
    public sealed record Instead(bool Grant, Money? Monthly, IReadOnlyList<AwardLine> Lines, bool Retroactive, string Why, string Basis);

    public Frozen FrozenOf(CaseRow @case, AppealRow appeal)
    {
        var (matter, on) = (work.MatterOf(@case), appeal.RulesOn!.Value);
        var kinds = matter.FindingsOn(on).ToDictionary(k => k.Facts.Name);
        var findings = JsonSerializer.Deserialize<List<Decisions.FrozenFinding>>(appeal.Evidence!, FactsJson.Options)!;
        return new(matter, FactsJson.Read(appeal.Facts!, matter.FactsType), new([.. findings.Select(f => FactsJson.Read(f.Facts, kinds[f.Type].Facts))]),
            policies.For(DivisionCode.Of(@case.VillageCode), on), on);
    }

    /// <summary>Another amount, or none, from the month from which it should have been so.</summary>
    /// <returns>What follows, in a sentence.</returns>
    public async Task<string> Put(AnminDb db, CaseRow @case, AppealRow appeal, Instead instead)
    {
        var frozen = FrozenOf(@case, appeal);
        appeal.Granted = instead.Grant;
        if (appeal.Contested is Contested.确认决定 or Contested.重新决定)
        {
            (@case.Granted, @case.State, @case.Version) = (instead.Grant, instead.Grant ? CaseState.已确认 : CaseState.不予确认, @case.Version + 1);
            @case.DecidedBy = appeal.DecidedBy ?? appeal.ResultBy;
        }
        var grant = await db.Grants.SingleOrDefaultAsync(g => g.CaseId == @case.Id);
        if (frozen.Matter.Pays is not { } benefit || appeal.OughtMonth is not { } ought || (grant is null && instead.Monthly is null))
        {
            return instead.Grant ? "改为批准" : "仍不予确认";
        }
        var (from, next) = (PayMonth.Parse(ought), PayMonth.After(work.Today));
        var terms = grant is null ? [] : await TermsOf(db, grant);
        RightTerm right = instead is { Grant: true, Monthly: { } monthly }
            ? new(from, TermKind.发放, monthly, instead.Lines)
            : new(from, TermKind.停发, Money.Zero, []);
        return await Add(db, @case, appeal, benefit, frozen, grant,
            RightTerms.Of(terms, appeal.ContestedId, appeal.ContestedOn, await Fought(db, appeal), from, next, _ => right, instead.Retroactive), instead.Why, instead.Basis);
    }

    /// <summary>A review, or a decision made anew, is as if it had never been: what was due before it is due again.</summary>
    /// <returns>What follows, or null where nothing followed from what is undone, so that it must be decided anew.</returns>
    public async Task<string?> Undo(AnminDb db, CaseRow @case, AppealRow appeal, string why, string basis)
    {
        var grant = await db.Grants.SingleOrDefaultAsync(g => g.CaseId == @case.Id);
        var terms = grant is null ? [] : await TermsOf(db, grant);
        if (grant is null || appeal.OughtMonth is not { } ought || terms[0].CauseId == appeal.ContestedId || terms.All(t => t.CauseId != appeal.ContestedId))
        {
            return null;
        }
        var frozen = FrozenOf(@case, appeal);
        var pieces = RightTerms.Of(terms, appeal.ContestedId, appeal.ContestedOn, await Fought(db, appeal), PayMonth.Parse(ought), PayMonth.After(work.Today),
            month => RightTerms.Before(terms, appeal.ContestedId, month), retroactive: false);
        return await Add(db, @case, appeal, frozen.Matter.Pays!, frozen, grant, pieces, why, basis);
    }

    /// <summary>A case that was ended goes on where it stood; a grant that comes of it starts as if it had been decided on its last day.</summary>
    public async Task<string> Resume(AnminDb db, CaseRow @case, AppealRow appeal)
    {
        var matter = work.MatterOf(@case);
        appeal.OughtOn = @case.TotalDue ?? appeal.ContestedOn;
        foreach (var party in await db.Parties.Where(p => p.CaseId == @case.Id).ToListAsync())
        {
            party.OpenKey = party.IdNumber is { } id ? $"{matter.Slug}:{id}" : null;
            if (party.OpenKey is { } key && await db.Parties.IgnoreQueryFilters().AnyAsync(p => p.OpenKey == key && p.CaseId != @case.Id))
            {
                throw new Refused($"{party.Name}已经另有一件在办的申请，先撤回或办完那一件，再恢复这一件", "already_open");
            }
        }
        @case.Version++;
        if (@case.AcceptedOn is null)
        {
            await work.MoveTo(db, @case, matter, StepKind.受理, CaseState.已提交);
            return "恢复办理，从受理开始";
        }
        if (work.ProcedureOf(@case, matter).Total is { } total)
        {
            var clock = work.Clocks.Start(@case, null, "恢复办理后的全部时限", total, work.Today, work.Database.NewId());
            db.Clocks.Add(clock);
            (@case.TotalDue, @case.AwaitsYear) = (clock.Due, clock.AwaitsYear);
        }
        await work.MoveTo(db, @case, matter, StepKind.调查, CaseState.调查中);
        return "恢复办理，从调查开始；批准的，从本来应当开始的月份补发";
    }

    /// <summary>The day as if on which a case is decided: today, or where it was wrongly ended, the last day of its first limit.</summary>
    public static async Task<DateOnly> DecidedAsOf(AnminDb db, Guid caseId, DateOnly today) =>
        await db.Appeals.Where(a => a.CaseId == caseId && a.OughtOn != null).MinAsync(a => a.OughtOn) is { } ought && ought < today ? ought : today;

    private async Task<string> Add(
        AnminDb db, CaseRow @case, AppealRow appeal, Benefit benefit, Frozen frozen, GrantRow? grant, IReadOnlyList<RightTerm> pieces, string why, string basis)
    {
        var anew = benefit.CoveredBy(frozen.Facts, frozen.Evidence, frozen.Policy);
        pieces = await UntilElsewhere(db, benefit, anew, grant, pieces);
        if (pieces.Count == 0)
        {
            return "数额不变";
        }
        appeal.FromMonth = pieces[0].From.Key;
        if (grant is null)
        {
            var decision = await db.Decisions.SingleAsync(d => d.CaseId == @case.Id);
            Granting.Open(db, work, @case, benefit, frozen.Facts, frozen.Evidence, pieces[0].Monthly, pieces[0].From, pieces[0].Lines, frozen.Policy, decision.Id, why, basis, causeId: appeal.Id);
            grant = db.Grants.Local.Single(g => g.CaseId == @case.Id);
        }
        else
        {
            await Add(pieces[0]);
        }
        foreach (var piece in pieces.Skip(1))
        {
            await Add(piece);
        }
        await Settle(grant, pieces, benefit, frozen);
        return string.Join('；', pieces.Select(p => $"{p.From}起{(p.Kind is TermKind.停发 or TermKind.暂停 ? p.Kind.ToString() : $"{(p.Kind == TermKind.渐退 ? "渐退，" : "")}每月 {p.Monthly.Short} 元")}"))
            + (pieces[0].From <= PayMonth.Of(work.Today) && pieces[0].Monthly > Money.Zero ? "，少发的在下一次发放时补齐" : "");

        async Task Add(RightTerm piece) => Granting.Add(db, work, grant, piece.Kind, piece.From, piece.Monthly, piece.Lines,
            piece.CoveredAs is { } seq ? await Persons(db, grant, seq) : anew, frozen.Policy.Used, appeal.Id, why, basis);

        async Task Settle(GrantRow row, IReadOnlyList<RightTerm> all, Benefit of, Frozen law)
        {
            row.EndMonth = all[^1].Kind == TermKind.停发 ? PayMonth.Of(all[^1].From.FirstDay.AddDays(-1)).Key : null;
            if (all.LastOrDefault(p => p.Kind != TermKind.停发) is { } paid)
            {
                (row.MonthlyFen, row.Lines) = (paid.Monthly.Fen, FactsJson.Write(paid.Lines));
                row.Persons = paid.CoveredAs is { } seq ? (await Persons(db, row, seq)).Count : anew.Count;
            }
            var rhythm = row.EndMonth is null ? of.ReviewOf(law.Facts, law.Evidence, law.Policy, law.On, law.Decide())?.Rhythm : null;
            (row.ReviewDue, row.ReviewClass) = (rhythm?.After(work.Today), rhythm?.Class);
        }
    }

    /// <summary>Nobody is paid a month twice: where the family has meanwhile been granted elsewhere, this grant ends before that one begins.</summary>
    private static async Task<IReadOnlyList<RightTerm>> UntilElsewhere(AnminDb db, Benefit benefit, IReadOnlyList<CaseParty> covered, GrantRow? grant, IReadOnlyList<RightTerm> pieces)
    {
        if (pieces.All(p => p.Monthly == Money.Zero) || await Receiving.Already(db, benefit, covered, pieces[0].From, grant?.Id) is not { Count: > 0 } twice)
        {
            return pieces;
        }
        var ids = covered.Where(c => c.Id is not null).Select(c => c.Id!.Value.Value).ToList();
        string[] programmes = [benefit.Programme, .. benefit.Excludes];
        var (own, first) = (grant?.Id, pieces[0].From.Key);
        var begins = PayMonth.Parse(await db.Grants.IgnoreQueryFilters()
            .Where(g => g.Id != own && programmes.Contains(g.Programme) && (g.EndMonth == null || string.Compare(g.EndMonth, first) >= 0)
                && db.Covered.IgnoreQueryFilters().Any(c => c.GrantId == g.Id && c.Seq == g.TermSeq && ids.Contains(c.Person)))
            .MinAsync(g => g.StartMonth));
        if (begins <= pieces[0].From)
        {
            throw new Refused($"{string.Join('、', twice)}在这些月份已在另一户领取，先把那一户的多退少补定下来", "receives_elsewhere");
        }
        return [.. pieces.Where(p => p.From < begins), new(begins, TermKind.停发, Money.Zero, [])];
    }

    /// <summary>What is fought, and what earlier appeals against it have brought.</summary>
    private static async Task<IReadOnlySet<Guid>> Fought(AnminDb db, AppealRow appeal) =>
        (await db.Appeals.Where(a => a.ContestedId == appeal.ContestedId).Select(a => a.Id).ToListAsync()).Append(appeal.ContestedId).ToHashSet();

    private static async Task<List<TermRow>> TermsOf(AnminDb db, GrantRow grant) => await db.Terms.AsNoTracking().Where(t => t.GrantId == grant.Id).OrderBy(t => t.Seq).ToListAsync();

    private static async Task<IReadOnlyList<CaseParty>> Persons(AnminDb db, GrantRow grant, int seq) =>
        [.. (await db.Covered.Where(c => c.GrantId == grant.Id && c.Seq == seq).ToListAsync()).Select(c => new CaseParty(c.Name, IdNumber.TryParse(c.Person, out var id, out _) ? id : null, ""))];
}
