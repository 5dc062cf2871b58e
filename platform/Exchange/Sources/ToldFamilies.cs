using System.Globalization;
using System.Text;
using Anmin.Casework.Comparing;
using Anmin.Core.Sweeping;

namespace Anmin.Exchange.Sources;

/// <summary>告知名单: the families that another office is told of, and the signature beside it.</summary>
/// <remarks>Head: 安民告知名单, counterpart, county, day, number of rows, what is asked. Row: number in the list, place, name, ID number, people, income per head. CRLF, UTF-8.</remarks>
public static class ToldFamilies
{
    /// <summary>The list as bytes, and its detached signature as text. The same families of the same day give the same bytes.</summary>
    public static (byte[] List, string Signature) Write(IReadOnlyList<SentFamily> families, Counterpart to, string county, DateOnly on, SourceKey key)
    {
        var text = new StringBuilder();
        RequestList.Row(text, "安民告知名单", to.Slug, county, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), families.Count.ToString(CultureInfo.InvariantCulture), to.Asks);
        foreach (var (i, f) in families.Index())
        {
            RequestList.Row(text, (i + 1).ToString(CultureInfo.InvariantCulture), f.Place, f.Name, f.Number, f.People.ToString(CultureInfo.InvariantCulture), f.PerHead.InYuan.ToString("0.00", CultureInfo.InvariantCulture));
        }
        var bytes = Encodings.Of(gb18030: false).GetBytes(text.ToString());
        return (bytes, key.Sign(bytes));
    }
}
