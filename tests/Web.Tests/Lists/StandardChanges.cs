using System.Net;
using System.Text;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Anmin.Web.Pages.StandardChanges;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>A made-up standard raised through the pages; and what is read from a spreadsheet.</summary>
public sealed class StandardChanges
{
    private const string Changes = "/standards/book-money-standard/changes";

    private static readonly IReadOnlyList<DivisionCode> Two = [DivisionCode.Of("610924"), DivisionCode.Of("610921")];

    [Fact]
    public async Task 县里拟_市里公布_县里确认_说错的在格子旁边()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        var (chief, city, reviewer, clerk) = (await house.As(house.Chief), await house.As(house.City), await house.As(house.Reviewer), await house.As(house.Clerk));
        const string field = "value-610924000000-0";

        var wrong = await chief.Does(Changes + "/new", ("month", "2026-10"), ("document", "购书补贴通知"), ("number", "编〔2026〕9号"), ("setter", "County"), (field, "四十"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("不是一个金额", wrong.Beside(field), StringComparison.Ordinal);
        Assert.Equal("购书补贴通知", wrong.Typed("document"));
        var unlawful = await wrong.Sends((field, "40"));
        Assert.Contains("县里不能定购书补贴标准", unlawful.Beside(field), StringComparison.Ordinal);

        var drawn = await unlawful.Sends(("setter", "City"));
        Assert.Equal(HttpStatusCode.OK, drawn.Status);
        Assert.Contains("这是您拟的", drawn.Text, StringComparison.Ordinal);
        var one = drawn.Address.AbsolutePath;
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Opens(one)).Status);

        var published = await city.Does(one);
        Assert.Contains("已公布", published.Text, StringComparison.Ordinal);
        Assert.Contains("没有要变的户", (await reviewer.Opens(one)).Text, StringComparison.Ordinal);
        Assert.Contains("编〔2026〕9号", (await house.Visitor().Opens("/standards/book-money-standard?county=610924000000")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 表格交上去_先看_好的填进格子_坏的说第几行为什么_看过才存()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        var chief = await house.As(house.Chief);
        const string field = "value-610924000000-0";
        var empty = await chief.Opens(Changes + "/new");
        Task<Screen> Reads(string name, byte[] bytes) => empty.Hands("读入，先看看", "file", name, bytes);

        var nothing = await Reads("标准.csv", []);
        var photo = await Reads("照片.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10]);
        var huge = await Reads("标准.csv", new byte[StandardFile.Largest + 1]);
        var other = await Reads("花名册.csv", Encoding.UTF8.GetBytes("姓名,身份证号\r\n某某,1\r\n"));
        var mixed = await Reads("标准.csv", Encoding.UTF8.GetBytes("县（区、市）,类别,月标准,年标准\r\n紫阳县,,40.5,\r\n汉阴县,,41,\r\n紫阳县,农村,41,\r\n紫阳县,,四十,\r\n"));

        Assert.All([nothing, photo, huge, other, mixed], s => Assert.Equal(HttpStatusCode.UnprocessableEntity, s.Status));
        Assert.Contains("请选择表格文件", nothing.Of(".errors"), StringComparison.Ordinal);
        Assert.Contains("文件读不出来", photo.Of(".errors"), StringComparison.Ordinal);
        Assert.Contains("文件超过 256 KB", huge.Of(".errors"), StringComparison.Ordinal);
        Assert.Contains("第1行应是「县（区、市），类别，月标准，年标准」四栏", other.Of(".errors"), StringComparison.Ordinal);
        Assert.Contains("有 3 行要更正 第3行：没有「汉阴县」这个县（区、市），或者不在您的管辖范围内第4行：没有「农村」这一类，应是第5行：月标准「四十」不是一个金额", mixed.Of(".errors"), StringComparison.Ordinal);
        Assert.Contains("读到 1 行，已填在下面的格子里，还没有存入", mixed.Of(".errors"), StringComparison.Ordinal);
        Assert.Equal("40.50", mixed.Typed(field));
        Assert.Empty(await house.It.Standards.All(house.City, "book-money-standard"));

        var read = await Reads("标准.csv", Encoding.UTF8.GetBytes("县（区、市）,类别,月标准,年标准\r\n紫阳县,,40.5,\r\n"));
        Assert.Equal((HttpStatusCode.OK, "40.50"), (read.Status, read.Typed(field)));
        Assert.Empty(await house.It.Standards.All(house.City, "book-money-standard"));
        var drawn = await chief.Does(Changes + "/new", (field, read.Typed(field)), ("month", "2026-10"), ("document", "购书补贴通知"), ("number", "编〔2026〕9号"), ("setter", "City"));
        Assert.Equal(HttpStatusCode.OK, drawn.Status);
        Assert.Equal(Money.Of(40.50m), Assert.Single((await house.It.Standards.All(house.City, "book-money-standard")).Single().Values).Monthly);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.As(house.Clerk)).Opens(Changes + "/new")).Status);
    }

    [Fact]
    public async Task 县里不同意一户_没写理由的说在旁边_写了转复核_页面数得出()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        await house.Granted(31, "1000");
        await house.Granted(32, "1000");
        var (chief, city, reviewer) = (await house.As(house.Chief), await house.As(house.City), await house.As(house.Reviewer));
        var one = (await chief.Does(Changes + "/new", ("month", "2026-10"), ("document", "购书补贴通知"), ("number", "编〔2026〕9号"), ("setter", "City"), ("value-610924000000-0", "40"))).Address.AbsolutePath;
        Assert.Contains("缺少参数：LIB_URGENT", (await city.Opens(one)).Text, StringComparison.Ordinal);
        await city.Does(one);

        var list = await reviewer.Opens(one);
        Assert.Contains("等确认 2 户", list.Text, StringComparison.Ordinal);
        Assert.Contains("跟着要看的标准", list.Text, StringComparison.Ordinal);
        var bare = await list.Presses("转复核");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        var field = bare.Page.QuerySelectorAll("textarea").Select(t => t.GetAttribute("name")!).First(n => bare.Beside(n).Length > 0);
        Assert.Contains("至少5个字", bare.Beside(field), StringComparison.Ordinal);
        var refused = await list.Presses("转复核", (field, "孙子上个月搬走了，人数不对"));

        Assert.Contains("已转复核", refused.Text, StringComparison.Ordinal);
        Assert.Contains("转复核 1 户", refused.Text, StringComparison.Ordinal);
        Assert.Contains("孙子上个月搬走了，人数不对。仍发原来的数", refused.Text, StringComparison.Ordinal);
        Assert.Contains("县区不同意", (await (await house.As(house.Clerk)).Opens("/desk/reviews")).Text, StringComparison.Ordinal);
        Assert.Contains("已确认 1 户", (await refused.Presses("其余的全部确认")).Text, StringComparison.Ordinal);
    }

    [Theory, InlineData("UTF-8"), InlineData("GB18030")]
    public async Task 表格读进来先看_好的填进格子_坏的说出第几行_什么都没存(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        var sheet = Sheet(house, encoding, "县（区、市）,类别,月标准,年标准\r\n紫阳县,,40.5,\r\n汉阴县,,,\"420\"\r\n\r\n不知县,,50,\r\n紫阳县,,41,\r\n汉阴县,农村,41,\r\n");

        Assert.Equal([(2, "40.50"), (3, "35.00")], sheet.Rows.Select(r => (r.No, r.Value.Whole.Month.ToString())));
        Assert.Equal(["第5行：没有「不", "第6行：与第2行", "第7行：没有「农"], sheet.Faults.Select(f => f[..8]));
        Assert.Contains("第1行应是", Assert.Single(Sheet(house, encoding, "县,类别\r\n紫阳县,40").Faults), StringComparison.Ordinal);
        Assert.Contains("读不出来", Assert.Single(Sheet(house, encoding, "县（区、市）,类别,月标准,年标准\r\n\"紫阳县").Faults), StringComparison.Ordinal);
    }

    private static StandardFile Sheet(DeskHouse house, string encoding, string text) =>
        StandardFile.Read(Encoding.GetEncoding(encoding).GetBytes(text), LibraryCardMeasure.购书补贴标准, house.It.Database.Divisions, Two);
}
