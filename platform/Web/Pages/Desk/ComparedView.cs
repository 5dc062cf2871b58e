using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.Desk;

/// <summary>申报与核对 as a table; or the figure without which it cannot be made.</summary>
/// <param name="Missing">In words, or null.</param>
public sealed record ComparedView(IReadOnlyList<Comparison> Lines, string? Missing, DateOnly Today);
