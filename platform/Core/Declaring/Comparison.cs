using System.Globalization;
using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>One line of 申报与核对: what was declared beside what was found about the same thing.</summary>
/// <param name="Item">The law's word: 工资性收入.</param>
/// <param name="Whose">The person it is of, or null where it is the whole household's.</param>
/// <param name="Declared">What the form says; null where it says nothing about it.</param>
/// <param name="Found">What the rule takes instead of the declaration; null while nobody has answered with a figure.</param>
/// <param name="Told">What each source and each visit said, oldest first.</param>
/// <param name="MustBeExplained">Whether they differ by more than the local rules let pass.</param>
public sealed record Comparison(string Item, string? Whose, Quantity? Declared, Quantity? Found, IReadOnlyList<Told> Told, bool MustBeExplained = false)
{
    /// <summary>Found less declared, where both are there.</summary>
    public Quantity? Difference => Found is { } found && Declared is { } declared ? found.Less(declared) : null;

    /// <summary>Everybody who was asked has no record: nothing differs, and nothing confirms what was declared either.</summary>
    public bool IsUnconfirmed => Found is null && Told.Count > 0 && Told.All(t => t.Reply == Reply.无数据);

    /// <summary>Sources that were asked and have not said anything; silence is never nothing found (S-RE-4).</summary>
    public IEnumerable<Told> Awaited => Told.Where(t => t.Reply is Reply.未返回 or Reply.异常);
}

/// <summary>What one source said about one thing.</summary>
/// <param name="Source">The register that was asked, or the visit.</param>
/// <param name="Value">The figure, where it answered with one.</param>
/// <param name="On">The day of the answer, where it is known.</param>
public sealed record Told(string Source, Reply Reply, Quantity? Value = null, DateOnly? On = null);

/// <summary>How a source answered. 无数据 is an answer; 未返回 and 异常 are none.</summary>
public enum Reply { 已返回, 无数据, 未返回, 异常 }

/// <summary>An amount or a count with its unit, exact.</summary>
public readonly record struct Quantity(decimal Number, string Unit)
{
    public static Quantity Of(Money amount, string unit) => new(amount.InYuan, unit);

    /// <exception cref="ArgumentException">The units differ.</exception>
    public Quantity Less(Quantity other) => Unit == other.Unit
        ? this with { Number = Number - other.Number }
        : throw new ArgumentException($"{Unit}不能减{other.Unit}", nameof(other));

    /// <summary>The number alone: 9,816 or 516.67.</summary>
    public override string ToString() => Number.ToString(Number == decimal.Truncate(Number) ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>As a difference: +7,816, −300, 0.</summary>
    public string Signed => Number > 0 ? $"+{this}" : Number < 0 ? $"−{new Quantity(-Number, Unit)}" : "0";
}
