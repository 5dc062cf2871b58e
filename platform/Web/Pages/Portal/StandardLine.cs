using Anmin.Casework.Geography;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Portal;

/// <summary>A county's standard beside the line it has to stay above, on one day; amounts by the year, null where nobody has loaded them.</summary>
public sealed record StandardStand(Money? Standard, Money? Line, FloorLevel? Level, IReadOnlyList<Money?> Beside)
{
    /// <summary>高出 3.7%, 没有高于, or a dash.</summary>
    public string Over => Standard is { } standard && Line is { } line ? $"{StandardFloor.Over(standard, line) / 10 / 10m:0.0}%" : "—";
}

/// <summary>A standard held against its line, county by county and year by year (1.6).</summary>
public sealed class StandardLine(StandardTable table, StandardFloor floor, PolicyBook book, DivisionTable divisions, DateOnly today)
{
    public StandardStand On(DivisionCode county, DateOnly day)
    {
        var place = divisions.Then(county, day);
        Money? Amount(Parameter parameter, string @class, int times) => book.Find(parameter.Id, @class, place, day) is { } row ? StandardHistory.AmountOf(row) * times : null;
        var (standard, line) = (Amount(table.Parameter, floor.Class, 12), Amount(floor.Line, "", 1));
        return new(standard, line, standard is { } s && line is { } l ? floor.Level(s, l) : null, [.. floor.Beside.Select(b => Amount(b.Parameter, b.Class, b.Times))]);
    }

    /// <summary>At the end of a year; this year today.</summary>
    public StandardStand In(DivisionCode county, int year) => On(county, year == today.Year ? today : new(year, 12, 31));

    /// <summary>What the figures are called, the standard first.</summary>
    public IReadOnlyList<string> Names => [$"{floor.Class}{table.Name}", floor.LineName, .. floor.Beside.Select(b => b.Name)];

    /// <summary>The amount of one of the names.</summary>
    public static Money? Amount(StandardStand stand, int which) => which switch { 0 => stand.Standard, 1 => stand.Line, _ => stand.Beside[which - 2] };

    /// <summary>The level in words with a shape before it: nobody has to tell colours apart.</summary>
    public static (string Text, string Tag) Words(FloorLevel? level) => level switch
    {
        FloorLevel.红 => ("▲ 红：没有高于", "due"),
        FloorLevel.黄 => ("◆ 黄：快要不够高", "soon"),
        FloorLevel.正常 => ("● 正常", "ok"),
        _ => ("没有装入", ""),
    };
}
