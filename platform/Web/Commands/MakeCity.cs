using System.Diagnostics;
using System.Globalization;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Data;
using Anmin.Data.City;
using Anmin.Web.Demonstration;

namespace Anmin.Web.Commands;

/// <summary>Builds a made-up city of any size: the demonstration's year of cases, and the whole population in the register.</summary>
public static class MakeCity
{
    /// <summary>Households whose cases the demonstration tells; the others only stand in the register.</summary>
    private const int Told = 3000;

    private const int Seed = 42;

    public static Command Command { get; } = new("make-city", "--people <人数> [--seed <数>]", "建一座虚构的城市：真实的区划，虚构的人，人数任意",
    [
        "建在 ANMIN_DATA 指的文件夹里，或者 Anmin:Connection 指的数据库里；正式用的数据库不会动。",
        "人数、种子、日期相同，建出来的就相同。中断了再运行，从断的地方接着建。",
        "例如 ANMIN_DATA=.big ./run make-city --people 2500000，建好后 ANMIN_DATA=.big ./run 就能看。",
    ], Run);

    private static async Task<int> Run(Order order)
    {
        var words = new Words(order.Words, 0, "people", "seed");
        var people = Number(words, "people") ?? throw new Misuse("还要写 --people，例如 --people 100000");
        var seed = Number(words, "seed") ?? Seed;
        var place = Place.Of(order.At.Settings);
        Directory.CreateDirectory(place.Data);
        var today = new DemonstrationClock(TimeProvider.System, Data.Calendar.Official, Path.Combine(place.Data, "demonstration-days")).Today;
        var files = Path.Combine(place.Data, "files");
        if (place.IsOwnFile && !place.Exists)
        {
            await Opening.Build(order.Measures, place.File, files, today, Math.Min(Told, people / 20), sweep: false);
        }
        var database = Database.At(place.Provider, place.Connection, TimeProvider.System);
        if (!place.IsOwnFile && await Founding.IsEmpty(database))
        {
            await Opening.Fill(order.Measures, place.Provider, place.Connection, files, today, Math.Min(Told, people / 20), sweep: false);
        }
        await Founding.Require(database, demonstration: true);
        var it = Declared.Services(order.Measures, database, files, demonstration: true);
        var started = Stopwatch.GetTimestamp();
        var (households, added) = await it.Settling.Settle(Caller.System, new Settlers(seed, today).Of(Enough(people, seed, today)),
            (h, p) => order.At.Say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"已登记 {h:#,##0} 户")));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await order.At.Say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"这次登记了 {households:#,##0} 户 {added:#,##0} 人，用时 {seconds:0.0} 秒，每秒 {(seconds > 0 ? added / seconds : 0):#,##0} 人"));
        return Exit.Done;
    }

    /// <summary>Households until there are so many people.</summary>
    private static IEnumerable<DemoHousehold> Enough(int people, int seed, DateOnly today)
    {
        var count = 0;
        foreach (var household in DemonstrationCity.Generate(int.MaxValue, seed, today))
        {
            if (count >= people)
            {
                yield break;
            }
            count += household.People.Count;
            yield return household;
        }
    }

    private static int? Number(Words words, string name) => words.Named(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n
        : throw new Misuse($"--{name} 后面要写一个正整数，例如 100000");
}
