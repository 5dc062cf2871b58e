using Anmin.Core.Declaring;

namespace Anmin.Measures.Part2ElderCare.M05HomeCare;

/// <summary>措施5：居家社区养老。</summary>
public sealed class 居家社区养老措施() : Measure(5, "居家社区养老", "在家门口养老：新小区配建养老设施，老旧小区和老人家里做无障碍改造，社区把机构、服务和智能设备连成网。");
