using Anmin.Core.Values;

namespace Anmin.Casework.Geography;

/// <summary>A division as it was named and placed during some time.</summary>
public sealed class Division
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string ParentCode { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    public DivisionCode Place => DivisionCode.Of(Code);

    public bool ExistsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>All divisions with their dates, kept in memory: two thousand rows that every page asks for.</summary>
public sealed class DivisionTable
{
    private readonly ILookup<string, Division> byCode;
    private readonly ILookup<string, Division> byParent;
    private readonly IReadOnlyList<Division> livingCounties;

    public DivisionTable(IEnumerable<Division> divisions)
    {
        All = [.. divisions];
        byCode = All.ToLookup(d => d.Code);
        byParent = All.ToLookup(d => d.ParentCode);
        livingCounties = [.. All.Where(d => d.To is null && d.Place.Level == DivisionLevel.County)];
    }

    public IReadOnlyList<Division> All { get; }

    public Division? Find(DivisionCode code, DateOnly on) => byCode[code.Value].FirstOrDefault(d => d.ExistsOn(on));

    /// <summary>The divisions directly below one, on a day, in code order.</summary>
    public IEnumerable<Division> Below(DivisionCode code, DateOnly on) =>
        byParent[code.Value].Where(d => d.ExistsOn(on)).OrderBy(d => d.Code, StringComparer.Ordinal);

    public IEnumerable<Division> Counties(DateOnly on) => Below(People.Caller.City, on);

    /// <summary>The name of a place, even of one that has ended.</summary>
    public string Name(DivisionCode code) => byCode[code.Value].LastOrDefault()?.Name ?? code.Value;

    /// <summary>紫阳县城关镇某某村</summary>
    public string FullName(DivisionCode code) => string.Concat(code.Upwards()
        .Where(c => c.Level is DivisionLevel.County or DivisionLevel.Town or DivisionLevel.Village)
        .Reverse().Select(Name));

    /// <summary>The short form of a county in paper numbers: its first character, or two where another county shares the first.</summary>
    public string ShortName(DivisionCode county)
    {
        var name = Name(county);
        return livingCounties.Any(d => d.Name[0] == name[0] && d.Code != county.Value) ? name[..2] : name[..1];
    }

    /// <summary>Whether two codes name one place: the same, or one became the other, as 610928 became 610981.</summary>
    public bool IsSame(DivisionCode one, DivisionCode other) => one == other || WithPredecessors(one).Contains(other) || WithPredecessors(other).Contains(one);

    /// <summary>What a place was on an earlier day: itself, or what it was called before.</summary>
    public DivisionCode Then(DivisionCode place, DateOnly day) =>
        WithPredecessors(place).Where(c => Find(c, day) is not null).Cast<DivisionCode?>().FirstOrDefault() ?? place;

    /// <summary>What a place has become by a day: itself while it exists, or the division that took its place, as 610928 became 610981.</summary>
    public DivisionCode On(DivisionCode place, DateOnly day) =>
        Find(place, day) is not null ? place
        : All.FirstOrDefault(d => d.ExistsOn(day) && d.Place.Level == place.Level && WithPredecessors(d.Place).Contains(place))?.Place ?? place;

    /// <summary>A division and those that became part of it: same parent's record ended the day before its own began, same name root.</summary>
    public IEnumerable<DivisionCode> WithPredecessors(DivisionCode code)
    {
        yield return code;
        foreach (var now in byCode[code.Value])
        {
            var root = now.Name.TrimEnd('县', '市', '区');
            var dayBefore = now.From > DateOnly.MinValue ? now.From.AddDays(-1) : now.From;
            foreach (var old in All.Where(d => d.To == dayBefore && d.Code != now.Code && d.Place.Level == now.Place.Level))
            {
                if (old.Name.TrimEnd('县', '市', '区') == root && (now.Place.Level == DivisionLevel.County
                    || Name(old.Place.County).TrimEnd('县', '市', '区') == Name(now.Place.County).TrimEnd('县', '市', '区') && old.Code[6..] == now.Code[6..]))
                {
                    yield return old.Place;
                }
            }
        }
    }
}
