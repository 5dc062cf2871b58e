namespace Anmin.Data.City;

/// <summary>The villages and neighbourhoods of a day, dealt out evenly: any run of households covers all counties by their number of villages.</summary>
internal sealed class Villages
{
    private readonly DivisionRow[] villages;
    private readonly int stride;
    private readonly int start;

    public Villages(DateOnly today, int seed)
    {
        villages = [.. Divisions.All.Where(d => d.Level == "village" && d.From <= today && (d.To is null || today <= d.To))];
        if (villages.Length == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(today), today, "这一天没有区划记录，不能生成演示城市");
        }
        stride = villages.Length * 618 / 1000;
        while (Divisor(stride, villages.Length) > 1)
        {
            stride++;
        }
        start = Dice.For(seed, 0).Below(villages.Length);
    }

    /// <summary>The village of a household: steps of the golden section through the list, each village once before any twice.</summary>
    public DivisionRow Of(int household) => villages[(int)((start + (long)household * stride) % villages.Length)];

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
