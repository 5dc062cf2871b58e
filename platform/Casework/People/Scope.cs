using Anmin.Core.Values;

namespace Anmin.Casework.People;

/// <summary>What a caller may see, as the data layer understands it: the predicate of every query (S-AZ-2, R11).</summary>
public sealed class Scope
{
    private Scope(bool everything, List<string> counties, List<string> towns, Guid owner, Guid helper = default, DateOnly today = default, Guid signer = default) =>
        (Everything, Counties, Towns, Owner, Helper, Today, Signer) = (everything, counties, towns, owner, helper, today, signer);

    public bool Everything { get; }
    public List<string> Counties { get; }
    public List<string> Towns { get; }

    /// <summary>Own cases only; empty for staff.</summary>
    public Guid Owner { get; }

    /// <summary>Village helper: sees those who have a 委托 to him in force on <see cref="Today"/>, not his whole village (S-AZ-8).</summary>
    public Guid Helper { get; }

    public DateOnly Today { get; }

    /// <summary>Resident: beyond her own cases, the line of herself in somebody else's, found by the number of her account; of that case nothing else (S-PR-5).</summary>
    public Guid Signer { get; }

    /// <summary>Sees nothing: the default of a context that nobody gave a caller.</summary>
    public static readonly Scope Nothing = new(false, [], [], Guid.Empty);

    /// <summary>For the machinery: clocks, exports, start-up.</summary>
    public static readonly Scope All = new(true, [], [], Guid.Empty);

    /// <summary>What a caller may see. Divisions that merged into his area on or before today count as his (S-AZ-9).</summary>
    public static Scope Of(Caller caller, Geography.DivisionTable divisions, DateOnly today)
    {
        if (caller.Role == Role.系统) { return All; }
        if (caller.Role == Role.访客) { return Nothing; }
        if (caller.Role == Role.居民) { return new(false, [], [], caller.Human, signer: caller.Human); }
        if (caller.Role == Role.村级协理) { return new(false, [], [], caller.Human, caller.Human, today); }
        var codes = divisions.WithPredecessors(caller.Area).Select(d => d.Value).ToList();
        return caller.Area.Level switch
        {
            DivisionLevel.City => All,
            DivisionLevel.County => new(false, codes, [], Guid.Empty),
            DivisionLevel.Town => new(false, [], codes, Guid.Empty),
            _ => Nothing,
        };
    }
}
