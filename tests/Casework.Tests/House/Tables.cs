using Anmin.Casework.Clock;
using Anmin.Casework.Geography;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.LibraryCard;

namespace Anmin.Casework.Tests;

/// <summary>A handful of real divisions: two counties, two towns, and the county that became a city.</summary>
public static class TestDivisions
{
    public static IEnumerable<Division> Rows()
    {
        var start = new DateOnly(2000, 1, 1);
        (string, string, string)[] rows =
        [
            ("610000000000", "陕西省", ""), ("610900000000", "安康市", "610000000000"),
            ("610921000000", "汉阴县", "610900000000"), ("610924000000", "紫阳县", "610900000000"),
            ("610924100000", "城关镇", "610924000000"), ("610924101000", "蒿坪镇", "610924000000"), ("610921100000", "城关镇", "610921000000"),
            ("610924100201", "新桃村", "610924100000"), ("610924101201", "双胜村", "610924101000"), ("610921100201", "平梁村", "610921100000"),
        ];
        foreach (var (code, name, parent) in rows)
        {
            yield return new() { Code = code, Name = name, ParentCode = parent, From = start };
        }
        var converted = new DateOnly(2021, 3, 1);
        yield return new() { Code = "610928000000", Name = "旬阳县", ParentCode = "610900000000", From = start, To = converted.AddDays(-1) };
        yield return new() { Code = "610981000000", Name = "旬阳市", ParentCode = "610900000000", From = converted };
    }
}

/// <summary>The library card's own figures.</summary>
public static class TestPolicies
{
    public static PolicyBook Book { get; } = Policies.Policies.Book([typeof(LibraryCardMeasure).Assembly]);
}

/// <summary>The official calendar of the reference data.</summary>
public static class TestCalendar
{
    public static Workdays Workdays { get; } = Data.Calendar.Official;

    /// <summary>A calendar of 2027 made up for the tests: no notice says so.</summary>
    public static WorkYearProposal Notice() => new(2027, "测试用的放假通知", "测发〔2026〕1号", "https://example.invalid/2027",
    [
        new(Festivals.元旦, new(2027, 1, 1), new(2027, 1, 3), []),
        new(Festivals.春节, new(2027, 2, 5), new(2027, 2, 12), [new(2027, 1, 31), new(2027, 2, 14)]),
        new(Festivals.清明节, new(2027, 4, 3), new(2027, 4, 5), []),
        new(Festivals.劳动节, new(2027, 5, 1), new(2027, 5, 5), [new(2027, 4, 25), new(2027, 5, 8)]),
        new(Festivals.端午节, new(2027, 6, 9), new(2027, 6, 9), []),
        new(Festivals.中秋节, new(2027, 9, 15), new(2027, 9, 15), []),
        new(Festivals.国庆节, new(2027, 10, 1), new(2027, 10, 7), [new(2027, 9, 26), new(2027, 10, 9)]),
    ]);

    /// <summary>The county writes 2027 down, the city publishes it.</summary>
    public static async Task Maintains2027(this House house) =>
        await house.It.Calendars.Publish(House.City, await house.It.Calendars.Propose(House.Chief, Notice()), 0);
}
