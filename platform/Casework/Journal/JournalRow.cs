using System.Security.Cryptography;
using System.Text;

namespace Anmin.Casework.Journal;

/// <summary>One event: who did what to which object, when, from where. Append-only and chained (S-AU-1…3).</summary>
public sealed class JournalRow
{
    public long Seq { get; set; }
    public DateTime At { get; set; }
    public Guid Human { get; set; }
    public Guid Account { get; set; }
    public required string Name { get; set; }
    public required string Role { get; set; }
    public required string Area { get; set; }
    public required string Action { get; set; }
    public required string Object { get; set; }
    public Guid? CaseId { get; set; }
    public required string Outcome { get; set; }

    /// <summary>What the applicant reads in her timeline; null where the event is internal.</summary>
    public string? ForApplicant { get; set; }

    /// <summary>Details for staff and auditors; sensitive values masked.</summary>
    public string? Detail { get; set; }
    public required string Trace { get; set; }
    public required string Previous { get; set; }
    public required string Hash { get; set; }

    /// <summary>SHA-256 over the previous hash and every field of this row.</summary>
    public string ComputeHash()
    {
        string?[] fields =
        [
            Previous, Seq.ToString(System.Globalization.CultureInfo.InvariantCulture), At.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Human.ToString(), Account.ToString(), Name, Role, Area, Action, Object, CaseId?.ToString(), Outcome, ForApplicant, Detail, Trace,
        ];
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(field?.Length ?? -1).Append(':').Append(field).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>The end of the chain; its row lock makes writers take turns.</summary>
public sealed class JournalHead
{
    public int Id { get; set; }
    public long Seq { get; set; }
    public required string Hash { get; set; }
}
