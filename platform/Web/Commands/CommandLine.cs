using System.Text;
using Anmin.Core.Declaring;

namespace Anmin.Web.Commands;

/// <summary>The other doors of the program: a first word chooses a command, without one it serves.</summary>
public static class CommandLine
{
    private const string Help = "help";

    /// <summary>All commands, in the order of help.</summary>
    public static IReadOnlyList<Command> All { get; } =
    [
        new(Help, "[命令]", "列出命令，或者说明一个命令怎样用", [], order => Task.FromResult(Tell(order))),
        Assess.Command,
        Schema.Command,
        JournalCommands.Verify,
        JournalCommands.Export,
        MakeCity.Command,
        Import.Command,
    ];

    /// <summary>Whether these arguments order something other than to serve. Settings of the server begin with two dashes.</summary>
    public static bool Asks(IReadOnlyList<string> args) => args.Count > 0 && (!args[0].StartsWith("--", StringComparison.Ordinal) || IsHelp(args[0]));

    public static async Task<int> Run(IReadOnlyList<string> args, IReadOnlyList<Measure> measures, Surroundings at)
    {
        var name = IsHelp(args[0]) ? Help : args[0];
        if (All.FirstOrDefault(c => c.Name == name) is not { } command)
        {
            await at.Say.WriteLineAsync($"没有「{name}」这个命令。\n\n{Overview()}");
            return Exit.Misused;
        }
        try
        {
            return await command.Run(new([.. args.Skip(1)], measures, at));
        }
        catch (Misuse wrong)
        {
            await at.Say.WriteLineAsync($"{wrong.Message}\n用法：{Usage(command)}");
            return Exit.Misused;
        }
        catch (NotReady missing)
        {
            await at.Say.WriteLineAsync(missing.Message);
            return Exit.NotReady;
        }
        catch (IOException gone)
        {
            await at.Say.WriteLineAsync($"读写中断：{gone.Message}");
            return Exit.NotReady;
        }
    }

    private static int Tell(Order order)
    {
        var about = new Words(order.Words, 1).At(0);
        var text = about is null ? Overview()
            : All.FirstOrDefault(c => c.Name == about) is { } command ? Explain(command)
            : throw new Misuse($"没有「{about}」这个命令");
        order.At.Out.Write(Encoding.UTF8.GetBytes(text));
        return Exit.Done;
    }

    private static string Overview()
    {
        var text = new StringBuilder("用法：./run [命令]\n\n不写命令就启动服务，地址和可以试的事会打印出来。其余命令不启动服务：\n\n");
        foreach (var command in All)
        {
            text.Append("  ").Append(Usage(command)).Append("\n      ").Append(command.Does).Append('\n');
        }
        return text.Append("""

            结束时的代码：0 全部办成；1 有的行有错，或者日志不完整；2 命令写得不对；3 缺文件或数据库
            结果写到标准输出，说明写到标准错误。

            """).ToString();
    }

    private static string Explain(Command command) =>
        $"用法：{Usage(command)}\n\n{command.Does}\n{string.Concat(command.More.Select(m => $"\n  {m}"))}{(command.More.Count > 0 ? "\n" : "")}";

    private static string Usage(Command command) => $"./run {command.Name}{(command.Takes.Length > 0 ? " " + command.Takes : "")}";

    private static bool IsHelp(string word) => word is "--help" or "-h";
}
