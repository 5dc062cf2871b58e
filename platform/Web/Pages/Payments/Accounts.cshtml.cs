using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Payments;

/// <summary>Changes of the account that money goes to: who proposed them, who agrees, from when they hold (S-MO-6).</summary>
[Authorize(May.Staff)]
public sealed class AccountsModel(CaseworkServices casework) : PaymentModel(casework)
{
    public IReadOnlyList<Payees.Seen> It { get; private set; } = [];

    /// <summary>The change that what was typed belongs to.</summary>
    public Guid About { get; private set; }

    public override string PlaceOf(Core.Declaring.Fault fault) => $"{fault.Path}-{About}";

    public bool MayCheck(PayeeRow row) => row.State == PayeeState.待复核 && row.ProposedBy != Caller.Human && Caller.Role is Role.镇办负责 or Role.县区审核 or Role.县区财务;

    public static string Masked(PayeeRow row) => BankAccount.TryParse(row.Account, out var account, out _) ? account.Masked : "";

    public async Task OnGetAsync(string? done)
    {
        Done = done switch { "agreed" => "已复核，等待期过后生效", "rejected" => "已驳回，仍发到原来的账户", _ => null };
        It = await Casework.Payees.Waiting(Caller);
    }

    public Task<IActionResult> OnPostAsync(Guid id, bool agree, string? why) => Carry(
        async () =>
        {
            About = id;
            await Casework.Payees.Check(Caller, id, agree, why);
            return "/money/accounts?done=" + (agree ? "agreed" : "rejected");
        },
        async () => It = await Casework.Payees.Waiting(Caller));
}
