using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Anmin.Bench;

/// <summary>P6: the complete product, SQLite, one process, its database already there, against a bare page app: until the first page is answered, and memory when idle.</summary>
internal static class StartBench
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(4);

    public static async Task Run(Report report, int rounds)
    {
        var root = Root();
        var data = Directory.CreateTempSubdirectory("anmin-bench-");
        try
        {
            var bare = new App("bare page app", Path.Combine(root, "bench/BareApp"), "Anmin.BareApp.dll", new());
            var product = new App("product", Path.Combine(root, "platform/Web"), "Anmin.Web.dll", new() { ["ANMIN_DATA"] = data.FullName, ["Anmin__Households"] = "300" });
            await product.Start(TimeSpan.FromMinutes(5)); // builds the demonstration city once; not counted
            var (bareStarts, productStarts) = (new List<Started>(), new List<Started>());
            for (var round = 0; round < rounds; round++)
            {
                bareStarts.Add(await bare.Start(TimeSpan.FromMinutes(1)));
                productStarts.Add(await product.Start(TimeSpan.FromMinutes(1)));
            }
            var (bareReady, bareMemory) = Told(bare.Name, bareStarts);
            var (productReady, productMemory) = Told(product.Name, productStarts);
            report.AtMost("P6 start: product ready / bare page app ready", productReady / bareReady, 5);
            report.AtMost("P6 memory: product idle / bare page app idle", productMemory / bareMemory, 4);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static (double Ready, double Memory) Told(string name, List<Started> starts)
    {
        var (ready, memory) = (Report.Median(starts.Select(s => s.ReadyMs)), Report.Median(starts.Select(s => s.IdleMb)));
        Report.Line($"P6 {name} ready", "ms", ready, ("cpu_ms", Math.Round(Report.Median(starts.Select(s => s.ReadyCpuMs)))), ("all", starts.Select(s => Math.Round(s.ReadyMs)).ToArray()));
        Report.Line($"P6 {name} idle", "mb", memory, ("all", starts.Select(s => Math.Round(s.IdleMb)).ToArray()));
        return (ready, memory);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Anmin.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("在项目里运行：往上找不到 Anmin.slnx");
        }
        return folder;
    }

    private sealed record Started(double ReadyMs, double ReadyCpuMs, double IdleMb);

    private sealed class App(string name, string project, string dll, Dictionary<string, string> environment)
    {
        public string Name => name;

        /// <summary>Starts it, waits for the home page, lets it rest, reads its memory, ends it.</summary>
        public async Task<Started> Start(TimeSpan patience)
        {
            var path = Path.Combine(project, "bin/Release/net10.0", dll);
            if (!File.Exists(path))
            {
                throw new InvalidOperationException($"先编译：dotnet build -c Release {project}");
            }
            var address = $"http://127.0.0.1:{FreePort()}";
            var start = new ProcessStartInfo("dotnet", path) { WorkingDirectory = project, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["ASPNETCORE_URLS"] = address;
            start.Environment["ASPNETCORE_CONTENTROOT"] = project;
            start.Environment["Logging__LogLevel__Default"] = "Warning";
            foreach (var (key, value) in environment)
            {
                start.Environment[key] = value;
            }
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            try
            {
                await Answered(address, watch, patience, process);
                var (ready, cpu) = (watch.Elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds);
                await Task.Delay(Idle);
                return new(ready, cpu, Resident(process.Id));
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        private async Task Answered(string address, Stopwatch watch, TimeSpan patience, Process process)
        {
            using var client = new HttpClient();
            while (true)
            {
                try
                {
                    using var answer = await client.GetAsync(address);
                    if (answer.IsSuccessStatusCode)
                    {
                        return;
                    }
                }
                catch (HttpRequestException) when (watch.Elapsed < patience && !process.HasExited)
                {
                    await Task.Delay(5);
                }
                if (watch.Elapsed >= patience)
                {
                    throw new TimeoutException($"{name} 没有在 {patience} 内答复");
                }
            }
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        /// <summary>Resident memory in MB, as the kernel counts it.</summary>
        private static double Resident(int id)
        {
            var line = File.ReadLines($"/proc/{id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }
}
