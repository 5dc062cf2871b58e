using Anmin.Casework.Policies;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of the standards that are kept in the database (1.1).</summary>
internal static class StandardModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<StandardChangeRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.Setter).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.Status).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.Standard, x.State });
        });
        model.Entity<StandardValueRow>(e =>
        {
            e.HasKey(x => new { x.ChangeId, x.Region, x.Class });
            e.Property(x => x.Derived).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.Standard, x.Region, x.Class, x.From }).IsUnique().HasFilter("published").HasDatabaseName("ix_standard_values_once");
            e.ToTable(t => t.HasCheckConstraint("ck_standard_values_fen", "monthly_fen > 0"));
        });
        model.Entity<RecalculationRow>(e =>
        {
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10).IsConcurrencyToken();
            e.HasIndex(x => new { x.ChangeId, x.GrantId }).IsUnique();
            e.HasIndex(x => new { x.ChangeId, x.CountyCode, x.State });
        });
    }
}
