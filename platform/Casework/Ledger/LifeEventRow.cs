using Anmin.Casework.Records;

namespace Anmin.Casework.Ledger;

/// <summary>Something in a person's life that stops money: a death, a prison term. From a report, a register of another office, or a check.</summary>
public sealed class LifeEventRow : IInArea
{
    public Guid Id { get; set; }
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }
    public Guid OwnerHuman { get; set; }
    public required string Person { get; set; }
    public required string Name { get; set; }
    public LifeEvent Kind { get; set; }
    public DateOnly On { get; set; }
    public DateOnly? Until { get; set; }
    public required string Source { get; set; }
    public required string RecordedByName { get; set; }
    public DateTime RecordedAt { get; set; }
}

/// <summary>Which events.</summary>
public enum LifeEvent { 去世, 服刑 }
