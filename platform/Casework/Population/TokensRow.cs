using Anmin.Casework.Records;

namespace Anmin.Casework.Population;

/// <summary>The words under which a person of the register is found, placed where she lives. Written with her, by everything that writes her.</summary>
public sealed class TokensRow : IInTown
{
    /// <summary>Running number: what the full-text index of SQLite calls the row.</summary>
    public long No { get; set; }
    public Guid PersonId { get; set; }
    public required string CountyCode { get; set; }
    public required string TownCode { get; set; }
    public required string VillageCode { get; set; }

    /// <summary><see cref="Population.Tokens.Of"/>.</summary>
    public required string Tokens { get; set; }

    /// <summary>By which <see cref="Population.Tokens.Rule"/> they were made; 0 where that was before former names were among them, or there are none yet.</summary>
    public short Made { get; set; }

    /// <param name="former">Names that her history holds.</param>
    public static TokensRow Of(PersonRow person, IEnumerable<string> former) => new()
    {
        PersonId = person.Id, CountyCode = person.CountyCode, TownCode = person.TownCode, VillageCode = person.VillageCode, Tokens = Population.Tokens.Of(person, former), Made = Population.Tokens.Rule,
    };
}
