using System.Text;
using Anmin.Casework.Store;
using Anmin.Web.Api;

namespace Anmin.Web.Security;

/// <summary>The database cannot be reached or its disk is full: a short answer at once that needs no database, and when to come again. What was being done is not done, and nothing of it is stored.</summary>
public static partial class Waiting
{
    private const int Seconds = 20;

    private const string Page = """
        <!doctype html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>系统暂时停一下 — 安民</title></head>
        <body><main>
        <h1>系统暂时停一下，不是您的错</h1>
        <p>现在存不进东西。刚才这一步没有办成，也没有办一半；以前存好的都在。</p>
        <p>请过一两分钟再试。填表的，返回上一页，写的字还在。</p>
        </main></body></html>
        """;

    public static void UseWaiting(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception failure) when (!http.Response.HasStarted && OutOfReach.Is(failure))
        {
            Closed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Waiting)), failure, http.TraceIdentifier, http.Request.Method, http.Request.Path);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            http.Response.Headers.CacheControl = "no-store";
            if (http.Request.Path.StartsWithSegments("/api"))
            {
                http.Response.ContentType = Problem.ContentType;
                await http.Response.Body.WriteAsync(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Problem.Of(StatusCodes.Status503ServiceUnavailable), ApiJson.Options));
                return;
            }
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Page));
        }
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "编号 {Trace}：{Method} {Path} 没有办成，数据库连不上或者存不进")]
    private static partial void Closed(ILogger logger, Exception failure, string trace, string method, string path);
}
