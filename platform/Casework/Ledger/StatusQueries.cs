using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Ledger;

/// <summary>Whether somebody is confirmed, and what for it is asked.</summary>
public sealed record StatusQuestion
{
    [Ask("姓名", Hint = "写身份证上的姓名。")]
    public PersonName 姓名 { get; init; }

    [Ask("身份证号")]
    public IdNumber 身份证号 { get; init; }

    [Ask("用途", Hint = "写明办什么事要查，例如「减免医保缴费」，会记在日志里。", Longest = 100)]
    public string 用途 { get; init; } = "";
}

/// <summary>A benefit that somebody is confirmed for this month.</summary>
public sealed record ConfirmedStatus(Benefit Benefit, string Class, PayMonth Since, string Place);

/// <summary>认定结果共享: what was confirmed need not be checked again by other offices (社会救助法 第四十二条). Each question is an event, whatever the answer.</summary>
public sealed class StatusQueries(CaseWork work, Catalogue catalogue)
{
    /// <summary>The benefits that a person is confirmed for this month in the caller's area; name and number must both fit.</summary>
    public async Task<IReadOnlyList<ConfirmedStatus>> Ask(Caller caller, StatusQuestion question)
    {
        Duties.RequireStaff(caller);
        var purpose = Plain.Text(question.用途);
        if (Plain.Length(purpose) < 2)
        {
            throw new Refused("请写明用途", "invalid", [new(nameof(StatusQuestion.用途), "请写明办什么事要查", "required")]);
        }
        await using var db = work.Database.Open(caller);
        var found = await Find(db, work, catalogue.Of<Benefit>().Where(b => b.IsShared(work.Today)), question.姓名.Value, question.身份证号.Value);
        foreach (var one in found)
        {
            await Duties.RequireNoKinship(db, caller, one.CaseId);
        }
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("status-asked", $"person:{question.身份证号.Masked}", Detail: $"{purpose}；{(found.Count > 0 ? "有" : "没有")}认定")));
        return [.. found.Select(f => f.Status).Distinct()];
    }

    /// <summary>What a person is confirmed for this month; name and number must both fit. Whoever asks knows one number; she may be paid for under another that is hers.</summary>
    internal static async Task<IReadOnlyList<(ConfirmedStatus Status, Guid CaseId)>> Find(AnminDb db, CaseWork work, IEnumerable<Benefit> among, string name, string number)
    {
        var benefits = among.ToDictionary(b => b.Programme);
        var programmes = benefits.Keys.ToList();
        var month = PayMonth.Of(work.Today).Key;
        var numbers = await SamePerson.AlsoKnownBy(db, number);
        var found = await (
            from g in db.Grants.AsNoTracking()
            from t in db.Terms
            where programmes.Contains(g.Programme) && string.Compare(g.StartMonth, month) <= 0 && (g.EndMonth == null || string.Compare(g.EndMonth, month) >= 0)
                && t.GrantId == g.Id && t.MonthlyFen > 0 && t.Seq == db.Terms.Where(x => x.GrantId == g.Id && string.Compare(x.FromMonth, month) <= 0).Max(x => x.Seq)
                && db.Covered.Any(c => c.GrantId == g.Id && c.Seq == t.Seq && numbers.Contains(c.Person) && c.Name == name)
            select new { g.Programme, g.Class, g.StartMonth, g.CountyCode, g.CaseId }).ToListAsync();
        return [.. found.Select(f => (new ConfirmedStatus(benefits[f.Programme], f.Class, PayMonth.Parse(f.StartMonth), work.Database.Divisions.Name(DivisionCode.Of(f.CountyCode))), f.CaseId))];
    }
}
