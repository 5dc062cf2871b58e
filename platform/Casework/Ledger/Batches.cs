using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>The month's money: made once per county, programme and month; released by a second human; frozen and hashed then (S-MO-3, S-MO-4).</summary>
/// <param name="demonstration">Only a demonstration may pay by figures that nobody has verified.</param>
public sealed class Batches(CaseWork work, Catalogue catalogue, PolicyBook policies, bool demonstration)
{
    /// <summary>Money that a source gives to a batch.</summary>
    public sealed record Share(LedgerAccount Source, Money Amount);

    /// <summary>Where money is kept, in the order of the sources.</summary>
    public static readonly IReadOnlyList<LedgerAccount> Sources =
        [LedgerAccount.专户中央, LedgerAccount.专户省, LedgerAccount.专户市, LedgerAccount.专户县, LedgerAccount.专户追回];

    /// <summary>Where more than one grant in so many may have changed, all lines are looked at.</summary>
    private const int Few = 5;

    /// <summary>Makes the batch of a month, or makes it again while it is not released: then only what may have changed since is computed anew. Lines of families of whom nothing has changed since they were paid last are not looked at one by one; the release looks at all of them.</summary>
    /// <exception cref="Refused">The month lies in the future, an earlier month is not released, or this one is.</exception>
    public Task<Guid> Make(Caller maker, string programme, PayMonth month) => work.Database.Effect(maker, async db =>
    {
        Duties.Require(maker, Role.县区财务, Role.系统);
        var benefit = BenefitOf(programme);
        var county = maker.Area.County.Value;
        var counties = CountiesOf(county);
        if (month > PayMonth.Of(work.Today).Next)
        {
            throw new Refused($"现在最多只能核算到 {PayMonth.Of(work.Today).Next}", "month_ahead");
        }
        if (await db.Batches.AnyAsync(b => counties.Contains(b.CountyCode) && b.Programme == programme && b.Month.CompareTo(month.Key) > 0))
        {
            throw new Refused($"{month} 以后的月份已经核算，少发的并入后面的月份补发", "later_month_made");
        }
        if (await db.Batches.AnyAsync(b => counties.Contains(b.CountyCode) && b.Programme == programme && b.Month != month.Key && b.State == BatchState.已核算))
        {
            throw new Refused("上一个月还没有放行，先放行再核算下一个月", "earlier_month_open");
        }
        if (await db.Recalculations.CountAsync(r => counties.Contains(r.CountyCode) && r.State == RecalculationState.待确认 && r.FromMonth.CompareTo(month.Key) <= 0
            && db.Grants.Any(g => g.Id == r.GrantId && g.Programme == programme)) is > 0 and var unconfirmed)
        {
            throw new Refused($"标准调整以后还有 {unconfirmed} 户等县里确认新的数额，先确认再核算", "standard_unconfirmed");
        }
        await RequireStandards(db, benefit, maker.Area.County, counties, month);
        var batch = await db.Batches.SingleOrDefaultAsync(b => counties.Contains(b.CountyCode) && b.Programme == programme && b.Month == month.Key);
        if (batch is { State: not BatchState.已核算 })
        {
            throw new Refused($"{month} 已由 {batch.ReleasedByName} 放行，不能再核算；少发的并入下月补发", "released_before");
        }
        var (isNew, isWhole, noted, last, gone) = (batch is null, true, 0, 0, (IReadOnlyList<MonthSql.StateSum>)[]);
        if (batch is null)
        {
            batch = new() { Id = work.Database.NewId(), CountyCode = county, Programme = programme, Month = month.Key, MadeByName = "" };
            db.Batches.Add(batch);
            await db.SaveChangesAsync();
        }
        var paid = CountiesOf(batch.CountyCode);
        var since = await LookedAt(db, batch, isNew, counties);
        if (since is not null)
        {
            noted = await MonthSql.Note(db, batch, paid, benefit.Excludes, since);
            isWhole = noted > (since.Lines + since.Held) / Few;
        }
        if (!isNew && isWhole)
        {
            await MonthSql.Clear(db, batch);
            (batch.Lines, batch.Fen, batch.Held) = (0, 0, 0);
        }
        else if (!isNew)
        {
            (gone, last) = await MonthSql.TakeOut(db, batch);
        }
        (batch.MadeBy, batch.MadeByName, batch.MadeAt) = (maker.Human, maker.Name, work.Database.Now);
        var before = isNew && !isWhole ? since : null;
        if (await MonthSql.Make(db, batch, paid, part: !isNew && !isWhole, before) is { } carried && carried.Lines == before!.OnwardLines)
        {
            (batch.Lines, batch.Fen, gone, last) = (before.OnwardLines, before.OnwardFen, carried.Gone, carried.Lines);
        }
        if (isWhole || noted > 0)
        {
            await MonthSql.Hold(db, batch, benefit.Excludes, work.Today, demonstration, isWhole ? null : isNew ? batch.OwnLines : last);
        }
        var made = await MonthSql.Sums(db, batch, last);
        batch.Lines += Of(made, LineState.待发).Lines - Of(gone, LineState.待发).Lines;
        batch.Fen += Of(made, LineState.待发).Fen - Of(gone, LineState.待发).Fen;
        batch.Held += Of(made, LineState.暂缓).Lines - Of(gone, LineState.暂缓).Lines;
        batch.IsDoubted = false;
        batch.Version++;
        return (new Event("batch-made", $"batch:{batch.Reference}", Detail: $"{batch.Lines} 笔，{new Money(batch.Fen)} 元，暂缓 {batch.Held} 笔"), batch.Id);
    });

    /// <summary>Releases a batch: the second human, money from its sources, held lines dropped, the file hashed.</summary>
    public async Task Release(Caller checker, Guid id, int version, IReadOnlyList<Share> shares)
    {
        try
        {
            await Send(checker, id, version, shares);
        }
        catch (Refused refused) when (refused.Code is HeldSince or ChangedSince)
        {
            await work.Database.Effect(checker, async db =>
            {
                var batch = await db.Batches.SingleOrDefaultAsync(b => b.Id == id) ?? throw new NotThere();
                (batch.IsDoubted, batch.Version) = (true, batch.Version + 1);
                return new("batch-doubted", $"batch:{batch.Reference}", Detail: refused.Message);
            });
            throw;
        }
    }

    private Task Send(Caller checker, Guid id, int version, IReadOnlyList<Share> shares) => work.Database.Effect(checker, async db =>
    {
        Duties.Require(checker, Role.县区财务, Role.县区负责, Role.系统);
        var batch = await db.Batches.SingleOrDefaultAsync(b => b.Id == id) ?? throw new NotThere();
        if (batch.Version != version)
        {
            throw new Stale();
        }
        if (batch.State != BatchState.已核算)
        {
            throw new Refused($"这一批已由 {batch.ReleasedByName} 放行", "released_before");
        }
        await RequireTwoPairsOfEyes(db, checker, batch);
        var counties = CountiesOf(batch.CountyCode);
        await RequireUnchanged(db, batch, counties);
        if (await MonthSql.Strays(db, batch, counties) is > 0 and var strays)
        {
            throw new Refused($"有 {strays} 笔和现在的待遇、账户不一样，请重新核算再放行", ChangedSince);
        }
        var before = await Holds(db, batch);
        await MonthSql.Hold(db, batch, BenefitOf(batch.Programme).Excludes, work.Today, demonstration);
        if ((await Holds(db, batch)).Select(h => (Reason: h.Key, More: h.Value - before.GetValueOrDefault(h.Key))).Where(h => h.More > 0).ToList() is { Count: > 0 } more)
        {
            throw new Refused($"核算之后又有 {more.Sum(h => h.More)} 笔不该发（{string.Join("，", more.Select(h => $"{h.Reason} {h.More} 笔"))}），请重新核算再放行", HeldSince);
        }
        await Pay(db, batch, shares);
        await MonthSql.Release(db, batch, counties, work.Today);
        await RequireUnchanged(db, batch, counties); // a term committed while this ran would count as carried out
        (batch.State, batch.ReleasedBy, batch.ReleasedByName, batch.ReleasedAt) = (BatchState.已送银行, checker.Human, checker.Name, work.Database.Now);
        batch.Version++;
        batch.Hash = BankFile.Hash(BankFile.Write(batch, BenefitOf(batch.Programme).Name, await Sent(db, batch.Id), false));
        return new("batch-released", $"batch:{batch.Reference}", Detail: $"{batch.Lines} 笔，{new Money(batch.Fen)} 元，文件 {batch.Hash}");
    });

    /// <summary>The bank file of a released batch.</summary>
    public async Task<byte[]> File(Caller caller, Guid id, bool gb18030)
    {
        Duties.Require(caller, Role.县区财务, Role.县区负责, Role.审计, Role.系统);
        await using var db = work.Database.Open(caller);
        var batch = await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id) ?? throw new NotThere();
        if (batch.State == BatchState.已核算)
        {
            throw new Refused("还没有放行，没有银行文件", "not_released");
        }
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("bank-file-read", $"batch:{batch.Reference}", Detail: gb18030 ? "GB18030" : "UTF-8")));
        return BankFile.Write(batch, BenefitOf(batch.Programme).Name, await Sent(db, id), gb18030);
    }

    /// <summary>The batch with which every line was looked at last: this one, or the one of the month before; null where all have to be looked at now.</summary>
    private static async Task<BatchRow?> LookedAt(AnminDb db, BatchRow batch, bool isNew, IReadOnlyList<string> counties)
    {
        if (!isNew)
        {
            return batch.IsDoubted ? null : batch;
        }
        var before = PayMonth.Of(PayMonth.Parse(batch.Month).FirstDay.AddDays(-1)).Key;
        return await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => counties.Contains(b.CountyCode) && b.Programme == batch.Programme && b.Month == before && b.State != BatchState.已核算);
    }

    private const string HeldSince = "held_since_made";
    private const string ChangedSince = "changed_since_made";

    private static async Task<Dictionary<HeldFor, int>> Holds(AnminDb db, BatchRow batch) =>
        await db.Lines.StillOpen().Where(l => l.BatchId == batch.Id && l.State == LineState.暂缓 && l.Held != null)
            .GroupBy(l => l.Held!.Value).ToDictionaryAsync(g => g.Key, g => g.Count());

    private static (int Lines, long Fen) Of(IReadOnlyList<MonthSql.StateSum> sums, LineState state) =>
        sums.SingleOrDefault(s => s.State == state) is { } it ? (it.Lines, it.Fen) : default;

    private static Task<List<LineRow>> Sent(AnminDb db, Guid id) => db.Lines.AsNoTracking()
        .Where(l => l.BatchId == id && l.State != LineState.暂缓 && l.State != LineState.不发).OrderBy(l => l.No).ToListAsync();

    private async Task Pay(AnminDb db, BatchRow batch, IReadOnlyList<Share> shares)
    {
        var sums = await db.Lines.Where(l => l.BatchId == batch.Id && l.State == LineState.待发 && l.Kind != LineKind.重发)
            .GroupBy(l => l.Kind).Select(g => new { g.Key, Lines = g.Count(), Fen = g.Sum(l => l.Fen) }).ToListAsync();
        var own = sums.SingleOrDefault(s => s.Key == LineKind.当月);
        (batch.OnwardLines, batch.OnwardFen) = (own?.Lines ?? 0, own?.Fen ?? 0);
        var needed = sums.Sum(s => s.Fen);
        var given = shares.Sum(s => s.Amount.Fen);
        if (given != needed)
        {
            throw new Refused($"本批要用 {new Money(needed)} 元，各级资金合计 {new Money(given)} 元，两者应相等", "shares_differ", [new("shares", $"各级资金合计应为 {new Money(needed)} 元")]);
        }
        var no = 0;
        foreach (var share in shares.Where(s => s.Amount.Fen != 0))
        {
            if (!Sources.Contains(share.Source) || share.Amount.Fen < 0)
            {
                throw new Refused($"「{share.Source}」的金额 {share.Amount} 元不能用", "share_unusable", [new("shares", "请填写各级资金专户的金额，不能是负数")]);
            }
            var enough = await db.Funds.Where(f => f.CountyCode == batch.CountyCode && f.Fund == batch.Programme && f.Source == share.Source && f.BalanceFen >= share.Amount.Fen)
                .ExecuteUpdateAsync(s => s.SetProperty(f => f.BalanceFen, f => f.BalanceFen - share.Amount.Fen));
            if (enough == 0)
            {
                throw new Refused($"{share.Source} 的余额不够 {share.Amount} 元", "fund_short", [new("shares", $"{share.Source} 的余额不够")]);
            }
            db.Postings.Add(new()
            {
                Paper = batch.Id, No = --no, Kind = PostingKind.用款, CountyCode = batch.CountyCode, Fund = batch.Programme,
                Debit = LedgerAccount.待付, Credit = share.Source, Fen = share.Amount.Fen, On = work.Today, BatchId = batch.Id,
            });
        }
    }

    /// <summary>The county whose batch it is, and those that became it: what was granted under an old code is paid by who came after.</summary>
    private List<string> CountiesOf(string county) => [.. work.Database.Divisions.WithPredecessors(DivisionCode.Of(county)).Select(c => c.Value)];

    /// <summary>A month for which nobody has set the standard is not made: somebody has to say first that the old one goes on.</summary>
    private async Task RequireStandards(AnminDb db, Benefit benefit, DivisionCode county, List<string> counties, PayMonth month)
    {
        var tables = catalogue.Of<StandardTable>().Where(t => catalogue.Find<Matter>(t.Of)?.Pays == benefit).ToList();
        if (tables.Count == 0)
        {
            return;
        }
        var place = work.Database.Divisions.Then(county, month.FirstDay);
        BatchRow asked = new() { CountyCode = county.Value, Programme = benefit.Programme, Month = month.Key, MadeByName = "" };
        foreach (var (table, name) in tables.SelectMany(t => t.Classes.Select(c => (t, c))))
        {
            if (policies.Find(table.Parameter.Id, name, place, month.FirstDay) is null && await MonthSql.Has(db, asked, counties, name))
            {
                throw new Refused($"{new MissingParameter(table.Parameter.Id, name, place, month.FirstDay).Message}：这个月没有{table.Name}，先把标准公布了再核算", "parameter_missing");
            }
        }
    }

    private static async Task RequireUnchanged(AnminDb db, BatchRow batch, List<string> counties)
    {
        if (await MonthSql.Changed(db, batch, counties) is not 0)
        {
            throw new Refused($"核算之后待遇有变动，请重新核算再放行", ChangedSince);
        }
    }

    /// <summary>Maker and checker are two humans, and neither has decided a case that is in the batch.</summary>
    private static async Task RequireTwoPairsOfEyes(AnminDb db, Caller checker, BatchRow batch)
    {
        if (checker.Human == batch.MadeBy)
        {
            throw new NotAllowed("这一批是您核算的，要由另一位同事放行");
        }
        if (await db.Lines.AnyAsync(l => l.BatchId == batch.Id && db.Cases.Any(c => c.Id == l.CaseId && (c.DecidedBy == checker.Human || c.DecidedBy == batch.MadeBy))))
        {
            throw new NotAllowed("这一批里有您或核算人决定过的申请，要由没有作过决定的人办理");
        }
    }

    private Benefit BenefitOf(string programme) => catalogue.Of<Benefit>().SingleOrDefault(b => b.Programme == programme)
        ?? throw new Refused($"没有代码为「{programme}」的待遇", "unknown_programme");
}
