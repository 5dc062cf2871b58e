using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Anmin.Web.Printing;

/// <summary>A view as one whole HTML file that needs nothing else: style inside, no script, nothing fetched.</summary>
public sealed class Paper(IRazorViewEngine views, ITempDataProvider kept, IModelMetadataProvider metadata, IWebHostEnvironment site, HtmlEncoder encoder)
{
    public async Task<string> Write<T>(ActionContext context, string view, string title, T model)
    {
        var found = views.GetView(null, view, isMainPage: false).View ?? throw new InvalidOperationException($"没有版面 {view}");
        await using var body = new StringWriter(CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary<T>(metadata, new ModelStateDictionary()) { Model = model };
        await found.RenderAsync(new ViewContext(
            context, found, data, new TempDataDictionary(context.HttpContext, kept), body, new HtmlHelperOptions()));
        return $"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{encoder.Encode(title)}</title>
            <style>{await Style()}</style>
            </head>
            <body><main>{body}</main></body>
            </html>
            """;
    }

    private async Task<string> Style()
    {
        await using var file = site.WebRootFileProvider.GetFileInfo("anmin.css").CreateReadStream();
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }
}
