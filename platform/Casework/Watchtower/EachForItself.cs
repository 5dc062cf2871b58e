using System.Runtime.ExceptionServices;

namespace Anmin.Casework.Watchtower;

/// <summary>Things done one after the other, of which none keeps the others waiting: what failed is told when all have been tried.</summary>
internal static class EachForItself
{
    /// <exception cref="AggregateException">What each said that failed, in their order; a single one is thrown as it is.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; those that were left are not tried. What had failed before is tried again the next time and tells it then.</exception>
    public static async Task Run(IEnumerable<Func<Task>> steps)
    {
        List<Exception> failed = [];
        foreach (var step in steps)
        {
            try
            {
                await step();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed.Add(e);
            }
        }
        if (failed is [var only])
        {
            ExceptionDispatchInfo.Throw(only);
        }
        if (failed.Count > 0)
        {
            throw new AggregateException(failed);
        }
    }
}
