using Anmin.Casework.Ledger;
using Anmin.Casework.Records;

namespace Anmin.Casework.Tests;

/// <summary>Cases, grants and entries as they would lie in the tables, one line each, where only how they are counted matters.</summary>
public static class Rows
{
    public const string Town = "610924100201";
    public const string SiblingTown = "610924101201";
    public const string OtherCounty = "610921100201";

    /// <summary>A village of 旬阳县, which has since become 旬阳市.</summary>
    public const string OldXunyang = "610928100201";

    /// <summary>A case of the library card.</summary>
    public static async Task<Guid> Case(
        this House house, string village, CaseState state = CaseState.调查中, DateOnly? submitted = null, DateOnly? decided = null, bool? onTime = null,
        DateOnly? due = null, DateOnly? totalDue = null, bool paused = false, string? idNumber = null,
        DateOnly? byTown = null, bool drawn = false)
    {
        await using var db = house.Raw();
        var row = new CaseRow
        {
            Id = house.It.Database.NewId(), Number = $"借〔{Guid.NewGuid():n}〕", Matter = "library-card", CountyCode = village[..6] + "000000", TownCode = village[..9] + "000", VillageCode = village,
            Applicant = "向秀兰", Members = 2, State = state, Facts = "{}", SubmittedAt = house.It.Database.Now, SubmittedOn = submitted ?? house.It.Database.Today,
            DecidedOn = decided, OnTime = decided is null ? null : onTime ?? true, Granted = decided is null ? null : true, Due = due, TotalDue = totalDue, Paused = paused,
            AcceptedOn = byTown, Delegated = byTown is not null, Drawn = drawn,
        };
        db.Cases.Add(row);
        if (idNumber is not null)
        {
            db.Parties.Add(house.It.Work.Part(row, new PartyRow { Name = "向秀兰", Role = "申请人", IdNumber = idNumber }));
        }
        await db.SaveChangesAsync();
        return row.Id;
    }

    /// <summary>A grant of the book money with its first term.</summary>
    public static async Task<Guid> Grant(this House house, string village, long yuan, int persons = 2, string start = "2026-01", string? end = null)
    {
        var @case = await house.Case(await house.Case(village, CaseState.已确认, new(2025, 12, 1), new(2025, 12, 20)));
        await using var db = house.Raw();
        var grant = house.It.Work.Part(@case, new GrantRow
        {
            Programme = MoneyWalk.Programme, Class = "成人证", Name = "向秀兰", Persons = persons, StartMonth = start, EndMonth = end, MonthlyFen = yuan * 100, Lines = "[]",
            DecisionId = Guid.NewGuid(), Matter = "library-card", TermSeq = 1,
        });
        db.Grants.Add(grant);
        db.Terms.Add(new() { GrantId = grant.Id, Seq = 1, FromMonth = start, Kind = TermKind.发放, MonthlyFen = yuan * 100, Persons = persons, Lines = "[]", Why = "试一试", Basis = "" });
        await db.SaveChangesAsync();
        return grant.Id;
    }

    /// <summary>An entry of a register.</summary>
    public static async Task Entry(this House house, string register, string area, DateOnly from, DateOnly? to = null, string key = "")
    {
        await using var db = house.Raw();
        db.Entries.Add(new()
        {
            Id = house.It.Database.NewId(), Register = register, Key = area + key, CountyCode = area[..6] + "000000", TownCode = area[..9] + "000", AreaCode = area, From = from, To = to,
            Content = "{}", RecordedAt = house.It.Database.Now, RecordedByName = "赵审核",
        });
        await db.SaveChangesAsync();
    }
}
