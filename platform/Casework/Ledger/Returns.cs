using System.Security.Cryptography;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>The bank's answer: read in full or refused whole, carried out once; what does not fit goes to a human (S-MO-5).</summary>
public sealed class Returns(CaseWork work)
{
    /// <summary>Most bytes of one file: more than a city's month.</summary>
    public const int Largest = 64 * 1024 * 1024;

    /// <summary>What a file did.</summary>
    /// <param name="Before">True where the same file had been read before and nothing happened now.</param>
    public sealed record Result(Guid File, int Settled, int Returned, int Troubled, bool Before);

    /// <summary>Reads a file and carries it out in one transaction.</summary>
    /// <exception cref="Refused">With every faulty row, where the file is not whole or not for one of the county's released batches.</exception>
    public Task<Result> Read(Caller officer, string name, byte[] bytes) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区财务, Role.系统);
        var (file, faults) = BankReturn.Read(bytes);
        if (file is null)
        {
            throw new Refused($"回盘文件没有读入：{faults[0]}", "return_unreadable", [.. faults.Take(50).Select(f => new Core.Declaring.Fault("file", f, "format"))]);
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (await db.ReturnFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Sha256 == hash) is { } before)
        {
            return (new("return-read-again", $"return:{before.Id}", Outcome: "nothing"), await ResultOf(db, before.Id, true));
        }
        var batches = await db.Batches.Where(b => b.State != BatchState.已核算).ToListAsync();
        var batch = batches.SingleOrDefault(b => b.Reference == file.Reference)
            ?? throw new Refused($"没有已放行的批次「{file.Reference}」，请核对是不是本县的回盘文件", "unknown_batch", [new("file", "批次号与本县已放行的批次都对不上")]);
        var row = new ReturnFileRow
        {
            Id = work.Database.NewId(), BatchId = batch.Id, CountyCode = batch.CountyCode, Name = Plain.Text(name), Sha256 = hash,
            Rows = file.Rows.Count, Fen = file.Rows.Sum(r => r.Amount.Fen), ReadAt = work.Database.Now, ReadByName = officer.Name,
        };
        db.ReturnFiles.Add(row);
        await db.SaveChangesAsync();
        await Bulk.Insert(db, "return_rows", ["file_id", "no", "line_no", "fen", "settled", "cause", "on"],
            file.Rows.Select(r => new object?[] { row.Id, r.No, r.LineNo, r.Amount.Fen, r.Settled, r.Cause, r.On }));
        await ReturnSql.Judge(db, row);
        await ReturnSql.Carry(db, row, work.Today);
        if (!await db.Lines.AnyAsync(l => l.BatchId == batch.Id && l.State == LineState.已送))
        {
            batch.State = BatchState.已回盘;
        }
        batch.Version++;
        var result = await ResultOf(db, row.Id, false);
        return (new Event("return-read", $"batch:{batch.Reference}", Detail: $"到账 {result.Settled} 笔，退回 {result.Returned} 笔，待人工 {result.Troubled} 笔"), result);
    });

    /// <summary>Marks a returned line to be paid again in the next batch, after its account was set right.</summary>
    public Task Retry(Caller officer, Guid batch, int no) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区财务, Role.县区审核, Role.系统);
        var line = await db.Lines.SingleOrDefaultAsync(l => l.BatchId == batch && l.No == no) ?? throw new NotThere();
        if (line.State != LineState.退回)
        {
            throw new Refused($"这一笔现在是「{line.State}」，只有退回的才能重发", "not_returned");
        }
        if (await db.Overpaid.Where(o => o.GrantId == line.GrantId && o.ForMonth == line.ForMonth && o.RecoveryId == null).SumAsync(o => o.Fen) >= line.Fen)
        {
            throw new Refused($"后来查明这户 {line.ForMonth} 不该发，退回来的 {new Money(line.Fen)} 元留在账上，不重发", "not_due_any_more");
        }
        if (await db.Payees.SingleOrDefaultAsync(p => p.GrantId == line.GrantId && p.State == PayeeState.生效) is not { } payee)
        {
            throw new Refused("这户没有可用的账户，先登记账户再重发", "no_account");
        }
        if (payee.Account == line.Account && payee.Holder == line.Holder && line.ReturnedFor is not "系统超时")
        {
            throw new Refused("账户还是退回时的那一个，先变更账户再重发", "same_account");
        }
        line.State = LineState.待重发;
        return new("line-to-repay", $"line:{batch}:{no}", line.CaseId, "上次没有到账的钱将在下一批重发", $"{new Money(line.Fen)} 元，{line.ReturnedFor}");
    });

    /// <summary>Notes what a human found about a row that did not fit; the books are not moved by it.</summary>
    public Task Answer(Caller officer, Guid file, int no, string answer) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区财务, Role.系统);
        var known = await db.ReturnFiles.SingleOrDefaultAsync(f => f.Id == file) ?? throw new NotThere();
        var row = await db.ReturnRows.SingleOrDefaultAsync(r => r.FileId == known.Id && r.No == no && r.Trouble != null) ?? throw new NotThere();
        var text = Plain.Text(answer);
        if (Plain.Length(text) < 2)
        {
            throw new Refused("请写明查到什么", "invalid", [new("answer", "请写明查到什么，例如「银行已电话确认是重复发送」", "required")]);
        }
        if (row.Answer is not null)
        {
            throw new Refused($"这一行已由 {row.AnsweredByName} 查过", "answered_before");
        }
        (row.Answer, row.AnsweredByName) = (text, officer.Name);
        return new("return-row-answered", $"return:{file}:{no}", Detail: text);
    });

    private static async Task<Result> ResultOf(AnminDb db, Guid file, bool before)
    {
        var rows = db.ReturnRows.Where(r => r.FileId == file);
        return new(file, await rows.CountAsync(r => r.Trouble == null && r.Settled), await rows.CountAsync(r => r.Trouble == null && !r.Settled),
            await rows.CountAsync(r => r.Trouble != null), before);
    }
}
