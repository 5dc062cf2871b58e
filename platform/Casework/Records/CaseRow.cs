using Anmin.Core.Declaring;

namespace Anmin.Casework.Records;

/// <summary>Anything that belongs to a place: the data layer lets nobody else see it.</summary>
public interface IInArea
{
    string CountyCode { get; }
    string TownCode { get; }
    string VillageCode { get; }

    /// <summary>The resident it belongs to.</summary>
    Guid OwnerHuman { get; }
}

/// <summary>Anything that a county keeps for itself: its money and its files. Townships and residents do not see it.</summary>
public interface IInCounty
{
    string CountyCode { get; }
}

/// <summary>Anything that the offices of a place keep of its people: county and township see it, residents only what a page of theirs shows.</summary>
public interface IInTown
{
    string CountyCode { get; }
    string TownCode { get; }
}

/// <summary>A row of a case, placed where its case is.</summary>
public abstract class CasePart : IInArea
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public string CountyCode { get; set; } = "";
    public string TownCode { get; set; } = "";
    public string VillageCode { get; set; } = "";
    public Guid OwnerHuman { get; set; }
}

/// <summary>An application from its receipt to its end. Facts are frozen at submission; supplements add a new revision.</summary>
public sealed class CaseRow : IInArea
{
    public Guid Id { get; set; }
    public required string Number { get; set; }
    public required string Matter { get; set; }
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }
    public Guid OwnerHuman { get; set; }

    /// <summary>The account that filled it in: the resident's or her helper's.</summary>
    public Guid FiledBy { get; set; }
    public required string Applicant { get; set; }
    public int Members { get; set; }
    public CaseState State { get; set; }
    public StepKind? Step { get; set; }
    public required string Facts { get; set; }
    public DateTime SubmittedAt { get; set; }
    public DateOnly SubmittedOn { get; set; }
    public DateOnly? AcceptedOn { get; set; }

    /// <summary>Law regime by acceptance date, stored once.</summary>
    public string? Regime { get; set; }

    /// <summary>Whether the township decides, fixed at acceptance (1.5).</summary>
    public bool Delegated { get; set; }
    public string? DelegationDocument { get; set; }

    /// <summary>Last day of the step that runs, for the queue.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>Last day of the whole procedure.</summary>
    public DateOnly? TotalDue { get; set; }

    /// <summary>The year whose working calendar one of the two waits for, while it is not maintained.</summary>
    public int? AwaitsYear { get; set; }
    public bool Paused { get; set; }

    /// <summary>Near relative of a handler or cadre: own register, county visit before the decision (S-AZ-6).</summary>
    public string? RelativeNote { get; set; }

    /// <summary>Drawn for the county's spot check.</summary>
    public bool Drawn { get; set; }
    public string? DrawnWhy { get; set; }

    /// <summary>Survey round; an objection opens the next.</summary>
    public int Round { get; set; }
    public bool SupplementAsked { get; set; }
    public bool Extended { get; set; }
    public Guid? AcceptedBy { get; set; }
    public Guid? OpinionBy { get; set; }
    public Guid? ReviewedBy { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public bool? Granted { get; set; }
    public bool? OnTime { get; set; }

    /// <summary>The case that the family had where it lived before; null for an application. It is no application of its own and is not counted as one.</summary>
    public Guid? MovedFrom { get; set; }

    /// <summary>Grows with every change; a write must name the one it read (S-WF-2).</summary>
    public int Version { get; set; }
}

/// <summary>Where a case stands, in the words of the law.</summary>
public enum CaseState { 已提交, 待补正, 调查中, 公示中, 异议处理, 审核中, 县级公示, 待确认, 已确认, 不予确认, 终止, 撤回 }
