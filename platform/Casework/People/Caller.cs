using Anmin.Casework.Api;
using Anmin.Core.Values;

namespace Anmin.Casework.People;

/// <summary>Who acts: a human behind an account, in one role, for one area. Separation rules look at the human (S-ID-8).</summary>
/// <param name="Trace">Trace number of the request, for the journal.</param>
public sealed record Caller(Guid Human, Guid Account, string Name, Role Role, DivisionCode Area, string Trace)
{
    public static readonly DivisionCode City = DivisionCode.Of("610900");

    /// <summary>The machinery itself: clocks, notices that end, demonstration data.</summary>
    public static readonly Caller System = new(Guid.Empty, Guid.Empty, "系统", Role.系统, City, "system");

    /// <summary>The key under which what he does now may happen only once; null where the call has none.</summary>
    public Once? Once { get; init; }

    /// <summary>Somebody who has not signed in.</summary>
    public static readonly Caller Nobody = new(Guid.Empty, Guid.Empty, "访客", Role.访客, City, "");

    public bool IsStaff => Role is Role.镇办经办 or Role.镇办负责 or Role.县区审核 or Role.县区负责 or Role.县区财务 or Role.市级 or Role.审计;
}

/// <summary>What an account may be.</summary>
public enum Role { 访客, 居民, 村级协理, 镇办经办, 镇办负责, 县区审核, 县区负责, 县区财务, 市级, 审计, 系统 }
