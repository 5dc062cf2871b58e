using Anmin.Casework.Records;
using Anmin.Web.Security;
using Microsoft.Extensions.Configuration;

namespace Anmin.Web.Tests;

/// <summary>S-FI-4: the scanner is a program of the operator's; without its clear answer nothing is taken.</summary>
public sealed class Scanning
{
    private static readonly byte[] Standard = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"u8.ToArray();

    [Fact]
    public async Task 标准测试文件查得出_平常的文件是干净的()
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, "if grep -q EICAR-STANDARD; then exit 1; fi\n");
        var scan = Named($"/bin/sh {script}")!;

        Assert.False(await scan(Standard));
        Assert.True(await scan(new byte[2_000_000]));
        File.Delete(script);
    }

    [Theory]
    [InlineData("/bin/sh -c false2")]
    [InlineData("/no/such/scanner")]
    public async Task 查毒程序坏了或没有_就是没有回答(string named) =>
        await Assert.ThrowsAsync<ScanFailed>(() => Named(named)!(Standard));

    [Fact]
    public void 没有接通查毒_只有演示才收文件()
    {
        Assert.Null(Named(null, demonstration: false));
        Assert.NotNull(Named(null, demonstration: true));
    }

    private static Scan? Named(string? program, bool demonstration = false) =>
        Scanner.From(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(Scanner.Setting, program)]).Build(), demonstration);
}
