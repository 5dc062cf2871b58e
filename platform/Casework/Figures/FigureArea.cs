using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Figures;

/// <summary>The place that is asked about and the divisions of today directly below it. Rows keep the code of their time and are counted where that place is today (S-AZ-9).</summary>
public sealed class FigureArea
{
    private readonly DivisionTable divisions;
    private readonly DateOnly today;
    private readonly List<string> codes;
    private readonly Dictionary<string, string> parts = [];

    private FigureArea(DivisionTable divisions, DateOnly today, DivisionCode code)
    {
        (this.divisions, this.today, Code) = (divisions, today, code);
        codes = [.. divisions.WithPredecessors(code).Select(d => d.Value)];
        Parts = code.Level == DivisionLevel.Village ? [] : [.. divisions.Below(code, today)];
        foreach (var part in Parts)
        {
            foreach (var then in divisions.WithPredecessors(part.Place))
            {
                parts[then.Value] = part.Code;
            }
        }
    }

    /// <summary>What a caller may ask about: his own area when nothing is asked, or a place in it, also one that has since become part of it.</summary>
    /// <exception cref="NotThere">Unknown, or not his.</exception>
    public static FigureArea Of(Caller caller, DivisionTable divisions, DateOnly today, DivisionCode? asked) =>
        asked is not { } place ? new(divisions, today, caller.Area)
        : divisions.All.Any(d => d.Code == place.Value) && divisions.WithPredecessors(caller.Area).Any(own => own.Holds(place)) ? new(divisions, today, place)
        : throw new NotThere();

    public DivisionCode Code { get; }

    public DivisionLevel Level => Code.Level;

    public string Name => Level == DivisionLevel.City ? "全市" : divisions.FullName(Code);

    /// <summary>Counties of the city, townships of a county, villages of a township.</summary>
    public IReadOnlyList<Division> Parts { get; }

    /// <summary>Rows that lie here, whatever the place was called then.</summary>
    internal IQueryable<T> Within<T>(IQueryable<T> rows) where T : class, IInArea => Level switch
    {
        DivisionLevel.County or DivisionLevel.Town or DivisionLevel.Village => rows.Where(x => codes.Contains(EF.Property<string>(x, ColumnOf(Level)))),
        _ => rows,
    };

    /// <summary>Rows that a county keeps for itself; below the county there are none.</summary>
    internal IQueryable<T> WithinCounty<T>(IQueryable<T> rows) where T : class, IInCounty => Level switch
    {
        DivisionLevel.County => rows.Where(x => codes.Contains(EF.Property<string>(x, nameof(IInCounty.CountyCode)))),
        DivisionLevel.Town or DivisionLevel.Village => rows.Where(x => false),
        _ => rows,
    };

    /// <summary>The counties of today that a standard is told of here: all of the city, or the one in which the place lies.</summary>
    internal IReadOnlyList<DivisionCode> Counties => Level < DivisionLevel.County ? [.. divisions.Counties(today).Select(c => c.Place)] : [Code.County];

    /// <summary>The county as it was on a day.</summary>
    internal DivisionCode Then(DivisionCode county, DateOnly day) =>
        divisions.Then(county, day);

    /// <summary>The county of today behind a code of any time.</summary>
    internal string CountyOf(string code) => Restated(DivisionCode.Of(code)).Value;

    /// <summary>The column that says in which part a row lies.</summary>
    internal string PartColumn => ColumnOf(Level switch
    {
        DivisionLevel.County => DivisionLevel.Town,
        DivisionLevel.Town or DivisionLevel.Village => DivisionLevel.Village,
        _ => DivisionLevel.County,
    });

    /// <summary>The part of today in which a code of any time lies; a place that is in none of them stands for itself.</summary>
    internal string PartOf(string code) => parts.GetValueOrDefault(code, code);

    /// <summary>The part in which a place lies.</summary>
    internal string PartOf(DivisionCode place) => PartOf(Level switch
    {
        DivisionLevel.City => place.County.Value,
        DivisionLevel.County => place.Town.Value,
        _ => place.Value,
    });

    internal bool Holds(DivisionCode place) => divisions.WithPredecessors(Code).Any(d => d.Holds(place));

    /// <summary>The division of today in which a place of any time lies.</summary>
    internal DivisionCode Restated(DivisionCode place) => divisions.On(place, today);

    /// <summary>How many divisions of a level a place has today; null where they are larger than the place.</summary>
    internal long? Count(DivisionLevel level, DivisionCode place) =>
        level < place.Level ? null : level == place.Level ? 1 : divisions.Below(place, today).Sum(d => Count(level, d.Place));

    /// <summary>The name of a place of any time.</summary>
    internal string NameOf(string code) => divisions.Name(DivisionCode.Of(code));

    private static string ColumnOf(DivisionLevel level) => level switch
    {
        DivisionLevel.County => nameof(IInArea.CountyCode),
        DivisionLevel.Town => nameof(IInArea.TownCode),
        _ => nameof(IInArea.VillageCode),
    };
}
