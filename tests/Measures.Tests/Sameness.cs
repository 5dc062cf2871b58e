using System.Globalization;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>R10: a decision is the same twice, in another culture, in another time zone, and explained as silent.</summary>
[Collection(nameof(Sameness))]
[CollectionDefinition(nameof(Sameness), DisableParallelization = true)]
public sealed class Sameness
{
    private static readonly Article 条 = new("章程", "第一条");
    private int told;

    [Fact]
    public void 每个场景的决定_再算一次_换个语言_换个时区_都一样() =>
        Assert.Empty(ScenarioTests.Deciding().SelectMany(s => Complaints(s.Name, s.Decide, s.Silently)));

    [Fact]
    public void 借书证也一样()
    {
        var matter = LibraryCardMeasure.借书证;
        var book = Anmin.Casework.Policies.Policies.Book([typeof(LibraryCardMeasure).Assembly]);
        foreach (var on in new[] { 借书证样例.旧章程时, 借书证样例.今天 })
        {
            var facts = 借书证样例.事实();
            Assert.Empty(Complaints("借书证", () => matter.Decide((object)facts, new Evidence([]), book.For(借书证样例.村, on), on), () => matter.DecideSilently((object)facts, new Evidence([]), book.For(借书证样例.村, on), on)));
        }
    }

    [Fact]
    public void 每次不同的_看语言的_看时区的_说与不说不同的_都会被指出()
    {
        Assert.Equal(["R10 甲：再算一次就不同"], Complaints("甲", () => 决定($"第 {++told} 次"), () => Money.Zero).Take(1));
        Assert.Equal(["R10 乙：换个语言就不同"], Complaints("乙", () => 决定(1234.5m.ToString("N1", CultureInfo.CurrentCulture)), () => Money.Zero));
        Assert.Equal(["R10 丙：换个时区就不同"], Complaints("丙", () => 决定(TimeZoneInfo.Local.BaseUtcOffset.ToString()), () => Money.Zero));
        Assert.Equal(["R10 丁：说与不说不同"], Complaints("丁", () => 决定("一样"), () => Money.Yuan(1)));
        Assert.Empty(Complaints("戊", () => 决定("一样"), () => Money.Zero));
    }

    private static IEnumerable<string> Complaints(string name, Func<Decision> decide, Func<Money?> silently)
    {
        var first = decide();
        var written = FactsJson.Write(first);
        if (FactsJson.Write(decide()) != written) { yield return $"R10 {name}：再算一次就不同"; }
        if (FactsJson.Write(Abroad(decide)) != written) { yield return $"R10 {name}：换个语言就不同"; }
        if (FactsJson.Write(FarAway(decide)) != written) { yield return $"R10 {name}：换个时区就不同"; }
        if (silently() is { } quiet && quiet != (first.Award?.Monthly ?? Money.Zero)) { yield return $"R10 {name}：说与不说不同"; }
    }

    /// <summary>Decimal commas and day.month.year, whatever the machine has installed.</summary>
    private static T Abroad<T>(Func<T> act)
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator, other.NumberFormat.NegativeSign) = (",", ".", "−");
        (other.DateTimeFormat.ShortDatePattern, other.DateTimeFormat.DateSeparator) = ("dd.MM.yyyy", ".");
        try
        {
            CultureInfo.CurrentCulture = other;
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A zone where it is still yesterday, whatever zones the machine has installed: eleven hours and seven minutes behind.</summary>
    private static T FarAway<T>(Func<T> act)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        var zone = Path.GetTempFileName();
        File.WriteAllBytes(zone, [.. "TZif"u8, .. new byte[16], .. Four(0), .. Four(0), .. Four(0), .. Four(0), .. Four(1), .. Four(4), .. Four(-40_020), 0, 0, .. "FAR\0"u8]);
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            return act();
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
            File.Delete(zone);
        }
    }

    private static byte[] Four(int number)
    {
        var bytes = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static Decision 决定(string 说) => new(true, [new Reason("甲", Outcome.符合, 条, 说)]);
}
