using Anmin.Casework.Records;

namespace Anmin.Casework.Population;

/// <summary>A population file that a county has read: first only compared, then committed, perhaps rolled back and committed again. Its id is the cause of all that it writes.</summary>
public sealed class ImportRow : IInCounty
{
    public Guid Id { get; set; }
    public required string CountyCode { get; set; }
    public required string Name { get; set; }
    public required string Sha256 { get; set; }
    public required string Encoding { get; set; }

    /// <summary>The columns that were read, and those of the file that mean nothing here.</summary>
    public string Columns { get; set; } = "";
    public string Unused { get; set; } = "";

    /// <summary>Rows under the head. Always the sum of the four that follow.</summary>
    public int Lines { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Same { get; set; }
    public int Faulty { get; set; }
    public ImportState State { get; set; }
    public Guid ReadBy { get; set; }
    public required string ReadByName { get; set; }
    public DateTime ReadAt { get; set; }
    public string? CommittedByName { get; set; }
    public DateTime? CommittedAt { get; set; }

    /// <summary>Who took it back last; stays when it is committed once more.</summary>
    public string? RolledBackByName { get; set; }
    public DateTime? RolledBackAt { get; set; }

    /// <summary>The day from which its rows were removed: it can be neither taken back nor committed any more. Null while they are kept.</summary>
    public DateOnly? RowsRemovedOn { get; set; }
    public int Version { get; set; }
}

/// <summary>How far an import has come.</summary>
public enum ImportState { 试读, 已提交, 已撤回, 作废 }

/// <summary>What a row of the file does.</summary>
public enum ImportLineState { 新增, 变更, 不变, 错误 }
