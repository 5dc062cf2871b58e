using Anmin.Casework.Population;

namespace Anmin.Web.Pages.People;

/// <summary>How people of the register are spoken of, and where their pages are.</summary>
public static class PeopleWords
{
    /// <param name="more">The page below hers: number, or an act.</param>
    public static string Address(Guid id, string? more = null) => $"/people/{id}{(more is null ? "" : "/" + more)}";

    public static string Household(Guid id, DateOnly on, DateOnly today) => $"/people/households/{id}{On(on, today)}";

    public static string Person(Guid id, DateOnly on, DateOnly today) => Address(id) + On(on, today);

    /// <summary>How a record stands today: its tag, empty where there is nothing to say.</summary>
    public static (string Text, string? Tag) State(PersonLine p) =>
        p.Merged ? ("已并入另一份", null) : p.DiedOn is not null ? ("已去世", null) : p.LeftOn is not null ? ("已迁出", null) : ("", null);

    public static string Of(Likeness why) => why switch
    {
        Likeness.号码相同 => "身份证号相同",
        Likeness.新旧号码 => "15 位旧号和 18 位号是同一个",
        Likeness.同名同生日 => "姓名和生日都相同",
        _ => "同村、同生日，名字同音",
    };

    /// <summary>2024年9月1日起, 2024年9月1日 至 2026年8月9日; what never held says so.</summary>
    public static string Period(DateOnly since, DateOnly? until) => until is not { } last ? $"{Forms.Spoken.Day(since)}起"
        : last < since ? "登记错了，没有算数" : $"{Forms.Spoken.Day(since)} 至 {Forms.Spoken.Day(last)}";

    private static string On(DateOnly on, DateOnly today) => on == today ? "" : $"?on={on:yyyy-MM-dd}";
}
