using Anmin.Core.Declaring;

namespace Anmin.Casework.Store;

/// <summary>Something the caller can mend; the message says how. Not a defect of ours.</summary>
public sealed class Refused(string message, string code = "not_now", IReadOnlyList<Fault>? faults = null) : Exception(message)
{
    /// <summary>Stable code for machines.</summary>
    public string Code { get; } = code;

    public IReadOnlyList<Fault> Faults { get; } = faults ?? [];
}

/// <summary>Unknown, or outside the caller's area: one answer for both (S-AZ-3).</summary>
public sealed class NotThere() : Exception("没有找到，或者不在您的管辖范围内");

/// <summary>The caller's role may not do this.</summary>
public sealed class NotAllowed(string message = "您的岗位不能办理这一步") : Exception(message);

/// <summary>Somebody changed the record after the caller read it (412).</summary>
public sealed class Stale() : Exception("这件事刚刚被别人改动过，请刷新后再办");
