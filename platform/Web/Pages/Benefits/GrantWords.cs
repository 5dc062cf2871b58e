using System.Globalization;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Benefits;

/// <summary>How a grant reads.</summary>
public static class GrantWords
{
    /// <summary>2026年10月起, 2026年10月 至 2027年3月.</summary>
    public static string Months(string from, string? to) => to is null ? $"{PayMonth.Parse(from)}起" : $"{PayMonth.Parse(from)} 至 {PayMonth.Parse(to)}";

    /// <summary>How a grant stands in a month.</summary>
    public static (string Text, string? Tag) State(GrantLine grant, PayMonth month) =>
        grant.Kind == TermKind.停发 || (grant.EndMonth is { } end && PayMonth.Parse(end) < month) ? ("已停发", null)
        : grant.Kind == TermKind.暂停 ? ("暂停", "soon")
        : PayMonth.Parse(grant.StartMonth) > month ? ($"{PayMonth.Parse(grant.StartMonth)}起发", "han")
        : grant.Kind == TermKind.渐退 ? ("渐退", "soon")
        : ("在领", "ok");
}
