using System.Text.Json;

namespace Anmin.Web.Api;

/// <summary>The one place where a failure of the API becomes an answer; the detail of our own defects stays in the log (S-IN-15).</summary>
public static partial class Problems
{
    public static void UseProblems(this IApplicationBuilder app) => app.UseWhen(IsApi, api => api.Use(Answer));

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api");

    private static async Task Answer(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            var problem = Problem.Of(failure, http.TraceIdentifier);
            if (problem.Status >= 500)
            {
                Failed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problems)), failure, http.TraceIdentifier, http.Request.Method, http.Request.Path);
            }
            http.Response.Clear();
            await Write(http, problem);
            return;
        }
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
        {
            await Write(http, Problem.Of(http.Response.StatusCode));
        }
    }

    private static async Task Write(HttpContext http, Problem problem)
    {
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = Problem.ContentType;
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await JsonSerializer.SerializeAsync(http.Response.Body, problem, ApiJson.Options, http.RequestAborted);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "编号 {Trace}：{Method} {Path} 没有办成")]
    private static partial void Failed(ILogger logger, Exception failure, string trace, string method, string path);
}
