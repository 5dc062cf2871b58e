using Anmin.Bench;

// dotnet run -c Release --project bench [rules|month|match|search|import|what-if|start] [--households N] [--more-households N] [--lines N] [--more-lines N] [--rows N] [--more N] [--server 连接串] [--rounds N] [--encoding utf8|gb18030|both|quoted]
// One JSON object a line, a table of ratios at the end. Absolute numbers mean nothing; the ratios do.
var which = args.FirstOrDefault(a => !a.StartsWith('-') && !int.TryParse(a, out _) && !a.Contains('=')) ?? "all";
int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1], System.Globalization.CultureInfo.InvariantCulture) : otherwise;

var report = new Report();
if (which is "all" or "rules")
{
    RulesBench.Run(report, Option("--households", 2_000_000), Option("--rounds", 9));
}
if (which is "all" or "month")
{
    await MonthBench.Run(report, Option("--lines", 200_000), Option("--more-lines", 2_000_000), Array.IndexOf(args, "--server") is >= 0 and var at ? args[at + 1] : null);
}
if (which is "all" or "what-if")
{
    WhatIfBench.Run(report, Option("--households", 200_000), Option("--more-households", 2_000_000), Option("--rounds", 9));
}
if (which is "all" or "match")
{
    MatchBench.Run(report, Option("--lines", 2_000_000), Option("--more-lines", 20_000_000), Option("--rounds", 3), Array.IndexOf(args, "--encoding") is >= 0 and var named ? args[named + 1] : "both");
}
if (which is "all" or "search")
{
    await SearchBench.Run(report, Option("--rows", 1_000_000), Option("--more", 2_500_000), Option("--rounds", 9), Array.IndexOf(args, "--server") is >= 0 and var server ? args[server + 1] : null);
}
if (which is "all" or "import")
{
    await ImportBench.Run(report, Option("--rows", 500_000), Array.IndexOf(args, "--server") is >= 0 and var on ? args[on + 1] : null);
}
if (which is "all" or "start")
{
    await StartBench.Run(report, Option("--rounds", 7));
}
return report.Table();
