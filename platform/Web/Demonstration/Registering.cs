using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anmin.Casework;
using Anmin.Casework.Comparing;
using Anmin.Casework.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Anmin.Data.City;

namespace Anmin.Web.Demonstration;

/// <summary>The register that the other office gave the first shown county ten days ago: most of the poor families, a few it does not know, a few whose income it has otherwise. All made up.</summary>
internal sealed class Registering(CaseworkServices it, Staff staff, DateOnly today)
{
    private const int PoorPerHead = 9_000, DaysAgo = 10;

    /// <param name="applied">Those who applied for something: of them two in three are not known to the other office.</param>
    public async Task Give(IReadOnlyList<DemoHousehold> city, IReadOnlyList<DemoHousehold> applied)
    {
        var unknown = applied.Where((_, i) => i % 3 != 0).Select(h => h.Number).ToHashSet();
        var county = Opening.Shown[0];
        var families = city.Where(h => DivisionCode.Of(h.Village).County.Value == county && h.Hukou == HukouClass.农村 && h.Income.Total / h.People.Count < PoorPerHead && !unknown.Contains(h.Number)).ToList();
        if (families.Count == 0)
        {
            return;
        }
        List<string[]> rows = [[.. TheirFile.Columns.Select(c => c.Name)], .. families.SelectMany(h => h.People.Select(p => Row(h, p)))];
        var text = string.Join('\n', rows.Select(r => string.Join(',', r)));
        var chief = staff.Over(county).Chief;
        foreach (var other in it.Catalogue.Of<Counterpart>())
        {
            var read = await it.TheirFiles.Read(chief, other.Slug, new($"{other.Register}（演示）.csv", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), "UTF-8", false,
                () => rows.Select((r, i) => new SourceLine(i + 1, r))), today.AddDays(-DaysAgo));
            await it.TheirFiles.Use(chief, read.Id, 0);
        }
    }

    private static string[] Row(DemoHousehold h, DemoPerson p)
    {
        var perHead = h.Income.Total / h.People.Count * (h.Number % 7 == 0 ? 2 : 1);
        return [p.IdNumber, p.Name, string.Create(CultureInfo.InvariantCulture, $"ZX{h.Number:00000}"), h.Number % 3 == 0 ? "监测户" : "脱贫户", h.Number % 2 == 0 ? "已脱贫" : "未脱贫",
            perHead.ToString(CultureInfo.InvariantCulture), p.IsSeriouslyIll ? "因病" : "缺劳力", ""];
    }
}
