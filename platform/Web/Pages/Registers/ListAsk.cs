using Anmin.Casework.People;
using Anmin.Casework.Registers;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Web.Forms;

namespace Anmin.Web.Pages.Registers;

/// <summary>What of a register is asked for, as the address says it; words are looked for without being put into it.</summary>
/// <param name="Typed">The day as typed.</param>
/// <param name="Fault">What is wrong with that day.</param>
public sealed record ListAsk(DateOnly On, string Typed, string? Fault, EntryTime Time, PlaceFilter Place, string? Text, string? After, DateOnly Today)
{
    public static ListAsk Of(Caller caller, Register register, Database database, string? on, string? time, string? county, string? town, string? text, string? after)
    {
        var (typed, today) = (on?.Trim() ?? "", database.Today);
        var isDay = Binder.TryDay(typed, out var day);
        return new(
            isDay ? day : today, typed, isDay || typed.Length == 0 ? null : "不是日历上有的一天，请写成 2026-07-01 的样子",
            Enum.TryParse<EntryTime>(time, out var when) && Enum.IsDefined(when) ? when : EntryTime.有效,
            PlaceFilter.Of(caller, county, town, database.Divisions, today, register.IsPublic), string.IsNullOrWhiteSpace(text) ? null : text.Trim(), after, today);
    }

    public EntryFilter Filter => new(On, Text, Place.County?.Value, After, Place.Town?.Value, Time);

    public bool IsNarrowed => Time != EntryTime.有效 || On != Today || Place.IsChosen || Text is not null;

    /// <summary>The same list at another address, from the beginning.</summary>
    public string At(string path) => Addresses.Of(path, Query);

    /// <summary>The next page of it.</summary>
    public string Next(string path, string next) => Addresses.Of(path, [.. Query, ("after", next)]);

    public IEnumerable<(string Name, string? Value)> Query =>
        [("on", On == Today ? null : $"{On:yyyy-MM-dd}"), ("time", Time == EntryTime.有效 ? null : Time.ToString()), .. Place.Query];

    /// <summary>2026年9月1日有效的, 全市.</summary>
    public string Said => $"{Place.Name}，{(On == Today ? "今天" : Spoken.Day(On))}{EntryWords.Of(Time)}";
}
