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

    /// <summary>The line that a class has to stay above, or null where there is none.</summary>
    public virtual StandardFloor? Floor => null;

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

/// <summary>A line by the year that a standard must always lie above.</summary>
/// <param name="Class">The class of the standard that is held against it.</param>
/// <param name="Line">元/人·年.</param>
/// <param name="WarnPercent">Below this share of the line, in percent, the standard is close to it.</param>
/// <param name="From">The day from which the document asks for it.</param>
/// <param name="Beside">Figures that are shown beside the two.</param>
public sealed record StandardFloor(string Class, Parameter Line, string LineName, int WarnPercent, DateOnly From, IReadOnlyList<StandardBeside> Beside)
{
    /// <summary>How a year's standard stands to the line; equal is not above.</summary>
    public FloorLevel Level(Money yearly, Money line) => yearly <= line ? FloorLevel.红 : yearly * 100 < line * WarnPercent ? FloorLevel.黄 : FloorLevel.正常;

    /// <summary>By how much it lies above the line, in basis points of the line; negative below it. Cut, not rounded.</summary>
    public static long Over(Money yearly, Money line) => (yearly.Fen - line.Fen) * 10000 / line.Fen;
}

/// <summary>A figure shown beside a standard.</summary>
/// <param name="Times">What makes a year of it: 12 for a monthly one.</param>
public sealed record StandardBeside(string Name, Parameter Parameter, string Class, int Times);

/// <summary>红: not above the line. 黄: above it by less than it should. 正常.</summary>
public enum FloorLevel { 正常, 黄, 红 }
