using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Core.Benefits;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Payments;

/// <summary>对账: every account of the fund, and every figure counted a second way beside it, to the fen.</summary>
[Authorize(May.Money)]
public sealed class BooksModel(CaseworkServices casework) : PaymentModel(casework)
{
    public Benefit Benefit { get; private set; } = null!;

    public IReadOnlyList<AccountSum> Accounts { get; private set; } = [];

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public async Task OnGetAsync(string slug)
    {
        Benefit = Find(slug);
        (Accounts, Agreements) = await Casework.Books.Of(Caller, Benefit);
    }
}
