using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Payments;

/// <summary>A county's money on one page: batches by where they stand, what came back and why, how long money has been on its way.</summary>
[Authorize(May.Money)]
public sealed class OverviewModel(CaseworkServices casework) : PaymentModel(casework)
{
    public Benefit Benefit { get; private set; } = null!;

    public MoneyGlance It { get; private set; } = null!;

    /// <summary>Whether more than one county is shown.</summary>
    public bool IsCity => Caller.Area.Level == DivisionLevel.City;

    public async Task OnGetAsync(string slug)
    {
        Benefit = Find(slug);
        It = await Casework.MoneyOverview.Of(Caller, Benefit);
    }
}
