using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Xunit;

namespace Anmin.Measures.Tests;

/// <summary>Values that cannot be wrong, and the words for what people mistype.</summary>
public sealed class ValueTests
{
    private static readonly string Right = SampleHousehold.IdOf(new(1960, 3, 8), 1);

    [Fact]
    public void 身份证号_正确的读得出生日和性别()
    {
        Assert.True(IdNumber.TryParse(Right, out var id, out _));
        Assert.Equal(new DateOnly(1960, 3, 8), id.BirthDate);
        Assert.True(id.IsMale);
        Assert.Equal(Right[..6] + "********" + Right[14..], id.ToString());
    }

    [Fact]
    public void 身份证号_校验位错了要逐位核对()
    {
        var wrong = Right[..17] + (Right[17] == '0' ? '1' : '0');
        Assert.False(IdNumber.TryParse(wrong, out _, out var fault));
        Assert.Contains("校验位", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20210229")]
    [InlineData("19000229")]
    [InlineData("20211301")]
    [InlineData("20210431")]
    public void 身份证号_出生日期不在日历上(string born)
    {
        var first = "610999" + born + "990";
        Assert.False(IdNumber.TryParse(first + IdNumber.CheckCharacter(first), out _, out var fault));
        Assert.Contains("不存在", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void 身份证号_闰年二月二十九日出生的可以填_平年三月一日满岁()
    {
        Assert.True(IdNumber.TryParse(SampleHousehold.IdOf(new(2004, 2, 29), 0), out var id, out _));
        Assert.Equal(17, id.AgeOn(new(2022, 2, 28)));
        Assert.Equal(18, id.AgeOn(new(2022, 3, 1)));
    }

    [Fact]
    public void 身份证号_全角数字空格和小写x都认得()
    {
        var first = Enumerable.Range(0, 999).Select(i => $"61099919600308{i:000}").First(f => IdNumber.CheckCharacter(f) == 'X');
        var typed = string.Concat(first.Select(c => (char)(c + 0xFEE0))) + " x";
        Assert.True(IdNumber.TryParse(typed, out var id, out _));
        Assert.Equal(first + "X", id.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("61099919600308")]
    [InlineData("6109991960030899012")]
    public void 身份证号_位数不对说出现在几位(string typed)
    {
        Assert.False(IdNumber.TryParse(typed, out _, out var fault));
        Assert.Contains($"现在是{typed.Length}位", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void 身份证号_中间夹字母不行()
    {
        Assert.False(IdNumber.TryParse("61099919600308A90X", out _, out var fault));
        Assert.Contains("只能有数字", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("𠮷野樱", "𠮷野樱")]
    [InlineData("阿依古丽•买买提", "阿依古丽·买买提")]
    [InlineData("向 秀 兰", "向秀兰")]
    [InlineData("　陈大山　", "陈大山")]
    public void 姓名_生僻字少数民族姓名和空格(string typed, string kept)
    {
        Assert.True(PersonName.TryParse(typed, out var name, out _));
        Assert.Equal(kept, name.Value);
    }

    [Fact]
    public void 姓名_五十个生僻字可以五十一个不行()
    {
        Assert.True(PersonName.TryParse(string.Concat(Enumerable.Repeat("𠮷", 50)), out _, out _));
        Assert.False(PersonName.TryParse(string.Concat(Enumerable.Repeat("𠮷", 51)), out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("陈3")]
    [InlineData("<b>")]
    public void 姓名_空的和带符号的不行(string typed) => Assert.False(PersonName.TryParse(typed, out _, out _));

    [Theory]
    [InlineData("900", 90000)]
    [InlineData("900.5", 90050)]
    [InlineData("13,000.00", 1300000)]
    [InlineData("９００元", 90000)]
    [InlineData(" -1 ", -100)]
    [InlineData("0", 0)]
    public void 金额_人们的写法都认得(string typed, long fen)
    {
        Assert.True(Money.TryParse(typed, out var money));
        Assert.Equal(fen, money.Fen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("九百元")]
    [InlineData("9.999")]
    [InlineData("1e3")]
    [InlineData("999999999999999999999")]
    public void 金额_多于两位小数和看不懂的不收(string typed) => Assert.False(Money.TryParse(typed, out _));

    [Fact]
    public void 金额_从不悄悄取整() => Assert.Throws<ArgumentException>(() => Money.Of(0.001m));

    [Fact]
    public void 金额_溢出时报错不回绕() => Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));

    [Theory]
    [InlineData(51667, 12, Rounding.进到元, 4400)]
    [InlineData(120000, 12, Rounding.进到元, 10000)]
    [InlineData(120001, 12, Rounding.进到元, 10100)]
    [InlineData(620000, 12, Rounding.四舍五入到分, 51667)]
    [InlineData(6, 12, Rounding.四舍五入到分, 1)]
    [InlineData(-6, 12, Rounding.四舍五入到分, -1)]
    public void 取整_只在最后一次(long fen, long by, Rounding rounding, long expected) => Assert.Equal(expected, rounding.Divide(fen, by));

    [Fact]
    public void 除不尽时不先算人均()
    {
        var right = (Money.Yuan(500) * 12 * 3 - Money.Yuan(1498) * 12).DividedBy(12, Rounding.进到元);
        Assert.Equal(Money.Yuan(2), right);
    }

    [Theory]
    [InlineData("2021-2-28", true)]
    [InlineData("2021年2月28日", true)]
    [InlineData("20210228", true)]
    [InlineData("2021/02/28", true)]
    [InlineData("2021-02-29", false)]
    [InlineData("2024-02-29", true)]
    [InlineData("2021-13-01", false)]
    public void 日期_日历上有的一天(string typed, bool ok) => Assert.Equal(ok, Binder.TryDay(typed, out _));

    [Fact]
    public void 区划_由小到大找到全国() =>
        Assert.Equal(["610924100201", "610924100000", "610924000000", "610900000000", "610000000000", "000000000000"],
            DivisionCode.Of("610924100201").Upwards().Select(d => d.Value));
}
