using Anmin.Core.Declaring;

namespace Anmin.Measures.Part1SocialAssistance.M02ExtremeHardship;

/// <summary>措施2：特困人员救助供养。</summary>
public sealed class 特困供养措施() : Measure(2, "特困人员救助供养", "政府兜底供养特困人员：认定清楚，标准科学，供养机构达标，失能半失能者优先住进去，住在家里的有人监护。");
