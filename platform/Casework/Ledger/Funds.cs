using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>Earmarked money of a county: what was allotted by whom, what is left (社会救助法 第五条).</summary>
public sealed class Funds(CaseWork work)
{
    /// <summary>Money from one level of government.</summary>
    public sealed record Balance(string Fund, LedgerAccount Source, Money Allotted, Money Left);

    /// <summary>Notes money that has come in.</summary>
    /// <param name="document">Number of the allotting document.</param>
    public Task Allot(Caller officer, string programme, LedgerAccount source, Money amount, string document) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区财务, Role.系统);
        var from = source switch
        {
            LedgerAccount.专户中央 => LedgerAccount.中央拨款,
            LedgerAccount.专户省 => LedgerAccount.省拨款,
            LedgerAccount.专户市 => LedgerAccount.市拨款,
            LedgerAccount.专户县 => LedgerAccount.县拨款,
            _ => throw new Refused("请选择中央、省、市、县其中一级", "invalid", [new("source", "请选择中央、省、市、县其中一级")]),
        };
        if (amount <= Money.Zero)
        {
            throw new Refused("拨入金额应大于 0", "invalid", [new("amount", "拨入金额应大于 0")]);
        }
        var text = Plain.Text(document);
        if (text.Length == 0)
        {
            throw new Refused("请填写拨款文件的文号", "invalid", [new("document", "请填写拨款文件的文号", "required")]);
        }
        var county = officer.Area.County.Value;
        await Add(db, county, programme, source, amount, true);
        db.Postings.Add(new()
        {
            Paper = work.Database.NewId(), No = 0, Kind = PostingKind.拨入, CountyCode = county, Fund = programme,
            Debit = source, Credit = from, Fen = amount.Fen, On = work.Today, Why = text,
        });
        return new("allotted", $"fund:{county}:{programme}", Detail: $"{from} {amount} 元，{text}");
    });

    public async Task<IReadOnlyList<Balance>> Of(Caller caller, string programme)
    {
        Duties.Require(caller, Role.县区财务, Role.县区负责, Role.县区审核, Role.市级, Role.审计, Role.系统);
        await using var db = work.Database.Open(caller);
        var rows = await db.Funds.AsNoTracking().Where(f => f.Fund == programme)
            .GroupBy(f => f.Source).Select(g => new { g.Key, Allotted = g.Sum(f => f.AllottedFen), Left = g.Sum(f => f.BalanceFen) }).ToListAsync();
        return [.. Batches.Sources.Select(s => rows.SingleOrDefault(r => r.Key == s) is { } row ? new Balance(programme, s, new(row.Allotted), new(row.Left)) : new(programme, s, default, default))];
    }

    internal static async Task Add(AnminDb db, string county, string programme, LedgerAccount source, Money amount, bool allotted)
    {
        var more = allotted ? amount.Fen : 0;
        if (await db.Funds.Where(f => f.CountyCode == county && f.Fund == programme && f.Source == source)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.BalanceFen, f => f.BalanceFen + amount.Fen).SetProperty(f => f.AllottedFen, f => f.AllottedFen + more)) == 0)
        {
            db.Funds.Add(new() { CountyCode = county, Fund = programme, Source = source, BalanceFen = amount.Fen, AllottedFen = more });
            await db.SaveChangesAsync();
        }
    }
}
