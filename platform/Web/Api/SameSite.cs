using Microsoft.AspNetCore.Antiforgery;

namespace Anmin.Web.Api;

/// <summary>Writes that ride on the session's cookie carry a token besides, which another site can neither read nor set (S-ID-7).</summary>
public static class SameSite
{
    /// <summary>Every endpoint of the group asks for the token that <c>GET /api/v1/session</c> gives.</summary>
    public static RouteGroupBuilder AsksForToken(this RouteGroupBuilder group) => group.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            throw new ApiFault(StatusCodes.Status403Forbidden, "token", "缺少防伪令牌，或者令牌已经失效；请从 GET /api/v1/session 取得，写在它说的请求头里");
        }
        return await next(context);
    });
}
