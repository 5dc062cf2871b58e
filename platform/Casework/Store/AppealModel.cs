using Anmin.Casework.Appeals;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of appeals (S-AZ-5, S-WF-2).</summary>
internal static class AppealModel
{
    public static void Build(ModelBuilder model) => model.Entity<AppealRow>(e =>
    {
        e.Property(x => x.Version).IsConcurrencyToken();
        e.Property(x => x.Kind).HasConversion<string>().HasMaxLength(10);
        e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
        e.Property(x => x.Contested).HasConversion<string>().HasMaxLength(10);
        e.Property(x => x.Result).HasConversion<string>().HasMaxLength(10);
        e.HasIndex(x => new { x.ContestedId, x.Kind }).IsUnique().HasFilter("state <> '已办结'").HasDatabaseName("ix_appeals_one_open");
        e.HasIndex(x => new { x.CountyCode, x.State, x.Due });
        e.HasIndex(x => new { x.TownCode, x.State, x.Due });
        e.ToTable(t =>
        {
            t.HasCheckConstraint("ck_appeals_other_human", "decided_by IS NULL OR contested_by IS NULL OR decided_by <> contested_by OR decided_by = '00000000-0000-0000-0000-000000000000'");
            t.HasCheckConstraint("ck_appeals_late_says_why", "NOT is_late OR late_reason IS NOT NULL");
        });
    });
}
