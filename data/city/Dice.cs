namespace Anmin.Data.City;

/// <summary>Chance that falls the same on every machine and every version: splitmix64, whole numbers only.</summary>
public sealed class Dice(ulong state)
{
    private ulong state = state;

    /// <summary>Dice of their own for one household, so that a change in one does not shake the others.</summary>
    public static Dice For(int seed, int number) =>
        new(new Dice(unchecked((uint)seed | ((ulong)(uint)number << 32))).Next());

    /// <summary>0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>Small values often, large ones seldom, as incomes are.</summary>
    public int Skewed(int low, int high)
    {
        var u = Below(1000);
        return low + (int)((long)(high - low) * u * u / 1_000_000);
    }

    /// <summary>True in so many cases of a thousand.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    public T Pick<T>(ReadOnlySpan<T> from) => from[Below(from.Length)];

    /// <summary>An index, by weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }
        var left = Below(total);
        var index = 0;
        while (left >= weights[index])
        {
            left -= weights[index++];
        }
        return index;
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
