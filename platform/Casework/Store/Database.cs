using Anmin.Casework.Api;
using Anmin.Casework.Geography;
using Anmin.Casework.Journal;
using Anmin.Casework.People;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anmin.Casework.Store;

/// <summary>Opens contexts for callers and carries out effects: one transaction, one journal event, or nothing at all.</summary>
public sealed class Database(DbContextOptions<AnminDb> options, TimeProvider clock, Func<Guid>? ids = null)
{
    private DivisionTable? divisions;

    /// <summary>A database of one engine: <see cref="Setup.Sqlite"/> or <see cref="Setup.Npgsql"/>.</summary>
    public static Database At(string provider, string connection, TimeProvider clock) => new(Setup.Options(provider, connection), clock);

    /// <summary>A database that is being built and thrown away if that is interrupted: it does not wait for the disk until <see cref="Finish"/>.</summary>
    /// <param name="ids">Where new ids come from, so that the same building gives the same database.</param>
    public static Database Building(string provider, string connection, TimeProvider clock, Func<Guid> ids) =>
        new(Setup.Options(provider, connection, OnOpening.Hurried), clock, ids);

    /// <summary>Puts on disk what was built and lets go of the file.</summary>
    public async Task Finish()
    {
        await using var db = OpenForSystem();
        await Setup.Finish(db);
    }

    /// <summary>The dated divisions, read once.</summary>
    public DivisionTable Divisions
    {
        get
        {
            if (divisions is null)
            {
                using var db = new AnminDb(options, Scope.All);
                divisions = new(db.Divisions.AsNoTracking().ToList());
            }
            return divisions;
        }
    }

    public TimeProvider Clock => clock;

    /// <summary>The business day, Asia/Shanghai (S-IN-7).</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(8));

    /// <summary>Now in UTC, cut to milliseconds so that both databases return it as written.</summary>
    public DateTime Now
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return new(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        }
    }

    public Guid NewId() => ids is null ? Guid.CreateVersion7(clock.GetUtcNow()) : ids();

    public AnminDb Open(Caller caller) => new(options, Scope.Of(caller, Divisions, Today));

    public AnminDb OpenForSystem() => new(options, Scope.All);

    /// <summary>Reloads the divisions after they were imported.</summary>
    public void ForgetDivisions() => divisions = null;

    /// <summary>Runs an effect and writes its event in the same transaction (S-WF-4, S-AU-2).</summary>
    /// <exception cref="Stale">Somebody else changed the same record meanwhile.</exception>
    public async Task<T> Effect<T>(Caller caller, Func<AnminDb, Task<(Event, T)>> effect)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = Open(caller);
            await using var transaction = await db.Database.BeginTransactionAsync();
            try
            {
                var (what, result) = await effect(db);
                if (caller.Once is { } once)
                {
                    db.Answers.Add(Repeats.Row(caller, once, result!, Now));
                }
                await db.SaveChangesAsync();
                await JournalWriter.Append(db, caller, what, Now);
                await transaction.CommitAsync();
                return result;
            }
            catch (DbUpdateConcurrencyException)
            {
                throw new Stale();
            }
            catch (Exception e) when (IsTaken(e is DbUpdateException { InnerException: { } inner } ? inner : e))
            {
                throw new Stale();
            }
            catch (Exception e) when (attempt < 5 && IsPassing(e))
            {
                // The other writer is done by now or will be: the same effect is tried again on fresh data.
            }
        }
    }

    public Task Effect(Caller caller, Func<AnminDb, Task<Event>> effect) =>
        Effect(caller, async db => (await effect(db), true));

    /// <summary>Whether a unique rule said that somebody else has just done the same; an open application has a message of its own.</summary>
    private static bool IsTaken(Exception e) => e switch
    {
        SqliteException { SqliteExtendedErrorCode: 2067 } s => !s.Message.Contains("open_key", StringComparison.Ordinal) && !s.Message.Contains("serials.", StringComparison.Ordinal),
        PostgresException { SqlState: "23505" } p => !IsFirstRow(p) && p.ConstraintName?.Contains("open_key", StringComparison.Ordinal) != true,
        _ => false,
    };

    /// <summary>Two writers made the first row of a counter at once: the second one finds it at the next try.</summary>
    private static bool IsFirstRow(PostgresException e) => e.TableName is "serials" or "journal_heads";

    /// <summary>Whether the database refused only for the moment: a lost race for a serial or the journal's head, a deadlock, a busy file.</summary>
    private static bool IsPassing(Exception e) => (e is DbUpdateException { InnerException: { } inner } ? inner : e) switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        SqliteException { SqliteErrorCode: 19 } s => s.Message.Contains("serials.", StringComparison.Ordinal) || s.Message.Contains("journal_heads.", StringComparison.Ordinal),
        PostgresException { SqlState: "40001" or "40P01" } => true,
        PostgresException { SqlState: "23505" } p => IsFirstRow(p),
        _ => false,
    };
}

/// <summary>What is written in the journal of an effect.</summary>
/// <param name="Action">Stable English verb: submitted, accepted, granted …</param>
/// <param name="Object">What it happened to: case:… or draft:….</param>
/// <param name="ForApplicant">The sentence of her timeline, or null.</param>
public sealed record Event(string Action, string Object, Guid? CaseId = null, string? ForApplicant = null, string? Detail = null, string Outcome = "done");
