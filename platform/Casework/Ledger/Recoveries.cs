using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>追缴: what was paid beyond due becomes a case of its own, decided by a second human; each movement is a posting.</summary>
public sealed class Recoveries(CaseWork work)
{
    /// <summary>Money paid beyond due that nobody has acted on.</summary>
    public sealed record Open(Guid GrantId, Guid CaseId, string Name, string Programme, IReadOnlyList<string> Months, Money Amount);

    /// <summary>Ways in which what is owed becomes less.</summary>
    public enum Move { 追回, 减免, 核销 }

    /// <summary>Overpaid months that wait for a proposal, family by family.</summary>
    public async Task<IReadOnlyList<Open>> Waiting(Caller caller)
    {
        Duties.Require(caller, Role.县区财务, Role.县区审核, Role.县区负责, Role.市级, Role.审计, Role.系统);
        await using var db = work.Database.Open(caller);
        var rows = await db.Overpaid.AsNoTracking().Where(o => o.RecoveryId == null)
            .Join(db.Grants, o => o.GrantId, g => g.Id, (o, g) => new { o.GrantId, g.CaseId, g.Name, g.Programme, o.ForMonth, o.Fen }).Take(2000).ToListAsync();
        return [.. rows.GroupBy(r => r.GrantId).Select(g => new Open(g.Key, g.First().CaseId, g.First().Name, g.First().Programme,
            [.. g.Select(r => r.ForMonth).Order()], new(g.Sum(r => r.Fen))))];
    }

    /// <summary>Proposes to get back all overpaid months of a family.</summary>
    public Task<Guid> Propose(Caller officer, Guid grantId, string reason, string basis, Money instalment) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区财务, Role.系统);
        var grant = await db.Grants.SingleOrDefaultAsync(g => g.Id == grantId) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, officer, grant.CaseId);
        var months = await db.Overpaid.Where(o => o.GrantId == grantId && o.RecoveryId == null).OrderBy(o => o.ForMonth).ToListAsync();
        if (months.Count == 0)
        {
            throw new Refused("这户没有待追缴的月份", "nothing_overpaid");
        }
        // what the bank sent back never reached the family
        var never = await db.Lines.OfGrants([grantId], months.Select(o => PayMonth.Parse(o.ForMonth))).Where(l => l.State == LineState.退回 || l.State == LineState.待重发).Select(l => l.ForMonth).ToListAsync();
        if (months.RemoveAll(o => never.Contains(o.ForMonth)) > 0 && months.Count == 0)
        {
            throw new Refused($"{string.Join('、', never.Distinct().Order())} 的钱银行退了回来，没有到这户手里，不用追缴", "never_arrived");
        }
        var text = Required(reason, 5, "reason", "请写明追缴的理由，至少5个字");
        var sum = months.Sum(o => o.Fen);
        var row = new RecoveryRow
        {
            Id = work.Database.NewId(), CaseId = grant.CaseId, CountyCode = grant.CountyCode, TownCode = grant.TownCode, VillageCode = grant.VillageCode,
            OwnerHuman = grant.OwnerHuman, GrantId = grantId, Programme = grant.Programme, Name = grant.Name, Fen = sum, Reason = text,
            Number = await Serials.Next(db, work.Database.Divisions, DivisionCode.Of(grant.CountyCode), "民救追", work.Today.Year),
            Months = string.Join('、', months.Select(o => o.ForMonth).Distinct()), Basis = Required(basis, 2, "basis", "请写明依据的条款"),
            InstalmentFen = instalment > Money.Zero ? Math.Min(instalment.Fen, sum) : sum,
            ProposedBy = officer.Human, ProposedByName = officer.Name, ProposedOn = work.Today,
        };
        db.Recoveries.Add(row);
        months.ForEach(o => o.RecoveryId = row.Id);
        return (new Event("recovery-proposed", $"recovery:{row.Id}", grant.CaseId, Detail: $"{new Money(sum)} 元，{row.Months}"), row.Id);
    });

    /// <summary>A second human decides; on yes the claim enters the books.</summary>
    public Task Decide(Caller decider, Guid id, int version, bool recover) => work.Database.Effect(decider, async db =>
    {
        Duties.Require(decider, Role.县区负责, Role.系统);
        var row = await ForWriting(db, decider, id, version, RecoveryState.待决定);
        if (row.ProposedBy == decider.Human)
        {
            throw new NotAllowed("这件追缴是您提出的，要由另一位同事决定");
        }
        (row.DecidedBy, row.DecidedByName, row.DecidedOn) = (decider.Human, decider.Name, work.Today);
        row.State = recover ? RecoveryState.追缴中 : RecoveryState.不追缴;
        Post(db, row, PostingKind.认定多发, LedgerAccount.应追缴, LedgerAccount.已发放, row.Fen, row.Number);
        if (!recover)
        {
            row.WaivedFen = row.Fen;
            Post(db, row, PostingKind.减免, LedgerAccount.已减免, LedgerAccount.应追缴, row.Fen, "决定不追缴");
        }
        return new(recover ? "recovery-decided" : "recovery-dropped", $"recovery:{id}", row.CaseId,
            recover ? $"多发的 {new Money(row.Fen)} 元要退回，理由和救济途径见追缴决定书 {row.Number}" : $"多发的 {new Money(row.Fen)} 元不用退");
    });

    /// <summary>Money came back, was waived, or is written off. The rest stays owed.</summary>
    /// <param name="document">Receipt, or the decision that waives or writes off.</param>
    public Task Enter(Caller officer, Guid id, int version, Move move, Money amount, string document) => work.Database.Effect(officer, async db =>
    {
        if (move == Move.追回)
        {
            Duties.Require(officer, Role.县区财务, Role.系统);
        }
        else
        {
            Duties.Require(officer, Role.县区负责, Role.系统);
        }
        var row = await ForWriting(db, officer, id, version, RecoveryState.追缴中);
        var text = Required(document, 2, "document", move == Move.追回 ? "请填写收款凭证号" : "请填写批准文件的文号");
        if (amount <= Money.Zero || amount.Fen > row.LeftFen)
        {
            throw new Refused($"还欠 {new Money(row.LeftFen)} 元，这次应在 0 到 {new Money(row.LeftFen)} 元之间", "invalid", [new("amount", $"请填写 0.01 到 {new Money(row.LeftFen)} 之间的金额", "range")]);
        }
        switch (move)
        {
            case Move.追回:
                row.RecoveredFen += amount.Fen;
                Post(db, row, PostingKind.追回, LedgerAccount.专户追回, LedgerAccount.应追缴, amount.Fen, text);
                await Funds.Add(db, work.Database.Divisions.On(DivisionCode.Of(row.CountyCode), work.Today).Value, row.Programme, LedgerAccount.专户追回, amount, true);
                break;
            case Move.减免:
                row.WaivedFen += amount.Fen;
                Post(db, row, PostingKind.减免, LedgerAccount.已减免, LedgerAccount.应追缴, amount.Fen, text);
                break;
            default:
                row.WrittenOffFen += amount.Fen;
                Post(db, row, PostingKind.核销, LedgerAccount.已核销, LedgerAccount.应追缴, amount.Fen, text);
                break;
        }
        if (row.LeftFen == 0)
        {
            row.State = RecoveryState.已结清;
        }
        return new("recovery-" + move, $"recovery:{id}", row.CaseId, $"{move} {amount} 元，还欠 {new Money(row.LeftFen)} 元", text);
    });

    public async Task<IReadOnlyList<RecoveryRow>> List(Caller caller)
    {
        await using var db = work.Database.Open(caller);
        return await db.Recoveries.AsNoTracking().OrderBy(r => r.State).ThenByDescending(r => r.Id).Take(500).ToListAsync();
    }

    private void Post(AnminDb db, RecoveryRow row, PostingKind kind, LedgerAccount debit, LedgerAccount credit, long fen, string why) => db.Postings.Add(new()
    {
        Paper = row.Id, No = row.Version, Kind = kind, CountyCode = row.CountyCode, Fund = row.Programme, Debit = debit, Credit = credit, Fen = fen, On = work.Today, Why = why,
    });

    private static async Task<RecoveryRow> ForWriting(AnminDb db, Caller caller, Guid id, int version, RecoveryState state)
    {
        var row = await db.Recoveries.SingleOrDefaultAsync(r => r.Id == id) ?? throw new NotThere();
        if (row.Version != version)
        {
            throw new Stale();
        }
        await Duties.RequireNoKinship(db, caller, row.CaseId);
        if (row.State != state)
        {
            throw new Refused($"这件追缴现在是「{row.State}」", "wrong_state");
        }
        row.Version++;
        return row;
    }

    private static string Required(string text, int least, string field, string mend)
    {
        var plain = Plain.Text(text);
        return Plain.Length(plain) >= least ? plain : throw new Refused(mend, "invalid", [new(field, mend, "required")]);
    }
}
