using System.ComponentModel;
using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anmin.Web.Api;

/// <summary>Who is signed in, and the token that writes carry.</summary>
public static class SessionEndpoints
{
    public static void Map(RouteGroupBuilder read) => read.MapGet("/session", Read).RequireAuthorization(May.SignedIn).WithTags("登录")
        .Says("现在是谁，写的时候带什么令牌", "凡是写的请求，都要把 token 放在 header 所说的请求头里。");

    private static Ok<SessionJson> Read(HttpContext http, CaseworkServices casework, IAntiforgery antiforgery)
    {
        var caller = http.Caller();
        var tokens = antiforgery.GetAndStoreTokens(http);
        return TypedResults.Ok(new SessionJson(caller.Name, caller.Role, caller.Area.Value, casework.Database.Divisions.FullName(caller.Area), tokens.HeaderName!, tokens.RequestToken!));
    }
}

public sealed record SessionJson(
    string Name, Role Role, [property: Description("行政区划代码")] string Area, string Place, [property: Description("令牌放在哪个请求头里")] string Header, string Token);
