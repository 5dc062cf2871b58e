using System.Text;
using Anmin.Documents;
using CsCheck;

namespace Anmin.Exchange.Tests.Tables;

/// <summary>Text files of others open in the encoding that they are in (S-FI-5).</summary>
public sealed class TextFiles
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static (string Text, TextEncoding Encoding, long? Wrong) Open(byte[] bytes)
    {
        using var file = TextFile.Open(new MemoryStream(bytes));
        return (file.Reader.ReadToEnd(), file.Encoding, file.WrongLine);
    }

    [Fact]
    public void A_text_comes_back_whole_in_each_encoding() => Gen.OneOf(Gen.Char['一', '龥'].Array.Select(c => new string(c)), Gen.String.AlphaNumeric, Gen.Int[0x20000, 0x2A6DF].Select(char.ConvertFromUtf32)).Array[1, 20].Select(a => "甲\n" + string.Join('\n', a)).Sample(text =>
    {
        Assert.Equal((text, TextEncoding.Utf8, null), Open(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((text, TextEncoding.Utf8WithMark, null), Open(Encoding.UTF8.GetBytes("\uFEFF" + text)));
        Assert.Equal((text, TextEncoding.Gb18030, null), Open(Gb18030.GetBytes(text)));
        Assert.Equal((text, TextEncoding.Gb18030, null), Open(Gb18030.GetBytes("\uFEFF" + text)));
    }, iter: 300);

    [Fact]
    public void Wrong_bytes_are_told_with_their_line_and_shown_as_such()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("甲\n乙\n丙"), 0xFF, .. Encoding.UTF8.GetBytes("\n丁")];

        using var file = TextFile.Open(new MemoryStream(bytes));

        Assert.Equal("甲\n乙\n丙\uFFFD\n丁", file.Reader.ReadToEnd());
        Assert.Equal("第3行有不是 UTF-8（带标记） 的字节：请在表格软件里另存为 CSV（UTF-8 或 GB18030）再试", file.Fault);
    }

    [Fact]
    public void Without_a_mark_the_encoding_that_holds_for_longer_is_named()
    {
        Assert.Equal((TextEncoding.Gb18030, 2), (Open([.. Gb18030.GetBytes("身份证号码\n乙"), 0xFF]).Encoding, Open([.. Gb18030.GetBytes("身份证号码\n乙"), 0xFF]).Wrong));
        Assert.Null(CsvReader.Read([.. Gb18030.GetBytes("身份证号码\n乙"), 0xFF]));
    }

    [Fact]
    public void A_character_that_lies_over_the_edge_of_a_piece_is_whole()
    {
        var text = new string('a', 16 * 1024 - 1) + "𠮷" + new string('中', 40_000);

        Assert.Equal((text, TextEncoding.Gb18030, null), Open(Gb18030.GetBytes(text)));
        Assert.Equal((text, TextEncoding.Utf8, null), Open(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The two-byte places of ten signs and eight parts of characters that the standard of 2022 gave other code points than that of 2000.</summary>
    [Fact]
    public void The_eighteen_characters_of_2022_come_out_as_they_are_and_survive_being_written()
    {
        byte[] bytes = [0xA6, 0xD9, 0xA6, 0xDA, 0xA6, 0xDB, 0xA6, 0xDC, 0xA6, 0xDD, 0xA6, 0xDE, 0xA6, 0xDF, 0xA6, 0xEC, 0xA6, 0xED, 0xA6, 0xF3, 0xFE, 0x59, 0xFE, 0x61, 0xFE, 0x66, 0xFE, 0x67, 0xFE, 0x6D, 0xFE, 0x7E, 0xFE, 0x90, 0xFE, 0xA0];
        const string Text = "\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19龴龵龶龷龸龹龺龻";

        Assert.Equal((Text, TextEncoding.Gb18030, null), Open(bytes));
        Assert.Equal(Text, Core.Values.Gb18030.Strict.GetString(Core.Values.Gb18030.Strict.GetBytes(Text)));
        Assert.Equal(Text, Core.Values.Plain.Text(Text));
        Assert.Throws<DecoderFallbackException>(() => Core.Values.Gb18030.Strict.GetString([0xFF]));
    }

    [Fact]
    public void UTF16_is_refused_in_words()
    {
        Assert.Contains("UTF-16", Assert.Throws<UnreadableFile>(() => Open(Encoding.Unicode.GetPreamble())).Message, StringComparison.Ordinal);
        Assert.Null(CsvReader.Read(Encoding.Unicode.GetPreamble()));
    }
}
