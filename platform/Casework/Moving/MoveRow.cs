using Anmin.Casework.Records;

namespace Anmin.Casework.Moving;

/// <summary>转移: a family that receives has moved to another township of the city. The row lies where the family came from; from the hand-over on the place it goes to sees it as well, and nobody else.</summary>
public sealed class MoveRow : CasePart
{
    public Guid GrantId { get; set; }
    public MoveState State { get; set; }
    public required string ToCounty { get; set; }
    public required string ToTown { get; set; }

    /// <summary>The village, as the receiving township has seen.</summary>
    public string? ToVillage { get; set; }
    public DateOnly MovedOn { get; set; }

    /// <summary>What was reported, and by whom.</summary>
    public required string Text { get; set; }
    public Guid ReportedBy { get; set; }
    public required string ReportedByName { get; set; }
    public DateOnly ReportedOn { get; set; }

    /// <summary>Day by which it should be decided; null while the calendar of <see cref="AwaitsYear"/> is not there.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The year whose working calendar that day waits for.</summary>
    public int? AwaitsYear { get; set; }

    /// <summary>The hand-over: what the old place says of the file, and the family's facts as they were last decided upon.</summary>
    public Guid? HandedBy { get; set; }
    public string? HandedByName { get; set; }
    public DateOnly? HandedOn { get; set; }
    public string? Handed { get; set; }
    public string? Facts { get; set; }

    /// <summary>The receipt: what the new place has seen. The law of this day decides.</summary>
    public Guid? ReceivedBy { get; set; }
    public string? ReceivedByName { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public string? Seen { get; set; }
    public bool? IsRegisterMoved { get; set; }

    /// <summary>What the family said before its money becomes less (社会救助法 第四十八条).</summary>
    public DateOnly? HeardOn { get; set; }
    public string? Heard { get; set; }
    public Guid? HeardBy { get; set; }
    public string? HeardByName { get; set; }

    /// <summary>Every time the file was given or taken back, with its reason, as JSON.</summary>
    public string Returns { get; set; } = "[]";

    public Guid? DecidedBy { get; set; }
    public string? DecidedByName { get; set; }
    public DateOnly? DecidedOn { get; set; }

    /// <summary>First month that the old place does not pay, and the new one pays.</summary>
    public string? FromMonth { get; set; }

    /// <summary>In one sentence, for the family.</summary>
    public string? Result { get; set; }

    /// <summary>The file at the new place.</summary>
    public Guid? NewCaseId { get; set; }

    /// <summary>Grows with every change; a write must name the one it read (S-WF-2).</summary>
    public int Version { get; set; }
}

/// <summary>Where a move stands.</summary>
public enum MoveState { 待移交, 待接收, 待决定, 已接续, 不再符合, 不移交 }

/// <summary>The file went back.</summary>
public sealed record Returned(string Office, string ByName, Guid By, DateOnly On, string Why);
