using Anmin.Core.Values;

namespace Anmin.Casework.People;

/// <summary>What a caller may see, as the data layer understands it: the predicate of every query (S-AZ-2, R11).</summary>
public sealed class Scope
{
    private Scope(bool everything, List<string> counties, List<string> towns, List<string> villages, Guid owner) =>
        (Everything, Counties, Towns, Villages, Owner) = (everything, counties, towns, villages, owner);

    public bool Everything { get; }
    public List<string> Counties { get; }
    public List<string> Towns { get; }
    public List<string> Villages { get; }

    /// <summary>Own cases only; empty for staff.</summary>
    public Guid Owner { get; }

    /// <summary>Sees nothing: the default of a context that nobody gave a caller.</summary>
    public static readonly Scope Nothing = new(false, [], [], [], Guid.Empty);

    /// <summary>For the machinery: clocks, exports, start-up.</summary>
    public static readonly Scope All = new(true, [], [], [], Guid.Empty);

    /// <summary>What a caller may see. Divisions that merged into his area on or before today count as his (S-AZ-9).</summary>
    public static Scope Of(Caller caller, Geography.DivisionTable divisions)
    {
        if (caller.Role == Role.系统) { return All; }
        if (caller.Role == Role.访客) { return Nothing; }
        if (caller.Role == Role.居民) { return new(false, [], [], [], caller.Human); }
        var codes = divisions.WithPredecessors(caller.Area).Select(d => d.Value).ToList();
        return caller.Area.Level switch
        {
            DivisionLevel.City => All,
            DivisionLevel.County => new(false, codes, [], [], Guid.Empty),
            DivisionLevel.Town => new(false, [], codes, [], Guid.Empty),
            DivisionLevel.Village => new(false, [], [], codes, Guid.Empty),
            _ => Nothing,
        };
    }
}
