using Anmin.Casework.Comparing;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of other offices' registers and of what laying them beside ours came to.</summary>
internal static class ComparingModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<TheirFileRow>(e =>
        {
            e.ToTable("their_files", t => t.HasCheckConstraint("ck_their_files_add_up", "lines = matched + unknown + faulty"));
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.CountyCode, x.Counterpart }).IsUnique().HasFilter("state = '在用'").HasDatabaseName("ix_their_files_one_in_use");
            e.HasIndex(x => new { x.CountyCode, x.Counterpart, x.ReadAt });
        });
        model.Entity<TheirEntryRow>(e =>
        {
            e.ToTable("their_entries");
            e.HasKey(x => new { x.FileId, x.No });
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.FileId, x.State, x.No });
        });
        model.Entity<ComparisonRow>(e =>
        {
            e.ToTable("comparisons");
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.CountyCode, x.Counterpart, x.On }).IsUnique();
        });
        model.Entity<ComparisonTownRow>(e =>
        {
            e.ToTable("comparison_towns");
            e.HasKey(x => new { x.ComparisonId, x.TownCode });
        });
        model.Entity<ComparisonLineRow>(e =>
        {
            e.ToTable("comparison_lines");
            e.Property(x => x.Answer).HasConversion<string>().HasMaxLength(10).IsConcurrencyToken();
            e.HasIndex(x => new { x.ComparisonId, x.VillageCode, x.HouseholdId });
        });
    }
}
