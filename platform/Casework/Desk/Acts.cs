using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;

namespace Anmin.Casework.Desk;

/// <summary>What somebody may do with a case now.</summary>
public enum Act { 受理, 告知补正, 补交材料, 记录调查, 签署初审意见, 答复异议, 县级公示, 决定, 送达, 延长时限, 暂停计时, 恢复计时, 终止, 撤回 }

/// <summary>The published graph of states, seen from each chair (S-WF-1). What a chair is offered here its service carries out, unless a finding,
/// another regime or fresh eyes stand against it; a test walks blindly to see that both agree.</summary>
public static class Acts
{
    private static readonly (Act Act, Role[] Roles, Func<CaseRow, bool> When)[] Chairs =
    [
        (Act.受理, [Role.镇办经办], c => c.State is CaseState.已提交 or CaseState.待补正),
        (Act.告知补正, [Role.镇办经办], c => c is { State: CaseState.已提交, SupplementAsked: false }),
        (Act.签署初审意见, [Role.镇办经办, Role.镇办负责], c => c is { State: CaseState.调查中, Paused: false }),
        (Act.答复异议, [Role.镇办经办, Role.镇办负责], c => c.State is CaseState.异议处理),
        (Act.县级公示, [Role.县区审核], c => c is { State: CaseState.审核中, Delegated: false, Paused: false }),
        (Act.决定, [Role.县区审核, Role.县区负责], c => c is { State: CaseState.审核中 or CaseState.待确认, Delegated: false, Paused: false }),
        (Act.决定, [Role.镇办负责], c => c is { State: CaseState.待确认, Delegated: true }),
        (Act.送达, [Role.镇办经办, Role.镇办负责], c => c is { State: CaseState.已确认 or CaseState.不予确认, Due: not null }),
        (Act.延长时限, [Role.镇办负责, Role.县区审核, Role.县区负责], c => IsOpen(c) && c is { AcceptedOn: not null, Extended: false }),
        (Act.暂停计时, [Role.镇办经办, Role.镇办负责], c => c is { State: CaseState.调查中, Paused: false }),
        (Act.暂停计时, [Role.县区审核, Role.县区负责], c => c is { State: CaseState.审核中, Paused: false }),
        (Act.恢复计时, [Role.镇办经办, Role.镇办负责], c => c is { State: CaseState.调查中, Paused: true }),
        (Act.恢复计时, [Role.县区审核, Role.县区负责], c => c is { State: CaseState.审核中, Paused: true }),
        (Act.终止, [Role.镇办经办, Role.镇办负责], IsOpen),
    ];

    /// <param name="caller">Somebody who may see the case; whether a helper is still entrusted with it is the services' to ask.</param>
    public static IReadOnlySet<Act> For(Caller caller, CaseRow @case, IReadOnlyList<FindingKind> kinds)
    {
        var acts = Chairs.Where(c => c.Roles.Contains(caller.Role) && c.When(@case)).Select(c => c.Act).ToHashSet();
        if (Investigation.OpenTo(caller, @case, kinds).Any())
        {
            acts.Add(Act.记录调查);
        }
        if (caller.Role is Role.居民 or Role.村级协理)
        {
            if (@case.State == CaseState.待补正) { acts.Add(Act.补交材料); }
            if (IsOpen(@case)) { acts.Add(Act.撤回); }
        }
        return acts;
    }

    private static bool IsOpen(CaseRow c) => c.State is not (CaseState.已确认 or CaseState.不予确认 or CaseState.终止 or CaseState.撤回);
}
