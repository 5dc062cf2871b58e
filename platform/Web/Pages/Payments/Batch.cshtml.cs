using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Payments;

/// <summary>One month's batch: release by a second human, the bank's file, the bank's return, and what came of it.</summary>
[Authorize(May.Money)]
public sealed class BatchModel(CaseworkServices casework) : PaymentModel(casework)
{
    public BatchFile Opened { get; private set; } = null!;

    /// <summary>The row of a return that what was typed belongs to.</summary>
    public (Guid File, int No) About { get; private set; }

    public override string PlaceOf(Core.Declaring.Fault fault) => fault.Path == "answer" ? $"answer-{About.File}-{About.No}" : fault.Path;

    public BatchRow Batch => Opened.It.Batch;

    public PayMonth For => PayMonth.Parse(Batch.Month);

    /// <summary>What each source has left, for the form of the release.</summary>
    public IReadOnlyList<Funds.Balance> Fund { get; private set; } = [];

    public bool MayRelease => Batch.State == BatchState.已核算 && Caller.Human != Batch.MadeBy && Caller.Role is Role.县区财务 or Role.县区负责;

    public bool MayReadReturn => Batch.State != BatchState.已核算 && IsFinance;

    public bool MayTakeFile => Batch.State != BatchState.已核算 && Caller.Role is Role.县区财务 or Role.县区负责 or Role.审计;

    /// <summary>What to give from a source when nothing was typed: the higher levels' money first, for as far as it goes.</summary>
    public string Offered(LedgerAccount source)
    {
        if (Request.HasFormContentType)
        {
            return Typed($"share-{source}");
        }
        var needed = Opened.Needed.Fen;
        foreach (var fund in Fund)
        {
            var given = Math.Min(needed, fund.Left.Fen);
            if (fund.Source == source)
            {
                return given > 0 ? BankFile.Yuan(given) : "";
            }
            needed -= given;
        }
        return "";
    }

    public async Task OnGetAsync(Guid id, string? done)
    {
        Done = done switch
        {
            "made" => "核算好了，请另一位同事看过再放行",
            "released" => "已放行。现在可以取银行文件",
            "read" => "回盘文件已读入",
            "read-before" => "这个回盘文件以前读过，这次没有再做什么",
            "answered" => "处理结果已记下",
            _ => null,
        };
        await Show(id);
    }

    /// <summary>Makes the same month again.</summary>
    public Task<IActionResult> OnPostAgainAsync(Guid id) => Carry(
        async () =>
        {
            await Show(id);
            await Casework.Batches.Make(Caller, Batch.Programme, For);
            return MoneyWords.Batch(id) + "?done=made";
        },
        () => Show(id));

    public Task<IActionResult> OnPostReleaseAsync(Guid id, int version) => Carry(
        async () =>
        {
            var shares = Batches.Sources.Select(s => new Batches.Share(s, Typed($"share-{s}").Trim().Length == 0 ? Money.Zero : AmountOf($"share-{s}", Typed($"share-{s}"), MoneyWords.Source(s) + "资金"))).ToList();
            await Casework.Batches.Release(Caller, id, version, shares);
            return MoneyWords.Batch(id) + "?done=released";
        },
        () => Show(id));

    /// <summary>The bank's file; each copy that is taken is an event.</summary>
    public async Task<IActionResult> OnPostFileAsync(Guid id, string? encoding)
    {
        await Show(id);
        var gb = encoding == "GB18030";
        return File(await Casework.Batches.File(Caller, id, gb), "text/csv", $"{Batch.Reference}{(gb ? "-GB18030" : "")}.csv");
    }

    public Task<IActionResult> OnPostReturnAsync(Guid id, IFormFile? file) => Carry(
        async () =>
        {
            if (file is null || file.Length == 0)
            {
                throw new Casework.Store.Refused("请选择银行发回的文件", "invalid", [new("file", "请选择银行发回的文件", "required")]);
            }
            if (file.Length > Returns.Largest)
            {
                throw new Casework.Store.Refused("文件太大", "invalid", [new("file", $"文件有 {file.Length / 1024 / 1024} MB，超过 {Returns.Largest / 1024 / 1024} MB，请核对是不是回盘文件", "size")]);
            }
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            var result = await Casework.Returns.Read(Caller, file.FileName, bytes.ToArray());
            return MoneyWords.Batch(id) + (result.Before ? "?done=read-before" : "?done=read");
        },
        () => Show(id));

    /// <summary>What the human who looked at a row that did not fit found.</summary>
    public Task<IActionResult> OnPostAnswerAsync(Guid id, Guid of, int no, string? answer) => Carry(
        async () =>
        {
            About = (of, no);
            await Casework.Returns.Answer(Caller, of, no, answer ?? "");
            return MoneyWords.Batch(id) + "?done=answered";
        },
        () => Show(id));

    private async Task Show(Guid id)
    {
        Opened = await Casework.Money.Open(Caller, id);
        Fund = MayRelease ? await Casework.Funds.Of(Caller, Batch.Programme) : [];
    }
}
