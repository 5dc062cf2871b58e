using System.Text.Json;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Web.Api;

namespace Anmin.Web.Commands;

/// <summary>Facts in, decisions out, line by line. A bad line is told with its number and stops nobody.</summary>
public static class Assess
{
    private const string Day = "on";
    private const string Parameters = "parameters";

    public static Command Command { get; } = new("assess", "<事项> [--on 日期] [--parameters 文件] [文件]", "按规则算：逐行读事实，逐行写决定、金额和理由",
    [
        "从标准输入（或所给的文件）逐行读 JSON，每行一户；写法见 ./run schema <事项>。",
        "一行可以只写事实，也可以写成 {\"id\": …, \"facts\": {事实}, \"findings\": {\"查明的名称\": {内容}}}，id 原样写回。",
        "结果逐行写到标准输出：行号、id、适用的规定、是否批准、每月金额和组成、每条理由和依据。",
        "有错的行写到标准错误：行号、栏目、原因；不影响其余各行。空行不算。",
        "--on 日期          按哪一天的规定和标准算，例如 2026-06-30；不写就是今天",
        "--parameters 文件  另用一份参数文件：编号、分项、地区都相同的，以文件为准，其余仍用随程序的",
    ], Run);

    private static async Task<int> Run(Order order)
    {
        var words = new Words(order.Words, 2, Day, Parameters);
        var matter = order.Matter(words.Needed(0, "事项，例如 ./run assess living-allowance"));
        var assessor = new Assessor(matter, Book(order, words.Named(Parameters)), On(words.Named(Day), order.At.Today));
        await using var input = words.At(1) is { } file ? Open(file) : order.At.In;
        await using var output = new BufferedStream(order.At.Out, 64 * 1024);
        var (good, bad) = (0L, 0L);
        await foreach (var line in Lines.Of(input))
        {
            if (line.Text is { } text && text.Span.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }
            try
            {
                var assessed = assessor.Decide(line.Number, (line.Text ?? throw new BadLine([new("", $"超过 {Lines.Longest / 1024} KB，没有读", "range")])).Span);
                JsonSerializer.Serialize(output, assessed, ApiJson.Options);
                output.WriteByte((byte)'\n');
                good++;
            }
            catch (BadLine fault)
            {
                await order.At.Say.WriteLineAsync($"第 {line.Number} 行：{fault.Message}");
                bad++;
            }
            if (order.At.Talks)
            {
                await output.FlushAsync();
            }
        }
        await order.At.Say.WriteLineAsync($"{matter.Name}：{good} 行已算出，{bad} 行有错");
        return bad == 0 ? Exit.Done : Exit.Found;
    }

    private static DateOnly On(string? day, DateOnly today) =>
        day is null ? today : Binder.TryDay(day, out var on) ? on : throw new Misuse($"--{Day} 的「{day}」不是日历上有的一天，请写成 2026-07-01 的样子");

    private static PolicyBook Book(Order order, string? file)
    {
        var shipped = Policies.Book(order.Measures.Select(m => m.GetType().Assembly).Distinct());
        if (file is null)
        {
            return shipped;
        }
        using var opened = new StreamReader(Open(file));
        try
        {
            var own = StandardsFile.Read(opened.ReadToEnd(), file);
            var keys = own.Select(r => (r.Id, r.Class, r.Region)).ToHashSet();
            return new(shipped.Rows.Where(r => !keys.Contains((r.Id, r.Class, r.Region))).Concat(own));
        }
        catch (ParameterFault fault)
        {
            throw new NotReady(fault.Message);
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new(file, FileMode.Open, FileAccess.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotReady($"文件 {file} 打不开：{e.Message}");
        }
    }
}
