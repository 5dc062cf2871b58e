using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Intake;

/// <summary>The questions of a 委托 that a village helper records before he applies for somebody.</summary>
public sealed record Entrustment
{
    [Ask("委托人姓名", Hint = "替谁申请，就写谁身份证上的姓名。")]
    public PersonName 姓名 { get; init; }

    [Ask("委托人身份证号")]
    public IdNumber 身份证号 { get; init; }

    [Ask("委托的凭据", Hint = "例如「书面委托书，本人按手印」，或「本人口头委托，张三、李四在场」。", Longest = 200, Lines = true)]
    public string 凭据 { get; init; } = "";

    [Ask("委托截止日", Hint = "最长一百八十天。到期自动结束，委托人也可以随时撤回。", MayBeFuture = true)]
    public DateOnly 截止日 { get; init; }
}
