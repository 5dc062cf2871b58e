using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>Changing the account that money goes to: one proposes, another checks, the family is told and may object while it waits (S-MO-6).</summary>
public sealed class Payees(CaseWork work, Catalogue catalogue, PolicyBook policies)
{
    /// <summary>A new account as it is proposed.</summary>
    /// <param name="Agreement">The written agreement, where the holder is not one of the persons covered.</param>
    public sealed record Proposal(string Holder, string Bank, BankAccount Account, string? Agreement, string Reason);

    /// <summary>An account with what a checker must know about it.</summary>
    /// <param name="AlsoUsedBy">Other grants that are paid to the same account.</param>
    public sealed record Seen(PayeeRow Payee, string Applicant, int AlsoUsedBy);

    public Task<Guid> Propose(Caller caller, Guid grantId, Proposal proposal) => work.Database.Effect(caller, async db =>
    {
        var grant = await db.Grants.SingleOrDefaultAsync(g => g.Id == grantId) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            Duties.Require(caller, Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区财务);
            await Duties.RequireNoKinship(db, caller, grant.CaseId);
        }
        else
        {
            await Agencies.RequireOwn(db, caller, grant.CaseId, work.Today);
        }
        var covered = await db.Covered.AnyAsync(c => c.GrantId == grantId && c.Seq == grant.TermSeq && c.Name == proposal.Holder);
        var (holder, bank, agreement, reason) = (Plain.Text(proposal.Holder), Plain.Text(proposal.Bank), Plain.Text(proposal.Agreement), Plain.Text(proposal.Reason));
        var faults = new List<Fault>();
        if (bank.Length == 0)
        {
            faults.Add(new("bank", "请填写开户银行", "required"));
        }
        if (!covered && agreement.Length == 0)
        {
            faults.Add(new("agreement", "户名不是受助家庭的成员：请写明代领协议的签订日期和双方", "required"));
        }
        if (Plain.Length(reason) < 2)
        {
            faults.Add(new("reason", "请写明为什么换账户，例如「原卡丢失」", "required"));
        }
        if (faults.Count > 0)
        {
            throw new Refused("账户变更还有要更正的地方", "invalid", faults);
        }
        if (await db.Payees.AnyAsync(p => p.GrantId == grantId && (p.State == PayeeState.待复核 || p.State == PayeeState.等待期)))
        {
            throw new Refused("这户已有一个正在办的账户变更，办完再提", "change_open");
        }
        var row = new PayeeRow
        {
            Id = work.Database.NewId(), CaseId = grant.CaseId, CountyCode = grant.CountyCode, TownCode = grant.TownCode, VillageCode = grant.VillageCode,
            OwnerHuman = grant.OwnerHuman, GrantId = grantId, Holder = holder, Bank = bank, Account = proposal.Account.Value, IsMember = covered,
            Agreement = agreement.Length > 0 ? agreement : null, State = PayeeState.待复核, Reason = reason,
            ProposedBy = caller.Human, ProposedByName = caller.Name, ProposedOn = work.Today,
        };
        db.Payees.Add(row);
        return (new Event("payee-proposed", $"grant:{grantId}", grant.CaseId, $"有人提出把领款账户换成{proposal.Account.Masked}（户名{holder}），正在复核；不是您提的，请马上告诉镇办",
            $"{proposal.Account.Masked}，{reason}"), row.Id);
    });

    /// <summary>The second human agrees; the account may be used when the waiting time is over.</summary>
    public Task Check(Caller checker, Guid id, bool agree, string? why) => work.Database.Effect(checker, async db =>
    {
        Duties.Require(checker, Role.镇办负责, Role.县区审核, Role.县区财务, Role.系统);
        var row = await db.Payees.SingleOrDefaultAsync(p => p.Id == id) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, checker, row.CaseId);
        if (row.State != PayeeState.待复核)
        {
            throw new Refused($"这项变更已是「{row.State}」", "wrong_state");
        }
        if (row.ProposedBy == checker.Human)
        {
            throw new NotAllowed("这项变更是您提出的，要由另一位同事复核");
        }
        var reason = Plain.Text(why);
        if (!agree && Plain.Length(reason) < 2)
        {
            throw new Refused("请写明驳回的理由", "invalid", [new("why", "请写明驳回的理由", "required")]);
        }
        (row.CheckedBy, row.CheckedByName) = (checker.Human, checker.Name);
        if (!agree)
        {
            row.State = PayeeState.驳回;
            return new("payee-rejected", $"grant:{row.GrantId}", row.CaseId, $"换账户没有通过：{reason}；仍发到原来的账户", reason);
        }
        row.State = PayeeState.等待期;
        row.UsableFrom = work.Today.AddDays(await WaitDays(db, row));
        return new("payee-checked", $"grant:{row.GrantId}", row.CaseId, $"换账户已复核，{row.UsableFrom:M月d日}起发到新账户；在这之前可以撤销");
    });

    /// <summary>The family, or the office for it, stops a change before it takes effect.</summary>
    public Task Cancel(Caller caller, Guid id) => work.Database.Effect(caller, async db =>
    {
        var row = await db.Payees.SingleOrDefaultAsync(p => p.Id == id) ?? throw new NotThere();
        if (!caller.IsStaff)
        {
            await Agencies.RequireOwn(db, caller, row.CaseId, work.Today);
        }
        if (row.State is not (PayeeState.待复核 or PayeeState.等待期))
        {
            throw new Refused($"这项变更已是「{row.State}」，不能撤销", "wrong_state");
        }
        row.State = PayeeState.驳回;
        return new("payee-cancelled", $"grant:{row.GrantId}", row.CaseId, "换账户已撤销，仍发到原来的账户");
    });

    /// <summary>Puts accounts in force whose waiting time is over. Safe to run at any time.</summary>
    public async Task<int> Ripen()
    {
        var today = work.Today;
        List<Guid> ripe;
        await using (var look = work.Database.OpenForSystem())
        {
            ripe = await look.Payees.Where(p => p.State == PayeeState.等待期 && p.UsableFrom <= today).Select(p => p.Id).ToListAsync();
        }
        foreach (var id in ripe)
        {
            await work.Database.Effect(Caller.System, async db =>
            {
                var row = await db.Payees.SingleAsync(p => p.Id == id);
                if (row.State == PayeeState.等待期)
                {
                    await db.Payees.Where(p => p.GrantId == row.GrantId && p.State == PayeeState.生效).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PayeeState.停用));
                    row.State = PayeeState.生效;
                }
                return new("payee-in-force", $"grant:{row.GrantId}", row.CaseId, "新的领款账户已生效");
            });
        }
        return ripe.Count;
    }

    /// <summary>Changes that wait for the second human.</summary>
    public async Task<IReadOnlyList<Seen>> Waiting(Caller caller)
    {
        Duties.Require(caller, Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区财务, Role.县区负责, Role.系统);
        await using var db = work.Database.Open(caller);
        var rows = await db.Payees.AsNoTracking().Where(p => p.State == PayeeState.待复核 || p.State == PayeeState.等待期).OrderBy(p => p.Id)
            .Select(p => new
            {
                Row = p,
                Name = db.Cases.Where(c => c.Id == p.CaseId).Select(c => c.Applicant).First(),
                Others = db.Payees.IgnoreQueryFilters().Count(o => o.Account == p.Account && o.State == PayeeState.生效 && o.GrantId != p.GrantId),
            }).Take(200).ToListAsync();
        return [.. rows.Select(r => new Seen(r.Row, r.Name, r.Others))];
    }

    /// <summary>All accounts of a grant, newest first.</summary>
    public async Task<IReadOnlyList<PayeeRow>> Of(Caller caller, Guid grantId)
    {
        await using var db = work.Database.Open(caller);
        return await db.Payees.AsNoTracking().Where(p => p.GrantId == grantId).OrderByDescending(p => p.Id).ToListAsync();
    }

    private async Task<int> WaitDays(AnminDb db, PayeeRow row)
    {
        var programme = await db.Grants.Where(g => g.Id == row.GrantId).Select(g => g.Programme).SingleAsync();
        var benefit = catalogue.Of<Benefit>().Single(b => b.Programme == programme);
        return benefit.AccountWaitDays(policies.For(DivisionCode.Of(row.VillageCode), work.Today));
    }
}
