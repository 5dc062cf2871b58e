namespace Anmin.Web.Pages.Desk;

/// <summary>One field of an act's form: what it is called, what was typed, what is wrong with it.</summary>
/// <param name="Lines">Rows of a text; a single line when 0.</param>
/// <param name="Unit">Behind a short number.</param>
/// <param name="Short">For a day or a number.</param>
/// <param name="Id">Its own sign on the page, where a page has several fields of the name.</param>
/// <param name="Choices">Offered below a single line; anything else may be typed.</param>
public sealed record WrittenView(
    string Name, string Label, string? Typed, string? Fault, string? Hint = null, int Lines = 0, string? Unit = null, bool Optional = false, bool Short = false, IReadOnlyList<string>? Choices = null, string? Id = null)
{
    public string Key => Id ?? Name;

    public string? DescribedBy => (Hint, Fault) switch
    {
        (null, null) => null,
        (_, null) => $"{Key}-hint",
        (null, _) => $"{Key}-err",
        _ => $"{Key}-hint {Key}-err",
    };
}
