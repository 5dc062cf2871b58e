using Anmin.Casework.Sweeping;
using Anmin.Core.Population;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Discoveries;

/// <summary>How the findings of the nightly screenings read.</summary>
public static class DiscoveryWords
{
    /// <summary>The register's page of a person, as routing knows it; names are links once it is there.</summary>
    private const string PersonPage = "people/{id:guid}";

    public static string Item(Guid id) => $"/discoveries/{id}";

    public static string Kept(string list, Guid person) => $"/kept/{list}/{person}";

    public static string? Person(IEnumerable<Endpoint> endpoints, Guid id) =>
        endpoints.OfType<RouteEndpoint>().Any(e => string.Equals(e.RoutePattern.RawText, PersonPage, StringComparison.OrdinalIgnoreCase)) ? $"/people/{id}" : null;

    /// <summary>How long there is to look into a finding, or how it ended.</summary>
    public static (string Text, string? Tag) Left(DiscoveryLine line) => line switch
    {
        { State: DiscoveryState.属实 } => ("属实", "ok"),
        { State: DiscoveryState.误报 } => ("误报", null),
        { State: DiscoveryState.已消失 } => ("已消失", null),
        { IsRaised: true } => ("已报县里", "due"),
        { AwaitsYear: { } year, Due: null } => (Spoken.Undated(year), "soon"),
        { DaysLeft: null } => ("过期", "due"),
        { DaysLeft: < 0 } => ($"过期 {-line.DaysLeft} 个工作日", "due"),
        { DaysLeft: 0 } => ("今天到期", "soon"),
        { DaysLeft: 1 } => ("还剩 1 个工作日", "soon"),
        _ => ($"还剩 {line.DaysLeft} 个工作日", null),
    };

    /// <summary>What is on file of somebody's health and working capacity, in a few words.</summary>
    public static string Condition(LabourCapacity labour, DisabilityClass disability, short grade) => string.Join("，", new[]
    {
        grade > 0 ? $"{disability}残疾{"一二三四"[grade - 1]}级" : null,
        labour switch
        {
            LabourCapacity.有 => "能劳动", LabourCapacity.部分丧失 => "部分丧失劳动能力", LabourCapacity.完全丧失 => "完全丧失劳动能力",
            LabourCapacity.不在劳动年龄 => "不在劳动年龄", _ => null,
        },
    }.OfType<string>());
}
