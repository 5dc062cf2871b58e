using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.Desk;

/// <summary>申报与核对 as a table; or the figure without which it cannot be made.</summary>
/// <param name="Missing">In words, or null.</param>
public sealed record ComparedView(IReadOnlyList<Comparison> Lines, string? Missing, DateOnly Today)
{
    /// <summary>What each source said about a line on a day, once for all of the family: the figures one after another, then who has no record or has not answered.</summary>
    public static IEnumerable<(string Source, DateOnly? On, string Said)> Sources(Comparison line) => line.Told.GroupBy(t => (t.Source, t.On)).Select(g => (g.Key.Source, g.Key.On, Said([.. g])));

    private static string Said(IReadOnlyList<Told> told)
    {
        var figures = string.Join('、', told.Where(t => t.Reply == Reply.已返回).Select(t => t.Value?.ToString() ?? "已返回"));
        string?[] parts =
        [
            figures.Length > 0 ? figures : null,
            Any(Reply.无数据) ? figures.Length > 0 ? "其余的人没有记录" : "没有记录" : null,
            Any(Reply.未返回) ? "没有回音" : null,
            Any(Reply.异常) ? "返回异常，要重查" : null,
        ];
        return string.Join('；', parts.OfType<string>());

        bool Any(Reply reply) => told.Any(t => t.Reply == reply);
    }
}
