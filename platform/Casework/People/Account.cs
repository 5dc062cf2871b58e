namespace Anmin.Casework.People;

/// <summary>A way in for a human: one role in one area. One human may hold several.</summary>
public sealed class Account
{
    public Guid Id { get; set; }
    public Guid Human { get; set; }
    public required string Name { get; set; }
    public Role Role { get; set; }

    /// <summary>Division whose subtree the account may see.</summary>
    public required string Area { get; set; }

    /// <summary>ID number of a resident, so that her own cases find her; null for staff.</summary>
    public string? IdNumber { get; set; }

    public bool Disabled { get; set; }
}

/// <summary>A near relative that a handler or village cadre has filed (近亲属备案, S-AZ-6).</summary>
public sealed class FiledRelative
{
    public Guid Id { get; set; }

    /// <summary>The handler or cadre.</summary>
    public Guid Human { get; set; }

    public required string HandlerName { get; set; }

    public required string RelativeIdNumber { get; set; }

    public required string Relation { get; set; }

    public string? RelativeName { get; set; }

    public DateOnly? FiledOn { get; set; }
}
