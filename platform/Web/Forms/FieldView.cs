using Anmin.Core.Declaring;

namespace Anmin.Web.Forms;

/// <summary>One question in its place: in a page, or in a row of a repeated group.</summary>
/// <param name="Under">Path of the page or row that holds it.</param>
public sealed record FieldView(FormView Form, Field Field, string Under)
{
    public string Path => Binder.Join(Under, Field.Key);

    public string Id => FormView.IdOf(Path);

    public string Typed => Form.Typed(Path);

    public IReadOnlyList<Fault> Faults => [.. Form.At(Path)];

    public bool IsBad => Faults.Count > 0;

    /// <summary>Whether the register filled it in and nobody has changed it.</summary>
    public bool IsKnown => Form.IsKnown(Path);

    /// <summary>Whether the other answers ask for it.</summary>
    public bool IsAsked => Binder.IsAsked(Field, Under, Form.Raw);

    /// <summary>Path of the answer that decides whether it is asked.</summary>
    public string? DependsOn => Field.OnlyIf is { } rule ? Binder.Join(Under, rule.Field) : null;

    public bool IsOptional => !Field.Required && Field.OnlyIf is null && Field.Kind is not (FieldKind.Rows or FieldKind.Choices);

    /// <summary>Several controls under one question need a fieldset.</summary>
    public bool IsGroup => Field.Kind is FieldKind.YesNo or FieldKind.Choices or FieldKind.Division || (Field.Kind == FieldKind.Choice && !IsLong);

    /// <summary>So many choices that a list is kinder than radio buttons.</summary>
    public bool IsLong => Field.Choices.Count > 8;

    public string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Field.Asks.Hint is null ? null : Id + "-hint", IsKnown ? Id + "-known" : null, IsBad ? Id + "-err" : null }.Where(i => i is not null));
            return ids.Length == 0 ? null : ids;
        }
    }

    public bool IsTicked(string choice) => Typed.Split('\n').Contains(choice);

    /// <summary>The rows entered so far, and as many empty ones as are asked for at least.</summary>
    public IEnumerable<RowView> Rows =>
        Enumerable.Range(0, Math.Max(Binder.RowCount(Form.Raw, Path), Field.Asks.AtLeast)).Select(i => new RowView(this, i));

    public string RowName => Field.Asks.RowName ?? "项";

    public bool MayAdd => Binder.RowCount(Form.Raw, Path) < Field.Asks.AtMost;
}

/// <summary>One row of a repeated group.</summary>
public sealed record RowView(FieldView Group, int Index)
{
    public string Path => $"{Group.Path}[{Index}]";

    public string Id => FormView.IdOf(Path);

    public IEnumerable<FieldView> Fields => Group.Field.Rows.Select(f => new FieldView(Group.Form, f, Path));
}
