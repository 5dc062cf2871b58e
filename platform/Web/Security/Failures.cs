using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.AspNetCore.Diagnostics;

namespace Anmin.Web.Security;

/// <summary>The one place where a failure becomes an answer: a plain page outside, the detail in the log (S-IN-15).</summary>
public static class Failures
{
    public static int StatusOf(Exception failure) => failure switch
    {
        NotThere => StatusCodes.Status404NotFound,
        NotAllowed => StatusCodes.Status403Forbidden,
        Stale => StatusCodes.Status412PreconditionFailed,
        Refused or CalendarMissing => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Pages for failures and for bare status codes. The API answers for itself.</summary>
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error",
                StatusCodeSelector = StatusOf,
                AllowStatusCode404Response = true,
                // The error page logs what is ours, with the number that the reader sees.
                SuppressDiagnosticsCallback = _ => true,
            });
            pages.UseStatusCodePagesWithReExecute("/error", "?status={0}");
        });
    }
}
