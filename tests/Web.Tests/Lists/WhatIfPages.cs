using System.Net;
using Anmin.Casework.People;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>提标测算 in the pages: what the law says against a figure stands beside that figure, and the annex says all that it counts.</summary>
public sealed class WhatIfPages
{
    [Fact]
    public async Task 低于指导标准的_各写在各的数旁边_附表说清已在领的和少领的()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        await house.It.Settling.Settle(Caller.System, [Homes.Home(1, "610924100201", "向秀兰", new(2026, 1, 1))]);
        var county = await house.As(house.Reviewer);

        var low = await (await county.Opens("/what-if/new/living-allowance-grant")).Presses("开始算", ("DIBAO_STD.农村", "300"), ("DIBAO_STD.城镇", "300"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, low.Status);
        Assert.Contains("农村 300", low.Beside("DIBAO_STD.农村"), StringComparison.Ordinal);
        Assert.Contains("城镇 300", low.Beside("DIBAO_STD.城镇"), StringComparison.Ordinal);
        var one = await low.Presses("开始算", ("DIBAO_STD.农村", "600"), ("DIBAO_STD.城镇", "300"));
        Assert.Empty(one.Beside("DIBAO_STD.农村"));
        Assert.Contains("城镇 300", one.Beside("DIBAO_STD.城镇"), StringComparison.Ordinal);

        var made = await Made(county, await one.Presses("开始算", ("DIBAO_STD.农村", "540"), ("DIBAO_STD.城镇", "")));
        var annex = await county.Opens($"{made.Address.AbsolutePath}/annex");
        Assert.Contains("其中现在已在领的，每月增支", annex.Text, StringComparison.Ordinal);
        Assert.Contains("另有 0 户（0 人）退出、1 户补助减少，每月少支", annex.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 算到还没有公布标准的那天_表上和结果上都说接着用哪一档_算今天的不说()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        await house.It.Settling.Settle(Caller.System, [Homes.Home(1, "610924100201", "向秀兰", new(2026, 1, 1))]);
        var county = await house.As(house.Reviewer);
        var form = await county.Opens("/what-if/new/living-allowance-grant");

        Assert.Contains("再晚的还没有公布；填更晚的日子，就用这一档接着算", form.Of("#on-hint"), StringComparison.Ordinal);
        var now = await Made(county, await form.Presses("开始算", ("DIBAO_STD.农村", "800")));
        Assert.DoesNotContain("还没有到", now.Text, StringComparison.Ordinal);
        var later = await Made(county, await form.Presses("开始算", ("DIBAO_STD.农村", "800"), ("on", "2031-01-01")));
        Assert.Contains("2031年1月1日还没有到", later.Text, StringComparison.Ordinal);
        Assert.Contains("没有比这更晚的", later.Text, StringComparison.Ordinal);
        Assert.Contains("就用这一档接着算", later.Text, StringComparison.Ordinal);
    }

    private static async Task<Screen> Made(AtDesk at, Screen made)
    {
        for (var i = 0; i < 100 && made.Text.Contains("正在算", StringComparison.Ordinal); i++)
        {
            await Task.Delay(100);
            made = await at.Opens(made.Address.PathAndQuery);
        }
        return made;
    }
}
