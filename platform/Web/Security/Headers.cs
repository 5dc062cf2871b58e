namespace Anmin.Web.Security;

/// <summary>What every answer tells the browser: only our own scripts and styles, nobody may frame us, nothing personal is kept (S-IN-14, S-PR-7).</summary>
public static class Headers
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            }
            var isTelling = http.Response.ContentType is { } kind && (kind.StartsWith("text/html", StringComparison.Ordinal) || kind.Contains("json", StringComparison.Ordinal)
                || kind.StartsWith("text/csv", StringComparison.Ordinal) || kind.Contains("spreadsheetml", StringComparison.Ordinal));
            if (isTelling && (http.User.Identity is { IsAuthenticated: true } || HttpMethods.IsPost(http.Request.Method)))
            {
                headers.CacheControl = "no-store";
            }
            return Task.CompletedTask;
        });
        return next();
    });
}
