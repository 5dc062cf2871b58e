using System.Text;
using Anmin.Casework.People;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Journeys.Tests;

/// <summary>1.6 a county's officer looks at what two registers come to side by side, sends the list and writes an answer down; reads another register and gives it up: at a desk and on an old phone.</summary>
public sealed class TwoRegisters(City city)
{
    [Theory]
    [InlineData(1280, "已纳入监测")]
    [InlineData(360, "核实后不纳入")]
    public async Task 县里看双向纳入_发名单_登记答复_再试读一份名册(int width, string answer)
    {
        await Lists(width);
        await using var chief = await city.Opens(width);
        await chief.SignsIn((await city.Officers(Role.县区负责, "610924000000"))[0]);
        await chief.Opens("/beside/poverty-register");
        await chief.Sees("双向纳入", "不是停保的理由", "可能漏册");
        await chief.Looks("beside");
        await chief.Page.Locator("a[href*='/lists/']").First.ClickAsync();
        await chief.Sees("告诉乡村振兴部门的名单");
        await chief.Looks("beside-list");
        if (await chief.Page.Locator("details summary").CountAsync() == 0)
        {
            await chief.Page.RunAndWaitForDownloadAsync(() => chief.Page.GetByText("取名单").ClickAsync());
            await chief.Page.ReloadAsync();
        }
        await chief.Page.Locator("details summary").First.ClickAsync();
        await chief.Page.Locator("details[open] select").First.SelectOptionAsync("核实后不纳入");
        await chief.Looks("beside-answer");
        await chief.Page.Locator("details[open] button").First.ClickAsync();
        await chief.Sees("为什么不纳入");
        await chief.Looks("beside-answer-wrong");
        await chief.Page.Locator("details[open] select").First.SelectOptionAsync(answer);
        await chief.Page.Locator("details[open] input[name=note]").First.FillAsync("对方入户核实过");
        await chief.Page.Locator("details[open] button").First.ClickAsync();
        await chief.Sees("答复已登记", answer);

        await chief.Opens("/beside/poverty-register/files");
        await chief.Looks("beside-files");
        await chief.Presses("试读");
        await chief.Sees("请填写名册写的是哪一天的情况");
        await chief.Looks("beside-files-wrong");
        await chief.Page.Locator("#asOf").FillAsync("2026-01-05");
        await chief.Page.Locator("#file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = $"名册-{width}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("证件号码,姓名,家庭编号,类别\n123,错的,F1,监测户\n"),
        });
        await chief.Presses("试读");
        await chief.Sees("读完了", "错误 1");
        await chief.Looks("beside-file");
        await chief.Presses("作废");
        await chief.Sees("读进来的行都删了", $"名册-{width}.csv");
    }

    /// <summary>In so small a city nobody is missing in the other register: one family more, for each width.</summary>
    private Task Lists(int width) => city.It.Database.Effect(Caller.System, async db =>
    {
        var comparison = await db.Comparisons.SingleAsync(c => c.CountyCode == "610924000000");
        var home = await db.Households.OrderBy(h => h.Id).FirstAsync(h => h.CountyCode == "610924000000");
        db.ComparisonLines.Add(new()
        {
            Id = city.It.Database.NewId(), ComparisonId = comparison.Id, CountyCode = home.CountyCode, TownCode = home.TownCode, VillageCode = home.VillageCode, HouseholdId = home.Id,
            Name = "向秀兰", People = 2, Income = 800_000 + width,
        });
        comparison.Listed++;
        return new Casework.Store.Event("told-of", $"comparison:{comparison.Id}");
    });
}
