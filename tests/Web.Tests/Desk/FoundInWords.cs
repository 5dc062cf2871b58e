using Anmin.Core.Declaring;
using Anmin.Web.Pages.Verifications;

namespace Anmin.Web.Tests.Desk;

/// <summary>What the applicant reads as found: no answer, and no question, is never nothing found (S-RE-4).</summary>
public sealed class FoundInWords
{
    [Fact]
    public void 没有问过的说没有查_没有回音的说没有回音_问到没有的才说没有记录()
    {
        static string Found(params Reply[] replies) => VerificationWords.Found(new("经营净收入", null, new(1200, "元／年"), null, [.. replies.Select(r => new Told("市场主体", r))]));

        Assert.Equal("没有查", Found());
        Assert.Equal("还没有回音", Found(Reply.无数据, Reply.未返回));
        Assert.Equal("还没有回音", Found(Reply.异常));
        Assert.Equal("没有记录", Found(Reply.无数据));
        Assert.Equal("已登记", Found(Reply.已返回));
    }
}
