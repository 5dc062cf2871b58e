using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.People;
using Anmin.Casework.Verification;
using Anmin.Exchange.Sources;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>The steps of a verification in one line each.</summary>
public static class VerifyWalk
{
    public const string KeyText = "Y3JlYXRlZC1mb3ItdGVzdHMtb25seS0zMi1ieXRlcyE=";

    public static SourceKey Key { get; } = SourceKey.Of(KeyText);

    /// <summary>An accepted case.</summary>
    public static async Task<Guid> Accepted(this House house, params (string, string?)[] changes)
    {
        var id = await house.Submits(null, changes);
        await house.Accepts(id);
        return id;
    }

    public static async Task<Guid> AsksToVerify(this House house, Guid caseId, Caller? who = null, params PaperConsent[] consents) =>
        await house.It.Requesting.Request(who ?? House.Clerk, caseId, await house.Version(caseId), new(Purpose.新申请, [], consents));

    public static async Task<Guid> AsksToReverify(this House house, Guid review, Purpose purpose = Purpose.复核, Caller? who = null, params PaperConsent[] consents) =>
        await house.It.Requesting.RequestFor(who ?? House.Clerk, review, await house.ReviewVersion(review), new(purpose, [], consents));

    /// <summary>A review's verification, asked, started, answered by everybody and reported.</summary>
    public static async Task<Guid> Reverifies(this House house, Guid review, string income)
    {
        var id = await house.AsksToReverify(review);
        await house.It.Requesting.Start(House.Reviewer2, id, 0);
        await house.SourcesAnswer(id, income);
        await house.It.Reports.Conclude(House.Reviewer2, id, (await house.Verification(id)).Version, null);
        return id;
    }

    /// <summary>A verification that the county has started, with its items.</summary>
    public static async Task<Guid> Started(this House house, Guid caseId)
    {
        var id = await house.AsksToVerify(caseId);
        await house.It.Requesting.Start(House.Reviewer, id, 0);
        return id;
    }

    public static async Task<VerificationRow> Verification(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.Verifications.AsNoTracking().SingleAsync(v => v.Id == id);
    }

    public static async Task<IReadOnlyList<VerificationItemRow>> Items(this House house, Guid id)
    {
        await using var db = house.Raw();
        return await db.VerificationItems.AsNoTracking().Where(i => i.VerificationId == id).OrderBy(i => i.No).ToListAsync();
    }

    /// <summary>What was said to a question, as the county sees it, in the order of arrival.</summary>
    public static async Task<IReadOnlyList<AnswerSaid>> Said(this House house, Guid item)
    {
        await using var db = house.Raw();
        var check = await db.VerificationItems.Where(i => i.Id == item).Select(i => i.VerificationId).SingleAsync();
        return (await house.It.Verifications.Open(House.Reviewer, check)).Lines.SelectMany(l => l.Items).Single(i => i.Item.Id == item).Answers;
    }

    public static async Task Reports(this House house, Guid id, string? without = null) =>
        await house.It.Reports.Conclude(House.Reviewer, id, (await house.Verification(id)).Version, without);

    /// <summary>A whole answer file.</summary>
    public static byte[] File(string source, IEnumerable<string> rows, bool gb18030 = false, int? count = null)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = gb18030 ? Encoding.GetEncoding("GB18030") : new UTF8Encoding(false);
        var all = rows.ToList();
        var body = encoding.GetBytes($"安民核对回答,{source}\r\n" + string.Concat(all.Select(r => r + "\r\n")));
        var trailer = encoding.GetBytes($"合计,{count ?? all.Count},{Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromBase64String(KeyText), body))}\r\n");
        return [.. body, .. trailer];
    }

    /// <summary>Hands in a file.</summary>
    public static async Task<AnswerResult> Reads(this House house, string source, byte[] bytes, Caller? who = null)
    {
        var (sheet, fault) = await AnswerFile.Open(new MemoryStream(bytes), "回答.csv", Key);
        Assert.Null(fault);
        return await house.It.AnswerFiles.Read(who ?? House.Reviewer, source, sheet!);
    }

    /// <summary>Every source answers about everybody: this income from the first, nothing else.</summary>
    public static async Task SourcesAnswer(this House house, Guid id, string income = "5400.50")
    {
        foreach (var group in (await house.Items(id)).GroupBy(i => i.Source))
        {
            await house.Reads(group.Key, File(group.Key, group.Select(i => i.Source == "L01" ? $"{i.RequestNo},有,年收入,{income},,2026-08-31," : $"{i.RequestNo},无,,,,,")));
        }
    }
}
