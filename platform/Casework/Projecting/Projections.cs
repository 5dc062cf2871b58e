using System.Collections.Concurrent;
using System.Globalization;
using Anmin.Casework.Desk;
using Anmin.Casework.Figures;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Projecting;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Projecting;

/// <summary>A figure that may be changed, as it stands.</summary>
/// <param name="Values">What stands in each county; one entry where it is the same everywhere.</param>
public sealed record Changeable(ParameterRow Row, IReadOnlyDictionary<DivisionCode, string> Values)
{
    public string Path => Row.Class.Length == 0 ? Row.Id : $"{Row.Id}.{Row.Class}";
}

/// <summary>A wish: this figure would be so.</summary>
/// <param name="Path">Parameter and class.</param>
/// <param name="Value">The new value, or +8% / −5% of what stands.</param>
public sealed record Wish(string Path, string Value);

/// <summary>A calculation as its readers see it.</summary>
/// <param name="Share">How much of it is done, in percent, while it runs.</param>
public sealed record ProjectionView(ProjectionRow Row, Benefit Benefit, IReadOnlyList<ParameterChange> Changes, ProjectionResult? Result, int Share);

/// <summary>提标测算: what would be if a figure were another, over everybody on file. Nothing is changed by it.</summary>
public sealed class Projections(CaseWork work, Catalogue catalogue, PolicyBook policies, RosterShelf shelf, string folder)
{
    public const int MostShown = 60;

    /// <summary>Whoever begins a calculation is kept so long for the answer before she is shown how far it is: over a register in memory it is there at once.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Running> running = new();

    /// <summary>Benefits whose rule can be laid over the register.</summary>
    public IReadOnlyList<Benefit> Benefits(DivisionCode county, DateOnly on) => [.. catalogue.Of<Benefit>().Where(b => Try(b, county, on))];

    /// <summary>Counties over which a caller may calculate.</summary>
    public IReadOnlyList<DivisionCode> Counties(Caller caller)
    {
        Require(caller);
        return caller.Area.Level == DivisionLevel.City ? [.. work.Database.Divisions.Counties(work.Today).Select(c => c.Place)] : [caller.Area.County];
    }

    /// <summary>Every figure that the benefit's rule reads on a day, as it stands in the caller's counties.</summary>
    /// <exception cref="Refused">A parameter is missing.</exception>
    public IReadOnlyList<Changeable> Parameters(Caller caller, Benefit benefit, DateOnly on)
    {
        var counties = Counties(caller);
        try
        {
            var used = counties.Select(c => (County: c, Rows: Used(benefit, policies.For(c, on)))).ToList();
            return [.. used[0].Rows.Select(r => new Changeable(r, used.ToDictionary(u => u.County, u => u.Rows.First(x => (x.Id, x.Class) == (r.Id, r.Class)).Value)))];
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            throw new Refused(e.Message, "parameter_missing");
        }
    }

    /// <summary>The standards among the figures of a day that go on from their last known value: whoever asks about a later day is told.</summary>
    public IReadOnlyList<KnownStandard> Known(IReadOnlyList<Changeable> figures, DateOnly on) => KnownStandard.Among(catalogue,
        figures.SelectMany(u => u.Values.Keys.Select(c => policies.Find(u.Row.Id, u.Row.Class, c, DateOnly.MaxValue) ?? u.Row with { To = on })));

    /// <summary>Begins a calculation and waits a moment for it; it goes on by itself, here or after a restart.</summary>
    /// <param name="counties">Where the figures change; all of the caller's when empty.</param>
    public async Task<Guid> Start(Caller caller, Benefit benefit, DateOnly on, IReadOnlyList<Wish> wishes, IReadOnlyList<DivisionCode> counties)
    {
        var mine = Counties(caller);
        var where = counties.Count == 0 ? mine : [.. mine.Where(counties.Contains)];
        var known = Parameters(caller, benefit, on).ToDictionary(p => p.Path);
        var faults = new List<Fault>();
        var changes = wishes.SelectMany(w => Changes(w, known, where, faults)).ToList();
        if (faults.Count == 0 && changes.Count == 0)
        {
            faults.Add(new("values", "请至少改一个数", "required"));
        }
        if (faults.Count == 0)
        {
            faults.AddRange(Tried(benefit, changes, where, on));
        }
        if (faults.Count > 0)
        {
            throw new Refused("测算还有要更正的地方", "invalid", faults);
        }
        var row = new ProjectionRow
        {
            Id = work.Database.NewId(), CountyCode = caller.Area.Level == DivisionLevel.City ? Caller.City.Value : caller.Area.County.Value, Benefit = benefit.Slug, On = on, RegisterOn = work.Today,
            Changes = FactsJson.Write(changes), MadeBy = caller.Human, MadeByName = caller.Name, MadeAt = work.Database.Now,
        };
        await work.Database.Effect(caller, db =>
        {
            db.Projections.Add(row);
            return Task.FromResult(new Event("projection-begun", $"projection:{row.Id}", Detail: $"{benefit.Name}：{changes.Count} 处"));
        });
        await Task.WhenAny(Run(row), Task.Delay(Patience));
        return row.Id;
    }

    /// <summary>A calculation; one that was cut off by a restart goes on.</summary>
    public async Task<ProjectionView> One(Caller caller, Guid id)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        var row = await db.Projections.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) ?? throw new NotThere();
        if (row.State == ProjectionState.在算)
        {
            _ = Run(row);
        }
        return View(row);
    }

    /// <summary>Those that were kept, and the caller's own of today; the latest first.</summary>
    public async Task<IReadOnlyList<ProjectionView>> List(Caller caller)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        var since = work.Database.Now.AddDays(-1);
        var rows = await db.Projections.AsNoTracking().Where(p => p.Name != "" || (p.MadeBy == caller.Human && p.MadeAt > since)).OrderByDescending(p => p.MadeAt).Take(MostShown).ToListAsync();
        return [.. rows.Select(View)];
    }

    /// <summary>Who gives a calculation its name: its maker; in a county its head as well.</summary>
    public static bool MayName(Caller caller, ProjectionRow row) => row.MadeBy == caller.Human || caller.Role == Role.系统
        || (caller.Role == Role.县区负责 && row.CountyCode == caller.Area.County.Value);

    /// <summary>Keeps a calculation under a name, together with the register it was made from; one that is kept is called otherwise.</summary>
    /// <param name="was">How it was called when the caller read it; empty where it was not kept yet.</param>
    /// <exception cref="Refused">The register has changed since: calculate again, then keep.</exception>
    /// <exception cref="Stale">Somebody else named it in the meantime.</exception>
    public async Task Keep(Caller caller, Guid id, string name, string was)
    {
        var view = await One(caller, id);
        if (!MayName(caller, view.Row))
        {
            throw new NotAllowed("只有算的人和县里的负责人能给它起名");
        }
        var called = Plain.Text(name);
        if (Plain.Length(called) is < 2 or > 40)
        {
            throw new Refused("请起一个名字", "invalid", [new("name", "名字写 2 到 40 个字，例如「农村提高百分之八」", "required")]);
        }
        var result = view.Result ?? throw new Refused("还没有算好，不能保存", "wrong_state");
        if (was.Length == 0)
        {
            await KeepRegister(view.Row, result);
        }
        await work.Database.Effect(caller, async db =>
        {
            // The name that was read is the version: nothing else of a calculation changes once it is done.
            if (await db.Projections.Where(p => p.Id == id && p.Name == was).ExecuteUpdateAsync(u => u.SetProperty(p => p.Name, called)) == 0)
            {
                throw new Stale();
            }
            return new Event(was.Length == 0 ? "projection-kept" : "projection-renamed", $"projection:{id}", Detail: was.Length == 0 ? called : $"{was} 改为 {called}");
        });
    }

    private async Task KeepRegister(ProjectionRow row, ProjectionResult result)
    {
        foreach (var (county, version) in result.Register)
        {
            var held = await shelf.Of(DivisionCode.Of(county), row.RegisterOn);
            if (held.Roster.Version != version)
            {
                throw new Refused("底册在测算以后变过，请用同样的数重新测算，再保存", "stale");
            }
            RosterFile.Write(folder, held.Roster);
        }
    }

    /// <summary>Computes a kept calculation again from the register it was made from.</summary>
    /// <returns>Whether the same came out, to the fen.</returns>
    public async Task<bool> Repeat(Caller caller, Guid id)
    {
        var view = await One(caller, id);
        if (view.Row.Name.Length == 0 || view.Result is not { } kept)
        {
            throw new Refused("只有保存过的测算才能复算", "wrong_state");
        }
        // The parameters as they stood then: a later change is not its own.
        var rosters = kept.Counties.Select(c => RosterFile.Read(folder, kept.Register[c.County.Value])
            ?? throw new Refused($"{work.Database.Divisions.Name(c.County)}当时的底册不在了，不能复算", "not_there")).ToList();
        List<HeldRoster> held = [];
        foreach (var roster in rosters)
        {
            held.Add(new(roster, await ReceivedToday(roster)));
        }
        var again = Projector.Compute(view.Benefit, new HeldCounties(held), new PolicyBook(kept.Standing), view.Changes, view.Row.On);
        return again.Counties.Select(c => c with { Effect = c.Effect with { ReceivingFen = 0 } }).SequenceEqual(kept.Counties.Select(c => c with { Effect = c.Effect with { ReceivingFen = 0 } }))
            && (kept.Ages.Count == 0 || again.Ages.SequenceEqual(kept.Ages));
    }

    private async Task<Received> ReceivedToday(Roster roster)
    {
        await using var db = work.Database.OpenForSystem();
        return await RosterSql.Received(db, roster, RosterSql.Index(roster), PayMonth.Of(work.Today));
    }

    private Task Run(ProjectionRow row) => running.GetOrAdd(row.Id, _ =>
    {
        var run = new Running();
        run.Work = Task.Run(() => Carry(row, run));
        return run;
    }).Work;

    private async Task Carry(ProjectionRow row, Running run)
    {
        try
        {
            var benefit = catalogue.Find<Benefit>(row.Benefit) ?? throw new NotThere();
            IReadOnlyList<DivisionCode> counties = row.CountyCode == Caller.City.Value ? [.. work.Database.Divisions.Counties(row.RegisterOn).Select(c => c.Place)] : [DivisionCode.Of(row.CountyCode)];
            run.Steps = counties.Count * 2;
            var held = await shelf.Of(counties, row.RegisterOn, run.Step);
            var result = Projector.Compute(benefit, held, policies, FactsJson.Read<List<ParameterChange>>(row.Changes), row.On, run.Step);
            await Record(row.Id, ProjectionState.算好, FactsJson.Write(result), null);
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault or Refused)
        {
            await Record(row.Id, ProjectionState.不能算, null, e.Message);
        }
        finally
        {
            running.TryRemove(row.Id, out _);
        }
    }

    private Task Record(Guid id, ProjectionState state, string? result, string? fault) => work.Database.Effect(Caller.System, async db =>
    {
        var row = await db.Projections.SingleAsync(p => p.Id == id);
        (row.State, row.Result, row.Fault) = (state, result, fault);
        return new Event("projected", $"projection:{id}", Detail: state.ToString());
    });

    private ProjectionView View(ProjectionRow row) => new(
        row, catalogue.Find<Benefit>(row.Benefit) ?? throw new NotThere(), FactsJson.Read<List<ParameterChange>>(row.Changes),
        row.Result is { } result ? FactsJson.Read<ProjectionResult>(result) : null, running.TryGetValue(row.Id, out var run) ? run.Share : 0);

    /// <summary>The rows that the rule reads: found by running it over nobody.</summary>
    private static IReadOnlyList<ParameterRow> Used(Benefit benefit, Policy policy)
    {
        var nobody = new Roster(policy.Region, policy.On, 0, 0);
        if (benefit.Over(nobody, policy) is { } sweep)
        {
            Swept.Of(sweep, policy);
        }
        return [.. policy.Used.OrderBy(r => r.Id, StringComparer.Ordinal).ThenBy(r => r.Class, StringComparer.Ordinal)];
    }

    private bool Try(Benefit benefit, DivisionCode county, DateOnly on)
    {
        try
        {
            return benefit.Over(new(county, on, 0, 0), policies.For(county, on)) is not null;
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            return true; // it can, once the figure is loaded; choosing it says which
        }
    }

    private static IEnumerable<ParameterChange> Changes(Wish wish, Dictionary<string, Changeable> known, IReadOnlyList<DivisionCode> where, List<Fault> faults)
    {
        if (!known.TryGetValue(wish.Path, out var parameter))
        {
            faults.Add(new(wish.Path, "这个数不在规则里", "unknown"));
            yield break;
        }
        foreach (var county in where)
        {
            var was = parameter.Values[county];
            if (Value(wish.Value, was) is not { } value)
            {
                faults.Add(new(wish.Path, $"「{wish.Value}」和现在的「{was}」配不上：写一个新的数，或者写 +8%、-5%", "format"));
                yield break;
            }
            if (value != was)
            {
                yield return new(parameter.Row.Id, parameter.Row.Name, parameter.Row.Class, parameter.Row.Unit, county, was, value);
            }
        }
    }

    /// <summary>The new value: as written, or so many percent more or less, to the fen; null where what is typed does not fit what stands.</summary>
    public static string? Value(string typed, string was)
    {
        var text = typed.Trim().Replace('＋', '+').Replace('－', '-').Replace('−', '-').Replace('％', '%');
        var isNumber = decimal.TryParse(was, NumberStyles.Number, CultureInfo.InvariantCulture, out var number);
        if (text.EndsWith('%') && (text[0] is '+' or '-'))
        {
            return isNumber && decimal.TryParse(text[..^1], NumberStyles.Number, CultureInfo.InvariantCulture, out var percent) && percent is > -100 and <= 1000
                ? Math.Round(number * (100 + percent) / 100, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture)
                : null;
        }
        return !isNumber ? text.Length is > 0 and <= 40 ? text : null
            : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var fresh) && fresh >= 0 ? fresh.ToString("0.####", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Whether the rule can be run with the new figures at all: what it says against one of them is told beside its field, what it says only against several together above them all.</summary>
    private IEnumerable<Fault> Tried(Benefit benefit, IReadOnlyList<ParameterChange> changes, IReadOnlyList<DivisionCode> where, DateOnly on)
    {
        foreach (var county in where)
        {
            IReadOnlyList<ParameterChange> here = [.. changes.Where(c => c.Region == county)];
            if (Against(benefit, county, here, on) is not { } wrong)
            {
                continue;
            }
            var own = here.GroupBy(c => c.Class.Length == 0 ? c.Id : $"{c.Id}.{c.Class}").Select(g => new Fault(g.Key, Against(benefit, county, [.. g], on) ?? "", "against_rule")).Where(f => f.Message.Length > 0).ToList();
            foreach (var fault in own.Count > 0 ? own : [new("values", wrong, "against_rule")])
            {
                yield return fault;
            }
            yield break;
        }
    }

    /// <summary>What the rule says against changed figures, or null.</summary>
    private string? Against(Benefit benefit, DivisionCode county, IReadOnlyList<ParameterChange> changes, DateOnly on)
    {
        try
        {
            Projector.Compute(benefit, Nobody(county, on), policies, changes, on);
            return null;
        }
        catch (Exception e) when (e is MissingParameter or ParameterFault)
        {
            return e.Message;
        }
    }

    private static HeldCounties Nobody(DivisionCode county, DateOnly on)
    {
        var empty = new Roster(county, on, 0, 0).Seal();
        return new([new(empty, new(empty, [], []))]);
    }

    private static void Require(Caller caller)
    {
        if (!MoneyBook.MayLook(caller.Role))
        {
            throw new NotThere();
        }
    }

    private sealed class Running
    {
        private int done;

        public Task Work { get; set; } = Task.CompletedTask;

        public int Steps { get; set; } = 1;

        public int Share => Math.Min(99, done * 100 / Math.Max(1, Steps));

        public void Step() => Interlocked.Increment(ref done);
    }
}
