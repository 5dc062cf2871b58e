using Anmin.Casework.Population;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of the import of population files.</summary>
internal static class ImportModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<ImportRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.CountyCode, x.ReadAt, x.Id });
            e.HasIndex(x => new { x.CountyCode, x.Sha256 });
            e.ToTable(t => t.HasCheckConstraint("ck_imports_add_up", "lines = added + changed + same + faulty"));
        });
        model.Entity<ImportLineRow>(e =>
        {
            e.HasKey(x => new { x.ImportId, x.No });
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.Ignore(x => x.Why);
            e.HasIndex(x => new { x.ImportId, x.State, x.No });
            e.HasIndex(x => new { x.ImportId, x.PersonId });
        });
        model.Entity<ImportedMembershipRow>().HasKey(x => new { x.ImportId, x.HouseholdId, x.PersonId, x.Since });
        model.Entity<ImportedHouseholdRow>().HasKey(x => new { x.ImportId, x.HouseholdId });
        model.Entity<ImportedEventRow>().HasKey(x => new { x.ImportId, x.EventId });
    }
}
