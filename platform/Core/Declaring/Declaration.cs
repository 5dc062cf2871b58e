namespace Anmin.Core.Declaring;

/// <summary>A thing declared once, from which pages, API, clocks, letters and statistics derive (design §3).</summary>
/// <param name="slug">Name in addresses, ASCII.</param>
/// <param name="name">Legal name.</param>
/// <param name="clauses">The clauses of 安政发〔2020〕16号 it answers, such as 1.3.</param>
public abstract class Declaration(string slug, string name, params IReadOnlyList<string> clauses)
{
    public string Slug { get; } = slug;

    public string Name { get; } = name;

    public IReadOnlyList<string> Clauses { get; } = clauses;

    /// <summary>The letter of its kind: S service, B benefit, R register, P campaign, A watch, I indicator.</summary>
    public abstract char Kind { get; }
}
