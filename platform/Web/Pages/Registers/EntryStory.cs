using Anmin.Casework.Geography;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;

namespace Anmin.Web.Pages.Registers;

/// <summary>What happened to an object's entries, newest first: who did what when and why, which words changed, the old words whole.</summary>
public static class EntryStory
{
    public static IReadOnlyList<Turn> Of(Register register, IReadOnlyList<EntryView> history, DivisionTable divisions)
    {
        var after = history.Where(e => e.ReplacedBy is not null).ToDictionary(e => e.Id, e => After(e, history));
        var corrected = after.Values.OfType<EntryView>().Select(e => e.Id).ToHashSet();
        var begun = history.Where(e => !corrected.Contains(e.Id)).Select(e => new Turn(e.RecordedAt, e.RecordedBy, "登记", null, [], e, null));
        var changed = history.Where(e => e.ReplacedBy is not null).Select(e => Change(register, e, after[e.Id], divisions));
        return [.. changed.Concat(begun).OrderByDescending(t => t.At).ThenByDescending(t => t.Entry.Id)];
    }

    /// <summary>The entry that took another's place: it was written at the same moment. Null where the other was withdrawn.</summary>
    public static EntryView? After(EntryView replaced, IReadOnlyList<EntryView> history) =>
        history.Where(e => e.Id.CompareTo(replaced.Id) > 0 && e.RecordedAt == replaced.ReplacedBy?.At).MinBy(e => e.Id);

    private static Turn Change(Register register, EntryView was, EntryView? now, DivisionTable divisions)
    {
        var by = was.ReplacedBy!;
        if (now is null)
        {
            return new(by.At, by.Name, "撤销", by.Why, [], was, null);
        }
        var (before, after) = (EntryWords.Answers(was), EntryWords.Answers(now));
        var changes = EntryWords.All(register)
            .Select(c => new Changed(c.Field.Asks.Label.TrimEnd('？'), c.Said(before, divisions), c.Said(after, divisions), c.Path))
            .Where(c => c.Was != c.Is || Differs(c.Path, before, after)).ToList();
        var isEnd = register.LastDay is { } last && changes.All(c => c.Path == register.PathOf(last));
        return new(by.At, by.Name, isEnd ? "结束" : "更正", by.Why, changes, was, now);
    }

    /// <summary>Repeated groups and masked numbers may read the same and still differ.</summary>
    private static bool Differs(string path, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Where(k => k == path || k.StartsWith(path + "[", StringComparison.Ordinal))
            .Any(k => before.GetValueOrDefault(k, "") != after.GetValueOrDefault(k, ""));
}

/// <summary>One thing that somebody did to an object's entries.</summary>
/// <param name="Entry">The entry as it was before, or as it began.</param>
/// <param name="Now">The entry that took its place.</param>
public sealed record Turn(DateTime At, string Who, string What, string? Why, IReadOnlyList<Changed> Changes, EntryView Entry, EntryView? Now);

/// <summary>Words that changed.</summary>
public sealed record Changed(string Question, string Was, string Is, string Path);
