namespace Anmin.Casework.Population;

/// <summary>What somebody did to a person's record, and why: the cause of states, numbers and memberships.</summary>
public sealed class PersonActRow
{
    /// <summary>What the rows that it made name as their cause.</summary>
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public PersonActKind Kind { get; set; }

    /// <summary>The day from which it is so.</summary>
    public DateOnly On { get; set; }
    public required string Why { get; set; }

    /// <summary>The other record of a merge.</summary>
    public Guid? Other { get; set; }
    public required string ByName { get; set; }
    public DateTime RecordedAt { get; set; }
}

/// <summary>Kinds of acts on the register of people.</summary>
public enum PersonActKind { 更正, 换号, 去世, 迁出, 市内迁移, 入户, 分户, 并入, 撤销并入, 撤销去世 }
