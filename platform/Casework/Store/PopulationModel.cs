using Anmin.Casework.Population;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of the population register.</summary>
internal static class PopulationModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<PersonRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.CountyCode, x.TownCode, x.VillageCode, x.Id });
            // Of two records of one number, one is merged into the other or waits to be.
            e.HasIndex(x => x.IdNumber);
            e.HasIndex(x => x.Cause);
            // Few are merged: whoever asks what became part of a record reads only those.
            e.HasIndex(x => x.MergedInto).HasFilter("merged_into IS NOT NULL");
        });
        model.Entity<PersonVersionRow>(e =>
        {
            e.HasKey(x => new { x.PersonId, x.Seq });
            e.HasIndex(x => x.EndedBy);
        });
        model.Entity<IdentityRow>(e =>
        {
            e.HasKey(x => new { x.PersonId, x.Number, x.Since });
            e.HasIndex(x => x.Number);
        });
        model.Entity<HouseholdRow>(e =>
        {
            e.HasIndex(x => new { x.Kind, x.Number }).IsUnique();
            e.HasIndex(x => new { x.CountyCode, x.Kind, x.VillageCode, x.Id });
        });
        model.Entity<MembershipRow>(e =>
        {
            e.HasKey(x => new { x.HouseholdId, x.PersonId, x.Since });
            e.HasIndex(x => x.PersonId);
            e.HasIndex(x => new { x.PersonId, x.Kind }).IsUnique().HasFilter("until IS NULL AND kind <> 3").HasDatabaseName("ix_memberships_one_at_a_time");
        });
        model.Entity<TokensRow>(e =>
        {
            e.HasKey(x => x.No);
            e.HasIndex(x => x.PersonId).IsUnique();
            e.HasIndex(x => x.No).HasFilter(PersonSearchSql.Old).HasDatabaseName("ix_person_tokens_old");
        });
        model.Entity<PersonActRow>(e =>
        {
            e.HasKey(x => x.Id);
            e.Property(x => x.Kind).HasConversion<string>().HasMaxLength(20);
            e.HasIndex(x => x.PersonId);
        });
        model.Entity<MeansRow>().HasKey(x => new { x.HouseholdId, x.Since });
    }
}
