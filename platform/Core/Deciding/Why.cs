using System.Runtime.CompilerServices;

namespace Anmin.Core.Deciding;

/// <summary>Who listens to a rule while it decides. A struct type parameter: the silent listener vanishes at compile time,
/// so one rule text explains one case and sweeps millions (design §3).</summary>
public interface IWhy
{
    static abstract bool Listening { get; }

    void Hear(Reason reason);
}

/// <summary>Hears nothing and costs nothing.</summary>
public readonly struct Silent : IWhy
{
    public static bool Listening => false;

    public void Hear(Reason reason) { }
}

/// <summary>Keeps every reason in the order in which the rule gave it.</summary>
public readonly struct Explaining : IWhy
{
    private readonly List<Reason> reasons;

    public Explaining(List<Reason> reasons) => this.reasons = reasons;

    public static bool Listening => true;

    public void Hear(Reason reason) => reasons.Add(reason);
}

/// <summary>The sentences a rule may say.</summary>
public static class Why
{
    /// <summary>A condition of the law: recorded with its figures whether it holds or not.</summary>
    /// <returns>Whether it holds.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Requires<TWhy>(this ref TWhy why, bool holds, string condition, Article basis, Because<TWhy> because)
        where TWhy : struct, IWhy
    {
        if (TWhy.Listening)
        {
            why.Hear(new(condition, holds ? Outcome.符合 : Outcome.不符合, basis, because.Text()));
        }
        return holds;
    }

    /// <summary>A step of a calculation, recorded with its figures.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Computes<TWhy>(this ref TWhy why, string step, Article basis, Because<TWhy> because)
        where TWhy : struct, IWhy
    {
        if (TWhy.Listening)
        {
            why.Hear(new(step, Outcome.计算, basis, because.Text()));
        }
    }

    /// <summary>Something a human must look at; it never decides by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Warns<TWhy>(this ref TWhy why, string matter, Article basis, Because<TWhy> because)
        where TWhy : struct, IWhy
    {
        if (TWhy.Listening)
        {
            why.Hear(new(matter, Outcome.提请注意, basis, because.Text()));
        }
    }
}

/// <summary>The text of a reason, formatted only when somebody listens.</summary>
[InterpolatedStringHandler]
public ref struct Because<TWhy> where TWhy : struct, IWhy
{
    private DefaultInterpolatedStringHandler text;

    public Because(int literalLength, int formattedCount, out bool listening)
    {
        listening = TWhy.Listening;
        text = listening ? new(literalLength, formattedCount, System.Globalization.CultureInfo.InvariantCulture) : default;
    }

    public void AppendLiteral(string value) => text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => text.AppendFormatted(value, format);

    public string Text() => text.ToStringAndClear();
}
