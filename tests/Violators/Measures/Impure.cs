namespace Anmin.Violators.Measures.M01;

/// <summary>Breaks R1 in every way that the rule names, once each. Never run, only read.</summary>
public static class Impure
{
    public static bool ReadsFiles() => File.Exists("x");
    public static object OpensConnections() => new HttpClient();
    public static System.Net.IPAddress KnowsAddresses() => System.Net.IPAddress.Loopback;
    public static DateTime LooksAtTheClock() => DateTime.Now;
    public static DateTimeOffset LooksAtTheWorldClock() => DateTimeOffset.UtcNow;
    public static Guid Throws() => Guid.NewGuid();
    public static int Dices() => Random.Shared.Next();
    public static string? AsksTheMachine() => Environment.GetEnvironmentVariable("X");
    public static void Talks() => Console.WriteLine();
    public static async Task<int> Waits() => await Task.FromResult(1);
    public static Thread Runs() => new(() => { });
    public static TimeProvider HoldsTheClock() => TimeProvider.System;
}
