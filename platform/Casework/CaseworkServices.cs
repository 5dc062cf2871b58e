using Anmin.Casework.Api;
using Anmin.Casework.Appeals;
using Anmin.Casework.Clock;
using Anmin.Casework.Comparing;
using Anmin.Casework.Desk;
using Anmin.Casework.Figures;
using Anmin.Casework.Intake;
using Anmin.Casework.Journal;
using Anmin.Casework.Ledger;
using Anmin.Casework.Moving;
using Anmin.Casework.Notices;
using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Casework.Population;
using Anmin.Casework.Projecting;
using Anmin.Casework.Records;
using Anmin.Casework.Registers;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Verification;
using Anmin.Casework.Watchtower;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Casework;

/// <summary>All services of the room, wired by hand: who needs whom is readable here, and a test builds the same house.</summary>
public sealed class CaseworkServices
{
    public CaseworkServices(Catalogue catalogue, PolicyBook policies, Workdays calendar, Database database, string filesFolder, bool demonstration = false, Scan? scan = null,
        Func<string, ISourcePort?>? ways = null, Seal? seal = null)
    {
        Catalogue = catalogue;
        var standing = new StandingBook(database, catalogue, policies);
        policies = standing;
        Policies = policies;
        Database = database;
        WorkCalendar live = new(database, calendar);
        Work = new(Database, catalogue, policies, new Clocks(() => live.Now), seal);
        Attachments = new(Database, filesFolder, scan);
        Drafts = new(Database, catalogue, Attachments);
        Agencies = new(Database, catalogue);
        Submissions = new(Database, catalogue, Work.Clocks);
        Investigation = new(Work);
        Publicity = new(Work);
        Pauses = new(Work);
        Acceptance = new(Work, Pauses);
        Opinions = new(Work, Investigation, Publicity);
        Objections = new(Work);
        Decisions = new(Work, Investigation, Publicity);
        Endings = new(Work);
        CaseFiles = new(Work, Investigation);
        FullNumbers = new(Work);
        DrawnCases = new(Work);
        Queue = new(Work);
        MyCases = new(Work);
        Letters = new(Work);
        Replays = new(Database, catalogue);
        NoticeBoard = new(Database);
        Figures = new(Database, catalogue, Work.Clocks, policies);
        Registers = new(Database, catalogue);
        Payees = new(Work, catalogue, policies);
        Reporting = new(Work);
        Assessment assessment = new(Work, policies);
        Reviewing = new(Work, assessment);
        Reviews = new(Work, assessment);
        Lodging = new(Work);
        Answering = new(Work, policies);
        Appeals = new(Work, policies);
        AppealFigures = new(Work);
        Aftermath = new(Work);
        ReviewLetters = new(Work);
        MoveWork moves = new(Work, policies);
        Handover = new(moves);
        Taking = new(moves);
        Moves = new(moves);
        Recalculations = new(Work, standing, Reporting);
        Requesting = new(Work);
        Undated = new(Work, catalogue, Requesting, Reporting, Lodging, Handover);
        Calendars = new(Work, live, Undated);
        WorkItems = new(Work, catalogue);
        Campaigns = new(Database, catalogue);
        Grants = new(Work, catalogue);
        Exports = new(Database);
        Relatives = new(Database);
        Batches = new(Work, catalogue, policies, demonstration);
        Returns = new(Work);
        Money = new(Work, catalogue);
        Books = new(Work, Money);
        Villages = new(Work, catalogue);
        MoneyOverview = new(Work);
        StatusQueries = new(Work, catalogue);
        Funds = new(Work);
        Recoveries = new(Work);
        Standards = new(Work, standing, Recalculations);
        StandardPreviews = new(Work, standing, Standards);
        Settling = new(Work);
        PopulationImports = new(Work);
        ImportBook = new(Work);
        OldImports = new(Work);
        Wording = new(Work);
        Rosters = new(Database);
        Projections = new(Work, catalogue, policies, new(Rosters, Database.Clock), filesFolder + "-rosters");
        CountySweep county = new(Work, catalogue, policies, Rosters);
        TheirFiles = new(Work, catalogue);
        Comparisons = new(Work, catalogue, county);
        ComparisonBook = new(Work, catalogue);
        Sweeps = new(Work, county, Comparisons);
        PersonSearch = new(Work);
        PersonBook = new(Work, catalogue);
        PersonKeeping = new(Work);
        Doubles = new(Work);
        SweepBook = new(Work, catalogue);
        Discoveries = new(Work, catalogue);
        Kept = new(Work, catalogue);
        Repeats = new(Database);
        Accounts = new(Database);
        Asking = new(Work, ways ?? (_ => null));
        AnswerFiles = new(Work);
        Reports = new(Work, Requesting, Investigation);
        Rechecks = new(Work, Reports, Attachments);
        Verifications = new(Work, Requesting);
        Consents = new(Work, Requesting, Attachments);
        Incoming = new(Work);
        LetterClock = new(Work, catalogue);
        RawAnswers = new(Work);
        Rounds = new(Work, Publicity, Payees, Reporting, Recalculations, Undated, Attachments, Consents, RawAnswers, OldImports, Wording, LetterClock, catalogue);
    }

    public Catalogue Catalogue { get; }
    public PolicyBook Policies { get; }
    public Database Database { get; }
    public CaseWork Work { get; }
    public Drafts Drafts { get; }
    public Agencies Agencies { get; }
    public Submissions Submissions { get; }
    public Attachments Attachments { get; }
    public Investigation Investigation { get; }
    public Publicity Publicity { get; }
    public Acceptance Acceptance { get; }
    public Opinions Opinions { get; }
    public Objections Objections { get; }
    public Decisions Decisions { get; }
    public Endings Endings { get; }
    public Pauses Pauses { get; }
    public CaseFiles CaseFiles { get; }
    public FullNumbers FullNumbers { get; }
    public DrawnCases DrawnCases { get; }
    public Queue Queue { get; }
    public MyCases MyCases { get; }
    public Letters Letters { get; }
    public Replays Replays { get; }
    public NoticeBoard NoticeBoard { get; }
    public FigureBook Figures { get; }
    public RegisterBook Registers { get; }
    public Reporting Reporting { get; }
    public Reviewing Reviewing { get; }
    public ReviewBook Reviews { get; }
    public Lodging Lodging { get; }
    public Answering Answering { get; }
    public AppealBook Appeals { get; }
    public AppealFigures AppealFigures { get; }
    public Aftermath Aftermath { get; }
    public ReviewLetters ReviewLetters { get; }
    public Handover Handover { get; }
    public Taking Taking { get; }
    public MoveBook Moves { get; }
    public Rounds Rounds { get; }
    public WorkItems WorkItems { get; }
    public CampaignBook Campaigns { get; }
    public GrantBook Grants { get; }
    public Exports Exports { get; }
    public Relatives Relatives { get; }
    public Batches Batches { get; }
    public Returns Returns { get; }
    public MoneyBook Money { get; }
    public Books Books { get; }
    public VillageBook Villages { get; }
    public MoneyOverview MoneyOverview { get; }
    public StatusQueries StatusQueries { get; }
    public Funds Funds { get; }
    public Payees Payees { get; }
    public Recoveries Recoveries { get; }
    public Standards Standards { get; }
    public Recalculations Recalculations { get; }
    public CalendarKeeping Calendars { get; }
    public Undated Undated { get; }
    public StandardPreviews StandardPreviews { get; }
    public Settling Settling { get; }
    public PopulationImports PopulationImports { get; }
    public ImportBook ImportBook { get; }
    public OldImports OldImports { get; }
    public Wording Wording { get; }
    public Rosters Rosters { get; }
    public Sweeps Sweeps { get; }
    public TheirFiles TheirFiles { get; }
    public Comparisons Comparisons { get; }
    public ComparisonBook ComparisonBook { get; }
    public Projections Projections { get; }
    public PersonSearch PersonSearch { get; }
    public PersonBook PersonBook { get; }
    public PersonKeeping PersonKeeping { get; }
    public Doubles Doubles { get; }
    public SweepBook SweepBook { get; }
    public DiscoveryBook Discoveries { get; }
    public KeptBook Kept { get; }
    public Repeats Repeats { get; }
    public Accounts Accounts { get; }
    public Requesting Requesting { get; }
    public Asking Asking { get; }
    public AnswerFiles AnswerFiles { get; }
    public Reports Reports { get; }
    public RawAnswers RawAnswers { get; }
    public Consents Consents { get; }
    public Rechecks Rechecks { get; }
    public VerificationBook Verifications { get; }
    public Incoming Incoming { get; }
    public LetterClock LetterClock { get; }
}
