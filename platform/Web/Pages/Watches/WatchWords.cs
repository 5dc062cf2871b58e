using Anmin.Casework.Watchtower;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Watches;

/// <summary>How the findings of a watch read.</summary>
public static class WatchWords
{
    /// <summary>How long there is to look into a finding.</summary>
    public static (string Text, string? Tag) Left(WorkLine line) => line switch
    {
        { ClosedOn: not null } => ("已核实", "ok"),
        { AwaitsYear: { } year, Due: null } => (Spoken.Undated(year), "soon"),
        { DaysLeft: null } => ("过期", "due"),
        { DaysLeft: < 0 } => ($"过期 {-line.DaysLeft} 个工作日", "due"),
        { DaysLeft: 0 } => ("今天到期", "soon"),
        { DaysLeft: 1 } => ("还剩 1 个工作日", "soon"),
        _ => ($"还剩 {line.DaysLeft} 个工作日", null),
    };

    public static (string Text, string? Tag) Verdict(WorkLine line) => line.IsReal switch
    {
        true => ("属实", "soon"),
        false => ("误报", null),
        null => ("还没核实", null),
    };

    public static string Item(Guid id) => $"/watches/items/{id}";
}
