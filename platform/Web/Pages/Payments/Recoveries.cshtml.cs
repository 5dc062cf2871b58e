using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Payments;

/// <summary>追缴: what was paid beyond due and waits for a proposal, and every recovery that was begun (S-MO-7).</summary>
[Authorize(May.Money)]
public sealed class RecoveriesModel(CaseworkServices casework) : PaymentModel(casework)
{
    public IReadOnlyList<Recoveries.Open> Waiting { get; private set; } = [];

    public IReadOnlyList<RecoveryRow> It { get; private set; } = [];

    /// <summary>The family that what was typed belongs to.</summary>
    public Guid About { get; private set; }

    public override string PlaceOf(Core.Declaring.Fault fault) => $"{fault.Path}-{About}";

    public bool MayPropose => Caller.Role is Role.县区财务 or Role.县区审核;

    public Task OnGetAsync() => Show();

    public Task<IActionResult> OnPostAsync(Guid grant, string? reason, string? basis, string? instalment) => Carry(
        async () =>
        {
            About = grant;
            var each = string.IsNullOrWhiteSpace(instalment) ? Money.Zero : AmountOf("instalment", instalment, "每月退多少");
            return "/money/recoveries/" + await Casework.Recoveries.Propose(Caller, grant, reason ?? "", basis ?? "", each);
        },
        Show);

    private async Task Show()
    {
        Waiting = await Casework.Recoveries.Waiting(Caller);
        It = await Casework.Recoveries.List(Caller);
    }
}
