using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Payments;

/// <summary>Why this amount: the term, its composition and article, the month before and what changed. Each look is an event.</summary>
[Authorize(May.Money)]
public sealed class LineModel(CaseworkServices casework) : PaymentModel(casework)
{
    public PaymentFile It { get; private set; } = null!;

    public IReadOnlyList<AwardLine> Made { get; private set; } = [];

    /// <summary>Due this month less due the month before.</summary>
    public Money Difference => new(It.Term.MonthlyFen - (It.Before?.MonthlyFen ?? 0));

    public async Task OnGetAsync(Guid id, int no)
    {
        It = await Casework.Money.Line(Caller, id, no);
        Made = FactsJson.Read<List<AwardLine>>(It.Term.Lines);
    }
}
