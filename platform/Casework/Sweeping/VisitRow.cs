namespace Anmin.Casework.Sweeping;

/// <summary>A visit to somebody who is kept in view: what was seen and what was arranged. Rows are only added. They are seen with the person: whoever looks after her now reads those of the place she came from.</summary>
public sealed class VisitRow
{
    public Guid Id { get; set; }

    /// <summary>Name of the list, as the screenings declare it.</summary>
    public required string List { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>Where she lived when somebody was there.</summary>
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }
    public DateOnly On { get; set; }

    /// <summary>The declared questions answered, as JSON.</summary>
    public required string Answers { get; set; }

    /// <summary>What the visitor adds in his own words.</summary>
    public string Note { get; set; } = "";
    public Guid Human { get; set; }
    public required string ByName { get; set; }

    /// <summary>The finding that the visit answered, if one did.</summary>
    public Guid? DiscoveryId { get; set; }
}
