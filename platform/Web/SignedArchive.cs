using System.IO.Compression;
using System.Text;

namespace Anmin.Web;

/// <summary>A list and its detached signature, side by side in one archive.</summary>
public static class SignedArchive
{
    public static byte[] Of(string name, byte[] list, string signature)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = archive.CreateEntry($"{name}.csv").Open()) { entry.Write(list); }
            using (var entry = archive.CreateEntry($"{name}.csv.hmac-sha256").Open()) { entry.Write(Encoding.ASCII.GetBytes(signature)); }
        }
        return memory.ToArray();
    }
}
