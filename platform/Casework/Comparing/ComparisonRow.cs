using Anmin.Casework.Records;

namespace Anmin.Casework.Comparing;

/// <summary>What one laying side by side came to in a county, and the list that went out because of it. One a day at most.</summary>
public sealed class ComparisonRow : IInCounty
{
    public Guid Id { get; set; }
    public required string CountyCode { get; set; }

    /// <summary>Slug of the declared counterpart.</summary>
    public required string Counterpart { get; set; }
    public DateOnly On { get; set; }

    /// <summary>The file that was laid beside ours, and the day it says.</summary>
    public Guid FileId { get; set; }
    public DateOnly AsOf { get; set; }

    /// <summary>Version of our register, so that it can be told from what the figures were made.</summary>
    public required string Register { get; set; }
    public required string MadeByName { get; set; }

    /// <summary>Families of the list for the other office.</summary>
    public int Listed { get; set; }

    /// <summary>The day on which the list was first taken to be sent, or null.</summary>
    public DateOnly? SentOn { get; set; }
    public string? SentByName { get; set; }
    public int Version { get; set; }
}

/// <summary>The figures of one town; a county's are their sum.</summary>
public sealed class ComparisonTownRow : IInTown
{
    public Guid ComparisonId { get; set; }
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }

    /// <summary>Households with somebody in their register.</summary>
    public int Registered { get; set; }

    /// <summary>Households that receive ours.</summary>
    public int Receiving { get; set; }

    /// <summary>双向纳入: both.</summary>
    public int Both { get; set; }
    public int Missed { get; set; }
    public int Unlisted { get; set; }
    public int Differing { get; set; }
    public int LeftAndReceiving { get; set; }
}

/// <summary>A family that the other office is told of, as it was on the day, and what came back.</summary>
public sealed class ComparisonLineRow : IInTown
{
    public Guid Id { get; set; }
    public Guid ComparisonId { get; set; }
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }
    public Guid HouseholdId { get; set; }

    /// <summary>The head, or whoever stands first where the register knows none.</summary>
    public required string Name { get; set; }
    public string? Number { get; set; }
    public int People { get; set; }

    /// <summary>A year's income of the whole household, fen.</summary>
    public long Income { get; set; }
    public TheirAnswer Answer { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public string? AnsweredByName { get; set; }
    public string? Note { get; set; }
}

/// <summary>What the other office answered.</summary>
public enum TheirAnswer { 等答复, 已纳入监测, 核实后不纳入 }
