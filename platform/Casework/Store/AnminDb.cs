using System.Linq.Expressions;
using Anmin.Casework.Appeals;
using Anmin.Casework.Clock;
using Anmin.Casework.Comparing;
using Anmin.Casework.Geography;
using Anmin.Casework.Journal;
using Anmin.Casework.Ledger;
using Anmin.Casework.Moving;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Population;
using Anmin.Casework.Projecting;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Anmin.Casework.Store;

/// <summary>The one database context. What a caller may see is a filter on every placed table; nobody can forget it (S-AZ-2).</summary>
public sealed class AnminDb(DbContextOptions<AnminDb> options, Scope scope) : DbContext(options)
{
    public Scope Scope { get; } = scope;

    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<PartyRow> Parties => Set<PartyRow>();
    public DbSet<FindingRow> Findings => Set<FindingRow>();
    public DbSet<ClockRow> Clocks => Set<ClockRow>();
    public DbSet<SupplementRow> Supplements => Set<SupplementRow>();
    public DbSet<OpinionRow> Opinions => Set<OpinionRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<ObjectionRow> Objections => Set<ObjectionRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<GrantRow> Grants => Set<GrantRow>();
    public DbSet<TermRow> Terms => Set<TermRow>();
    public DbSet<CoveredRow> Covered => Set<CoveredRow>();
    public DbSet<PayeeRow> Payees => Set<PayeeRow>();
    public DbSet<BatchRow> Batches => Set<BatchRow>();
    public DbSet<LineRow> Lines => Set<LineRow>();
    public DbSet<PaidMonthRow> PaidMonths => Set<PaidMonthRow>();
    public DbSet<RecoveryRow> Recoveries => Set<RecoveryRow>();
    public DbSet<OverpaidRow> Overpaid => Set<OverpaidRow>();
    public DbSet<PostingRow> Postings => Set<PostingRow>();
    public DbSet<FundRow> Funds => Set<FundRow>();
    public DbSet<ReturnFileRow> ReturnFiles => Set<ReturnFileRow>();
    public DbSet<ReturnRow> ReturnRows => Set<ReturnRow>();
    public DbSet<StandardChangeRow> StandardChanges => Set<StandardChangeRow>();
    public DbSet<StandardValueRow> StandardValues => Set<StandardValueRow>();
    public DbSet<WorkYearRow> WorkYears => Set<WorkYearRow>();
    public DbSet<WorkDayRow> WorkDays => Set<WorkDayRow>();
    public DbSet<RecalculationRow> Recalculations => Set<RecalculationRow>();
    public DbSet<LifeEventRow> LifeEvents => Set<LifeEventRow>();
    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();
    public DbSet<AppealRow> Appeals => Set<AppealRow>();
    public DbSet<MoveRow> Moves => Set<MoveRow>();
    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<AgencyRow> Agencies => Set<AgencyRow>();
    public DbSet<EntryRow> Entries => Set<EntryRow>();
    public DbSet<WorkItemRow> WorkItems => Set<WorkItemRow>();
    public DbSet<CampaignRow> Campaigns => Set<CampaignRow>();
    public DbSet<CampaignStepRow> CampaignSteps => Set<CampaignStepRow>();
    public DbSet<SerialRow> Serials => Set<SerialRow>();
    public DbSet<AnswerRow> Answers => Set<AnswerRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<FiledRelative> FiledRelatives => Set<FiledRelative>();
    public DbSet<Division> Divisions => Set<Division>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<PauseRow> Pauses => Set<PauseRow>();
    public DbSet<JournalHead> JournalHeads => Set<JournalHead>();
    public DbSet<PersonRow> Persons => Set<PersonRow>();
    public DbSet<PersonVersionRow> PersonVersions => Set<PersonVersionRow>();
    public DbSet<IdentityRow> Identities => Set<IdentityRow>();
    public DbSet<HouseholdRow> Households => Set<HouseholdRow>();
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();
    public DbSet<MeansRow> Means => Set<MeansRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    public DbSet<ImportLineRow> ImportLines => Set<ImportLineRow>();
    public DbSet<ImportedMembershipRow> ImportMemberships => Set<ImportedMembershipRow>();
    public DbSet<ImportedHouseholdRow> ImportHouseholds => Set<ImportedHouseholdRow>();
    public DbSet<ImportedEventRow> ImportEvents => Set<ImportedEventRow>();
    public DbSet<ProjectionRow> Projections => Set<ProjectionRow>();
    public DbSet<SweepRow> Sweeps => Set<SweepRow>();
    public DbSet<DiscoveryRow> Discoveries => Set<DiscoveryRow>();
    public DbSet<VerificationRow> Verifications => Set<VerificationRow>();
    public DbSet<VerificationItemRow> VerificationItems => Set<VerificationItemRow>();
    public DbSet<VerificationAnswerRow> VerificationAnswers => Set<VerificationAnswerRow>();
    public DbSet<ConsentEndRow> ConsentEnds => Set<ConsentEndRow>();
    public DbSet<RecheckRow> Rechecks => Set<RecheckRow>();
    public DbSet<AnswerFileRow> AnswerFiles => Set<AnswerFileRow>();
    public DbSet<AnswerRejectRow> AnswerRejects => Set<AnswerRejectRow>();
    public DbSet<IncomingRow> Incoming => Set<IncomingRow>();
    public DbSet<TokensRow> PersonTokens => Set<TokensRow>();
    public DbSet<PersonActRow> PersonActs => Set<PersonActRow>();
    public DbSet<VisitRow> Visits => Set<VisitRow>();
    public DbSet<TheirFileRow> TheirFiles => Set<TheirFileRow>();
    public DbSet<TheirEntryRow> TheirEntries => Set<TheirEntryRow>();
    public DbSet<ComparisonRow> Comparisons => Set<ComparisonRow>();
    public DbSet<ComparisonTownRow> ComparisonTowns => Set<ComparisonTownRow>();
    public DbSet<ComparisonLineRow> ComparisonLines => Set<ComparisonLineRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<CaseRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
            e.Property(x => x.Step).HasConversion<string>().HasMaxLength(20);
            e.HasIndex(x => x.Number).IsUnique();
            e.HasIndex(x => new { x.CountyCode, x.State, x.Due, x.Id });
            e.HasIndex(x => new { x.TownCode, x.State, x.Due, x.Id });
            e.HasIndex(x => x.OwnerHuman);
        });
        model.Entity<PartyRow>(e =>
        {
            e.HasIndex(x => x.IdNumber);
            e.HasIndex(x => x.OpenKey).IsUnique();
        });
        model.Entity<ClockRow>().Property(x => x.Step).HasConversion<string>().HasMaxLength(20);
        model.Entity<DecisionRow>(e => e.HasIndex(x => x.CaseId).IsUnique());
        model.Entity<GrantRow>(e =>
        {
            e.HasIndex(x => x.DecisionId).IsUnique();
            e.HasIndex(x => new { x.CountyCode, x.Programme, x.Class, x.StartMonth });
            e.HasIndex(x => new { x.CountyCode, x.Programme, x.VillageCode, x.Id }).HasDatabaseName("ix_grants_by_village"); // a month is numbered in this order, and flows in it
            e.HasIndex(x => new { x.CountyCode, x.Programme, x.StartMonth }).HasFilter("billed_seq < term_seq").HasDatabaseName("ix_grants_unbilled");
            e.HasIndex(x => new { x.CountyCode, x.Programme, x.ReviewDue });
            e.HasIndex(x => new { x.CountyCode, x.Programme, x.ChangedOn });
        });
        LedgerModel.Build(model);
        StandardModel.Build(model);
        CalendarModel.Build(model);
        AppealModel.Build(model);
        PopulationModel.Build(model);
        ImportModel.Build(model);
        SweepModel.Build(model);
        ComparingModel.Build(model);
        VerificationModel.Build(model);
        model.Entity<NoticeRow>().HasIndex(x => new { x.CountyCode, x.Until });
        model.Entity<SupplementRow>().HasIndex(x => x.CaseId).IsUnique();
        model.Entity<DraftRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.Human);
            e.HasIndex(x => x.CaseId).IsUnique();
        });
        model.Entity<EntryRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.Register, x.Key, x.From });
        });
        model.Entity<WorkItemRow>(e =>
        {
            // Open or closed is all that ever changes of it: of two who close it at once, one is told.
            e.Property(x => x.ClosedOn).IsConcurrencyToken();
            e.HasIndex(x => new { x.Watch, x.CaseId, x.Stage }).IsUnique().HasFilter("verification_id IS NULL");
            e.HasIndex(x => new { x.Watch, x.VerificationId, x.Stage }).IsUnique();
        });
        model.Entity<CampaignRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.Campaign, x.CountyCode }).IsUnique();
        });
        model.Entity<CampaignStepRow>().HasIndex(x => new { x.Campaign, x.CountyCode, x.Milestone }).IsUnique();
        model.Entity<SerialRow>().HasKey(x => new { x.CountyCode, x.Word, x.Year });
        model.Entity<AnswerRow>().HasKey(x => new { x.Account, x.Key });
        model.Entity<Account>(e =>
        {
            e.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
            e.HasIndex(x => x.Human);
        });
        model.Entity<FiledRelative>(e =>
        {
            e.HasIndex(x => x.RelativeIdNumber);
            e.HasIndex(x => x.Human);
        });
        model.Entity<Division>().HasKey(x => new { x.Code, x.From });
        model.Entity<JournalRow>(e =>
        {
            e.HasKey(x => x.Seq);
            e.Property(x => x.Seq).ValueGeneratedNever();
            e.HasIndex(x => x.CaseId);
        });
        model.Entity<JournalHead>().Property(x => x.Id).ValueGeneratedNever();

        Follow(model);
        foreach (var type in model.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IInCounty).IsAssignableFrom))
        {
            model.Entity(type).HasQueryFilter(InCounty(type));
        }
        foreach (var type in model.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IInTown).IsAssignableFrom))
        {
            model.Entity(type).HasQueryFilter(InTown(type));
        }
        foreach (var type in model.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IInArea).IsAssignableFrom))
        {
            model.Entity(type).HasQueryFilter(InScope(type));
            if (typeof(CasePart).IsAssignableFrom(type))
            {
                model.Entity(type).HasIndex(nameof(CasePart.CaseId));
            }
        }
    }

    /// <summary>Rows without a place of their own are seen with the grant or the file they belong to.</summary>
    private void Follow(ModelBuilder model)
    {
        model.Entity<TermRow>().HasQueryFilter(t => Grants.Any(g => g.Id == t.GrantId));
        model.Entity<CoveredRow>().HasQueryFilter(c => Grants.Any(g => g.Id == c.GrantId));
        model.Entity<ReturnRow>().HasQueryFilter(r => ReturnFiles.Any(f => f.Id == r.FileId));
        model.Entity<AnswerRejectRow>().HasQueryFilter(r => AnswerFiles.Any(f => f.Id == r.FileId));
        model.Entity<PersonVersionRow>().HasQueryFilter(v => Persons.Any(p => p.Id == v.PersonId));
        model.Entity<PersonActRow>().HasQueryFilter(a => Persons.Any(p => p.Id == a.PersonId));
        model.Entity<IdentityRow>().HasQueryFilter(i => Persons.Any(p => p.Id == i.PersonId));
        model.Entity<MembershipRow>().HasQueryFilter(m => Households.Any(h => h.Id == m.HouseholdId));
        model.Entity<ImportLineRow>().HasQueryFilter(l => Imports.Any(i => i.Id == l.ImportId));
        model.Entity<ImportedMembershipRow>().HasQueryFilter(m => Imports.Any(i => i.Id == m.ImportId));
        model.Entity<ImportedHouseholdRow>().HasQueryFilter(h => Imports.Any(i => i.Id == h.ImportId));
        model.Entity<ImportedEventRow>().HasQueryFilter(e => Imports.Any(i => i.Id == e.ImportId));
        model.Entity<VisitRow>().HasQueryFilter(v => Persons.Any(p => p.Id == v.PersonId));
        model.Entity<TheirEntryRow>().HasQueryFilter(e => TheirFiles.Any(f => f.Id == e.FileId));
        model.Entity<MeansRow>().HasQueryFilter(m => Households.Any(h => h.Id == m.HouseholdId));
    }

    private LambdaExpression InTown(Type type)
    {
        Expression<Func<IInTown, bool>> rule = x => Scope.Everything || Scope.Counties.Contains(x.CountyCode) || Scope.Towns.Contains(x.TownCode);
        var row = Expression.Parameter(type, "x");
        return Expression.Lambda(new Placed(rule.Parameters[0], row).Visit(rule.Body), row);
    }

    private LambdaExpression InCounty(Type type)
    {
        Expression<Func<IInCounty, bool>> rule = x => Scope.Everything || Scope.Counties.Contains(x.CountyCode);
        var row = Expression.Parameter(type, "x");
        return Expression.Lambda(new Placed(rule.Parameters[0], row).Visit(rule.Body), row);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTime>().HaveConversion<UtcInstant>();

    /// <summary>The area predicate: x => Scope.Everything or x lies in the caller's counties or towns, or is her own, or was entrusted to him.</summary>
    private LambdaExpression InScope(Type type)
    {
        Expression<Func<IInArea, bool>> rule = x => Scope.Everything
            || Scope.Counties.Contains(x.CountyCode)
            || Scope.Towns.Contains(x.TownCode)
            || (Scope.Owner != Guid.Empty && x.OwnerHuman == Scope.Owner)
            || (Scope.Helper != Guid.Empty && Agencies.Any(a => a.Helper == Scope.Helper && a.Principal == x.OwnerHuman
                && a.WithdrawnOn == null && a.From <= Scope.Today && a.To >= Scope.Today));
        var row = Expression.Parameter(type, "x");
        var inArea = new Placed(rule.Parameters[0], row).Visit(rule.Body);
        return Expression.Lambda((HandedOver(type) ?? OfHerself(type)) is { } beyond ? Expression.OrElse(inArea, new Placed(beyond.Parameters[0], row).Visit(beyond.Body)) : inArea, row);
    }

    /// <summary>What a resident sees of a case that is not hers: the line in which she herself stands, as one of the family or as one whom a source is asked about.</summary>
    private LambdaExpression? OfHerself(Type type)
    {
        Expression<Func<PartyRow, bool>> stands = x => Scope.Signer != Guid.Empty && Accounts.Any(a => a.Human == Scope.Signer && a.Role == Role.居民 && !a.Disabled && a.IdNumber != null && a.IdNumber == x.IdNumber);
        Expression<Func<VerificationItemRow, bool>> isAsked = x => Scope.Signer != Guid.Empty && Accounts.Any(a => a.Human == Scope.Signer && a.Role == Role.居民 && !a.Disabled && a.IdNumber == x.IdNumber);
        return type == typeof(PartyRow) ? stands : type == typeof(VerificationItemRow) ? isAsked : null;
    }

    /// <summary>What a place sees beyond its own: a move that comes to it, from the hand-over on; and while it comes, what was found and handed in for that family.</summary>
    private LambdaExpression? HandedOver(Type type)
    {
        Expression<Func<MoveRow, bool>> comes = m => m.State != MoveState.待移交 && m.State != MoveState.不移交 && (Scope.Counties.Contains(m.ToCounty) || Scope.Towns.Contains(m.ToTown));
        Expression<Func<CasePart, bool>> comesAlong = x => Moves.Any(m => m.CaseId == x.CaseId && (m.State == MoveState.待接收 || m.State == MoveState.待决定)
            && (Scope.Counties.Contains(m.ToCounty) || Scope.Towns.Contains(m.ToTown)));
        return type == typeof(MoveRow) ? comes : type == typeof(FindingRow) || type == typeof(AttachmentRow) ? comesAlong : null;
    }

    /// <summary>Rewrites the rule from the interface to the row's own properties, which the database knows.</summary>
    private sealed class Placed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression == from ? Expression.Property(to, node.Member.Name) : base.VisitMember(node);
    }

    private sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
        t => t.ToUniversalTime(), t => DateTime.SpecifyKind(t, DateTimeKind.Utc));
}
