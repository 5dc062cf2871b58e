using Anmin.Casework.Registers;
using Anmin.Core.Declaring;

namespace Anmin.Web.Forms;

/// <summary>All answers of a form to be read: by the applicant before she submits, by an officer at his desk.</summary>
/// <param name="EditPage">Address of a page's form, or null where nothing may be changed.</param>
/// <param name="Whole">Numbers in full; only where the look is recorded (S-PR-3).</param>
/// <param name="Open">Only the questions whose answers anyone may read.</param>
public sealed record AnswersView(
    Form Form, IReadOnlyDictionary<string, string> Raw, IReadOnlyList<Fault>? Faults = null, Func<Page, string>? EditPage = null, bool Whole = false, int Level = 2, bool Open = false)
{
    /// <summary>Frozen facts of a case, or a finding, as written down.</summary>
    public static AnswersView Of(Form form, string json, bool whole = false) =>
        new(form, FactsJson.Flatten(System.Text.Json.Nodes.JsonNode.Parse(json)), Whole: whole, Level: 3);

    public IReadOnlyList<Fault> FaultsAt(string path) => [.. (Faults ?? []).Where(f => f.Path == path)];

    /// <summary>Questions that were asked and answered, or should have been.</summary>
    public IEnumerable<Field> Asked(IReadOnlyList<Field> fields, string under) =>
        fields.Where(f => Binder.IsAsked(f, under, Raw) && (!Open || OpenWords.IsOpen(f)));
}
