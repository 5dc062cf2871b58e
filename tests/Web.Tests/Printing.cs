using Anmin.Web.Printing;
using Microsoft.Extensions.Configuration;

namespace Anmin.Web.Tests;

/// <summary>A letter becomes a PDF by a browser of its own.</summary>
public sealed class Printing
{
    [Fact]
    public async Task 一页文书_打印成一份PDF_字是字不是图()
    {
        using var printer = new PdfPrinter(new ConfigurationBuilder().Build());
        Assert.True(printer.IsInstalled, "没有 Chromium：请用 ./test 运行，它会装上");

        var pdf = await printer.Print("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>通知书</title><p>向𠮷：每月 677 元</p></html>", default);

        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 5), StringComparison.Ordinal);
        Assert.Contains("/ToUnicode", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }
}
