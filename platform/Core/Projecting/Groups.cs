using Anmin.Core.Population;

namespace Anmin.Core.Projecting;

/// <summary>By what the effect of a change is told apart, beside the county.</summary>
/// <remarks>户主年龄 is in calculations that were kept earlier; ages are those of the people now, see <see cref="AgeEffect"/>.</remarks>
public enum Dimension { 户主年龄, 家庭人数, 收入十等分 }

/// <summary>To which group each household of a county belongs: size and tenth of income packed into one small number, so that one pass over the households fills every table; and to which ages its people.</summary>
public sealed class Groups
{
    public const int Deciles = 10;

    private static readonly int[] AgesFrom = [0, 18, 45, 60, 70, 80];

    /// <summary>Stands for somebody who does not live here any more.</summary>
    public const byte Gone = byte.MaxValue;

    /// <summary>Names of the age groups; the last is for people whose birth no paper says.</summary>
    public static IReadOnlyList<string> Ages { get; } = ["不满18岁", "18—44岁", "45—59岁", "60—69岁", "70—79岁", "80岁以上", "没有出生日期"];

    /// <summary>The same, short enough to stand below a bar.</summary>
    public static IReadOnlyList<string> AgesInShort { get; } = ["17以下", "18起", "45起", "60起", "70起", "80起", "不详"];

    private static readonly IReadOnlyList<string> HeadsAges = ["不满30岁", "30—44岁", "45—59岁", "60—69岁", "70—79岁", "80岁以上"];

    /// <summary>The dimensions of households that are computed.</summary>
    public static IReadOnlyList<Dimension> OfHouseholds { get; } = [Dimension.家庭人数, Dimension.收入十等分];

    /// <summary>Names of the sizes.</summary>
    public static IReadOnlyList<string> Sizes { get; } = ["1人", "2人", "3人", "4人", "5人", "6人以上"];

    /// <summary>How many different keys there are.</summary>
    public static int Count => Sizes.Count * Deciles;

    private Groups(ushort[] keys, byte[] bands) => (Keys, Bands) = (keys, bands);

    /// <summary>Key of each household.</summary>
    public ushort[] Keys { get; }

    /// <summary>Age group of each person; <see cref="Gone"/> for those who are dead or have left.</summary>
    public byte[] Bands { get; }

    /// <summary>Households in their groups, people by their ages on the day that is asked about.</summary>
    /// <param name="limits">The nine amounts of yearly income a head, in fen, that part the tenths: see <see cref="Limits"/>.</param>
    public static Groups Of(Roster roster, long[] limits, DateOnly on)
    {
        var keys = new ushort[roster.Households];
        for (var h = 0; h < keys.Length; h++)
        {
            var size = Math.Clamp(Here(roster, h), 1, Sizes.Count) - 1;
            keys[h] = (ushort)(size * Deciles + Tenth(PerHead(roster, h), limits));
        }
        return new(keys, BandsOf(roster, on));
    }

    /// <summary>The same households with their people's ages on another day.</summary>
    public Groups On(Roster roster, DateOnly day) => new(Keys, BandsOf(roster, day));

    private static byte[] BandsOf(Roster roster, DateOnly on)
    {
        var bands = new byte[roster.People];
        for (var p = 0; p < bands.Length; p++)
        {
            bands[p] = roster.IsHere(p) ? Band(roster.Age(p, on)) : Gone;
        }
        return bands;
    }

    private static byte Band(int age)
    {
        if (age < 0)
        {
            return (byte)AgesFrom.Length;
        }
        byte band = 0;
        while (band + 1 < AgesFrom.Length && age >= AgesFrom[band + 1]) { band++; }
        return band;
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
        Dimension.家庭人数 => key / Deciles,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "不再按户主年龄分"),
    };

    /// <summary>Names of a dimension's groups in order.</summary>
    public static IReadOnlyList<string> Names(Dimension dimension) => dimension switch
    {
        Dimension.收入十等分 => ["最低一成", .. Enumerable.Range(2, 8).Select(d => $"第{d}成"), "最高一成"],
        Dimension.家庭人数 => Sizes,
        _ => HeadsAges,
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
