using Anmin.Casework;
using Anmin.Casework.Policies;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Anmin.Killed;

/// <summary>The night watch that sweeps one county after the other, night after night. Which county and which night is next is read from the database alone.</summary>
public sealed class Night
{
    /// <summary>The first night.</summary>
    public static readonly DateOnly First = new(2026, 1, 12);

    private readonly FakeTimeProvider clock = new();
    private readonly CaseworkServices it;

    public Night(string provider, string connection) => it = new(
        new Catalogue([new LibraryCardMeasure()]), Policies.Book([typeof(LibraryCardMeasure).Assembly]), Data.Calendar.Official,
        Database.At(provider, connection, clock), Path.GetTempPath(), demonstration: true);

    /// <summary>The next county to sweep, or null when so many nights are over; with none named there is always one more.</summary>
    public async Task<(string Kind, Func<Task> Do)?> Next(int? nights)
    {
        await using var db = it.Database.OpenForSystem();
        var on = await db.Sweeps.MaxAsync(s => (DateOnly?)s.On) ?? First;
        clock.SetUtcNow(new(on.ToDateTime(new(1, 0)), TimeSpan.Zero));
        if ((await it.Sweeps.Left(on)) is { Count: > 0 } left)
        {
            return ("sweep", () => it.Sweeps.One(left[0], on));
        }
        var next = on.AddDays(1);
        if (next.DayNumber - First.DayNumber == nights)
        {
            return null;
        }
        clock.SetUtcNow(new(next.ToDateTime(new(1, 0)), TimeSpan.Zero));
        return ("sweep", async () => await it.Sweeps.One((await it.Sweeps.Left(next))[0], next));
    }
}
