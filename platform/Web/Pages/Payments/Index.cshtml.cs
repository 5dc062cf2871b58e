using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Payments;

/// <summary>The months of a benefit: what was made, released, settled and returned; and the fund it is paid from.</summary>
[Authorize(May.Money)]
public sealed class IndexModel(CaseworkServices casework) : PaymentModel(casework)
{
    public Benefit Benefit { get; private set; } = null!;

    public IReadOnlyList<Benefit> Benefits => Casework.Money.Benefits;

    public IReadOnlyList<BatchLine> Batches { get; private set; } = [];

    public IReadOnlyList<Funds.Balance> Fund { get; private set; } = [];

    /// <summary>Whether more than one county is shown.</summary>
    public bool IsCity => Caller.Area.Level == DivisionLevel.City;

    /// <summary>The month that finance would make now: the running one, or the next where it is made already.</summary>
    public PayMonth Next => Batches.Any(b => b.Batch.Month == Month.Key && b.Batch.State != BatchState.已核算) ? Month.Next : Month;

    public async Task<IActionResult> OnGetAsync(string? slug, string? done)
    {
        if (slug is null)
        {
            return Benefits.Count > 0 ? LocalRedirect($"/money/{Benefits[0].Slug}") : NotFound();
        }
        Done = done switch { "allotted" => "记下了拨入的资金", _ => null };
        await Show(slug);
        return Page();
    }

    /// <summary>Makes a month.</summary>
    public Task<IActionResult> OnPostMakeAsync(string slug, string? month) => Carry(
        async () => MoneyWords.Batch(await Casework.Batches.Make(Caller, Find(slug).Programme, MonthOf(month))) + "?done=made", () => Show(slug));

    /// <summary>Notes money that has come in.</summary>
    public Task<IActionResult> OnPostAllotAsync(string slug, string? source, string? amount, string? document) => Carry(
        async () =>
        {
            var from = Enum.TryParse<LedgerAccount>(source, out var one) ? one : throw new Refused("请选择资金从哪一级来", "invalid", [new("source", "请选择资金从哪一级来", "required")]);
            await Casework.Funds.Allot(Caller, Find(slug).Programme, from, AmountOf("amount", amount ?? "", "拨入金额"), document ?? "");
            return $"/money/{slug}?done=allotted";
        },
        () => Show(slug));

    private static PayMonth MonthOf(string? typed) =>
        DateOnly.TryParseExact(typed + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? PayMonth.Of(day)
        : throw new Refused($"「{typed}」不是一个月份", "invalid", [new("month", $"「{typed}」不是一个月份，请写成 2026-07 的样子", "format")]);

    private async Task Show(string slug)
    {
        Benefit = Find(slug);
        Batches = await Casework.Money.List(Caller, Benefit);
        Fund = await Casework.Funds.Of(Caller, Benefit.Programme);
    }
}
