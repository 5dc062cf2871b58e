using Anmin.Core.Declaring;

namespace Anmin.Web.Commands;

/// <summary>One word that may follow <c>./run</c>.</summary>
/// <param name="Takes">What may follow it, as help shows it; empty where nothing may.</param>
/// <param name="Does">One sentence of help.</param>
/// <param name="More">Further lines of its own help.</param>
public sealed record Command(string Name, string Takes, string Does, IReadOnlyList<string> More, Func<Order, Task<int>> Run);

/// <summary>How a command ends; scripts may rely on the numbers.</summary>
public static class Exit
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>It ran to its end and found something wrong: lines that could not be read, a chain that is broken.</summary>
    public const int Found = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Misused = 2;

    /// <summary>Something around it is missing: a file, the database.</summary>
    public const int NotReady = 3;
}

/// <summary>Where a command reads and writes. Results go to <paramref name="Out"/>, everything said to people to <paramref name="Say"/>.</summary>
/// <param name="Today">The business day, Asia/Shanghai.</param>
/// <param name="Talks">Whether somebody types at the other end and waits for each answer.</param>
public sealed record Surroundings(Stream In, Stream Out, TextWriter Say, IConfiguration Settings, DateOnly Today, bool Talks = false)
{
    public static Surroundings OfProcess() => new(
        Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error,
        new ConfigurationBuilder().AddEnvironmentVariables().Build(),
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8)), !Console.IsInputRedirected);
}

/// <summary>What was ordered: the words after the command's name, and everything declared.</summary>
public sealed record Order(IReadOnlyList<string> Words, IReadOnlyList<Measure> Measures, Surroundings At)
{
    /// <summary>A service by its name in addresses.</summary>
    /// <exception cref="Misuse">There is none; the message lists those there are.</exception>
    public Matter Matter(string slug)
    {
        var catalogue = new Catalogue(Measures);
        return catalogue.Find<Matter>(slug) ?? throw new Misuse(
            $"没有「{slug}」这个事项。现有：{string.Join("、", catalogue.Matters.Select(m => $"{m.Slug}（{m.Name}）"))}");
    }
}

/// <summary>The command line is wrong; the message says how to mend it.</summary>
public sealed class Misuse(string message) : Exception(message);

/// <summary>Something around the program is missing; the message says what.</summary>
public sealed class NotReady(string message) : Exception(message);
