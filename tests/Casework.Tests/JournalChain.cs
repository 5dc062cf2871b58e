using Anmin.Casework.Journal;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>S-AU-2, S-AU-3, S-AU-4.</summary>
public sealed class JournalChain
{
    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 改动任何一行_验证指出第一行坏的(string engine)
    {
        await using var house = await House.On(engine);
        await house.Accepts(await house.Submits());
        await using var db = house.Raw();
        await house.Unguard("journal");
        await db.Journal.Where(j => j.Seq == 2).ExecuteUpdateAsync(s => s.SetProperty(j => j.Name, "别人"));

        var result = await JournalVerifier.Verify(house.It.Database);

        Assert.Equal(2, result.BrokenAt);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 截去结尾_也能发现(string engine)
    {
        await using var house = await House.On(engine);
        await house.Accepts(await house.Submits());
        await using var db = house.Raw();
        var last = await db.Journal.MaxAsync(j => j.Seq);
        await house.Unguard("journal");
        await db.Journal.Where(j => j.Seq == last).ExecuteDeleteAsync();

        var result = await JournalVerifier.Verify(house.It.Database);

        Assert.Equal(last, result.BrokenAt);
        Assert.Contains("截去", result.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(House.Engines), MemberType = typeof(House))]
    public async Task 事件写不进去_业务也不发生(string engine)
    {
        await using var house = await House.On(engine);
        await using (var db = house.Raw())
        {
            await db.Database.ExecuteSqlRawAsync("drop table journal");
        }

        await Assert.ThrowsAnyAsync<Exception>(() => house.It.Drafts.Start(House.Resident, "library-card"));

        await using var after = house.Raw();
        Assert.Equal(0, await after.Drafts.CountAsync());
    }
}
