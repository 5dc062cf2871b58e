using Anmin.Casework.Store;
using Anmin.Killed;

// 一个随时会被断电的进程：替几个县的财务一个月接一个月地核算、放行、读回盘；或者替几个县一个文件接一个文件地导入人口；或者一夜接一夜地筛查。
// 参数：sqlite|npgsql  做到哪个月（不写就一直做）；或者 files、files=20（做到第几个文件）、nights、nights=20（做到第几夜）  每个库的连接串……
// 每一步先说 begin，办成再说 done；上次断在哪里，库里看得出来，从那里接着办。
// 或者：answers（逐条的回答）、whole（来源的全部数据）  sqlite|npgsql  连接串  文件  密钥：替县里读一份核对回答。
if (args[0] is "answers" or "whole")
{
    await AnswerReading.Read(args[0] == "whole", args[1], args[2], args[3], args[4]);
    return 0;
}
var (provider, until) = (args[0], args[1]);
var gate = new object();

await Task.WhenAll(args.Skip(2).Select((connection, i) => Task.Run(async () =>
{
    if (until.StartsWith("files", StringComparison.Ordinal))
    {
        var registry = new Registry(provider, connection);
        int? last = until.Split('=') is [_, var n] ? int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) : null;
        while (await registry.Next(last) is var (kind, carry))
        {
            Say($"begin {i} {kind}");
            await carry();
            Say($"done {i} {kind}");
        }
        return;
    }
    if (until.StartsWith("nights", StringComparison.Ordinal))
    {
        var night = new Night(provider, connection);
        int? last = until.Split('=') is [_, var n] ? int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) : null;
        while (await night.Next(last) is var (kind, carry))
        {
            Say($"begin {i} {kind}");
            await carry();
            Say($"done {i} {kind}");
        }
        return;
    }
    var treasury = new Treasury(provider, connection);
    while (await treasury.Next(until) is { } step)
    {
        Say($"begin {i} {step.Kind}");
        await step.Do();
        Say($"done {i} {step.Kind}");
    }
})));
return 0;

void Say(string line)
{
    lock (gate)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
