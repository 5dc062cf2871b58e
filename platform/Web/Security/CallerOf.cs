using System.Security.Claims;
using Anmin.Casework.People;
using Anmin.Core.Values;

namespace Anmin.Web.Security;

/// <summary>Who asks: the casework's caller for a request, and the claims that carry him between requests.</summary>
public static class CallerOf
{
    public const string AccountClaim = "account";
    public const string HumanClaim = "human";
    public const string AreaClaim = "area";

    /// <summary>The signed-in caller, or a visitor.</summary>
    public static Caller Caller(this HttpContext http)
    {
        var user = http.User;
        return user.Identity is { IsAuthenticated: true }
            ? new(
                Guid.Parse(user.FindFirstValue(HumanClaim)!),
                Guid.Parse(user.FindFirstValue(AccountClaim)!),
                user.FindFirstValue(ClaimTypes.Name)!,
                Enum.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!),
                DivisionCode.Of(user.FindFirstValue(AreaClaim)!),
                http.TraceIdentifier)
            : Casework.People.Caller.Nobody with { Trace = http.TraceIdentifier };
    }

    /// <summary>The claims of a caller.</summary>
    public static ClaimsPrincipal Principal(Caller caller, string scheme) => new(new ClaimsIdentity(
    [
        new(AccountClaim, caller.Account.ToString()),
        new(HumanClaim, caller.Human.ToString()),
        new(ClaimTypes.Name, caller.Name),
        new(ClaimTypes.Role, caller.Role.ToString()),
        new(AreaClaim, caller.Area.Value),
    ], scheme));
}
