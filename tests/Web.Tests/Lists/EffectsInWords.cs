using Anmin.Core.Projecting;
using Anmin.Web.Pages.Shared;
using Anmin.Web.Pages.WhatIf;
using Microsoft.AspNetCore.Html;

namespace Anmin.Web.Tests.Lists;

/// <summary>The annex of a draft shows whom a change gives to, and does not keep quiet about whom it takes from.</summary>
public sealed class EffectsInWords
{
    [Fact]
    public void 有人退出或者少领的_附表写明多少户多少钱_没有的不写()
    {
        Assert.Null(EffectWords.Taken(default(Effect) with { Entrants = 5, Winners = 9, EntrantFen = 100 }));
        Assert.Equal("另有 2 户（3 人）退出、1,200 户补助减少，每月少支 12.50 元，表中增支已减去。",
            EffectWords.Taken(default(Effect) with { Leavers = 2, LeaverPeople = 3, Losers = 1200, LeaverFen = 1000, LoserFen = 250 }));
        Assert.NotNull(EffectWords.Taken(default(Effect) with { Losers = 1 }));
    }

    [Fact]
    public void 比手机宽的图原样大小_提示可以左右滑动_更宽的在更宽的地方也提示()
    {
        static Chart Drawn(int names) => new("图", EffectChart.Of("图", [.. Enumerable.Range(1, names).Select(n => $"县{n}")], ["甲", "乙", "丙"], (_, _) => 1).Width, 170, _ => HtmlString.Empty);

        Assert.False(Drawn(4).IsWide);
        Assert.Equal((true, "slide"), (Drawn(10).IsWide, Drawn(10).Hint));
        Assert.Equal(("slide over-680", "slide over-900"), (Drawn(12).Hint, Drawn(16).Hint));
    }

    [Fact]
    public void 图上挨着的数会碰到一起_就一高一低_碰不到的贴着自己的柱子()
    {
        var chart = EffectChart.Of("图", [.. Enumerable.Range(1, 10).Select(n => $"第{n}成")], ["新进", "多领"], (group, series) => group == 2 ? series == 0 ? 9999 : 9990 : group == 5 ? 7 : 0);

        var (first, second) = (chart.Bars[4], chart.Bars[5]);
        Assert.Equal((first.Y - 4, first.NumberY - 12), (first.NumberY, second.NumberY));
        Assert.True(second.NumberY >= 10, "最高的柱子上面放得下两行数");
        Assert.All([chart.Bars[10], chart.Bars[11]], b => Assert.Equal(b.Y - 4, b.NumberY));
    }
}
