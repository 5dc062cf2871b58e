using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Payments;

/// <summary>The sheet that goes to the bank with the file: sums, sources and the file's fingerprint, with places to sign and seal.</summary>
[Authorize(May.Money)]
public sealed class SummaryModel(CaseworkServices casework) : PaymentModel(casework)
{
    public BatchFile Opened { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        Opened = await Casework.Money.Open(Caller, id);
        return Opened.It.Batch.State == BatchState.已核算 ? LocalRedirect(MoneyWords.Batch(id)) : Page();
    }
}
