using Anmin.Casework.Records;
using Anmin.Core.Population;

namespace Anmin.Casework.Population;

/// <summary>A household of one kind in one place; who belongs to it and when is <see cref="MembershipRow"/>.</summary>
public sealed class HouseholdRow : IInTown
{
    public Guid Id { get; set; }
    public HouseholdKind Kind { get; set; }

    /// <summary>户号 of the booklet, or the number the city gives to those who live together; unique by kind.</summary>
    public required string Number { get; set; }

    /// <summary>Code of the programme for a 保障单元; empty for the other kinds.</summary>
    public string Programme { get; set; } = "";
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }

    /// <summary>Whether it has contracted land or a share of a collective (1.3-02).</summary>
    public bool Land { get; set; }
    public DateOnly Since { get; set; }

    /// <summary>The last day, or null while it exists.</summary>
    public DateOnly? Until { get; set; }
    public Guid Cause { get; set; }
}

/// <summary>Somebody's time in a household.</summary>
public sealed class MembershipRow
{
    public Guid HouseholdId { get; set; }
    public Guid PersonId { get; set; }
    public HouseholdKind Kind { get; set; }
    public Relation Relation { get; set; }
    public DateOnly Since { get; set; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? Until { get; set; }
    public Guid Cause { get; set; }
}

/// <summary>What is known of a household's means from a day on, amount by amount in the order of <see cref="Known"/>.</summary>
public sealed class MeansRow
{
    public Guid HouseholdId { get; set; }
    public DateOnly Since { get; set; }
    public DateOnly? Until { get; set; }

    /// <summary>Who says so: 申报, 核对, 系统外导入.</summary>
    public required string Source { get; set; }
    public long Wages { get; set; }
    public long Business { get; set; }
    public long Property { get; set; }
    public long Transfers { get; set; }
    public long BasicPension { get; set; }
    public long OldAge { get; set; }
    public long DisabilitySubsidy { get; set; }
    public long Contributions { get; set; }
    public long Medical { get; set; }
    public long Schooling { get; set; }
    public long Savings { get; set; }
    public long Turnover { get; set; }
    public long Houses { get; set; }
    public long Vehicles { get; set; }
    public long Machines { get; set; }
    public Guid Cause { get; set; }
}
