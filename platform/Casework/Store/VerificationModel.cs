using Anmin.Casework.Verification;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of verification.</summary>
internal static class VerificationModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<VerificationRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.Purpose).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.Ignore(x => x.Codes);
            e.HasIndex(x => x.CaseId).IsUnique().HasFilter("state IN ('待启动', '核对中')").HasDatabaseName("ix_verifications_one_open");
            e.HasIndex(x => x.ReviewId);
            e.HasIndex(x => new { x.CountyCode, x.State, x.Due });
        });
        model.Entity<VerificationItemRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.Reply).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.Way).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => x.RequestNo).IsUnique();
            e.HasIndex(x => x.VerificationId);
            e.HasIndex(x => new { x.CountyCode, x.Source, x.Reply });
        });
        model.Entity<VerificationAnswerRow>(e =>
        {
            e.HasIndex(x => new { x.ItemId, x.About }).IsUnique().HasFilter("replaced_at IS NULL").HasDatabaseName("ix_verification_answers_once");
        });
        model.Entity<RecheckRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.ItemId).IsUnique().HasFilter("closed_on IS NULL").HasDatabaseName("ix_rechecks_one_open");
        });
        model.Entity<ConsentEndRow>(e => e.HasIndex(x => x.CaseId));
        model.Entity<AnswerFileRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.CountyCode, x.Sha256 }).IsUnique();
            e.ToTable(t => t.HasCheckConstraint("ck_answer_files_add_up", "read_to = taken + same + rejected + closed AND read_to <= rows"));
        });
        model.Entity<AnswerRejectRow>(e => e.HasKey(x => new { x.FileId, x.LineNo }));
        model.Entity<IncomingRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            // Two rounds at once tell of a stage once; an officer's page stays good meanwhile.
            e.Property(x => x.Stage).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.CountyCode, x.State, x.Due });
            e.HasIndex(x => new { x.CountyCode, x.Office, x.TheirNumber, x.IdNumber }).IsUnique();
        });
    }
}
