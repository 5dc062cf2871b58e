using Anmin.Casework.Figures;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Core.Watching;
using Anmin.Data;
using Anmin.Web.Pages.Document;
using System.Text;

namespace Anmin.Web.Tests;

/// <summary>The yardstick and the schematic map as the program reads them.</summary>
public sealed class Outlines
{
    private static readonly string[] Part = ["## 一 编的 · `Part1`", "| 1 | 编的措施 | 一句话 | 2 | `M01` |"];

    /// <summary>Which counties share a border: a fact of geography, by the last two digits of their codes.</summary>
    private static readonly string[] Borders =
        ["02-21", "02-23", "02-24", "02-25", "02-26", "02-81", "21-22", "21-23", "21-24", "22-23", "24-25", "25-26", "26-27", "26-81", "29-81"];

    [Fact]
    public void 文件读得全_六部分二十三项一百四十五条_每条找得到()
    {
        Assert.Equal((6, 23, 145), (Outline.Parts.Count, Outline.Measures.Count(), Outline.Clauses.Count()));
        Assert.Equal(["一", "二", "三", "四", "五", "六"], Outline.Parts.Select(p => p.Numeral));
        Assert.Equal(Enumerable.Range(1, 23), Outline.Measures.Select(m => m.Number));
        Assert.All(Outline.Clauses, c => Assert.Equal(c, Outline.Find(c.Id)?.Clause));
        Assert.Equal(("9.10", 9, 3), (Outline.Find("9.10")!.Value.Clause.Id, Outline.Find("9.10")!.Value.Measure.Number, Outline.Find("9.10")!.Value.Part.Number));
        Assert.Null(Outline.Find("1.8"));
    }

    [Fact]
    public void 条数对不上_多出别的措施_列不全_部分跳号_都读不进来()
    {
        Assert.Equal(2, Outline.Read(Part, ["1.1,1,1,S,甲,要甲", "1.2,1,1,R+I,乙,要乙，还要丙"])[0].Measures[0].Clauses.Count);
        Assert.Throws<InvalidDataException>(() => Outline.Read(Part, ["1.1,1,1,S,甲,要甲"]));
        Assert.Throws<InvalidDataException>(() => Outline.Read(Part, ["1.1,1,1,S,甲,要甲", "1.2,1,1,S,乙,要乙", "2.1,1,2,S,丙,要丙"]));
        Assert.Throws<InvalidDataException>(() => Outline.Read(Part, ["1.1,1,1,S,甲,要甲", "1.2,1,1,S"]));
        Assert.Throws<InvalidDataException>(() => Outline.Read(["## 二 编的 · `Part2`"], []));
    }

    [Fact]
    public void 示意地图_十个县一个不少_不重叠_接壤的才挨着()
    {
        var counties = Divisions.All.Where(d => d.Level == "county" && d.To is null).Select(d => d.Code).Order();
        Assert.Equal(counties, Tiles.All.Select(t => t.Code).Order());
        var pairs = Tiles.All.SelectMany(a => Tiles.All.Where(b => string.CompareOrdinal(a.Code, b.Code) < 0).Select(b => (a, b))).ToList();
        Assert.All(pairs, p => Assert.False(p.a.Left < p.b.Right && p.b.Left < p.a.Right && p.a.Top < p.b.Bottom && p.b.Top < p.a.Bottom));
        Assert.Equal(Borders, pairs.Where(p => p.a.Touches(p.b)).Select(p => $"{p.a.Code[4..6]}-{p.b.Code[4..6]}").Order());
    }

    [Fact]
    public void 导出的表_像公式的字前面加撇号_没有数的格子空着()
    {
        var divisions = new DivisionTable([new() { Code = "610900000000", Name = "安康市", ParentCode = "" }, new() { Code = "610924000000", Name = "@紫阳县", ParentCode = "610900000000" }]);
        var city = new Caller(Guid.Empty, Guid.Empty, "", Role.市级, Caller.City, "");
        var today = new DateOnly(2026, 9, 1);
        var table = new Comparison(FigureArea.Of(city, divisions, today, null), Asked.Of(null, null, today),
        [
            new(new("a", "=HYPERLINK(\"http://x\")", "s", Figure.OnTime, "%", "1.3"), new("610900000000", "全市", 9999, 1, 1), [new("610924000000", "@紫阳县", null, 0, 0)]),
            new(new("b", "+均", "s", Figure.AverageGrant, "元", "1.3"), new("610900000000", "全市", 123456, 1, null), []),
        ]);

        var lines = Encoding.UTF8.GetString(table.Csv()).TrimStart('\uFEFF').Split("\r\n");

        Assert.Equal("条目,指标,单位,统计期间,全市,'@紫阳县", lines[0]);
        Assert.Equal("1.3,\"'=HYPERLINK(\"\"http://x\"\")\",%,2026年,99.9,", lines[1]);
        Assert.Equal("1.3,'+均,元,截至2026-09-01,1234.56,", lines[2]);
    }
}
