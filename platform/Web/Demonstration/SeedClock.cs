namespace Anmin.Web.Demonstration;

/// <summary>The clock of a year that is played through before the house opens.</summary>
internal sealed class SeedClock : TimeProvider
{
    private static readonly TimeSpan BeijingBefore = TimeSpan.FromHours(8);

    private DateTimeOffset now;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Turns to a moment of a day in 北京时间.</summary>
    public void Turn(DateOnly day, TimeSpan time) => now = new(day.ToDateTime(TimeOnly.MinValue) + time - BeijingBefore, TimeSpan.Zero);
}
