using Anmin.Core.Declaring;

namespace Anmin.Casework.Registers;

/// <summary>What adding an entry answered: which it is, or the faults to mend.</summary>
public sealed record Entered(Guid? Id, IReadOnlyList<Fault> Faults);

/// <summary>The questions for an officer who ends an entry.</summary>
public sealed record Ending
{
    [Ask("最后一天", Hint = "这一天还算在内，从第二天起不再有效。", MayBeFuture = true)]
    public DateOnly 最后一天 { get; init; }

    [Ask("为什么结束", Hint = "写明依据的文件或情况，会记在历史里。", Longest = 200, Lines = true)]
    public string 结束原因 { get; init; } = "";
}

/// <summary>The question for an officer who corrects an entry or withdraws one that should never have been made.</summary>
public sealed record Ground
{
    [Ask("为什么改动", Hint = "写明原来错在哪里、依据什么改，会记在历史里。", Longest = 200, Lines = true)]
    public string 改动原因 { get; init; } = "";
}
