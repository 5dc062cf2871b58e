using System.ComponentModel;
using System.Diagnostics;
using Anmin.Casework.Records;

namespace Anmin.Web.Security;

/// <summary>Hands an upload to the scanner that the operator named, as a process of its own: the file on its input, its exit code is the answer (S-FI-4).</summary>
public static class Scanner
{
    /// <summary>Setting with the program and its words, such as <c>clamdscan --no-summary -</c>; exit code 0 is clean, 1 is found, anything else is no answer.</summary>
    public const string Setting = "Anmin:Scanner";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The scanner of this house. A demonstration without one takes files unseen; anything else takes none.</summary>
    public static Scan? From(IConfiguration settings, bool demonstration) =>
        settings[Setting] is { Length: > 0 } named ? file => Run(named.Split(' ', StringSplitOptions.RemoveEmptyEntries), file)
        : demonstration ? _ => Task.FromResult(true)
        : null;

    private static async Task<bool> Run(string[] words, ReadOnlyMemory<byte> file)
    {
        var order = new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            using var program = Process.Start(order) ?? throw new ScanFailed("查毒程序没有启动");
            try
            {
                await Task.WhenAll(Give(program, file, limit.Token), program.StandardOutput.ReadToEndAsync(limit.Token), program.StandardError.ReadToEndAsync(limit.Token), program.WaitForExitAsync(limit.Token));
            }
            finally
            {
                if (!program.HasExited) { program.Kill(entireProcessTree: true); }
            }
            return program.ExitCode switch { 0 => true, 1 => false, var code => throw new ScanFailed($"查毒程序退出，代码 {code}") };
        }
        catch (Exception e) when (e is Win32Exception or OperationCanceledException)
        {
            throw new ScanFailed($"查毒程序没有回答：{e.Message}", e);
        }
    }

    /// <summary>A scanner may answer before it has read everything.</summary>
    private static async Task Give(Process program, ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        try
        {
            await program.StandardInput.BaseStream.WriteAsync(file, stop);
            program.StandardInput.Close();
        }
        catch (IOException) when (!stop.IsCancellationRequested)
        {
            return;
        }
    }
}
