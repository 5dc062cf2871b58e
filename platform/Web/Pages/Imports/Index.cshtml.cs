using Anmin.Casework;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Imports;

/// <summary>Population files that were read in, newest first; and the place to hand in another.</summary>
[Authorize(May.SeeImports)]
public sealed class IndexModel(CaseworkServices casework) : PaymentModel(casework)
{
    public IReadOnlyList<ImportLine> Lines { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool MayKeep => PopulationImports.MayKeep(Caller);

    public Task OnGetAsync(Guid? before, string? done)
    {
        Done = done == "discarded" ? "这个文件已作废，读进来的行都删了" : null;
        return Show(before);
    }

    public Task<IActionResult> OnPostAsync(IFormFile? file) => Carry(
        async () =>
        {
            if (file is null || file.Length == 0)
            {
                throw new Refused("请选择文件", "invalid", [new("file", file is null ? "请选择要导入的人口文件" : $"「{file.FileName}」是空的，请重新取一份", "required")]);
            }
            await using var content = file.OpenReadStream();
            var read = await Casework.PopulationImports.Read(Caller, PopulationSource.Of(file.FileName, content));
            return $"{ImportWords.Address(read.Id)}?done={(read.Before ? "again" : "read")}";
        },
        () => Show(null));

    private async Task Show(Guid? before) => (Lines, Next) = await Casework.ImportBook.All(Caller, before);
}
