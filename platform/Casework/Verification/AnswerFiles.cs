using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>What a file did. The four numbers add up to the rows that were read.</summary>
/// <param name="Before">True where the same file had been read to its end before and nothing happened now.</param>
public sealed record AnswerResult(AnswerFileRow File, IReadOnlyList<AnswerRejectRow> Rejects, bool Before);

/// <summary>Answer files of sources: carried out some lines at a time, each time in one transaction with the place that was reached. A cut loses nothing and repeats nothing (S-FI-5).</summary>
public sealed class AnswerFiles(CaseWork work)
{
    /// <summary>Lines of one transaction.</summary>
    public const int AtOnce = 200;

    /// <summary>Rejected lines shown of one file; all are on file.</summary>
    public const int MostShown = 500;

    /// <summary>Reads a file to its end, from where it was left.</summary>
    /// <param name="expected">The source whose answer the officer hands in.</param>
    public async Task<AnswerResult> Read(Caller officer, string expected, AnswerSheet sheet)
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责, Role.系统);
        var source = Sources().FirstOrDefault(s => s.Code == sheet.Source);
        if (source is null || sheet.Source != expected)
        {
            throw new Refused($"文件写着来自「{sheet.Source}」，不是所选的来源「{expected}」", "other_source", [new("file", "请选择与文件一致的来源", "conflict")]);
        }
        var (file, before) = await Begin(officer, sheet);
        if (before)
        {
            return await ResultOf(officer, file.Id, true);
        }
        var chunk = new List<AnswerLine>(AtOnce);
        await foreach (var line in sheet.Lines())
        {
            if (line.No <= file.ReadTo)
            {
                continue;
            }
            chunk.Add(line);
            if (chunk.Count == AtOnce)
            {
                await Carry(officer, file.Id, source, chunk);
                chunk.Clear();
            }
        }
        await Carry(officer, file.Id, source, chunk, last: true);
        return await ResultOf(officer, file.Id, false);
    }

    /// <summary>A file with what became of it.</summary>
    public Task<AnswerResult> One(Caller officer, Guid id)
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责, Role.审计);
        return ResultOf(officer, id, false);
    }

    /// <summary>The latest files of the caller's county.</summary>
    public async Task<IReadOnlyList<AnswerFileRow>> Latest(Caller officer)
    {
        Duties.RequireStaff(officer);
        await using var db = work.Database.Open(officer);
        return await db.AnswerFiles.AsNoTracking().OrderByDescending(f => f.Id).Take(20).ToListAsync();
    }

    private Task<(AnswerFileRow File, bool Before)> Begin(Caller officer, AnswerSheet sheet) => work.Database.Effect(officer, async db =>
    {
        var county = officer.Area.County.Value;
        if (await db.AnswerFiles.SingleOrDefaultAsync(f => f.Sha256 == sheet.Sha256 && f.CountyCode == county) is { } known)
        {
            return (new Event(known.FinishedAt is null ? "answers-resumed" : "answers-read-again", $"answers:{known.Id}", Detail: $"从第 {known.ReadTo + 1} 条起", Outcome: known.FinishedAt is null ? "done" : "nothing"),
                (known, known.FinishedAt is not null));
        }
        var file = new AnswerFileRow
        {
            Id = work.Database.NewId(), CountyCode = county, Source = sheet.Source, Name = Plain.Text(sheet.Name), Sha256 = sheet.Sha256,
            Rows = sheet.Rows, StartedAt = work.Database.Now, ByName = officer.Name,
        };
        db.AnswerFiles.Add(file);
        return (new Event("answers-begun", $"answers:{file.Id}", Detail: $"{sheet.Source}，{sheet.Rows} 条"), (file, false));
    });

    private Task Carry(Caller officer, Guid id, Source source, List<AnswerLine> lines, bool last = false) => work.Database.Effect(officer, async db =>
    {
        var file = await db.AnswerFiles.SingleAsync(f => f.Id == id);
        var numbers = lines.Select(l => l.RequestNo).Distinct().ToList();
        var items = await db.VerificationItems.Where(i => numbers.Contains(i.RequestNo)).ToDictionaryAsync(i => i.RequestNo);
        var ended = await Answered.Ended(db, items.Values);
        var ids = items.Values.Select(i => i.Id).ToList();
        var known = (await db.VerificationAnswers.Where(a => ids.Contains(a.ItemId) && a.ReplacedAt == null).ToListAsync()).GroupBy(a => a.ItemId).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var line in lines.Where(l => l.No > file.ReadTo))
        {
            file.ReadTo = line.No;
            var item = items.GetValueOrDefault(line.RequestNo);
            var said = item is null ? [] : known.TryGetValue(item.Id, out var some) ? some : known[item.Id] = [];
            var wrong = Wrong(line, source, item, said, work.Today);
            if (line.Fault is null && item?.Source == source.Code && ended.Contains(item.VerificationId) && (wrong is not null || !IsKnown(line, item, said)))
            {
                file.Closed++;
                Answered.End(work, item);
            }
            else if (wrong is { } why)
            {
                file.Rejected++;
                db.AnswerRejects.Add(new() { FileId = id, LineNo = line.LineNo, Why = why });
            }
            else if (IsKnown(line, item!, said))
            {
                file.Same++;
            }
            else
            {
                file.Taken++;
                Take(db, file, line, item!, said);
            }
        }
        file.Version++;
        file.FinishedAt = last ? work.Database.Now : null;
        return new("answers-read", $"answers:{id}", Detail: $"读到第 {file.ReadTo} 条：收下 {file.Taken}，已有 {file.Same}，退回 {file.Rejected}，案件已结束没有收 {file.Closed}");
    });

    private void Take(AnminDb db, AnswerFileRow file, AnswerLine line, VerificationItemRow item, List<VerificationAnswerRow> said)
    {
        item.Version++;
        if (item.AskedAt is null)
        {
            (item.AskedAt, item.Way) = (work.Database.Now, Way.文件); // found in what the source handed over of everybody
        }
        if (line.Reply == Reply.异常)
        {
            (item.Reply, item.Trouble) = (Reply.异常, line.Value?.Note ?? "来源说查询出了问题，没有说明原因");
            return;
        }
        Answered.Take(work, db, item, line.Reply, [], "");
        if (line.Value is { } value && line.Reply == Reply.已返回)
        {
            var row = Answered.Row(work, item, value, $"文件 {file.Name} 第 {line.LineNo} 行");
            db.VerificationAnswers.Add(row);
            said.Add(row);
        }
    }

    /// <summary>Why a line is not taken, or null.</summary>
    private string? Wrong(AnswerLine line, Source source, VerificationItemRow? item, List<VerificationAnswerRow> said, DateOnly today) =>
        line.Fault is not null ? line.Fault
        : item is null ? "请求号不是本县发出的"
        : item.Source != source.Code ? $"这个请求问的不是{source.Key}"
        : item.ConsentTo < today && !IsKnown(line, item, said) ? $"{item.Subject}的核对授权在 {item.ConsentTo!.Value.AddDays(1):yyyy-MM-dd} 已经撤回或到期，这个请求已收回，不再收回答"
        : line.Value is { Item.Length: > 0 } value && source.ItemsOf(item.IsObligor) is var items && !items.Contains(value.Item)
            ? $"项目「{value.Item}」不在{source.Key}可以回答的项目里（{(items.Count == 0 ? "只说有没有" : string.Join('、', items))}）"
        : item.Reply == Reply.无数据 && line.Reply != Reply.无数据 ? "以前回答过没有记录，这次说的不一样；请先在页面上「再问一次」"
        : item.Reply == Reply.已返回 && line.Reply != Reply.已返回 ? "以前回答过有记录，这次说的不一样；请先在页面上「再问一次」"
        : item.Reply == Reply.已返回 && said.FirstOrDefault(a => a.About == (line.Value?.Item ?? "")) is { } before && !Answered.Says(work, before, item, line.Value!) ? "同一项已经有不同的回答；请先在页面上「再问一次」"
        : null;

    private static bool IsKnown(AnswerLine line, VerificationItemRow item, List<VerificationAnswerRow> said) => line.Reply switch
    {
        Reply.已返回 => item.Reply == Reply.已返回 && said.Any(a => a.About == line.Value!.Item),
        Reply.无数据 => item.Reply == Reply.无数据,
        _ => item.Reply == Reply.异常,
    };

    private async Task<AnswerResult> ResultOf(Caller officer, Guid id, bool before)
    {
        await using var db = work.Database.Open(officer);
        var file = await db.AnswerFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) ?? throw new NotThere();
        return new(file, await db.AnswerRejects.AsNoTracking().Where(r => r.FileId == id).OrderBy(r => r.LineNo).Take(MostShown).ToListAsync(), before);
    }

    private IEnumerable<Source> Sources() => work.Catalogue.Of<MeansCheck>().SelectMany(d => d.Sources);
}
