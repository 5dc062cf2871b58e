using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Payments;

/// <summary>One recovery: decided by a second human; each movement is a posting of its own.</summary>
[Authorize(May.Money)]
public sealed class RecoveryModel(CaseworkServices casework) : PaymentModel(casework)
{
    public RecoveryRow It { get; private set; } = null!;

    public bool MayDecide => It.State == RecoveryState.待决定 && Caller.Role == Role.县区负责 && It.ProposedBy != Caller.Human;

    /// <summary>The ways in which the caller may make what is owed less.</summary>
    public IReadOnlyList<(Recoveries.Move Move, string Text)> Moves => It.State != RecoveryState.追缴中 ? [] : Caller.Role switch
    {
        Role.县区财务 => [(Recoveries.Move.追回, "收到退款")],
        Role.县区负责 => [(Recoveries.Move.减免, "减免"), (Recoveries.Move.核销, "核销")],
        _ => [],
    };

    public async Task OnGetAsync(Guid id, bool done)
    {
        Done = done ? "办好了" : null;
        await Show(id);
    }

    public Task<IActionResult> OnPostDecideAsync(Guid id, int version, bool recover) => Carry(
        async () =>
        {
            await Casework.Recoveries.Decide(Caller, id, version, recover);
            return $"/money/recoveries/{id}?done=true";
        },
        () => Show(id));

    public Task<IActionResult> OnPostMoveAsync(Guid id, int version, Recoveries.Move move, string? amount, string? document) => Carry(
        async () =>
        {
            await Casework.Recoveries.Enter(Caller, id, version, move, AmountOf("amount", amount ?? "", "金额"), document ?? "");
            return $"/money/recoveries/{id}?done=true";
        },
        () => Show(id));

    private async Task Show(Guid id) =>
        It = (await Casework.Recoveries.List(Caller)).FirstOrDefault(r => r.Id == id) ?? throw new NotThere();
}
