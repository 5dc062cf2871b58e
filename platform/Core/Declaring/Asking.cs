using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>A page of a form: its heading is the question. Sits on the properties of a facts record.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PageAttribute(string question) : Attribute
{
    public string Question { get; } = question;

    public string? Hint { get; init; }

    /// <summary>Short name in the list of steps; the property's name when null.</summary>
    public string? Short { get; init; }
}

/// <summary>A field, or a repeated group, of a page. The property's type chooses the control; a nullable type is optional.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AskAttribute(string label) : Attribute
{
    public string Label { get; } = label;

    public string? Hint { get; init; }

    /// <summary>Shown behind the input: 元／年.</summary>
    public string? Unit { get; init; }

    /// <summary>For texts: the most characters a reader may count.</summary>
    public int Longest { get; init; } = 100;

    /// <summary>For numbers and amounts.</summary>
    public long Least { get; init; }

    public long Most { get; init; } = 100_000_000;

    /// <summary>For repeated groups: the fewest and most rows.</summary>
    public int AtLeast { get; init; }

    public int AtMost { get; init; } = 20;

    /// <summary>For dates: whether a future day makes sense.</summary>
    public bool MayBeFuture { get; init; }

    /// <summary>For repeated groups: what one row is called, 成员.</summary>
    public string? RowName { get; init; }

    /// <summary>For texts: several lines.</summary>
    public bool Lines { get; init; }

    /// <summary>For divisions: the level to choose.</summary>
    public DivisionLevel Level { get; init; } = DivisionLevel.Village;

    /// <summary>Class of the field (S-AZ-4): ordinary unless said otherwise.</summary>
    public FieldClass Class { get; init; }

    /// <summary>Browser hint for autocompletion, where one exists.</summary>
    public string? Autocomplete { get; init; }
}

/// <summary>A field that is asked only when another field of the same page or row has one of these values.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OnlyIfAttribute(string field, params string[] values) : Attribute
{
    public string Field { get; } = field;

    public IReadOnlyList<string> Values { get; } = values;
}

/// <summary>The text of a choice, where it says more than the member's name.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ChoiceAttribute(string text) : Attribute
{
    public string Text { get; } = text;

    public string? Hint { get; init; }
}

/// <summary>Who may see a field (S-AZ-4).</summary>
public enum FieldClass { Ordinary, Public, Sensitive, Protected }

/// <summary>A fault in what was entered, and where: the applicant can mend it.</summary>
/// <param name="Path">Field path: 家庭.成员[0].身份证号.</param>
/// <param name="Message">What to enter, in plain Chinese.</param>
/// <param name="Code">Stable code for machines: required, format, range, conflict.</param>
public sealed record Fault(string Path, string Message, string Code = "conflict");

/// <summary>A record that can say what is wrong across its own fields. Paths are relative to the record.</summary>
public interface IChecked
{
    IEnumerable<Fault> Check(DateOnly today);
}
