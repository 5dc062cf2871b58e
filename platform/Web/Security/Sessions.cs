using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Anmin.Casework;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Anmin.Web.Security;

/// <summary>Sessions live here and the cookie only names one: after signing out or the time-out an old cookie opens nothing (S-ID-5).</summary>
public sealed class Sessions(TimeProvider clock) : ITicketStore
{
    /// <summary>However busy, nobody stays signed in longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    private readonly ConcurrentDictionary<string, Session> open = new(StringComparer.Ordinal);

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        foreach (var (old, session) in open)
        {
            if (IsOver(session)) { open.TryRemove(old, out _); }
        }
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        open[key] = new(ticket, clock.GetUtcNow());
        return Task.FromResult(key);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (open.TryGetValue(key, out var session))
        {
            open.TryUpdate(key, session with { Ticket = ticket }, session);
        }
        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        Task.FromResult(open.TryGetValue(key, out var session) && !IsOver(session) ? session.Ticket : null);

    public Task RemoveAsync(string key)
    {
        open.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    private bool IsOver(Session session) =>
        clock.GetUtcNow() - session.Since > Longest || session.Ticket.Properties.ExpiresUtc < clock.GetUtcNow();

    private sealed record Session(AuthenticationTicket Ticket, DateTimeOffset Since);
}

/// <summary>How the cookie is made.</summary>
public static class SessionCookie
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static string NameIn(bool demonstration) => demonstration ? "anmin" : "__Host-anmin";

    /// <param name="demonstration">A demonstration may run without TLS on the own machine; anything else may not.</param>
    public static void AddSessions(this IServiceCollection services, bool demonstration)
    {
        services.AddSingleton<Sessions>();
        services.AddAuthentication(Scheme).AddCookie(o =>
        {
            o.Cookie.Name = NameIn(demonstration);
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = demonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            o.SlidingExpiration = true;
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/error/403";
            o.ReturnUrlParameter = "back";
            o.Events.OnValidatePrincipal = Refresh;
            o.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
            o.Events.OnRedirectToLogin = context =>
            {
                if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api"))
                {
                    context.Response.Redirect(context.RedirectUri);
                    return Task.CompletedTask;
                }
                return Answer(context, StatusCodes.Status401Unauthorized);
            };
        });
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<Sessions>((o, sessions) => o.SessionStore = sessions);
    }

    /// <summary>Signs in with a session of its own: whatever session this browser had before is over, for whoever else may know its cookie (S-ID-5).</summary>
    public static async Task Begin(HttpContext http, ClaimsPrincipal who)
    {
        if (http.User.Identity is { IsAuthenticated: true })
        {
            await http.SignOutAsync(Scheme);
        }
        // The handler of this request remembers the old session and would carry it on under its old name; a new handler does not find it any more.
        var handlers = new AuthenticationHandlerProvider(http.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>());
        var handler = (IAuthenticationSignInHandler)(await handlers.GetHandlerAsync(http, Scheme))!;
        await handler.SignInAsync(who, null);
    }

    /// <summary>Asks at every request what the account is now: who was disabled or moved is so at once (S-ID-6).</summary>
    private static async Task Refresh(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<CaseworkServices>().Accounts;
        var known = Guid.TryParse(context.Principal?.FindFirst(CallerOf.AccountClaim)?.Value, out var account)
            ? await accounts.Find(account, context.HttpContext.TraceIdentifier)
            : null;
        if (known is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }
        context.ReplacePrincipal(CallerOf.Principal(known, Scheme));
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
