using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
namespace Anmin.Bench;
internal sealed class Slow : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public void OnCompleted() { }
    public void OnError(Exception error) { }
    public void OnNext(DiagnosticListener l) { if (l.Name == "Microsoft.EntityFrameworkCore") { l.Subscribe(this); } }
    public void OnNext(KeyValuePair<string, object?> e)
    {
        if (e.Value is CommandExecutedEventData d && d.Duration.TotalMilliseconds > 15)
        {
            Console.Error.WriteLine($"{d.Duration.TotalMilliseconds,8:0} ms {d.Command.CommandText.Replace('\n', ' ')[..Math.Min(130, d.Command.CommandText.Length)]}");
        }
    }
}
