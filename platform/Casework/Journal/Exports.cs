using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Journal;

/// <summary>The question for somebody who takes a list away as a file (S-AZ-10).</summary>
public sealed record ExportPurpose
{
    [Ask("导出做什么用？", Hint = "例如「7月发放前核对」。用途、时间和您的名字会记入日志。", Longest = 100)]
    public string 用途 { get; init; } = "";
}

/// <summary>Lists that leave the house: each export is an event with its purpose and number of rows.</summary>
public sealed class Exports(Database database)
{
    /// <summary>The most rows one file may have; more needs a narrower filter.</summary>
    public const int MostRows = 5000;

    /// <param name="what">Stable name of the list: grants:living-allowance-grant.</param>
    public Task Note(Caller caller, string what, string purpose, int rows)
    {
        var text = Plain.Text(purpose);
        return Plain.Length(text) < 2
            ? throw new Refused("请写明用途", "invalid", [new(nameof(ExportPurpose.用途), "请写明导出做什么用", "required")])
            : database.Effect(caller, _ => Task.FromResult(new Event("exported", what, Detail: $"{rows} 行，用途：{text}")));
    }
}
