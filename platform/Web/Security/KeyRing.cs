using Anmin.Casework.Records;
using Microsoft.AspNetCore.DataProtection;

namespace Anmin.Web.Security;

/// <summary>The house's one ring of keys, in its data folder: for cookies and for what must lie secret in the database. It grows by a new key by itself; old ones stay for what they have sealed.</summary>
public static class KeyRing
{
    public const string Application = "anmin";

    /// <summary>Separates these secrets from cookies: neither opens the other.</summary>
    private const string Answers = "Anmin.Verification.Answers";

    /// <summary>The folder of the keys beside the folder of the files.</summary>
    public static DirectoryInfo Beside(string filesFolder) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(filesFolder))!, "keys"));

    public static Seal Seal(DirectoryInfo keys)
    {
        Lazy<IDataProtector> ring = new(() => DataProtectionProvider.Create(keys, b => b.SetApplicationName(Application)).CreateProtector(Answers));
        return new(plain => ring.Value.Protect(plain), closed => ring.Value.Unprotect(closed));
    }
}
