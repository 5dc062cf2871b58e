using Anmin.Casework;
using Anmin.Casework.Comparing;
using Anmin.Casework.Store;
using Anmin.Core.Sweeping;
using Anmin.Documents;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Beside;

/// <summary>The registers of the other office that were read in, and the place to hand in another.</summary>
[Authorize(May.SeeImports)]
public sealed class FilesModel(CaseworkServices casework) : PaymentModel(casework)
{
    public Counterpart Other { get; private set; } = null!;

    public IReadOnlyList<(TheirFileRow It, string County)> Lines { get; private set; } = [];

    public bool MayKeep => TheirFiles.MayKeep(Caller);

    public Task OnGetAsync(string slug, string? done)
    {
        Done = done == "discarded" ? "这份名册已作废，读进来的行都删了" : null;
        return Show(slug);
    }

    /// <summary>An empty register with the declared columns.</summary>
    public IActionResult OnGetTemplate(string slug) =>
        File(Csv.Write([.. TheirFile.Columns.Select(c => c.Name)], []), Csv.ContentType, $"{Casework.ComparisonBook.Find(Caller, slug).Register}模板.csv");

    public Task<IActionResult> OnPostAsync(string slug, IFormFile? file, DateOnly? asOf) => Carry(
        async () =>
        {
            if (asOf is not { } day)
            {
                throw new Refused("请填写名册是哪一天的", "invalid", [new("asOf", "请填写名册写的是哪一天的情况", "required")]);
            }
            if (file is null || file.Length == 0)
            {
                throw new Refused("请选择文件", "invalid", [new("file", "请选择要导入的名册", "required")]);
            }
            await using var content = file.OpenReadStream();
            var read = await Casework.TheirFiles.Read(Caller, slug, PopulationSource.Of(file.FileName, content), day);
            return $"{BesideWords.File(slug, read.Id)}?done={(read.Before ? "again" : "read")}";
        },
        () => Show(slug));

    private async Task Show(string slug) => (Other, Lines) = (Casework.ComparisonBook.Find(Caller, slug), await Casework.TheirFiles.All(Caller, slug));
}
