using System.Text.Encodings.Web;
using System.Text.Unicode;
using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Data;
using Anmin.Web.Api;
using Anmin.Cluster;
using Anmin.Web.Demonstration;
using Anmin.Web.Jobs;
using Anmin.Web.Pages.Document;
using Anmin.Web.Printing;
using Anmin.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.WebEncoders;

namespace Anmin.Web;

/// <summary>Puts the program together: what is declared, where it is kept, who may come.</summary>
public static class House
{
    public static async Task<WebApplication> Build(string[] args, IReadOnlyList<Measure> measures)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = builder.Configuration;
        // Its development fallback would be an endpoint without a rule.
        settings["ReloadStaticAssetsAtRuntime"] = "false";
        var place = Place.Of(settings, Path.Combine(builder.Environment.ContentRootPath, "..", "..", ".run"));
        var (data, file) = (place.Data, place.File);
        Directory.CreateDirectory(data);
        var site = new Site(settings.GetValue("Anmin:Demonstration", true));
        if (settings["urls"] is null && settings["http_ports"] is null)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        }
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 12 * 1024 * 1024;
        });
        var services = builder.Services;
        services.AddSingleton(site);
        services.AddSingleton(OfficialText.From(settings));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(p => new DemonstrationClock(p.GetRequiredService<TimeProvider>(), Calendar.Official, Path.Combine(data, "demonstration-days")));
        services.AddSingleton(p => Database.At(
            place.Provider, place.Connection,
            site.Demonstration ? p.GetRequiredService<DemonstrationClock>() : p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => Declared.Services(measures, p.GetRequiredService<Database>(), Path.Combine(data, "files"), site.Demonstration, Scanner.From(settings, site.Demonstration), p.GetRequiredService<SourceWays>().Of));
        services.AddSingleton(p => new SourceWays(settings, measures, site.Demonstration, TimeProvider.System));
        services.AddSingleton(p => p.GetRequiredService<CaseworkServices>().Catalogue);
        services.AddSingleton(p => p.GetRequiredService<CaseworkServices>().Policies);
        services.AddSessions(site.Demonstration);
        services.AddAuthorization(May.Rules);
        services.AddDataProtection().SetApplicationName(KeyRing.Application).PersistKeysToFileSystem(KeyRing.Beside(Path.Combine(data, "files")));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = site.Demonstration ? "anmin-form" : "__Host-anmin-form";
            o.Cookie.SecurePolicy = site.Demonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<FormOptions>(o => (o.ValueCountLimit, o.ValueLengthLimit, o.MultipartBodyLengthLimit) = (2000, 1_000_000, 12 * 1024 * 1024));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        services.AddSingleton<PdfPrinter>();
        services.AddScoped<Paper>();
        services.AddHostedService<Watchman>();
        services.AddSingleton<NightSweep>();
        services.AddHostedService(p => p.GetRequiredService<NightSweep>());
        if (Clustering.IsAsked(settings))
        {
            await Clustering.Join(builder, place.Provider, place.Connection);
        }
        services.AddHostedService<SourceCaller>();
        services.AddRazorPages().AddMvcOptions(o => o.Filters.Add(new Unhandled()));
        services.AddApi();

        var app = builder.Build();
        if (site.Demonstration && !place.Exists)
        {
            await Opening.Build(measures, file, Path.Combine(data, "files"), app.Services.GetRequiredService<DemonstrationClock>().Today, settings.GetValue("Anmin:Households", 3000));
        }
        await ReferenceData.Prepare(app.Services.GetRequiredService<Database>(), Declared.AllDivisions());
        await Founding.Require(app.Services.GetRequiredService<Database>(), site.Demonstration);
        app.UseSecurityHeaders();
        app.UseTls(site.Demonstration);
        app.UseFailurePages();
        app.UseProblems();
        app.UseWaiting();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapApi(site);
        app.MapFallback("{**nowhere}", () => Results.NotFound()).AllowAnonymous();
        await EndpointRules.Require(app);
        app.SayWhenOpen();
        return app;
    }
}
