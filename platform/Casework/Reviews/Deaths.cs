using Anmin.Casework.Desk;
using Anmin.Casework.Ledger;
using Anmin.Casework.Records;
using Anmin.Casework.Store;

namespace Anmin.Casework.Reviews;

/// <summary>A death that the office has established: from then on no month after it is paid for the dead, whatever grant covers them.</summary>
internal static class Deaths
{
    public static void Note(AnminDb db, CaseWork work, GrantRow grant, CoveredRow person, Report report) => db.LifeEvents.Add(new()
    {
        Id = work.Database.NewId(), CountyCode = grant.CountyCode, TownCode = grant.TownCode, VillageCode = grant.VillageCode, OwnerHuman = grant.OwnerHuman,
        Person = person.Person, Name = person.Name, Kind = LifeEvent.去世, On = report.On!.Value, Source = $"{report.ByName}报告", RecordedByName = report.ByName, RecordedAt = work.Database.Now,
    });
}
