using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Core.Deciding;

/// <summary>A standard 标准 that governments set by place and class and raise from time to time: its rows through the years, who may set them, and which service's grants follow.</summary>
/// <param name="parameter">The dated parameter whose rows it is.</param>
public abstract class StandardTable(string slug, string name, Parameter parameter, params IReadOnlyList<string> clauses) : Declaration(slug, name, clauses)
{
    public override char Kind => 'R';

    public Parameter Parameter { get; } = parameter;

    /// <summary>What it is, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>元/人·月.</summary>
    public abstract string Unit { get; }

    /// <summary>The classes in reading order; one empty class where it has none.</summary>
    public abstract IReadOnlyList<string> Classes { get; }

    /// <summary>Slug of the service whose grants are computed again when it changes.</summary>
    public abstract string Of { get; }

    /// <summary>Why the law does not let this value be set, or null where it does.</summary>
    /// <param name="policy">The parameters of the value's place on its first day, such as the province's guide.</param>
    public virtual string? Refuses(StandardDraft draft, Policy policy) => null;

    /// <summary>What has to be looked at again when the standard changes from a day on.</summary>
    public virtual IReadOnlyList<StandardFollower> FollowersOn(DateOnly from) => [];

    /// <summary>What stands under "set by" in the row.</summary>
    public virtual string SetterName(DivisionLevel setter) => setter switch
    {
        DivisionLevel.Province => "省人民政府",
        DivisionLevel.City => "设区的市人民政府",
        _ => "县级人民政府",
    };
}

/// <summary>A value as somebody proposes it.</summary>
/// <param name="Setter">Province, city or county: whose document sets it.</param>
public sealed record StandardDraft(string Class, DivisionCode Region, DivisionLevel Setter, Money Monthly, DateOnly From);
