using Anmin.Casework.Records;
using Anmin.Core.Values;

namespace Anmin.Web.Forms;

/// <summary>How a 委托 stands today, in words.</summary>
public static class Entrusted
{
    public static bool InForce(AgencyRow agency, DateOnly today) => agency.WithdrawnOn is null && agency.From <= today && today <= agency.To;

    /// <summary>The number of the one who entrusts, masked.</summary>
    public static string Masked(AgencyRow agency) => IdNumber.TryParse(agency.PrincipalIdNumber, out var id, out _) ? id.Masked : "";

    /// <summary>有效 · 还有 12 天, 已撤回, 已到期.</summary>
    public static (string Text, string? Tag) State(AgencyRow agency, DateOnly today) =>
        agency.WithdrawnOn is not null ? ("已撤回", null)
        : today > agency.To ? ("已到期", null)
        : (agency.To.DayNumber - today.DayNumber) switch
        {
            0 => ("今天到期", "soon"),
            <= 7 and var left => ($"还有 {left} 天到期", "soon"),
            var left => ($"有效，还有 {left} 天", "ok"),
        };
}
