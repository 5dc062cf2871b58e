using Anmin.Core.Declaring;

namespace Anmin.Measures.Part6Capacity.M20Leadership;

/// <summary>措施20：组织领导。</summary>
public sealed class 组织领导措施() : Measure(20, "组织领导", "政府每年至少专题研究一次民政工作，难题有人解，基层有经费，资金有监管、有绩效。");
