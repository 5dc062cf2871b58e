using System.Globalization;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>S-PR-4: what is publicised is of a type that cannot hold a number of a person.</summary>
public sealed class NoticeTextTests
{
    [Theory]
    [InlineData("610924195603080022")]
    [InlineData("６１０９２４１９５６０３０８００２２")]
    [InlineData("610924 1956 0308 002X")]
    [InlineData("138-0000-0000")]
    [InlineData("0915-4422110")]
    [InlineData("6200.0000.0000.0001")]
    public void 身份证号_电话_账号_怎么写都进不了公示(string number)
    {
        Assert.Throws<ArgumentException>(() => new NoticeText("向秀兰", 3, $"拟给予最低生活保障（{number}）"));
        Assert.Throws<ArgumentException>(() => new NoticeText("向秀兰" + number, 3, "拟给予最低生活保障"));
    }

    [Fact]
    public void 任何一个身份证号_都进不了公示()
    {
        var random = new Random(20260901);
        for (var i = 0; i < 1000; i++)
        {
            var first = string.Create(CultureInfo.InvariantCulture, $"610999{new DateOnly(1930, 1, 1).AddDays(random.Next(35_000)):yyyyMMdd}{random.Next(1000):000}");
            var number = first + IdNumber.CheckCharacter(first);

            Assert.Throws<ArgumentException>(() => new NoticeText("向秀兰", 3, "每月 677 元" + number));
        }
    }

    [Theory]
    [InlineData("拟给予最低生活保障，每月 1,434.50 元")]
    [InlineData("拟给予最低生活保障，每月 123,456,789.00 元")]
    [InlineData("拟认定为低保边缘家庭")]
    public void 金额和结论_照常公示(string proposal) =>
        Assert.Equal(("阿依古丽·买买提", 4, proposal), new NoticeText("阿依古丽・买买提", 4, proposal) is var it ? (it.Name, it.Members, it.Proposal) : default);
}
