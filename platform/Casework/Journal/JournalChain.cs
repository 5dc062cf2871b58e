namespace Anmin.Casework.Journal;

/// <summary>Walks rows in order and remembers the first that does not fit. Rows come from a database or from an export; the rule is one (S-AU-4).</summary>
public sealed class JournalChain
{
    private string previous = JournalWriter.Genesis;
    private JournalVerifier.Result? broken;

    public long Rows { get; private set; }

    /// <returns>False as soon as a row does not fit; what follows says nothing any more.</returns>
    public bool Take(JournalRow row)
    {
        Rows++;
        if (row.Seq != Rows)
        {
            broken = new(Rows, Rows, row.Seq > Rows ? $"第 {Rows} 行缺失，下一行是第 {row.Seq} 行" : $"第 {Rows} 行的位置上是第 {row.Seq} 行");
        }
        else if (row.Previous != previous || row.Hash != row.ComputeHash())
        {
            broken = new(Rows, row.Seq, $"第 {row.Seq} 行与链条不符，内容可能被改动");
        }
        previous = row.Hash;
        return broken is null;
    }

    /// <summary>A row that is no row.</summary>
    public void Refuse(string why) => broken ??= new(++Rows, Rows, $"第 {Rows} 行{why}");

    /// <summary>What was found, held against the end that the chain must have.</summary>
    /// <param name="head">Null where nobody has written an end.</param>
    public JournalVerifier.Result End(JournalHead? head) =>
        broken is not null ? broken
        : head is null ? Rows == 0 ? Whole() : new(Rows, Rows + 1, $"有 {Rows} 行，却没有记着结尾：结尾可能被截去")
        : head.Seq > Rows ? new(Rows, Rows + 1, $"日志应有 {head.Seq} 行，实有 {Rows} 行：结尾被截去")
        : head.Seq != Rows || head.Hash != previous ? new(Rows, Rows, $"日志到第 {Rows} 行，与记着的结尾（第 {head.Seq} 行）不符")
        : Whole();

    private JournalVerifier.Result Whole() => new(Rows, null, $"日志完整，共 {Rows} 行");
}
