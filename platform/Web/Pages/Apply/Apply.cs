using Anmin.Casework.Intake;
using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.Apply;

/// <summary>The addresses of an application and how far it has come.</summary>
public static class Apply
{
    public static string Page(Guid draft, int number) => $"/draft/{draft}/{number}";

    public static string Page(DraftView draft, Page page) => Page(draft.Id, NumberOf(draft, page));

    public static string Papers(Guid draft) => $"/draft/{draft}/papers";

    public static string Check(Guid draft) => $"/draft/{draft}/check";

    public static string Discard(Guid draft) => $"/draft/{draft}/discard";

    public static int NumberOf(DraftView draft, Page page)
    {
        for (var i = 0; i < draft.Matter.Form.Pages.Count; i++)
        {
            if (draft.Matter.Form.Pages[i] == page) { return i + 1; }
        }
        return 1;
    }

    /// <summary>The first page that still needs something, or the check at the end.</summary>
    public static string Next(DraftView draft) =>
        draft.Matter.Form.Pages.FirstOrDefault(p => !draft.Done.Contains(p.Key)) is { } page ? Page(draft, page) : Check(draft.Id);

    public static string Progress(DraftView draft) =>
        $"填好 {draft.Matter.Form.Pages.Count(p => draft.Done.Contains(p.Key))}／{draft.Matter.Form.Pages.Count} 页";
}
