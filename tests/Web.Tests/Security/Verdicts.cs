using System.Net;

namespace Anmin.Web.Tests.Security;

/// <summary>The matrix's judge complains where it must; a judge that has never complained proves nothing.</summary>
public sealed class Verdicts
{
    private static readonly (HttpStatusCode, string) Nothing = (HttpStatusCode.NotFound, "没有找到");

    [Theory]
    [InlineData("GET", false, true, false, 200, "他的名字", "不在辖区，却得到 200")]
    [InlineData("GET", false, true, false, 302, "", "不在辖区，却得到 302")]
    [InlineData("GET", false, true, false, 409, "没有找到", "不在辖区，却得到 409")]
    [InlineData("GET", false, true, false, 403, "没有找到", "不在辖区是 403，不存在是 404")]
    [InlineData("GET", false, true, false, 404, "没有找到这个县的", "不在辖区和不存在，说法不一样")]
    [InlineData("POST", false, true, false, 302, "", "不在辖区，却得到 302")]
    [InlineData("POST", false, true, false, 409, "没有找到", "不在辖区是 409，不存在是 404")]
    [InlineData("GET", false, false, true, 200, "", "岗位不许，却得到 200")]
    [InlineData("POST", false, false, true, 404, "", "岗位不许，却得到 404")]
    [InlineData("GET", true, false, true, 200, "", "没有登录却得到 200")]
    [InlineData("GET", true, false, true, 404, "", "没有登录却得到 404")]
    [InlineData("GET", true, true, true, 401, "", "可以来，却叫他登录")]
    [InlineData("GET", false, true, true, 500, "", "出错 500")]
    [InlineData("GET", false, true, false, 404, "没有找到", null)]
    [InlineData("GET", false, false, true, 403, "", null)]
    [InlineData("GET", true, false, true, 401, "", null)]
    [InlineData("GET", false, true, true, 200, "", null)]
    [InlineData("GET", false, true, true, 404, "", null)]
    public void 该指出的指出_不该指出的不说(string method, bool isNobody, bool mayCome, bool sees, int status, string body, string? said) =>
        Assert.Equal(said, Verdict.Of(method, isNobody, mayCome, sees, new(new("http://x/"), (HttpStatusCode)status, body, new Dictionary<string, string>()), body, Nothing));
}
