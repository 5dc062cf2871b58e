using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Population;
using Anmin.Documents;
using Anmin.Web.Forms;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Imports;

/// <summary>One file: what it does row by row, before and after; then commit, or take back.</summary>
[Authorize(May.SeeImports)]
public sealed class ImportModel(CaseworkServices casework) : PaymentModel(casework)
{
    public ImportFile Line { get; private set; } = null!;

    public ImportRow It => Line.It;

    public ImportLineState State { get; private set; }

    public int After { get; private set; }

    public ImportPage Rows { get; private set; } = new([], null);

    public bool MayKeep => PopulationImports.MayKeep(Caller);

    public bool IsOpen => It.State is ImportState.试读 or ImportState.已撤回;

    public string At(ImportLineState state, int after = 0) => Addresses.Of(ImportWords.Address(It.Id), [("state", state.ToString()), ("after", after == 0 ? null : after.ToString(CultureInfo.InvariantCulture))]);

    public Task OnGetAsync(Guid id, ImportLineState? state, int after, string? done)
    {
        Done = done switch
        {
            "read" => "读完了，还没有写进底册。请看过再提交",
            "again" => "这个文件已经在这里，刚才和现在的底册又比了一次",
            "compared" => "和现在的底册又比了一次",
            "commit" => "已提交，写进人口底册了",
            "roll-back" => "已整个撤回，底册和导入以前一样",
            _ => null,
        };
        return Show(id, state, after);
    }

    public Task<IActionResult> OnPostAgainAsync(Guid id, int version) => Carry(
        async () =>
        {
            await Casework.PopulationImports.Again(Caller, id, version);
            return ImportWords.Address(id) + "?done=compared";
        },
        () => Show(id, null, 0));

    /// <summary>The rows left out, to be mended; each taking is an event.</summary>
    public async Task<IActionResult> OnPostFaultsAsync(Guid id)
    {
        var rows = await Casework.ImportBook.Faults(Caller, id);
        return File(Csv.Write(["行号", "证件号码", "姓名", "原因"],
            rows.Select(r => (IReadOnlyList<string?>)[r.No.ToString(CultureInfo.InvariantCulture), r.Number, r.Name, r.Why])), Csv.ContentType, "错误的行.csv");
    }

    private async Task Show(Guid id, ImportLineState? state, int after)
    {
        Line = await Casework.ImportBook.Find(Caller, id);
        State = state ?? (It.Changed > 0 ? ImportLineState.变更 : It.Faulty > 0 ? ImportLineState.错误 : It.Added > 0 ? ImportLineState.新增 : ImportLineState.不变);
        After = after;
        if (It.State != ImportState.作废 && Line.IsKept)
        {
            Rows = await Casework.ImportBook.Rows(Caller, id, State, after);
        }
    }
}
