using System.Text;
using Anmin.Web.Pages.Document;
using Microsoft.Extensions.Configuration;

namespace Anmin.Web.Tests;

/// <summary>The official text is loaded by the operator: read strictly, told apart by its numbers, never guessed.</summary>
public sealed class OfficialTexts : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void 没有这项设置_什么也没有()
    {
        var none = OfficialText.From(new ConfigurationBuilder().Build());

        Assert.False(none.IsLoaded);
        Assert.Empty(none.OfMeasure(1));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public void 两种编码都读得对_生僻字也在(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllBytes(file, Encoding.GetEncoding(name).GetBytes(DocumentHouse.MadeUp.Replace("第3项", "第3项𠮷", StringComparison.Ordinal)));

        var text = Load();

        Assert.Contains("第3项𠮷", Assert.Single(text.OfMeasure(3)), StringComparison.Ordinal);
        Assert.Equal("一、头一部分的题目", text.OfPart(1));
        Assert.Equal(["某某市试编文件", "为了试一试，编一份有二十三项的文件。"], text.Opening);
        Assert.Equal(["某某市", "2000年1月1日"], text.Closing);
    }

    [Fact]
    public void 括号里的汉字编号也认得_断开的段落跟着前一项()
    {
        const string numerals = "一二三四五六七八九十";
        string Numeral(int n) => n <= 10 ? $"{numerals[n - 1]}" : n < 20 ? $"十{numerals[n - 11]}" : n == 20 ? "二十" : $"二十{numerals[n - 21]}";
        var text = OfficialText.Of(string.Join('\n', Enumerable.Range(1, 23).Select(n => $"（{Numeral(n)}）编的第{n}项，半\n截。")));

        Assert.Equal(["（二十三）编的第23项，半", "截。"], text.OfMeasure(23));
        Assert.Equal(2, text.OfMeasure(10).Count);
    }

    [Fact]
    public void 编号不全_不乱猜_全文放在一处()
    {
        var text = OfficialText.Of("1. 只有\n2. 两项");

        Assert.True(text.IsLoaded);
        Assert.Empty(text.OfMeasure(1));
        Assert.Equal(["1. 只有", "2. 两项"], text.Whole);
    }

    [Fact]
    public void 路径不对_空的_不是文字_都不启动_说得清楚()
    {
        foreach (var (bytes, said) in new (byte[]?, string)[] { (null, "没有这个文件"), ([], "空的"), ([0x50, 0x4B, 3, 4, 0xFF, 0xFF, 0], "纯文本"), (new byte[2_000_000], "1 MB"), ([0xD0, 0xFF, 0xFF], "纯文本") })
        {
            if (bytes is null) { File.Delete(file); } else { File.WriteAllBytes(file, bytes); }

            var refused = Assert.Throws<InvalidOperationException>(Load);

            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
            Assert.Contains("Anmin:OfficialDocument", refused.Message, StringComparison.Ordinal);
            Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        }
    }

    private OfficialText Load() => OfficialText.From(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(OfficialText.Setting, (string?)file)]).Build());
}
