using Anmin.Casework.Records;
using Anmin.Core.Deciding;
using Anmin.Core.Projecting;
using Anmin.Core.Values;

namespace Anmin.Casework.Projecting;

/// <summary>A calculation of what a change of parameters would do. Only sums are in it, nobody's name.</summary>
public sealed class ProjectionRow : IInCounty
{
    public Guid Id { get; set; }

    /// <summary>The county over which it goes, or the city.</summary>
    public required string CountyCode { get; set; }

    /// <summary>Slug of the benefit.</summary>
    public required string Benefit { get; set; }

    /// <summary>What its maker calls it; empty until it is kept.</summary>
    public string Name { get; set; } = "";

    /// <summary>The day by whose law and parameters both sides are computed.</summary>
    public DateOnly On { get; set; }

    /// <summary>The day of the register.</summary>
    public DateOnly RegisterOn { get; set; }

    /// <summary>List of <see cref="ParameterChange"/> as JSON.</summary>
    public required string Changes { get; set; }
    public ProjectionState State { get; set; }

    /// <summary>Why it could not be computed.</summary>
    public string? Fault { get; set; }

    /// <summary><see cref="ProjectionResult"/> as JSON, once it is computed.</summary>
    public string? Result { get; set; }
    public Guid MadeBy { get; set; }
    public required string MadeByName { get; set; }
    public DateTime MadeAt { get; set; }
}

/// <summary>How far a calculation has come.</summary>
public enum ProjectionState { 在算, 算好, 不能算 }

/// <summary>One figure that would be another.</summary>
/// <param name="Region">The county for which it is changed.</param>
public sealed record ParameterChange(string Id, string Name, string Class, string Unit, DivisionCode Region, string Was, string Value);

/// <summary>What came out: county by county, and over all of them by each dimension.</summary>
/// <param name="Register">Version of each county's register: with the same version the same result.</param>
/// <param name="Standing">The figures as they stood, those that the rule read.</param>
public sealed record ProjectionResult(
    IReadOnlyList<CountyEffect> Counties, IReadOnlyList<DimensionEffect> Dimensions, IReadOnlyDictionary<string, string> Register, IReadOnlyList<ParameterRow> Standing, long Households, long People)
{
    /// <summary>All counties by the age of the people, the groups in order; empty in calculations that were kept before people's ages were told.</summary>
    public IReadOnlyList<AgeEffect> Ages { get; init; } = [];


    public Effect Total => Counties.Aggregate(default(Effect), (sum, c) => sum + c.Effect);
}

/// <summary>One county.</summary>
public sealed record CountyEffect(DivisionCode County, Effect Effect);

/// <summary>All counties by one dimension, its groups in order.</summary>
public sealed record DimensionEffect(Dimension Dimension, IReadOnlyList<Effect> Parts);
