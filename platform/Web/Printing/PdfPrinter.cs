using System.Diagnostics;

namespace Anmin.Web.Printing;

/// <summary>Makes a PDF of a whole HTML file with headless Chromium, as a process of its own: no shell, no network, own empty profile, one at a time.</summary>
public sealed class PdfPrinter : IDisposable
{
    /// <summary>Setting that names the program, where it is not under a usual name in the path; empty switches printing off.</summary>
    public const string Setting = "Anmin:Chromium";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge", "chrome.exe", "msedge.exe"];

    private static readonly string[] OtherFolders =
        ["/Applications/Google Chrome.app/Contents/MacOS", @"C:\Program Files\Google\Chrome\Application", @"C:\Program Files (x86)\Microsoft\Edge\Application"];

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string? program;

    public PdfPrinter(IConfiguration settings) => program = settings[Setting] is { } named ? (File.Exists(named) ? named : null) : Find();

    /// <summary>Whether there is a browser to print with.</summary>
    public bool IsInstalled => program is not null;

    /// <remarks>The page's own policy forbids scripts; switching them off in the browser would stop its printing too.</remarks>
    /// <exception cref="PdfFailed">The browser did not deliver in time, or delivered nothing.</exception>
    public async Task<byte[]> Print(string html, CancellationToken stop)
    {
        if (program is null)
        {
            throw new PdfFailed("没有安装用来生成 PDF 的浏览器");
        }
        await turn.WaitAsync(stop);
        var folder = Directory.CreateTempSubdirectory("anmin-print-");
        try
        {
            var (page, result) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
            await File.WriteAllTextAsync(page, html, stop);
            await Run(Order(program, folder.FullName, page, result), stop);
            return File.Exists(result) ? await File.ReadAllBytesAsync(result, stop) : throw new PdfFailed("浏览器没有生成 PDF");
        }
        finally
        {
            turn.Release();
            Remove(folder);
        }
    }

    public void Dispose() => turn.Dispose();

    private static ProcessStartInfo Order(string program, string folder, string page, string result)
    {
        var order = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        string[] words =
        [
            "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
            "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={result}", new Uri(page).AbsoluteUri,
        ];
        foreach (var word in words)
        {
            order.ArgumentList.Add(word);
        }
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            // Chromium does not start its sandbox for root; the page is our own, without script or network.
            order.ArgumentList.Insert(0, "--no-sandbox");
        }
        return order;
    }

    private static async Task Run(ProcessStartInfo order, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        using var browser = Process.Start(order) ?? throw new PdfFailed("浏览器没有启动");
        try
        {
            await Task.WhenAll(browser.StandardOutput.ReadToEndAsync(limit.Token), browser.StandardError.ReadToEndAsync(limit.Token), browser.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new PdfFailed($"浏览器在 {Longest.TotalSeconds:0} 秒内没有完成");
        }
        finally
        {
            if (!browser.HasExited)
            {
                browser.Kill(entireProcessTree: true);
                await browser.WaitForExitAsync(CancellationToken.None);
            }
        }
        if (browser.ExitCode != 0)
        {
            throw new PdfFailed($"浏览器退出，代码 {browser.ExitCode}");
        }
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(OtherFolders)
            .SelectMany(folder => Names.Append("Google Chrome").Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>The browser's children may hold a file for a moment longer; what stays lies in the system's own temporary folder.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        for (var left = 5; left > 0; left--)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (left > 1)
            {
                Thread.Yield();
            }
            catch (UnauthorizedAccessException) when (left > 1)
            {
                Thread.Yield();
            }
        }
    }
}

/// <summary>No PDF came out.</summary>
public sealed class PdfFailed(string message) : Exception(message);
