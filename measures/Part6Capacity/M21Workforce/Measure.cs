using Anmin.Core.Declaring;

namespace Anmin.Measures.Part6Capacity.M21Workforce;

/// <summary>措施21：人才队伍。</summary>
public sealed class 人才队伍措施() : Measure(21, "人才队伍", "用公益性岗位和购买服务充实基层民政力量，组织社会工作者职业考试。");
