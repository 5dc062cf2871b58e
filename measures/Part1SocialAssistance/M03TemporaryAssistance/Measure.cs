using Anmin.Core.Declaring;

namespace Anmin.Measures.Part1SocialAssistance.M03TemporaryAssistance;

/// <summary>措施3：临时救助。</summary>
public sealed class 临时救助措施() : Measure(3, "临时救助", "遇到突发急难的家庭和个人求助有门：急的先救，小额由镇办直接救，金额大的分级审批，热线和网格能主动发现。");
