namespace Anmin.Core.Deciding;

/// <summary>One line of a decision's reasoning.</summary>
/// <param name="Code">What is asked or computed, in a few words: the key that scenarios and statistics use.</param>
/// <param name="Text">The sentence with its figures, as the applicant reads it.</param>
public sealed record Reason(string Code, Outcome Outcome, Article Basis, string Text);

/// <summary>What a reason says.</summary>
public enum Outcome { 符合, 不符合, 计算, 提请注意 }
