using System.Security.Cryptography;
using Anmin.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Anmin.Web.Tests.Security;

/// <summary>S-CR-1, S-CR-2: what is sealed cannot be read without the ring, nor changed; a restart and an older key open it still.</summary>
public sealed class KeyRings : IDisposable
{
    private const string 回答 = """{"Item":"金融资产","Amount":"88000.00","Note":"定期"}""";
    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("anmin-keys-");

    [Fact]
    public void 封起来看不到一个字_每次都不一样_重新启动打得开()
    {
        var closed = KeyRing.Seal(keys).Close(回答);

        Assert.DoesNotContain("88000", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("88000", System.Text.Encoding.UTF8.GetString(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(closed)), StringComparison.Ordinal);
        Assert.NotEqual(closed, KeyRing.Seal(keys).Close(回答));
        Assert.Equal(回答, KeyRing.Seal(keys).Open(closed));
    }

    [Fact]
    public void 改过一个字的打不开_别的钥匙打不开_给Cookie的也打不开()
    {
        var closed = KeyRing.Seal(keys).Close(回答);
        var elsewhere = Directory.CreateTempSubdirectory("anmin-keys-");

        Assert.ThrowsAny<CryptographicException>(() => KeyRing.Seal(keys).Open(closed[..^8] + "AAAAAAAA"));
        Assert.ThrowsAny<CryptographicException>(() => KeyRing.Seal(elsewhere).Open(closed));
        Assert.ThrowsAny<CryptographicException>(() => DataProtectionProvider.Create(keys, b => b.SetApplicationName(KeyRing.Application)).CreateProtector("Cookies").Unprotect(closed));
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public void 换了新钥匙_以前封的还打得开()
    {
        var closed = KeyRing.Seal(keys).Close(回答);
        File.Move(keys.GetFiles("key-*.xml").Single().FullName, Path.Combine(keys.FullName, "kept.old"));
        KeyRing.Seal(keys).Close("另一把");
        File.Move(Path.Combine(keys.FullName, "kept.old"), Path.Combine(keys.FullName, "key-0.xml"));

        Assert.Equal(2, keys.GetFiles("key-*.xml").Length);
        Assert.Equal(回答, KeyRing.Seal(keys).Open(closed));
    }

    public void Dispose() => keys.Delete(recursive: true);
}
