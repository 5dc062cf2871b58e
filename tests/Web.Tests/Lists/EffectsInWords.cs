using Anmin.Core.Projecting;
using Anmin.Web.Pages.WhatIf;

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
}
