using Anmin.Casework.Records;
using Anmin.Core.Population;

namespace Anmin.Casework.Population;

/// <summary>What the register says of somebody at one time.</summary>
public abstract class PersonState
{
    public required string Name { get; set; }

    /// <summary>The number in use; null for somebody without papers. All numbers somebody ever had are <see cref="IdentityRow"/>.</summary>
    public string? IdNumber { get; set; }
    public Sex Sex { get; set; }

    /// <summary>Null where no paper says it.</summary>
    public DateOnly? Born { get; set; }
    public HukouKind Hukou { get; set; }

    /// <summary>Village of the household booklet, twelve digits; empty where it lies outside the city.</summary>
    public required string HukouVillage { get; set; }

    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }

    /// <summary>Where somebody lives.</summary>
    public required string VillageCode { get; set; }

    /// <summary>What follows the village's name: 3组17号.</summary>
    public required string Address { get; set; }
    public DisabilityClass Disability { get; set; }

    /// <summary>1–4, 1 the most severe; 0 without a certificate.</summary>
    public short Grade { get; set; }
    public bool Ill { get; set; }
    public bool Student { get; set; }
    public LabourCapacity Labour { get; set; }
    public PovertyWatch Poverty { get; set; }
    public DateOnly? DiedOn { get; set; }

    /// <summary>The day somebody moved out of the city.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>The day from which this is so.</summary>
    public DateOnly Since { get; set; }

    /// <summary>The import or the act that said so.</summary>
    public Guid Cause { get; set; }
}

/// <summary>A person of the register as she is now. One person, one id: number, name and place are attributes with a history (handbook 01 A3).</summary>
public sealed class PersonRow : PersonState, IInTown
{
    public Guid Id { get; set; }

    /// <summary>The person this turned out to be: she is counted there, both histories stay.</summary>
    public Guid? MergedInto { get; set; }

    /// <summary>Grows with every change; the past states are <see cref="PersonVersionRow"/> 1 … Version − 1.</summary>
    public int Version { get; set; }
}

/// <summary>A person as she was until something changed.</summary>
public sealed class PersonVersionRow : PersonState
{
    public Guid PersonId { get; set; }

    /// <summary>1, 2, 3 …</summary>
    public int Seq { get; set; }

    /// <summary>The last day on which this was so.</summary>
    public DateOnly Until { get; set; }

    /// <summary>The import or the act that ended it.</summary>
    public Guid EndedBy { get; set; }
}

/// <summary>A number under which somebody is or was known.</summary>
public sealed class IdentityRow
{
    public Guid PersonId { get; set; }

    /// <summary>The number as written on the paper, 18 or 15 characters, or T6109… for somebody without papers.</summary>
    public required string Number { get; set; }

    /// <summary>证件类型 as in GA/T 517: 111 居民身份证, 000 无证件.</summary>
    public required string Kind { get; set; }
    public DateOnly Since { get; set; }

    /// <summary>Null while it is in use.</summary>
    public DateOnly? Until { get; set; }
    public Guid Cause { get; set; }
}
