using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Desk;

/// <summary>What an officer must put into words: enough to say something, little enough to be read (S-IN-1).</summary>
internal static class Written
{
    public const int Shortest = 5;

    public const int Longest = 1000;

    /// <summary>The text, cleaned.</summary>
    /// <param name="field">Where a fault is shown.</param>
    /// <param name="what">What it is, such as 终止的理由.</param>
    public static string Of(string? typed, string field, string what)
    {
        var text = Plain.Text(typed);
        return FaultOf(text, field, what) is { } fault ? throw new Refused($"请写明{what}（{Shortest} 到 {Longest} 个字）", "invalid", [fault]) : text;
    }

    /// <summary>What is wrong with a text, or null.</summary>
    public static Fault? FaultOf(string text, string field, string what) => Plain.Length(text) switch
    {
        < Shortest => new(field, $"请写明{what}，至少{Shortest}个字", "required"),
        > Longest and var now => new(field, $"最多{Longest}个字，现在是{now}个字", "range"),
        _ => null,
    };
}
