using System.Text;
using Anmin.Casework.People;

namespace Anmin.Journeys.Tests;

/// <summary>A county's officer reads a population file in, looks at what it does, and gives it up again: at a desk and on an old phone.</summary>
public sealed class ThePopulationFile(City city)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task 县里试读一个人口文件_看新增和错误_到提交前一步_作废(int width)
    {
        await using var chief = await city.Opens(width);
        await chief.SignsIn((await city.Officers(Role.县区负责, "610924000000"))[0]);
        await chief.Opens("/people/imports");
        await chief.Page.GetByText("文件里写什么").ClickAsync();
        await chief.Looks("imports");
        await chief.Presses("试读");
        await chief.Sees("请选择要导入的人口文件");
        await chief.Looks("imports-wrong");
        var text = $"证件号码,姓名,户籍类别,居住地\n{DemoNumber(1)},向秀兰,农村,城关镇新桃村\n{DemoNumber(2)},陈大山,农村,没有这个村\n";
        await chief.Page.Locator("#file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = $"人口-{width}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await chief.Presses("试读");
        await chief.Sees("读完了", "没有叫「没有这个村」的村");
        await chief.Looks("import-faults");
        await chief.Follows("新增");
        await chief.Sees("向秀兰");
        await chief.Looks("import-added");
        await chief.Follows("提交…");
        await chief.Sees("新增 1 人");
        await chief.Looks("import-commit");
        await chief.Follows("不办");
        await chief.Follows("作废…");
        await chief.Looks("import-discard");
        await chief.Presses("作废");
        await chief.Sees("读进来的行都删了", $"人口-{width}.csv");
    }

    private static string DemoNumber(int n)
    {
        var digits = $"6109241956030877{n}";
        return digits + Core.Values.IdNumber.CheckCharacter(digits);
    }
}
