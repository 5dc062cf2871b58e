using Anmin.Core.Population;

namespace Anmin.Casework.Population;

/// <summary>One row of a population file as it was understood, and what it would do to the register. Null means that the file does not say.</summary>
public sealed class ImportLineRow
{
    public Guid ImportId { get; set; }

    /// <summary>Number of the row in the file.</summary>
    public int No { get; set; }

    /// <summary>Null where it is no number of a paper.</summary>
    public string? Number { get; set; }
    public string? Name { get; set; }
    public Sex? Sex { get; set; }
    public DateOnly? Born { get; set; }
    public HukouKind? Hukou { get; set; }

    /// <summary>Empty where it lies outside the city.</summary>
    public string? HukouVillage { get; set; }
    public string? CountyCode { get; set; }
    public string? TownCode { get; set; }
    public string? VillageCode { get; set; }
    public string? Address { get; set; }
    public DisabilityClass? Disability { get; set; }
    public short? Grade { get; set; }
    public bool? Ill { get; set; }
    public bool? Student { get; set; }
    public LabourCapacity? Labour { get; set; }
    public PovertyWatch? Poverty { get; set; }
    public DateOnly? DiedOn { get; set; }
    public DateOnly? LeftOn { get; set; }

    /// <summary>Whether the file says outright that somebody who had left is here again.</summary>
    public bool Back { get; set; }

    /// <summary>Number of the booklet's household, and the relation in it.</summary>
    public string? Booklet { get; set; }
    public Relation? BookletRelation { get; set; }

    /// <summary>Number of those who live together, and the relation among them.</summary>
    public string? Together { get; set; }
    public Relation? TogetherRelation { get; set; }

    /// <summary>Ids that are taken where somebody or something turns out to be new: the same however often the import is committed.</summary>
    public Guid Fresh { get; set; }
    public Guid FreshBooklet { get; set; }
    public Guid FreshTogether { get; set; }

    /// <summary>What is wrong with the row by itself.</summary>
    public string? Fault { get; set; }

    /// <summary>What is wrong with it beside the file's other rows and the register of now.</summary>
    public string? Trouble { get; set; }
    public Guid? PersonId { get; set; }

    /// <summary>Version of the person it was compared with; 0 for somebody new.</summary>
    public int BaseVersion { get; set; }
    public Guid? BookletId { get; set; }
    public Guid? TogetherId { get; set; }
    public bool PersonChanged { get; set; }
    public bool BookletChanged { get; set; }
    public bool TogetherChanged { get; set; }
    public ImportLineState State { get; set; }

    /// <summary>Why it is left out, or null.</summary>
    public string? Why => Fault ?? Trouble;
}
