using Anmin.Casework.Verification;

namespace Anmin.Exchange.Sources;

/// <summary>A source that is reached by files: the question waits for the next signed list, the answer comes with a file.</summary>
public sealed class FileSource : ISourcePort
{
    public Way Way => Way.文件;

    public Task<SourceAnswer?> Ask(SourceQuestion question, CancellationToken stop) => Task.FromResult<SourceAnswer?>(null);
}
