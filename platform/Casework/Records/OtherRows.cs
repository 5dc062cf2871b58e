namespace Anmin.Casework.Records;

/// <summary>An application being filled in: raw answers as typed, kept on the server for any device.</summary>
public sealed class DraftRow
{
    public Guid Id { get; set; }
    public required string Matter { get; set; }

    /// <summary>The human for whom it is.</summary>
    public Guid OwnerHuman { get; set; }

    /// <summary>The account that fills it in.</summary>
    public Guid Account { get; set; }

    /// <summary>Human behind that account.</summary>
    public Guid Human { get; set; }

    /// <summary>Path → text, as JSON.</summary>
    public required string Answers { get; set; }

    /// <summary>Pages that were saved without fault, joined with line breaks.</summary>
    public string PagesDone { get; set; } = "";

    /// <summary>What the register had filled in when it was begun, path → text as JSON; null where nothing was.</summary>
    public string? Known { get; set; }
    public DateTime UpdatedAt { get; set; }
    public int Version { get; set; }
    public Guid? AgencyId { get; set; }
    public Guid? CaseId { get; set; }
}

/// <summary>A recorded 委托: who helps whom, for what, until when, by which proof (S-AZ-8).</summary>
public sealed class AgencyRow
{
    public Guid Id { get; set; }
    public Guid Helper { get; set; }
    public required string HelperName { get; set; }
    public Guid Principal { get; set; }
    public required string PrincipalName { get; set; }
    public required string PrincipalIdNumber { get; set; }
    public required string VillageCode { get; set; }
    public required string Matter { get; set; }
    public required string Proof { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    public DateOnly? WithdrawnOn { get; set; }
}

/// <summary>One dated entry of a register; its content is the declared record as JSON.</summary>
public sealed class EntryRow
{
    public Guid Id { get; set; }
    public required string Register { get; set; }
    public required string Key { get; set; }
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }
    public required string AreaCode { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public required string Content { get; set; }
    public DateTime RecordedAt { get; set; }
    public required string RecordedByName { get; set; }

    /// <summary>Set when a later entry corrects or closes this one; nothing is deleted.</summary>
    public DateTime? ReplacedAt { get; set; }
    public string? ReplacedByName { get; set; }

    /// <summary>Why it was corrected, closed or withdrawn.</summary>
    public string? ReplacedWhy { get; set; }
    public int Version { get; set; }
}

/// <summary>Work that a watch made for somebody.</summary>
public sealed class WorkItemRow : CasePart
{
    public required string Watch { get; set; }
    public required string Text { get; set; }
    public required string Owner { get; set; }

    /// <summary>How far it had come when it was noticed.</summary>
    public int Stage { get; set; }

    /// <summary>The verification that it is about; null where it is about the case itself.</summary>
    public Guid? VerificationId { get; set; }
    public DateOnly FoundOn { get; set; }

    /// <summary>The last day; null while the calendar of <see cref="AwaitsYear"/> is not there.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The year whose working calendar the last day waits for.</summary>
    public int? AwaitsYear { get; set; }
    public string? Outcome { get; set; }

    /// <summary>Whether what was found was so; feeds the rule's hit rate.</summary>
    public bool? IsReal { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public string? ClosedByName { get; set; }
}

/// <summary>Progress of a county in a campaign.</summary>
public sealed class CampaignRow : IInCounty
{
    public Guid Id { get; set; }
    public required string Campaign { get; set; }
    public required string CountyCode { get; set; }
    public int Target { get; set; }
    public int Done { get; set; }
    public DateOnly AsOf { get; set; }
    public string? ReportedByName { get; set; }
    public int Version { get; set; }
}

/// <summary>A milestone that a county has reached.</summary>
public sealed class CampaignStepRow : IInCounty
{
    public Guid Id { get; set; }
    public required string Campaign { get; set; }
    public required string CountyCode { get; set; }
    public required string Milestone { get; set; }
    public DateOnly ReachedOn { get; set; }
    public required string ByName { get; set; }
}

/// <summary>Next serial of a paper number: one row per county, word and year.</summary>
public sealed class SerialRow
{
    public required string CountyCode { get; set; }
    public required string Word { get; set; }
    public int Year { get; set; }
    public int Last { get; set; }
}

/// <summary>What a creating call answered, so that the same key gives the same answer (S-WF-3).</summary>
public sealed class AnswerRow
{
    public required string Key { get; set; }
    public Guid Account { get; set; }
    public required string BodyHash { get; set; }
    public required string Result { get; set; }
    public DateTime At { get; set; }
}

/// <summary>Something to be told outside after the transaction (S-WF-5).</summary>
public sealed class OutboxRow
{
    public Guid Id { get; set; }
    public required string Kind { get; set; }
    public required string Payload { get; set; }
    public DateTime At { get; set; }
    public DateTime? SentAt { get; set; }
}
