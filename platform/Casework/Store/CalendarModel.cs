using Anmin.Casework.Appeals;
using Anmin.Casework.Clock;
using Anmin.Casework.Moving;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Verification;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of the working calendars that are kept in the database.</summary>
internal static class CalendarModel
{
    private const string Waiting = "awaits_year IS NOT NULL";

    public static void Build(ModelBuilder model)
    {
        model.Entity<WorkYearRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => x.Year).IsUnique().HasFilter("state = '拟定'").HasDatabaseName("ix_work_years_one_proposed");
        });
        // What waits for a calendar is looked for all day long and is hardly ever there.
        model.Entity<CaseRow>().HasIndex(x => x.AwaitsYear).HasFilter(Waiting);
        model.Entity<ClockRow>().HasIndex(x => x.AwaitsYear).HasFilter(Waiting);
        model.Entity<DiscoveryRow>().HasIndex(x => x.AwaitsYear).HasFilter(Waiting);
        model.Entity<WorkItemRow>().HasIndex(x => x.AwaitsYear).HasFilter(Waiting);
        model.Entity<VerificationRow>().HasIndex(x => x.AwaitsYear).HasFilter(Waiting);
        model.Entity<ReviewRow>().HasIndex(x => x.AwaitsYear).HasFilter(Waiting);
        model.Entity<AppealRow>().HasIndex(x => x.AwaitsYear).HasFilter(Waiting);
        model.Entity<MoveRow>().HasIndex(x => x.AwaitsYear).HasFilter(Waiting);
        model.Entity<WorkDayRow>().HasKey(x => new { x.WorkYearId, x.Day });
    }
}
