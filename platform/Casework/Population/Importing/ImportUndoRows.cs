using Anmin.Core.Population;

namespace Anmin.Casework.Population;

/// <summary>A membership as it was before an import ended it: what a roll-back puts back.</summary>
public sealed class ImportedMembershipRow
{
    public Guid ImportId { get; set; }
    public Guid HouseholdId { get; set; }
    public Guid PersonId { get; set; }
    public HouseholdKind Kind { get; set; }
    public Relation Relation { get; set; }
    public DateOnly Since { get; set; }
    public DateOnly? Until { get; set; }
    public Guid Cause { get; set; }
}

/// <summary>Where a household was before its head moved within the county.</summary>
public sealed class ImportedHouseholdRow
{
    public Guid ImportId { get; set; }
    public Guid HouseholdId { get; set; }
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }
    public Guid Cause { get; set; }
}

/// <summary>A death that an import told to those who pay.</summary>
public sealed class ImportedEventRow
{
    public Guid ImportId { get; set; }
    public Guid EventId { get; set; }
}
