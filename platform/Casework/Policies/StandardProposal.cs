using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework.Policies;

/// <summary>A change of a standard as an officer writes it down.</summary>
/// <param name="Setter">Whose document it is: province, city or county.</param>
/// <param name="Link">Where the document can be read; a verified one must have it.</param>
/// <param name="Reason">Needed where a value goes down.</param>
public sealed record StandardProposal(
    PayMonth From, DivisionLevel Setter, string Document, string DocumentNumber, string? Link, ParameterStatus Status, string Reason, IReadOnlyList<StandardValue> Values);

/// <summary>What a document says for a place and a class: by month, by year, or both (1.1-02).</summary>
public sealed record StandardValue(DivisionCode Region, string Class, Money? Monthly, Money? Yearly)
{
    /// <summary>How far twelve months and the year may lie apart: a fen a month.</summary>
    private const long MostApart = 12;

    /// <summary>Name of its field, the same for the page, the file and the fault.</summary>
    public string Path(StandardTable table) => PathOf(table, Region, Class);

    public static string PathOf(StandardTable table, DivisionCode region, string @class) => $"value-{region}-{table.Classes.Index().FirstOrDefault(c => c.Item == @class).Index}";

    /// <summary>The month and the year, the missing one worked out.</summary>
    public (Money Month, Money Year, StandardDerived Derived) Whole =>
        Monthly is { } month ? (month, Yearly ?? month * 12, Yearly is null ? StandardDerived.年标准派生 : StandardDerived.都写明)
        : (Yearly!.Value.DividedBy(12, Rounding.四舍五入到分), Yearly.Value, StandardDerived.月标准派生);

    /// <summary>What is wrong with the figures alone, or null.</summary>
    public string? Fault => Monthly is null && Yearly is null ? "请填写月标准或年标准"
        : (Monthly ?? Yearly)!.Value <= Money.Zero ? "标准应大于零"
        : Monthly is { } month && Yearly is { } year && Math.Abs((month * 12 - year).Fen) > MostApart ? $"年标准 {year} 元不是月标准 {month} 元的 12 倍"
        : null;
}
