using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>What a source said word for word is kept only as long as the declaration says; then source, day, compared figure and digest are left (handbook 01 A11, S-PR-5). Safe to run at any time; a cut is taken up again.</summary>
public sealed class RawAnswers(CaseWork work)
{
    /// <summary>Answers of one transaction.</summary>
    public const int AtOnce = 200;

    /// <summary>Seals what was taken before answers were sealed, and erases what is past its time and belongs to nothing that is still open.</summary>
    /// <returns>How many were sealed, and how many erased.</returns>
    public async Task<(int Sealed, int Erased)> Tidy()
    {
        var (closed, erased) = (0, 0);
        while (await SealSome() is > 0 and var some)
        {
            closed += some;
        }
        foreach (var (county, declared) in await Kept())
        {
            var months = work.PolicyAt(DivisionCode.Of(county)).Whole(work.Catalogue.Find<MeansCheck>(declared)!.KeepMonths);
            var before = work.Today.AddMonths(-months).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8);
            while (await EraseSome(county, declared, before) is > 0 and var some)
            {
                erased += some;
            }
        }
        return (closed, erased);
    }

    private async Task<int> SealSome()
    {
        await using (var look = work.Database.OpenForSystem())
        {
            if (!await look.VerificationAnswers.AnyAsync(a => a.Sealed == null))
            {
                return 0;
            }
        }
        return await work.Database.Effect(Caller.System, async db =>
        {
            var rows = await db.VerificationAnswers.Where(a => a.Sealed == null).OrderBy(a => a.Id).Take(AtOnce).ToListAsync();
            var ids = rows.Select(r => r.ItemId).ToList();
            var items = await db.VerificationItems.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id);
            foreach (var row in rows)
            {
                Said.Put(row, items[row.ItemId], Said.Of(row, work.Seal), work.Seal);
                (row.Fen, row.Count, row.AsOf, row.Note) = (null, null, null, null);
            }
            return (new Event("answers-sealed", "answers", Detail: $"{rows.Count} 条"), rows.Count);
        });
    }

    /// <summary>Where something lies that is not erased, by county and declaration.</summary>
    private async Task<List<(string County, string Declared)>> Kept()
    {
        await using var look = work.Database.OpenForSystem();
        var kept = await look.VerificationItems.Where(i => look.VerificationAnswers.Any(a => a.ItemId == i.Id && a.ErasedOn == null))
            .Join(look.Verifications, i => i.VerificationId, v => v.Id, (i, v) => new { i.CountyCode, v.Declared }).Distinct().ToListAsync();
        return [.. kept.OrderBy(k => k.CountyCode, StringComparer.Ordinal).Select(k => (k.CountyCode, k.Declared))];
    }

    private async Task<int> EraseSome(string county, string declared, DateTime before)
    {
        await using (var look = work.Database.OpenForSystem())
        {
            if (!await Past(look, county, declared, before).AnyAsync())
            {
                return 0;
            }
        }
        return await work.Database.Effect(Caller.System, async db =>
        {
            var rows = await Past(db, county, declared, before).OrderBy(a => a.Id).Take(AtOnce).ToListAsync();
            foreach (var row in rows)
            {
                Said.Erase(row, work.Seal, work.Today);
            }
            return (new Event("answers-erased", $"county:{county}", Detail: $"{declared}：{before.AddHours(8):yyyy-MM-dd} 以前的回答原文 {rows.Count} 条，留下来源、日期、比较的数和摘要"), rows.Count);
        });
    }

    /// <summary>Answers past their time: neither the application nor the review, nor anything fought about the case, is open any more.</summary>
    private static IQueryable<VerificationAnswerRow> Past(AnminDb db, string county, string declared, DateTime before) => db.VerificationAnswers
        .Where(a => a.CountyCode == county && a.ErasedOn == null && a.Sealed != null && a.At < before
            && db.VerificationItems.Any(i => i.Id == a.ItemId && db.Verifications.Any(v => v.Id == i.VerificationId && v.Declared == declared)
                && !Occasion.Open(db).Any(v => v.Id == i.VerificationId))
            && !db.Appeals.Any(p => p.CaseId == a.CaseId && p.State != Appeals.AppealState.已办结));
}
