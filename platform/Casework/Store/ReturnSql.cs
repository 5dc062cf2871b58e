using System.Runtime.CompilerServices;
using Anmin.Casework.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Carries out a bank's return as sets: what fits moves the line and the money, what does not waits for a human.</summary>
internal static class ReturnSql
{
    public static async Task Judge(AnminDb db, ReturnFileRow file)
    {
        await Run(db, "UPDATE return_rows SET trouble = '没有这一行' WHERE file_id = {0} AND NOT EXISTS (SELECT 1 FROM lines l WHERE l.batch_id = {1} AND l.no = return_rows.line_no AND l.state <> '不发')", file);
        await Run(db, "UPDATE return_rows SET trouble = '同文件重复' WHERE file_id = {0} AND trouble IS NULL AND EXISTS (SELECT 1 FROM return_rows o WHERE o.file_id = {0} AND o.line_no = return_rows.line_no AND o.no < return_rows.no)", file);
        await Run(db, "UPDATE return_rows SET trouble = '金额不符' WHERE file_id = {0} AND trouble IS NULL AND EXISTS (SELECT 1 FROM lines l WHERE l.batch_id = {1} AND l.no = return_rows.line_no AND l.fen <> return_rows.fen)", file);
        await Run(db, "UPDATE return_rows SET trouble = '重复回盘' WHERE file_id = {0} AND trouble IS NULL AND EXISTS (SELECT 1 FROM lines l WHERE l.batch_id = {1} AND l.no = return_rows.line_no AND l.state <> '已送')", file);
    }

    public static async Task Carry(AnminDb db, ReturnFileRow file, DateOnly today)
    {
        await Run(db, """
            INSERT INTO postings (paper, no, kind, county_code, fund, debit, credit, fen, "on", batch_id, line_no, why)
            SELECT {0}, r.no, CASE WHEN r.settled THEN '到账' ELSE '退回' END, b.county_code, l.programme,
                CASE WHEN r.settled THEN '已发放' ELSE '待重发' END, '在途', l.fen, {2}, l.batch_id, l.no, r.cause
            FROM return_rows r JOIN lines l ON l.batch_id = {1} AND l.no = r.line_no JOIN batches b ON b.id = l.batch_id
            WHERE r.file_id = {0} AND r.trouble IS NULL
            """, file, today);
        await Run(db, """
            UPDATE lines SET state = CASE WHEN r.settled THEN '到账' ELSE '退回' END, returned_for = r.cause, ended_on = r."on"
            FROM return_rows r WHERE r.file_id = {0} AND r.trouble IS NULL AND lines.batch_id = {1} AND lines.no = r.line_no
            """, file);
    }

    /// <summary>{0} file, {1} batch, {2} day.</summary>
    private static Task<int> Run(AnminDb db, string sql, ReturnFileRow file, DateOnly today = default) =>
        db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, file.Id, file.BatchId, today));
}
