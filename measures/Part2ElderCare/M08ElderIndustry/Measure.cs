using Anmin.Core.Declaring;

namespace Anmin.Measures.Part2ElderCare.M08ElderIndustry;

/// <summary>措施8：养老产业。</summary>
public sealed class 养老产业措施() : Measure(8, "养老产业", "放开养老市场，兑现优惠，培育骨干企业和康养园区，引入金融与投资。");
