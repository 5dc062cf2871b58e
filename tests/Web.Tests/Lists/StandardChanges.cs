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
