using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>The steps of a paid month in one line each.</summary>
public static class MoneyWalk
{
    public const string Programme = "BK";

    /// <summary>A household that has been granted the benefit; its money starts next month.</summary>
    public static Task<Guid> Granted(this House house, Caller? who = null, params (string, string?)[] changes) => house.Granted(null, who, changes);

    /// <summary>The same, decided by somebody.</summary>
    public static async Task<Guid> Granted(this House house, Caller? decider, Caller? who = null, params (string, string?)[] changes)
    {
        var id = await house.Submits(who, changes);
        await house.Accepts(id);
        await house.Investigates(id);
        await house.Signs(id);
        await house.Visited(id);
        await house.Decides(id, decider);
        await using var db = house.Raw();
        return await db.Grants.Where(g => g.CaseId == id).Select(g => g.Id).SingleAsync();
    }

    /// <summary>Grants as decisions leave them, without the way there.</summary>
    public static async Task<List<Guid>> Open(this House house, int households)
    {
        await house.It.Database.Effect(Caller.System, db =>
        {
            for (var i = 0; i < households; i++)
            {
                var @case = new CaseRow
                {
                    Id = house.It.Database.NewId(), Number = $"紫县救〔2025〕{i + 1:0000}号", Matter = "library-card", CountyCode = "610924000000", TownCode = "610924100000",
                    VillageCode = "610924100201", Applicant = "向秀兰", Facts = "{}", State = CaseState.已确认, DecidedBy = House.Chief.Human,
                };
                db.Cases.Add(@case);
                var facts = 借书证样例.事实(("申请人.身份证号", 借书证样例.身份证号("19500101", i + 1)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20180601", i + 1)));
                Granting.Open(db, house.It.Work, @case, new 购书补贴(), facts, Evidence.None, Money.Yuan(50), new(2026, 1), [], TestPolicies.Book.For(DivisionCode.Of(@case.VillageCode), new(2026, 1, 1)), @case.Id, "决定", "");
            }
            return Task.FromResult(new Event("opened", "grants"));
        });
        await using var db = house.Raw();
        return await db.Grants.OrderBy(g => g.Id).Select(g => g.Id).ToListAsync();
    }

    public static Task<Guid> Makes(this House house, string month) => house.It.Batches.Make(House.Finance, Programme, PayMonth.Parse(month));

    /// <summary>Makes and releases a month, paid by the county in full.</summary>
    public static async Task<BatchRow> Pays(this House house, string month)
    {
        var id = await house.Makes(month);
        var fresh = await house.Fresh(id);
        if (fresh > Money.Zero)
        {
            await house.It.Funds.Allot(House.Finance, Programme, LedgerAccount.专户县, fresh, "县财社〔2026〕1号");
        }
        var batch = await house.Batch(id);
        await house.It.Batches.Release(House.Finance2, id, batch.Version, [new(LedgerAccount.专户县, fresh)]);
        return await house.Batch(id);
    }

    /// <summary>What the lines of a batch need from its sources.</summary>
    public static async Task<Money> Fresh(this House house, Guid batch)
    {
        await using var db = house.Raw();
        return new(await db.Lines.Where(l => l.BatchId == batch && l.State == LineState.待发 && l.Kind != LineKind.重发).SumAsync(l => l.Fen));
    }

    public static async Task<BatchRow> Batch(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Batches.SingleAsync(b => b.Id == id);
    }

    public static async Task<List<LineRow>> Lines(this House house, Guid batch)
    {
        await using var db = house.Raw();
        return await db.Lines.Where(l => l.BatchId == batch).OrderBy(l => l.No).ToListAsync();
    }

    /// <summary>A term from a month on, as a change of the family's circumstances would record it.</summary>
    public static Task Term(this House house, Guid grant, string from, long yuan, TermKind kind = TermKind.发放) => house.It.Database.Effect(Caller.System, async db =>
    {
        var row = await db.Grants.SingleAsync(g => g.Id == grant);
        var covered = await db.Covered.Where(c => c.GrantId == grant && c.Seq == row.TermSeq).ToListAsync();
        Granting.Add(db, house.It.Work, row, kind, PayMonth.Parse(from), Money.Yuan(yuan), [],
            [.. covered.Select(c => new CaseParty(c.Name, IdNumber.TryParse(c.Person, out var id, out _) ? id : null, ""))], [], Guid.Empty, "试一试", "");
        return new("term-added", $"grant:{grant}");
    });

    /// <summary>The bank's answer to a batch; lines named fail for the cause.</summary>
    public static async Task<byte[]> Answer(this House house, Guid batch, string cause = "账号错误", params int[] failing)
    {
        var sent = (await house.Lines(batch)).Where(l => l.State == LineState.已送).ToList();
        var row = await house.Batch(batch);
        var text = $"安民回盘,{row.Reference},{sent.Count},{BankFile.Yuan(sent.Sum(l => l.Fen))}\r\n"
            + string.Concat(sent.Select(l => $"{l.No},{BankFile.Yuan(l.Fen)},{(failing.Contains(l.No) ? $"失败,{cause}" : "成功,")},2026-10-12\r\n"));
        return BankFile.EncodingOf(true).GetBytes(text);
    }

    /// <summary>Debits less credits of an account, in fen.</summary>
    public static async Task<long> Stands(this House house, LedgerAccount account)
    {
        await using var db = house.Raw();
        return await db.Postings.Where(p => p.Debit == account).SumAsync(p => p.Fen) - await db.Postings.Where(p => p.Credit == account).SumAsync(p => p.Fen);
    }

    /// <summary>The head of the household died on a day.</summary>
    public static Task Dies(this House house, Guid grant, DateOnly on) => house.It.Database.Effect(Caller.System, async db =>
    {
        var row = await db.Grants.SingleAsync(g => g.Id == grant);
        var person = await db.Covered.FirstAsync(c => c.GrantId == grant && c.Name == row.Name);
        db.LifeEvents.Add(new()
        {
            Id = house.It.Database.NewId(), CountyCode = row.CountyCode, TownCode = row.TownCode, VillageCode = row.VillageCode, OwnerHuman = row.OwnerHuman,
            Person = person.Person, Name = person.Name, Kind = LifeEvent.去世, On = on, Source = "殡葬登记", RecordedByName = "周敏", RecordedAt = house.It.Database.Now,
        });
        return new("life-event", $"grant:{grant}");
    });

    /// <summary>Another account takes the place of the first.</summary>
    public static Task Account(this House house, Guid grant, string number) => house.It.Database.Effect(Caller.System, async db =>
    {
        await db.Payees.Where(p => p.GrantId == grant).ExecuteUpdateAsync(s => s.SetProperty(p => p.Account, number));
        return new("account-changed", $"grant:{grant}");
    });
}
