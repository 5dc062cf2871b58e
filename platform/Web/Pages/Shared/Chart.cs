using Microsoft.AspNetCore.Html;

namespace Anmin.Web.Pages.Shared;

/// <summary>A chart as every page shows it, with the table beside it saying the same.</summary>
/// <param name="Width">Width and height of what is drawn, in pixels.</param>
/// <param name="Drawing">What stands inside the svg.</param>
/// <param name="Caption">What follows the title under it.</param>
public sealed record Chart(string Title, int Width, int Height, Func<object?, IHtmlContent> Drawing, string Caption = "")
{
    /// <summary>A narrower one shrinks to a phone and can still be read.</summary>
    private const int Widest = 520;

    /// <summary>Wider than a phone and than a column: it keeps its size, so that its words can be read, and is moved sideways.</summary>
    public bool IsWide => Width > Widest;

    /// <summary>The class of the hint: it shows wherever the column is narrower than the chart is known to be.</summary>
    public string Hint => Width > 900 ? "slide over-900" : Width > 680 ? "slide over-680" : "slide";
}
