using Anmin.Casework.Comparing;

namespace Anmin.Web.Pages.Beside;

/// <summary>Addresses and words of the comparison with another office's register.</summary>
public static class BesideWords
{
    public static string Home(string slug) => $"/beside/{slug}";

    public static string Files(string slug) => $"/beside/{slug}/files";

    public static string File(string slug, Guid id) => $"/beside/{slug}/files/{id}";

    public static string List(string slug, Guid id) => $"/beside/{slug}/lists/{id}";

    /// <summary>Class of the tag that goes with a state.</summary>
    public static string Tag(TheirFileState state) => state switch { TheirFileState.试读 => "soon", TheirFileState.在用 => "han", _ => "" };

    public static string Tag(TheirAnswer answer) => answer switch { TheirAnswer.等答复 => "soon", TheirAnswer.已纳入监测 => "ok", _ => "" };
}
