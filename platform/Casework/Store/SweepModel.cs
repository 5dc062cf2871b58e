using Anmin.Casework.Projecting;
using Anmin.Casework.Sweeping;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of the nightly sweep and of calculations.</summary>
internal static class SweepModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<ProjectionRow>(e =>
        {
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.CountyCode, x.MadeAt });
        });
        model.Entity<SweepRow>().HasKey(x => new { x.CountyCode, x.On });
        model.Entity<DiscoveryRow>(e =>
        {
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10).IsConcurrencyToken();
            e.HasIndex(x => new { x.CountyCode, x.Screening, x.Subject }).IsUnique().HasFilter("state = '待核实'").HasDatabaseName("ix_discoveries_one_open");
            e.HasIndex(x => new { x.CountyCode, x.State, x.Due, x.Id });
            e.HasIndex(x => new { x.TownCode, x.State, x.Due, x.Id });
            e.HasIndex(x => x.HouseholdId);
            e.HasIndex(x => x.CaseId);
        });
        model.Entity<VisitRow>(e =>
        {
            e.HasIndex(x => new { x.CountyCode, x.List, x.PersonId, x.On });
            e.HasIndex(x => x.PersonId);
        });
    }
}
