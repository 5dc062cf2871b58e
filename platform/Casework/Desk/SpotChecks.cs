using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>The county's draw: every relative's or objected case, and a share of the others. Nobody can edit a draw or foresee it:
/// the ticket hangs on the journal as it stood when the township had finished, and an auditor can draw it again from the named row.</summary>
public static class SpotChecks
{
    public static async Task Draw(AnminDb db, CaseRow @case, int percent)
    {
        var head = await db.JournalHeads.AsNoTracking().SingleAsync(h => h.Id == 1);
        var ticket = Ticket(@case.Number, head.Hash);
        var how = $"抽查比例 {percent}%，签号 {ticket:00}，种子取自日志第 {head.Seq} 行";
        (@case.Drawn, @case.DrawnWhy) =
            @case.RelativeNote is not null ? (true, "近亲属备案，必须入户")
            : @case.Round > 1 ? (true, "公示期间有异议，必须入户")
            : ticket < percent ? (true, $"随机抽中（{how}）")
            : (false, $"没有抽中（{how}）");
    }

    /// <summary>0–99, from the paper number and the hash of a journal row.</summary>
    public static int Ticket(string number, string journalHash) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{journalHash}/{number}"))) % 100);
}
