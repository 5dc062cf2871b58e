using Anmin.Core.Declaring;

namespace Anmin.Measures.Part1SocialAssistance.M04Vagrants;

/// <summary>措施4：流浪乞讨人员救助。</summary>
public sealed class 流浪乞讨救助措施() : Measure(4, "流浪乞讨人员救助", "流落街头的人由各部门接力救助，从进站到离站全程有记录，特殊人员得到寻亲、治疗和安置。");
