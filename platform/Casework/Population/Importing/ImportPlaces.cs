using System.Globalization;
using Anmin.Casework.Geography;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>The places a population file may name on a day: by code, or by names as people write them. Only the importing county may be lived in.</summary>
public sealed class ImportPlaces
{
    private readonly DivisionTable divisions;
    private readonly DivisionCode county;
    private readonly DateOnly today;
    private readonly ILookup<string, string> byName;
    private readonly Dictionary<string, (string? Fault, string Village)> known = new(StringComparer.Ordinal);

    public ImportPlaces(DivisionTable divisions, DivisionCode county, DateOnly today)
    {
        (this.divisions, this.county, this.today) = (divisions, county, today);
        byName = divisions.Below(county, today).SelectMany(town => divisions.Below(town.Place, today).SelectMany(village => Names(town, village)))
            .ToLookup(x => x.Name, x => x.Code, StringComparer.Ordinal);
    }

    /// <summary>The village somebody lives in; returns what is wrong, or null.</summary>
    public string? Residence(string cell, out string village)
    {
        if (!known.TryGetValue(cell, out var found))
        {
            known[cell] = found = Look(cell);
        }
        village = found.Village;
        return found.Fault;
    }

    /// <summary>The village of the booklet: any of the city's, or empty for outside.</summary>
    public string? Hukou(string cell, out string village)
    {
        village = "";
        var text = Plain.Text(cell);
        if (text is "市外" or "外地" or "省外")
        {
            return null;
        }
        if (Code(text) is { } code)
        {
            if (!People.Caller.City.Holds(code)) { return null; }
            if (Missing(code) is { } fault) { return $"户籍地{fault}"; }
            village = code.Value;
            return null;
        }
        if (Residence(cell, out village) is { } wrong) { return $"户籍地：{wrong}；不在本县的请写12位代码，不在本市的写「市外」"; }
        return null;
    }

    /// <summary>A village by its name alone, with its town and with its county; 新桃村委会 also as 新桃村.</summary>
    private IEnumerable<(string Name, string Code)> Names(Division town, Division village)
    {
        var name = village.Name;
        string[] called = name.EndsWith("村委会", StringComparison.Ordinal) ? [name, name[..^2]] : name.EndsWith("社区居委会", StringComparison.Ordinal) ? [name, name[..^3]] : [name];
        return called.SelectMany(n => (string[])[n, town.Name + n, divisions.Name(county) + town.Name + n]).Select(n => (n, village.Code));
    }

    private (string? Fault, string Village) Look(string cell)
    {
        var text = Plain.Text(cell);
        if (Code(text) is { } code)
        {
            return Missing(code) is { } fault ? (fault, "")
                : !county.Holds(code) ? ($"居住地不在{divisions.Name(county)}：请由那里的县（区、市）导入，或者先办迁移", "")
                : (null, code.Value);
        }
        string[] found = [.. byName[text.Replace(" ", "", StringComparison.Ordinal)].Distinct()];
        return found.Length switch
        {
            1 => (null, found[0]),
            0 => ($"{divisions.Name(county)}没有叫「{PopulationFile.Short(cell)}」的村（社区）：请写12位代码，或者镇名加村名", ""),
            var n => ($"{divisions.Name(county)}有 {n} 个「{PopulationFile.Short(cell)}」：请写镇名加村名，或者12位代码", ""),
        };
    }

    private static DivisionCode? Code(string text) => text.Length == 12 && DivisionCode.TryParse(text, out var code, out _) ? code : null;

    private string? Missing(DivisionCode code)
    {
        if (divisions.Find(code, today) is { } there)
        {
            return there.Place.Level == DivisionLevel.Village ? null : $"代码 {code} 是{there.Name}，请写到村（社区）";
        }
        return divisions.All.LastOrDefault(d => d.Code == code.Value)?.To is { } ended
            ? $"代码 {code} 已于 {ended.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} 停用，请改用现在的代码"
            : $"行政区划代码 {code} 不存在";
    }
}
