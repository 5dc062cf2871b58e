using Anmin.Casework.Desk;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Components;

/// <summary>Every component of the stylesheet on one page, for those who build pages and for the accessibility test. Production does not know it.</summary>
[AllowAnonymous]
public sealed class IndexModel(Site site, Database database) : PageModel
{
    private static readonly Dictionary<string, string> Typed = new(StringComparer.Ordinal)
    {
        ["平常.有承包地"] = "否", ["平常.关系"] = nameof(Kin.本人), ["平常.情况"] = nameof(Hardship.大病), ["平常.房产[0].地点"] = "村口三间瓦房", ["平常.房产[0].面积"] = "90",
        ["有错.姓名"] = "向𠮷", ["有错.身份证号"] = "６１０９２４２０２１０２２９００１２", ["有错.电话"] = "1380000", ["有错.出生"] = "2021-02-29",
        ["有错.年收入"] = "-1", ["有错.人数"] = "0", ["有错.有承包地"] = "是", ["有错.房产[0].地点"] = "",
    };

    private static readonly Article Basis = new("演示办法", "第一条");

    public WholeForm Form { get; private set; } = null!;

    public AnswersView Answers { get; } = new(Core.Declaring.Form.Of<Dwelling>(), new Dictionary<string, string> { [nameof(Dwelling.地点)] = "村口三间瓦房", [nameof(Dwelling.面积)] = "90" });

    public DateOnly Today => database.Today;

    public IReadOnlyList<Reason> Reasons { get; } =
    [
        new("对象", Outcome.符合, Basis, "家庭年收入 13,000.00 元，低于当地年标准 400.00 × 12 × 4 人 = 19,200.00 元"),
        new("差额", Outcome.计算, Basis, "（19,200.00 − 13,000.00）÷ 12 = 516.67，进到元 517"),
        new("残疾", Outcome.不符合, Basis, "重度残疾增发：没有残疾证"),
        new("存款", Outcome.提请注意, Basis, "申报存款 2,000 元，查到 9,816 元，请问清来源"),
    ];

    public Award Award { get; } = Award.Of(
    [
        new("差额", "年标准减年收入，除以 12，进到元", Money.Yuan(517), Basis),
        new("分类施保", "未成年人 2 人 × 标准的 20%", Money.Yuan(160), Basis),
    ]);

    public IReadOnlyList<ParameterRow> Figures =>
    [
        new("DEMO", "农村低保标准", "元/人·月", "市人民政府", Casework.People.Caller.City, "农村", new(2026, 1, 1), null, "400", "演示值", "演示", null, new(2026, 1, 15), ParameterStatus.演示),
        new("DEMO", "城镇低保标准", "元/人·月", "市人民政府", Casework.People.Caller.City, "城镇", new(2026, 1, 1), null, "680.50", "某某通知", "某民发〔2026〕1号", null, new(2026, 1, 15), ParameterStatus.已核实),
    ];

    public IReadOnlyList<Moment> Moments =>
    [
        new(At(-6), null, "提交了申请", true, false), new(At(-5), null, "受理", true, false), new(At(-1), null, "入户调查超过期限", true, true),
        new(null, Today.AddDays(3), "镇（办）初审", false, false, Now: true), new(null, Today.AddDays(20), "县级决定", false, false),
    ];

    /// <summary>A made-up letter on the real sheet.</summary>
    public Letter Letter => new(
        "最低生活保障确认通知书", "演示〔2026〕0001号", "向秀兰", "最低生活保障", Today.AddDays(-30), Today, true, "紫阳县民政局", Guid.Empty, Award.Monthly, PayMonth.After(Today), "6200****0001",
        Award.Lines, Reasons, [], null, null, "演示办法", [.. Figures], Today.AddDays(3), 4, "紫阳县城关镇某某村", new(60, "紫阳县人民政府", 6, [Basis], 15), "城关镇", null);

    public IActionResult OnGet()
    {
        if (!site.Demonstration)
        {
            return NotFound();
        }
        var form = Core.Declaring.Form.Of<Sample>();
        var faults = Binder.Bind(form, Typed, Today).Faults.Where(f => f.Path.StartsWith("有错", StringComparison.Ordinal)).ToList();
        Form = new(form.Pages, Typed, faults);
        return Page();
    }

    private DateTime At(int days) => DateTime.SpecifyKind(Today.AddDays(days).ToDateTime(new(2, 14)), DateTimeKind.Utc);
}
