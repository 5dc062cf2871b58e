using Anmin.Casework.Figures;
using Anmin.Documents;

namespace Anmin.Web.Pages.Document;

/// <summary>All figures side by side: a row each, a column for the place and for each division below it.</summary>
public sealed record Comparison(FigureArea Area, Asked Asked, IReadOnlyList<FigureRow> Rows)
{
    /// <summary>The table as a file for a spreadsheet; a figure that is not told place by place has empty cells there.</summary>
    public byte[] Csv() => Documents.Csv.Write(
        ["条目", "指标", "单位", "统计期间", Area.Name, .. Area.Parts.Select(p => p.Name)],
        Rows.Select(r => (IReadOnlyList<string?>)
        [
            string.Join('、', r.Indicator.Clauses), r.Indicator.Name, r.Indicator.Unit, r.IsOverTime ? Asked.Period.ToString() : $"截至{Asked.Today:yyyy-MM-dd}",
            FigureWords.Plain(r.Indicator, r.Total.Value), .. Area.Parts.Select(p => Of(r, p.Code) is { } cell ? FigureWords.Plain(r.Indicator, cell.Value) : ""),
        ]));

    public static FigureCell? Of(FigureRow row, string code) => row.Parts.FirstOrDefault(c => c.Code == code);
}
