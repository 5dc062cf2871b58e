using System.Globalization;
using System.Security.Cryptography;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Records;

/// <summary>Papers and photos: kind decided by content and name together, stored under a server-made key (S-FI-1…3).</summary>
/// <param name="folder">Folder outside the web root.</param>
/// <param name="scan">Looks for malware; without it nothing is taken.</param>
public sealed class Attachments(Database database, string folder, Scan? scan)
{
    /// <summary>Largest file, in bytes: a phone photo fits.</summary>
    public const long Largest = 10 * 1024 * 1024;

    /// <summary>Most files of one application.</summary>
    public const int Most = 30;

    private static readonly (string Type, string[] Endings, byte[] Start)[] Kinds =
    [
        ("image/jpeg", [".jpg", ".jpeg"], [0xFF, 0xD8, 0xFF]),
        ("image/png", [".png"], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("application/pdf", [".pdf"], [0x25, 0x50, 0x44, 0x46, 0x2D]),
    ];

    /// <summary>Stores a file of a draft that is not submitted.</summary>
    public Task<Guid> Add(Caller caller, Guid draftId, string material, string fileName, Stream content, long length) =>
        Store(caller, material, fileName, content, length, async (db, row) =>
        {
            var draft = await Intake.Drafts.Mine(db, caller).SingleOrDefaultAsync(d => d.Id == draftId && d.CaseId == null) ?? throw new NotThere();
            await Intake.Drafts.RequireAgency(db, draft, caller, database.Today);
            (row.DraftId, row.OwnerHuman) = (draftId, draft.OwnerHuman);
            return await db.Attachments.IgnoreQueryFilters().CountAsync(a => a.DraftId == draftId);
        });

    /// <summary>Stores a file that the applicant adds while her case waits for supplements.</summary>
    public Task<Guid> AddToCase(Caller caller, Guid caseId, string material, string fileName, Stream content, long length) =>
        Store(caller, material, fileName, content, length, async (db, row) =>
        {
            var @case = await Intake.Agencies.Own(db, caller, database.Today).AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
            if (@case.State != CaseState.待补正)
            {
                throw new Refused("现在不用补交材料；需要时镇（办）会一次说清还差什么", "wrong_state");
            }
            Intake.Submissions.Place(row, @case);
            return await db.Attachments.CountAsync(a => a.CaseId == caseId);
        });

    /// <summary>Stores a paper that proves an objection of the family, whatever the case waits for.</summary>
    internal Task<Guid> AddProof(Caller caller, Guid caseId, string material, string fileName, Stream content, long length) =>
        Store(caller, material, fileName, content, length, async (db, row) =>
        {
            var @case = await Intake.Agencies.Own(db, caller, database.Today).AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
            Intake.Submissions.Place(row, @case);
            return await db.Attachments.CountAsync(a => a.CaseId == caseId);
        });

    /// <summary>Puts on a case what somebody handed in at the desk for something of his own.</summary>
    internal Task<Guid> AddByOffice(Caller officer, Guid caseId, string material, string fileName, Stream content, long length) =>
        Store(officer, material, fileName, content, length, async (db, row) =>
        {
            Desk.Duties.RequireStaff(officer);
            var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
            await Desk.Duties.RequireNoKinship(db, officer, caseId);
            Intake.Submissions.Place(row, @case);
            return await db.Attachments.CountAsync(a => a.CaseId == caseId);
        });

    /// <summary>Stores a file at its place.</summary>
    /// <param name="place">Puts the row where it belongs and says how many files lie there.</param>
    private async Task<Guid> Store(Caller caller, string material, string fileName, Stream content, long length, Func<AnminDb, AttachmentRow, Task<int>> place)
    {
        if (length is <= 0 or > Largest)
        {
            throw length <= 0 ? Wrong("文件是空的，请重新选择") : TooLarge();
        }
        var bytes = await Whole(content);
        var ending = Path.GetExtension(fileName).ToLowerInvariant();
        var kind = Array.Find(Kinds, k => k.Endings.Contains(ending) && bytes.AsSpan().StartsWith(k.Start));
        if (kind.Type is null)
        {
            throw Wrong("只收照片（jpg、png）和 PDF；文件内容要和扩展名一致");
        }
        await RequireHarmless(caller, bytes);
        bytes = Cleaned(bytes, kind.Type);
        var id = database.NewId();
        await database.Effect(caller, async db =>
        {
            var row = new AttachmentRow
            {
                Id = id,
                Material = material,
                Label = Label(fileName),
                ContentType = kind.Type,
                Size = bytes.Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                UploadedAt = database.Now,
            };
            if (await place(db, row) >= Most)
            {
                throw Wrong($"最多上传 {Most} 个文件");
            }
            db.Attachments.Add(row);
            await Write(id, bytes);
            return new("attached", $"attachment:{id}", row.CaseId == Guid.Empty ? null : row.CaseId, Detail: $"{material} {row.Size} 字节");
        });
        return id;
    }

    /// <summary>Files of a draft, for its filler.</summary>
    public async Task<IReadOnlyList<AttachmentRow>> OfDraft(Caller caller, Guid draftId)
    {
        await using var db = database.Open(caller);
        return await Intake.Drafts.Mine(db, caller).AnyAsync(d => d.Id == draftId)
            ? await db.Attachments.IgnoreQueryFilters().AsNoTracking().Where(a => a.DraftId == draftId).OrderBy(a => a.Id).ToListAsync()
            : throw new NotThere();
    }

    /// <summary>Removes a file from a draft that is not submitted; its bytes go too.</summary>
    public async Task Remove(Caller caller, Guid draftId, Guid id)
    {
        await database.Effect(caller, async db =>
        {
            var draft = await Intake.Drafts.Mine(db, caller).SingleOrDefaultAsync(d => d.Id == draftId && d.CaseId == null) ?? throw new NotThere();
            var row = await db.Attachments.IgnoreQueryFilters().SingleOrDefaultAsync(a => a.Id == id && a.DraftId == draft.Id) ?? throw new NotThere();
            db.Attachments.Remove(row);
            return new("attachment-removed", $"attachment:{id}");
        });
        Erase([id]);
    }

    /// <summary>Erases bytes that no row names any more: of uploads that were broken off, or of removals that power loss cut short.</summary>
    /// <returns>How many files went.</returns>
    public async Task<int> EraseForgotten()
    {
        var old = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(f => File.GetLastWriteTimeUtc(f) < database.Now.AddDays(-1))
                .Select(f => Guid.TryParseExact(Path.GetFileName(f), "n", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList()
            : [];
        var gone = 0;
        foreach (var some in old.Chunk(500))
        {
            await using var db = database.OpenForSystem();
            var known = await db.Attachments.AsNoTracking().Where(a => some.Contains(a.Id)).Select(a => a.Id).ToListAsync();
            var forgotten = some.Except(known).ToList();
            Erase(forgotten);
            gone += forgotten.Count;
        }
        return gone;
    }

    /// <summary>Erases the bytes of rows that are gone.</summary>
    internal void Erase(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            File.Delete(PathOf(id));
        }
    }

    /// <summary>Opens a file for somebody who may see its case, or of a draft for whoever fills it in and nobody else; the look is recorded.</summary>
    public async Task<(AttachmentRow Row, byte[] Bytes)> Read(Caller caller, Guid id)
    {
        AttachmentRow row;
        await using (var db = database.Open(caller))
        {
            row = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.CaseId != Guid.Empty)
                ?? await db.Attachments.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && db.Drafts.Any(d => d.Id == a.DraftId && d.Human == caller.Human))
                ?? throw new NotThere();
            if (caller.IsStaff)
            {
                await RequireHandedIn(db, caller, row);
            }
            if (caller.Role == Role.村级协理 && row.CaseId != Guid.Empty && !await Intake.Agencies.Own(db, caller, database.Today).AnyAsync(c => c.Id == row.CaseId))
            {
                throw new NotThere();
            }
            await Desk.Duties.RequireNoKinship(db, caller, row.CaseId);
        }
        await database.Effect(caller, _ => Task.FromResult(new Event("attachment-read", $"attachment:{id}", row.CaseId == Guid.Empty ? null : row.CaseId)));
        return (row, await File.ReadAllBytesAsync(PathOf(row.CopyOf ?? id)));
    }

    /// <summary>The office sees what was handed in, not what lies in somebody's draft; a relative's papers stay shut (S-AZ-6).</summary>
    private static async Task RequireHandedIn(AnminDb db, Caller officer, AttachmentRow row)
    {
        if (row.CaseId == Guid.Empty)
        {
            throw new NotThere();
        }
        await Desk.Duties.RequireNoKinship(db, officer, row.CaseId);
    }

    private string PathOf(Guid id) => Path.Combine(folder, id.ToString("n"));

    /// <summary>Reads what came, but never more than may be kept, whatever length was announced.</summary>
    private static async Task<byte[]> Whole(Stream content)
    {
        using var memory = new MemoryStream();
        var some = new byte[81920];
        for (int read; (read = await content.ReadAsync(some)) > 0;)
        {
            if (memory.Length + read > Largest) { throw TooLarge(); }
            memory.Write(some, 0, read);
        }
        return memory.ToArray();
    }

    /// <summary>What was found, and what could not be looked at, is recorded and not taken.</summary>
    private async Task RequireHarmless(Caller caller, byte[] bytes)
    {
        try
        {
            if (scan is null)
            {
                throw new ScanFailed("没有接通查毒");
            }
            if (await scan(bytes))
            {
                return;
            }
        }
        catch (ScanFailed failed)
        {
            await Note("unscanned", failed.Message);
            throw Wrong("现在不能查毒，文件没有收下；请过一会儿再传，急的可以到窗口交");
        }
        await Note("malware", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        throw Wrong("这个文件里查出病毒，没有收下；请换一台设备重新拍照再传");

        Task Note(string found, string detail) =>
            database.Effect(caller, _ => Task.FromResult(new Event("upload-refused", $"account:{caller.Account}", Detail: detail, Outcome: found)));
    }

    private static byte[] Cleaned(byte[] bytes, string type)
    {
        try
        {
            return type.StartsWith("image/", StringComparison.Ordinal) ? Photo.WithoutMetadata(bytes, type) : bytes;
        }
        catch (BrokenPhoto broken)
        {
            throw Wrong(broken.Message);
        }
    }

    /// <summary>The bytes are on disk before the row is committed: an acknowledged paper survives a power cut (S-RE-1).</summary>
    private async Task Write(Guid id, byte[] bytes)
    {
        Directory.CreateDirectory(folder);
        await using var file = File.Create(PathOf(id));
        await file.WriteAsync(bytes);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The user's name of the file: only a label. A long one is shown by its end.</summary>
    private static string Label(string fileName)
    {
        var plain = Plain.Text(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]);
        var letters = new StringInfo(plain);
        return letters.LengthInTextElements > 80 ? "…" + letters.SubstringByTextElements(letters.LengthInTextElements - 79) : plain;
    }

    private static Refused TooLarge() => Wrong($"文件太大，最多 {Largest / 1024 / 1024} MB；可以在手机上选择较小的照片");

    private static Refused Wrong(string message) => new(message, "file", [new("file", message, "format")]);
}
