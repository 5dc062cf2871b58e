using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Anmin.Web.Pages.Document;

/// <summary>Words in a drawing, centred on a point. Razor keeps the tag's own name for itself.</summary>
public static class SvgText
{
    public static IHtmlContent Of(int x, int y, string words, string kind)
    {
        var text = new TagBuilder("text");
        text.Attributes["x"] = x.ToString(CultureInfo.InvariantCulture);
        text.Attributes["y"] = y.ToString(CultureInfo.InvariantCulture);
        text.Attributes["text-anchor"] = "middle";
        text.AddCssClass(kind);
        text.InnerHtml.Append(words);
        return text;
    }
}
