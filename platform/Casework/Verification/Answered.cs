using Anmin.Casework.Desk;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>What an answer does to the item that asked for it.</summary>
internal static class Answered
{
    /// <summary>The door that files and calls share: of these questions those for which nothing is taken any more, because the application was withdrawn or decided, the review decided, or the request taken back meanwhile. What comes too late serves no decision and is not kept (个人信息保护法 第六条、第十九条).</summary>
    /// <returns>Verifications.</returns>
    public static async Task<IReadOnlySet<Guid>> Ended(AnminDb db, IEnumerable<VerificationItemRow> items)
    {
        var ids = items.Select(i => i.VerificationId).Distinct().ToList();
        return ids.Except(await Occasion.Live(db).Where(v => ids.Contains(v.Id)).Select(v => v.Id).ToListAsync()).ToHashSet();
    }

    /// <summary>Marks a question that will never be answered: it is on no list and is asked by no call again.</summary>
    public static void End(CaseWork work, VerificationItemRow item)
    {
        if (item is { Reply: Reply.未返回 or Reply.异常, CalledBackOn: null })
        {
            (item.CalledBackOn, item.NextTryAt) = (work.Today, null);
            item.Version++;
        }
    }

    /// <summary>Puts an answer on file. The item's version is the caller's to raise.</summary>
    public static void Take(CaseWork work, AnminDb db, VerificationItemRow item, Reply reply, IReadOnlyList<SourceValue> values, string from, DateTime? stoodAt = null)
    {
        (item.Reply, item.AnsweredAt, item.StoodAt, item.Trouble, item.NextTryAt) = (reply, work.Database.Now, stoodAt, null, null);
        foreach (var value in values)
        {
            db.VerificationAnswers.Add(Row(work, item, value, from));
        }
    }

    public static VerificationAnswerRow Row(CaseWork work, VerificationItemRow item, SourceValue value, string from)
    {
        var row = new VerificationAnswerRow
        {
            Id = work.Database.NewId(),
            CaseId = item.CaseId,
            CountyCode = item.CountyCode,
            TownCode = item.TownCode,
            VillageCode = item.VillageCode,
            OwnerHuman = item.OwnerHuman,
            ItemId = item.Id,
            About = value.Item,
            From = from,
            At = work.Database.Now,
        };
        Said.Put(row, item, value, work.Seal);
        return row;
    }

    /// <summary>Whether an answer on file says the same as a new one.</summary>
    public static bool Says(CaseWork work, VerificationAnswerRow known, VerificationItemRow item, SourceValue value) =>
        known.Digest is { } digest ? digest == Said.DigestOf(item, value) : Said.Of(known, work.Seal) == value;
}
