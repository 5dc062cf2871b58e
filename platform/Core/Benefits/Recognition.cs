using Anmin.Core.Deciding;

namespace Anmin.Core.Benefits;

/// <summary>What a family may be found to be without receiving this benefit, counted beside it in the monthly table: 低保边缘家庭.</summary>
/// <param name="Kind">The legal name, as <see cref="Decision.Kind"/> says it.</param>
/// <param name="Months">So long a finding stands.</param>
/// <param name="Needs">The figure without which nobody can be found to be it; null where the service finds it already.</param>
public sealed record Recognition(string Kind, int Months, Parameter? Needs = null);
