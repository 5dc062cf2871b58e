using Anmin.Core.Population;

namespace Anmin.Core.Projecting;

/// <summary>By what the effect of a change is told apart, beside the county.</summary>
public enum Dimension { 户主年龄, 家庭人数, 收入十等分 }

/// <summary>To which group each household of a county belongs: age of the head, size and tenth of income packed into one small number, so that one pass over the households fills every table.</summary>
public sealed class Groups
{
    public const int Deciles = 10;

    private static readonly int[] AgesFrom = [0, 30, 45, 60, 70, 80];

    /// <summary>Names of the age groups.</summary>
    public static IReadOnlyList<string> Ages { get; } = ["不满30岁", "30—44岁", "45—59岁", "60—69岁", "70—79岁", "80岁以上"];

    /// <summary>Names of the sizes.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["1人", "2人", "3人", "4人", "5人", "6人以上"];

    /// <summary>How many different keys there are.</summary>
    public static int Count => Ages.Count * Sizes.Count * Deciles;

    private Groups(ushort[] keys) => Keys = keys;

    /// <summary>Key of each household.</summary>
    public ushort[] Keys { get; }

    /// <param name="limits">The nine amounts of yearly income a head, in fen, that part the tenths: see <see cref="Limits"/>.</param>
    public static Groups Of(Roster roster, long[] limits)
    {
        var keys = new ushort[roster.Households];
        for (var h = 0; h < keys.Length; h++)
        {
            var size = Math.Clamp(Here(roster, h), 1, Sizes.Count) - 1;
            var age = roster.Age(roster.First[h], roster.On);
            var band = 0;
            while (band + 1 < AgesFrom.Length && age >= AgesFrom[band + 1]) { band++; }
            keys[h] = (ushort)((band * Sizes.Count + size) * Deciles + Tenth(PerHead(roster, h), limits));
        }
        return new(keys);
    }

    /// <summary>The amounts that part all households with known means into tenths, the poorest first.</summary>
    public static long[] Limits(IEnumerable<Roster> rosters)
    {
        var incomes = new List<long>();
        foreach (var roster in rosters)
        {
            for (var h = 0; h < roster.Households; h++)
            {
                if (roster.HasMeans[h]) { incomes.Add(PerHead(roster, h)); }
            }
        }
        incomes.Sort();
        var limits = new long[Deciles - 1];
        for (var d = 1; d < Deciles; d++)
        {
            limits[d - 1] = incomes.Count == 0 ? long.MaxValue : incomes[(int)((long)incomes.Count * d / Deciles)];
        }
        return limits;
    }

    /// <summary>Which group of a dimension a key belongs to.</summary>
    public static int Part(int key, Dimension dimension) => dimension switch
    {
        Dimension.收入十等分 => key % Deciles,
        Dimension.家庭人数 => key / Deciles % Sizes.Count,
        _ => key / Deciles / Sizes.Count,
    };

    /// <summary>Names of a dimension's groups in order.</summary>
    public static IReadOnlyList<string> Names(Dimension dimension) => dimension switch
    {
        Dimension.收入十等分 => ["最低一成", .. Enumerable.Range(2, 8).Select(d => $"第{d}成"), "最高一成"],
        Dimension.家庭人数 => Sizes,
        _ => Ages,
    };

    internal static int Here(Roster roster, int household)
    {
        var here = 0;
        for (var p = roster.First[household]; p < roster.First[household + 1]; p++)
        {
            here += roster.IsHere(p) ? 1 : 0;
        }
        return here;
    }

    private static int Tenth(long perHead, long[] limits)
    {
        var d = 0;
        while (d < limits.Length && perHead >= limits[d]) { d++; }
        return d;
    }

    private static long PerHead(Roster roster, int h) =>
        (roster[Known.工资][h] + roster[Known.经营净][h] + roster[Known.财产净][h] + roster[Known.转移][h] + roster[Known.基础养老金][h] + roster[Known.高龄津贴][h]) / Math.Max(1, Here(roster, h));
}
