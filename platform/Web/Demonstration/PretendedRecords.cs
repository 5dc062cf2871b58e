using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Demonstration;

/// <summary>What the offices of a demonstration have of a few people: a hash of the number decides who and how much, so that the same city always answers the same. Children and everybody else have no record. Each record says that it is made up.</summary>
public static class PretendedRecords
{
    /// <summary>Stands in every record.</summary>
    public const string Note = "演示数据，不是真的";

    private const string Seed = "anmin-demonstration-16";

    /// <summary>By the source's word: of a thousand people so many have a record, of which item, between which whole yuan or pieces.</summary>
    private static readonly Dictionary<string, Kept> Kinds = new(StringComparer.Ordinal)
    {
        ["死亡殡葬"] = new(12),
        ["纳税"] = new(150, "工资性", 3600, 24000),
        ["社会保险"] = new(240, "转移性", 1200, 7200),
        ["不动产"] = new(70, "住房", 1, 2, Counts: true),
        ["市场主体"] = new(60, "年营业额", 6000, 48000),
        ["车辆船舶"] = new(80, "机动车", 1, 1, Counts: true),
        ["银行存款"] = new(320, "金融资产", 600, 48000),
        ["证券"] = new(20, "金融资产", 2000, 30000),
        ["商业保险"] = new(40, "金融资产", 1000, 20000),
        ["互联网金融"] = new(180, "金融资产", 20, 2600),
        ["服刑强戒"] = new(6),
        ["财政供养"] = new(10),
        ["农业补贴与土地流转"] = new(120, "财产净", 240, 2400),
        ["农机"] = new(20, "大型农机", 1, 1, Counts: true),
        ["其他救助"] = new(24),
    };

    /// <summary>Of somebody who lives apart nothing is told but what he earns in a month.</summary>
    private static readonly Kept Earns = new(600, "赡养人月收入", 1800, 6200);

    /// <summary>What a source has of somebody; null where it has no record. It never tells of anything about which the source may not answer.</summary>
    /// <param name="asOf">The day for which it is so.</param>
    public static Func<SourceQuestion, SourceValue?> Of(Source source, DateOnly asOf) => question =>
    {
        if ((question.IsObligor ? Earns : Kinds.GetValueOrDefault(source.Key)) is not { } kept || (kept.Item.Length > 0 && !source.ItemsOf(question.IsObligor).Contains(kept.Item)))
        {
            return null;
        }
        if (IdNumber.TryParse(question.IdNumber, out var number, out _) && number.AgeOn(asOf) < 18)
        {
            return null;
        }
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}|{source.Code}|{question.IdNumber}"));
        if (BinaryPrimitives.ReadUInt32BigEndian(hash) % 1000 >= kept.OfThousand)
        {
            return null;
        }
        var much = kept.Least + (int)(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(4)) % (uint)(kept.Most - kept.Least + 1));
        return new(kept.Item, kept.Item.Length > 0 && !kept.Counts ? Money.Yuan(much) : null, kept.Counts ? much : null, asOf, Note);
    };

    /// <param name="Item">Empty where the source only says that there is a record.</param>
    private sealed record Kept(int OfThousand, string Item = "", int Least = 0, int Most = 0, bool Counts = false);
}
