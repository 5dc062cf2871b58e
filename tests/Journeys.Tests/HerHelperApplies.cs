using Anmin.Casework.People;
using Anmin.Data.City;

namespace Anmin.Journeys.Tests;

/// <summary>1.3 The village helper applies for somebody who cannot: the 委托 is on record first, and everybody sees who filled it in.</summary>
public sealed class HerHelperApplies(City city)
{
    [Fact]
    public async Task 协理员登记委托_替她填完提交_她和镇里都看到是代办的()
    {
        var (home, clerks, _, _, _) = await city.Cast();
        var helper = await city.Account("协理员吴春", Role.村级协理, home.Village);
        var account = await city.Account(home.Head.Name, Role.居民, home.Village, home.Head.IdNumber);

        await using var she = await city.Opens(360);
        await using (var he = await city.Opens(360, script: false))
        {
            await he.SignsIn(helper);
            await he.Opens("/help");
            await he.Page.Locator("#matter").SelectOptionAsync(Journey.Service);
            await he.Presses("登记委托");
            await he.FillsIn(Core.Declaring.Form.Of<Anmin.Casework.Intake.Entrustment>(), new Dictionary<string, string>
            {
                ["姓名"] = home.Head.Name,
                ["身份证号"] = home.Head.IdNumber,
                ["凭据"] = "书面委托书，本人按手印",
                ["截止日"] = $"{city.Today.AddDays(60):yyyy-MM-dd}",
            }, "登记委托");
            await he.Sees(home.Head.Name, "委托办理");
            await he.Looks("entrusted");
            await he.Presses($"替{home.Head.Name}填写申请");
            var form = city.Matter(Journey.Service).Form;
            var answers = LivingAllowancePapers.Application(home, city.Today, null);
            foreach (var _ in form.Pages)
            {
                await he.FillsIn(form, answers, "保存，下一步");
            }
            await he.Follows("下一步，核对");
            await he.Presses("提交申请");
            await he.Sees("民救〔", $"替{home.Head.Name}");
        }
        await she.SignsIn(account);
        await she.Opens("/my");
        await she.Sees("最低生活保障", "吴春");
        await using var clerk = await city.Opens();
        await clerk.SignsIn(clerks[0]);
        await clerk.Opens("/desk");
        await clerk.Follows(home.Head.Name);
        await clerk.Sees("吴春");
    }
}
