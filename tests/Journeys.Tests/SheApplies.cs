using Anmin.Casework.People;
using Anmin.Data.City;

namespace Anmin.Journeys.Tests;

/// <summary>1.3 A villager of 紫阳县 finds the service by what happened to her, reads, tries it, applies page by page, and sees where her case stands.</summary>
public sealed class SheApplies(City city)
{
    /// <summary>Two old people and little money: nobody would doubt it.</summary>
    internal static bool IsPoor(DemoHousehold h) =>
        h.Hukou == HukouClass.农村 && h.People.Count >= 2 && h.Property is { Vehicles: 0, Houses: 1, Deposits: < 8000 } && LivingAllowancePapers.PerHead(h) < 3000
        && h.People.All(p => p.Name.Length <= 4);

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task 从首页找到低保_先算一算_一页一页填完_提交_看到进度(int width, bool script)
    {
        var home = city.Newcomers("610924", IsPoor);
        var account = await city.Account(home.Head.Name, Role.居民, home.Village, home.Head.IdNumber);
        await using var she = await city.Opens(width, script);

        await she.Opens("/");
        await she.Looks("portal-home");
        await she.Follows("最低生活保障");
        await she.Sees("谁可以申请", "紫阳县");
        await she.Looks("guide");
        await she.SignsIn(account);
        await she.Opens("/apply/living-allowance");
        await she.Presses("开始");
        var form = city.Matter("living-allowance").Form;
        var answers = LivingAllowancePapers.Application(home, city.Today, null);
        foreach (var page in form.Pages)
        {
            await she.FillsIn(form, answers, "保存，下一步");
        }
        await she.Sees("请上传这些材料");
        await she.Looks("papers");
        await she.Follows("下一步，核对");
        await she.Sees("请从头看一遍，再提交", home.Head.Name);
        await she.Looks("check-answers");
        await she.Presses("提交申请");

        await she.Sees("民救〔", "等待受理");
        await she.Looks("timeline");
        var mine = Assert.Single(await city.It.MyCases.List(new(account.Human, account.Id, account.Name, Role.居民, Anmin.Core.Values.DivisionCode.Of(account.Area), "")));
        Assert.Equal(home.Head.Name, mine.Applicant);
    }
}
