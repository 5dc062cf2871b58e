using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Anmin.Web.Pages.Payments;

/// <summary>The payments of a batch, a page at a time.</summary>
[Authorize(May.Money)]
public sealed class LinesModel(CaseworkServices casework) : PaymentModel(casework)
{
    public PaymentPage It { get; private set; } = null!;

    public PaymentFilter Filter { get; private set; } = new();

    /// <summary>What is shown, in words.</summary>
    public string Said => Filter switch
    {
        { State: { } state } => MoneyWords.Of(state).Text,
        { Held: { } held } => MoneyWords.Of(held).Why,
        { Kind: { } kind } => MoneyWords.Of(kind),
        _ => "全部",
    };

    public string At(int after) => Addresses.Of(MoneyWords.Batch(It.Batch.It.Batch.Id) + "/lines",
        [("state", Filter.State?.ToString()), ("held", Filter.Held?.ToString()), ("kind", Filter.Kind?.ToString()), ("after", after == 0 ? null : $"{after}")]);

    public async Task OnGetAsync(Guid id, LineState? state, HeldFor? held, LineKind? kind, int after)
    {
        Filter = new(state, held, kind, after);
        It = await Casework.Money.Lines(Caller, id, Filter);
    }
}
