using Anmin.Core.Values;

namespace Anmin.Core.Declaring;

/// <summary>Where a family has moved, as the place that receives it has seen.</summary>
/// <param name="Address">Group and door, in words.</param>
/// <param name="IsRegisterMoved">Whether the household register 户口 has moved along.</param>
/// <param name="IsOtherCounty">Whether the move crosses the border of a county.</param>
public sealed record Relocation(DivisionCode Village, string Address, bool IsRegisterMoved, bool IsOtherCounty);
