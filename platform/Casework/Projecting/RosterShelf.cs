using System.Collections.Concurrent;
using Anmin.Casework.Population;
using Anmin.Core.Population;
using Anmin.Core.Projecting;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Casework.Projecting;

/// <summary>A county's columns held in memory for calculations, with what is taken from them only once.</summary>
/// <param name="Roster">The columns.</param>
/// <param name="Received">What reaches its people.</param>
public sealed record HeldRoster(Roster Roster, Received Received)
{
    private readonly ConcurrentDictionary<string, bool[]> receiving = new();
    private readonly ConcurrentDictionary<string, (DateOnly On, Sweep Sweep)> sweeps = new();

    /// <summary>Which households receive a programme.</summary>
    public bool[] Receiving(string programme) => receiving.GetOrAdd(programme, p =>
    {
        var flags = new bool[Roster.Households];
        for (var h = 0; h < flags.Length; h++)
        {
            flags[h] = !Received.IsBare(h) && Received.OfHousehold(h, p).Any(g => g.Monthly > Money.Zero);
        }
        return flags;
    });

    /// <summary>The benefit's columns, taken by the parameters as they stand on the day that is asked about: people are older on another day. Those of the last day are held.</summary>
    public Sweep SweepOf(Core.Benefits.Benefit benefit, Core.Deciding.Policy policy)
    {
        return sweeps.AddOrUpdate(benefit.Programme, _ => Taken(), (_, last) => last.On == policy.On ? last : Taken()).Sweep;

        (DateOnly, Sweep) Taken() => (policy.On, benefit.Over(Roster, policy) ?? throw new Store.Refused($"{benefit.Name}没有办法按底册来算", "not_sweepable"));
    }
}

/// <summary>The counties of one calculation: their columns, and to which group each household belongs when all of them are parted into tenths together.</summary>
public sealed class HeldCounties(IReadOnlyList<HeldRoster> counties)
{
    private volatile Grouped? last;

    public IReadOnlyList<HeldRoster> Counties { get; } = counties;

    /// <summary>One for each county, in their order, ages as on the day that is asked about. Those of the last day are held.</summary>
    public IReadOnlyList<Groups> Groups(DateOnly on)
    {
        var held = last;
        if (held?.On == on)
        {
            return held.Groups;
        }
        var limits = held is null ? Core.Projecting.Groups.Limits(Counties.Select(c => c.Roster)) : [];
        var groups = new Groups[Counties.Count];
        Parallel.For(0, groups.Length, i => groups[i] = held?.Groups[i].On(Counties[i].Roster, on) ?? Core.Projecting.Groups.Of(Counties[i].Roster, limits, on));
        last = new(on, groups);
        return groups;
    }

    private sealed record Grouped(DateOnly On, Groups[] Groups);
}

/// <summary>Keeps the counties' columns for a while, so that the second question is answered at once.</summary>
public sealed class RosterShelf(Rosters rosters, TimeProvider clock)
{
    /// <summary>After so long the register is read anew.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, HeldCounties> together = new();
    private readonly ConcurrentDictionary<(string County, DateOnly On), (Lazy<Task<HeldRoster>> Held, long Since)> held = new();

    /// <summary>The county's columns on a day.</summary>
    public async Task<HeldRoster> Of(DivisionCode county, DateOnly on)
    {
        foreach (var (key, old) in held)
        {
            if (clock.GetElapsedTime(old.Since) > Fresh)
            {
                held.TryRemove(key, out _);
                together.Clear();
            }
        }
        var (lazy, _) = held.GetOrAdd((county.Value, on), _ => (new(() => Take(county, on)), clock.GetTimestamp()));
        try
        {
            return await lazy.Value;
        }
        catch
        {
            held.TryRemove((county.Value, on), out _);
            throw;
        }
    }

    /// <summary>The columns of several counties, as many taken at a time as there are processors.</summary>
    /// <param name="step">Told after each, by whichever is done.</param>
    public async Task<HeldCounties> Of(IReadOnlyList<DivisionCode> counties, DateOnly on, Action? step = null)
    {
        var rosters = new HeldRoster[counties.Count];
        await Parallel.ForAsync(0, rosters.Length, async (i, _) =>
        {
            rosters[i] = await Of(counties[i], on);
            step?.Invoke();
        });
        var key = string.Join(',', counties);
        if (together.TryGetValue(key, out var known) && known.Counties.SequenceEqual(rosters, ReferenceEqualityComparer.Instance))
        {
            return known;
        }
        var fresh = new HeldCounties(rosters);
        together[key] = fresh;
        return fresh;
    }

    /// <summary>The register has changed: whoever asks next reads it anew.</summary>
    public void Forget()
    {
        held.Clear();
        together.Clear();
    }

    private async Task<HeldRoster> Take(DivisionCode county, DateOnly on)
    {
        var (roster, received, _) = await rosters.TakeWithGrants(county, on);
        return new(roster, received);
    }
}
