using System.Text.Json;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>Decides an old case again from what was frozen with it; the result must be the same to the letter (S-WF-9).</summary>
public sealed class Replays(Database database, Catalogue catalogue)
{
    /// <summary>What came out, with everything it came from.</summary>
    /// <param name="Then">The decision as frozen.</param>
    /// <param name="Now">The decision as computed now from the frozen facts, findings and parameters.</param>
    public sealed record Replay(
        string Then, string Now, Matter Matter, DecisionRow Row, IReadOnlyList<(FindingKind Kind, string Facts)> Findings, IReadOnlyList<ParameterRow> Parameters)
    {
        public bool IsSame => Then == Now;
    }

    public async Task<Replay> Of(Caller caller, Guid caseId)
    {
        await using var db = database.Open(caller);
        var row = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.CaseId == caseId) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            await Duties.RequireNoKinship(db, caller, caseId);
            await database.Effect(caller, _ => Task.FromResult(new Event("replayed", $"case:{caseId}", caseId)));
        }
        var slug = await db.Cases.AsNoTracking().Where(c => c.Id == caseId).Select(c => c.Matter).SingleAsync();
        var matter = catalogue.Find<Matter>(slug) ?? throw new NotThere();
        var kinds = matter.FindingsOn(row.RulesOn).ToDictionary(k => k.Facts.Name);
        var frozen = JsonSerializer.Deserialize<List<Decisions.FrozenFinding>>(row.Evidence, FactsJson.Options)!;
        var evidence = new Evidence([.. frozen.Select(f => FactsJson.Read(f.Facts, kinds[f.Type].Facts))]);
        var parameters = FactsJson.Read<List<ParameterRow>>(row.Parameters);
        var policy = new PolicyBook(parameters).For(DivisionCode.Of(row.VillageCode), row.RulesOn);
        var now = matter.Decide(FactsJson.Read(row.Facts, matter.FactsType), evidence, policy, row.RulesOn);
        return new(row.Decision, FactsJson.Write(now), matter, row, [.. frozen.Select(f => (kinds[f.Type], f.Facts))], parameters);
    }
}
