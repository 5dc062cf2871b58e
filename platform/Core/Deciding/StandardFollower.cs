using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Core.Deciding;

/// <summary>A figure that moves with a standard, or must keep its distance from it (1.1-05).</summary>
/// <param name="Multiple">How many times the standard is meant; null is once.</param>
/// <param name="Published">The parameter under which the figure is published; null where it is nothing but the multiple.</param>
public sealed record StandardFollower(string Name, Keeps Keeps, Parameter? Multiple, Parameter? Published, Article Basis);

/// <summary>How a figure keeps to a multiple of a standard.</summary>
public enum Keeps
{
    /// <summary>It is the multiple.</summary>
    等于,

    /// <summary>It is set by itself, and never below the multiple.</summary>
    不低于,

    /// <summary>It is set by itself, and never above the multiple.</summary>
    不高于,
}
