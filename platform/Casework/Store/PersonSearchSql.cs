using Anmin.Casework.Population;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Store;

/// <summary>The inverted index over people's words: GIN over the array on PostgreSQL, FTS5 over the same text on SQLite.</summary>
public static class PersonSearchSql
{
    /// <summary>What a migration adds after the table: an index over the words.</summary>
    public static IReadOnlyList<string> IndexOnNpgsql { get; } =
    [
        // Dear on purpose, and not to be looked into by the planner: to take every row apart costs far more than it would guess, and a search must not do that. Not dearer either, or it compiles each query for a while first.
        "CREATE FUNCTION words_of(text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS $$ BEGIN RETURN string_to_array($1, ' '); END $$",
        "CREATE INDEX ix_person_tokens_tokens ON person_tokens USING gin (words_of(tokens))",
        "ALTER INDEX ix_person_tokens_tokens ALTER COLUMN 1 SET STATISTICS 1000",
    ];

    /// <summary>What a migration adds after the table: an index that holds no text of its own and follows the table by itself. The ascii tokenizer parts at spaces only and leaves every other plane alone.</summary>
    public static IReadOnlyList<string> IndexOnSqlite { get; } =
    [
        "CREATE VIRTUAL TABLE person_words USING fts5(tokens, content='person_tokens', content_rowid='no', tokenize='ascii', detail='none', columnsize=0)",
        "CREATE TRIGGER person_tokens_added AFTER INSERT ON person_tokens BEGIN INSERT INTO person_words(rowid, tokens) VALUES (new.no, new.tokens); END",
        "CREATE TRIGGER person_tokens_changed AFTER UPDATE OF tokens ON person_tokens BEGIN INSERT INTO person_words(person_words, rowid, tokens) VALUES ('delete', old.no, old.tokens); INSERT INTO person_words(rowid, tokens) VALUES (new.no, new.tokens); END",
        "CREATE TRIGGER person_tokens_removed AFTER DELETE ON person_tokens BEGIN INSERT INTO person_words(person_words, rowid, tokens) VALUES ('delete', old.no, old.tokens); END",
    ];

    /// <summary>Those who have all the words of one of the alternatives, in these townships.</summary>
    internal static IQueryable<TokensRow> Having(AnminDb db, IReadOnlyList<string> towns, IReadOnlyList<IReadOnlyList<string>> alternatives)
    {
        if (db.Database.IsNpgsql())
        {
            object[] words = [.. alternatives.SelectMany(a => a).Select(w => towns.Select(t => Tokens.In(t, w)).ToArray())];
            var n = 0;
            var any = string.Join(" OR ", alternatives.Select(a => $"({string.Join(" AND ", a.Select(_ => $"words_of(tokens) && {{{n++}}}"))})"));
            // Only numbers of parameters are put together; what was typed is always a parameter.
            return db.PersonTokens.FromSql(System.Runtime.CompilerServices.FormattableStringFactory.Create("SELECT * FROM person_tokens WHERE " + any, words));
        }
        var match = string.Join(" OR ", towns.SelectMany(t => alternatives.Select(a => $"({string.Join(" AND ", a.Select(w => $"\"{Tokens.In(t, w)}\""))})")));
        return db.PersonTokens.FromSql($"SELECT * FROM person_tokens WHERE no IN (SELECT rowid FROM person_words WHERE person_words MATCH {match})");
    }

    /// <summary>Words made by an earlier rule than <see cref="Tokens.Rule"/>; the index over them is empty once none is left.</summary>
    internal const string Old = "made < 1";

    /// <summary>Gives everybody of a stretch who has no words yet a row without any, to be filled.</summary>
    /// <param name="after">The last id of the stretch before.</param>
    /// <returns>The last id of this stretch, or null where nobody comes after.</returns>
    internal static async Task<Guid?> Placeholders(AnminDb db, Guid after, int most)
    {
        // One engine orders ids as text, the other as bytes: each by itself is in the order it keeps.
        var ids = await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM persons WHERE id > {after} ORDER BY id LIMIT {most}").ToListAsync();
        if (ids.Count == 0)
        {
            return null;
        }
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO person_tokens (person_id, county_code, town_code, village_code, tokens, made)
            SELECT p.id, p.county_code, p.town_code, p.village_code, '', 0 FROM persons p
            WHERE p.id > {after} AND p.id <= {ids[^1]} AND NOT EXISTS (SELECT 1 FROM person_tokens t WHERE t.person_id = p.id)
            ON CONFLICT DO NOTHING
            """);
        return ids[^1];
    }

    /// <summary>The next rows with words of an earlier rule, in order of their number.</summary>
    internal static Task<List<long>> Next(AnminDb db, long after, int most) => db.Database.SqlQuery<long>($"SELECT no AS \"Value\" FROM person_tokens WHERE made < 1 AND no > {after} ORDER BY no LIMIT {most}").ToListAsync();

    /// <summary>Of these, the words of people who have always had one name are the same by the rule of now: only the mark is written.</summary>
    internal static Task<int> Unchanged(AnminDb db, long after, long last) => db.Database.ExecuteSqlAsync($"""
        UPDATE person_tokens SET made = {Tokens.Rule} WHERE made < 1 AND no > {after} AND no <= {last} AND tokens <> '' AND NOT EXISTS
            (SELECT 1 FROM person_versions v WHERE v.person_id = person_tokens.person_id AND v.name <> (SELECT p.name FROM persons p WHERE p.id = v.person_id))
        """);

    /// <summary>Takes words of an earlier rule away, unless somebody has written them anew meanwhile.</summary>
    internal static Task<int> Remove(AnminDb db, IReadOnlyList<long> numbers) => db.PersonTokens.IgnoreQueryFilters().Where(t => numbers.Contains(t.No) && t.Made < 1).ExecuteDeleteAsync();

    /// <summary>After very many came at once: the index puts in order what it had laid aside, and the planner learns how many there are.</summary>
    public static async Task Settled(AnminDb db)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync("SELECT gin_clean_pending_list('ix_person_tokens_tokens')");
            await db.Database.ExecuteSqlRawAsync("ANALYZE persons; ANALYZE person_tokens; ANALYZE identities; ANALYZE households; ANALYZE memberships");
            return;
        }
        await db.Database.ExecuteSqlRawAsync("INSERT INTO person_words(person_words) VALUES ('optimize'); PRAGMA analysis_limit = 1000; ANALYZE");
    }
}
