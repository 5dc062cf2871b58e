using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.Apply;

/// <summary>The papers a matter asks for today, with those handed in so far.</summary>
public sealed record PaperList(Guid Draft, IReadOnlyList<Material> Asked, IReadOnlyList<AttachmentRow> HandedIn, bool MayRemove)
{
    /// <summary>The paper whose file was not taken, and why.</summary>
    public (string? Material, string Text)? Wrong { get; init; }

    public IEnumerable<AttachmentRow> For(Material material) => HandedIn.Where(a => a.Material == material.Slug);

    public static async Task<PaperList> Of(CaseworkServices casework, Caller caller, Guid draft, Matter matter, bool mayRemove) => new(
        draft, [.. matter.MaterialsOn(casework.Database.Today).Where(m => m is { CheckedByOffice: false, InForm: false })],
        await casework.Attachments.OfDraft(caller, draft), mayRemove);

    /// <summary>Stores an uploaded file, or says why not.</summary>
    public async Task Add(CaseworkServices casework, Caller caller, string material, IFormFile? file)
    {
        if (file is null)
        {
            throw new Refused("请先选择文件或拍一张照片，再点上传", "file");
        }
        await using var content = file.OpenReadStream();
        await casework.Attachments.Add(caller, Draft, material, file.FileName, content, file.Length);
    }
}
