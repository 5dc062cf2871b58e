namespace Anmin.Web.Security;

/// <summary>A real house answers encrypted connections only; a demonstration may run without on the own machine.</summary>
public static class Tls
{
    /// <remarks>Where a proxy ends the encryption, it says so in X-Forwarded-Proto and the operator sets ASPNETCORE_FORWARDEDHEADERS_ENABLED=true.</remarks>
    public static void UseTls(this IApplicationBuilder app, bool demonstration)
    {
        if (demonstration)
        {
            return;
        }
        app.Use((http, next) =>
        {
            if (http.Request.IsHttps)
            {
                return next(http);
            }
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            http.Response.ContentType = "text/plain; charset=utf-8";
            return http.Response.WriteAsync("请用 https 打开：正式运行只接受加密的连接。");
        });
    }
}
