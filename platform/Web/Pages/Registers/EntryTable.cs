using Anmin.Casework.Geography;
using Anmin.Casework.Registers;
using Anmin.Core.Registers;

namespace Anmin.Web.Pages.Registers;

/// <summary>A page of entries to be listed.</summary>
/// <param name="Base">Address below which each entry has its page.</param>
/// <param name="IsOpen">Whether anyone reads it: columns with sensitive words are left out.</param>
public sealed record EntryTable(Register Register, IReadOnlyList<EntryView> Entries, string Caption, string Base, DivisionTable Divisions, bool IsOpen = false)
{
    public IReadOnlyList<Column> Columns { get; } = [.. EntryWords.Columns(Register).Where(c => !IsOpen || OpenWords.IsOpen(c.Field))];

    /// <summary>Whether the columns do not say themselves from when to when an entry holds.</summary>
    public bool NeedsPeriod { get; } = Register.FirstDay is not { } first || !Register.Columns.Contains(first.Key);
}
