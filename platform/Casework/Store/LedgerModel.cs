using Anmin.Casework.Ledger;
using Anmin.Casework.Moving;
using Anmin.Casework.Reviews;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>Keys and last-line rules of the money tables (S-MO-1, S-MO-2, S-MO-3).</summary>
internal static class LedgerModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<TermRow>(e =>
        {
            e.HasKey(x => new { x.GrantId, x.Seq });
            e.Property(x => x.Kind).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.Suspended).HasConversion<string>().HasMaxLength(20);
            e.HasIndex(x => x.RecordedOn);
            e.HasIndex(x => x.FromMonth);
        });
        model.Entity<CoveredRow>(e =>
        {
            e.HasKey(x => new { x.GrantId, x.Seq, x.Person });
            e.HasIndex(x => x.Person);
        });
        model.Entity<PayeeRow>(e =>
        {
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => x.GrantId).IsUnique().HasFilter("state = '生效'").HasDatabaseName("ix_payees_in_force");
            e.HasIndex(x => new { x.GrantId, x.State });
            e.HasIndex(x => x.Account);
            e.HasIndex(x => x.UsableFrom);
        });
        model.Entity<BatchRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.CountyCode, x.Programme, x.Month }).IsUnique();
            e.Ignore(x => x.Reference);
        });
        model.Entity<LineRow>(e =>
        {
            e.HasKey(x => new { x.BatchId, x.No });
            e.Property(x => x.Kind).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.Held).HasConversion<string>().HasMaxLength(10);
            // a month is hundreds of thousands of lines at once: two keys for all of them, and small indexes for the few that are looked for
            e.HasIndex(x => new { x.ForMonth, x.GrantId, x.TermSeq }).IsUnique().HasFilter(LineSets.Paying).HasDatabaseName("ix_lines_once");
            e.HasIndex(x => new { x.RepaysBatch, x.RepaysNo }).IsUnique().HasFilter("state <> '不发' AND repays_no IS NOT NULL").HasDatabaseName("ix_lines_repaid_once");
            e.HasIndex(x => x.GrantId).HasFilter(LineSets.Apart).HasDatabaseName("ix_lines_apart");
            e.HasIndex(x => new { x.CountyCode, x.State }).HasFilter(LineSets.Open).HasDatabaseName("ix_lines_open");
            e.ToTable(t => t.HasCheckConstraint("ck_lines_fen", "fen > 0"));
        });
        model.Entity<PaidMonthRow>(e =>
        {
            e.HasIndex(x => new { x.Programme, x.ForMonth, x.Person }).IsUnique().HasFilter("reversed_on IS NULL").HasDatabaseName("ix_paid_months_once");
            e.HasKey(x => new { x.BatchId, x.No, x.Person });
        });
        model.Entity<OverpaidRow>(e =>
        {
            e.HasKey(x => new { x.GrantId, x.ForMonth, x.TermSeq });
            e.ToTable(t => t.HasCheckConstraint("ck_overpaid_fen", "fen > 0"));
        });
        model.Entity<RecoveryRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.Ignore(x => x.LeftFen);
            e.ToTable(t => t.HasCheckConstraint("ck_recoveries_left", "fen >= recovered_fen + waived_fen + written_off_fen"));
        });
        model.Entity<PostingRow>(e =>
        {
            e.HasKey(x => new { x.Paper, x.No, x.Kind });
            e.Property(x => x.Kind).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.Debit).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.Credit).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => new { x.CountyCode, x.Fund, x.On });
            e.ToTable(t =>
            {
                t.HasCheckConstraint("ck_postings_fen", "fen > 0");
                t.HasCheckConstraint("ck_postings_two_accounts", "debit <> credit");
            });
        });
        model.Entity<FundRow>(e =>
        {
            e.HasKey(x => new { x.CountyCode, x.Fund, x.Source });
            e.Property(x => x.Source).HasConversion<string>().HasMaxLength(10);
            e.ToTable(t => t.HasCheckConstraint("ck_funds_balance", "balance_fen >= 0"));
        });
        model.Entity<ReturnFileRow>(e =>
        {
            e.HasIndex(x => x.Sha256).IsUnique();
            e.HasIndex(x => x.BatchId);
        });
        model.Entity<ReturnRow>(e =>
        {
            e.HasKey(x => new { x.FileId, x.No });
            e.Property(x => x.Trouble).HasConversion<string>().HasMaxLength(10);
        });
        model.Entity<ReviewRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(10);
            e.Property(x => x.ProposedSuspension).HasConversion<string>().HasMaxLength(20);
            e.Property(x => x.Suspension).HasConversion<string>().HasMaxLength(20);
            e.Property(x => x.DeliveredBy).HasConversion<string>().HasMaxLength(20);
            e.HasIndex(x => x.GrantId).IsUnique().HasFilter("state <> '已决定'").HasDatabaseName("ix_reviews_one_open");
            e.HasIndex(x => new { x.GrantId, x.State });
            e.HasIndex(x => new { x.TownCode, x.State, x.Due });
            e.HasIndex(x => new { x.CountyCode, x.State, x.Due });
        });
        model.Entity<MoveRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => x.GrantId).IsUnique().HasFilter("state IN ('待移交', '待接收', '待决定')").HasDatabaseName("ix_moves_one_open");
            e.HasIndex(x => x.NewCaseId).IsUnique();
            e.HasIndex(x => new { x.ToTown, x.State });
            e.HasIndex(x => new { x.ToCounty, x.State });
        });
        model.Entity<LifeEventRow>(e =>
        {
            e.Property(x => x.Kind).HasConversion<string>().HasMaxLength(10);
            e.HasIndex(x => x.Person);
            e.HasIndex(x => x.RecordedAt);
        });
    }
}
