using Anmin.Core.Declaring;

namespace Anmin.Measures.Part3Welfare.M10Disability;

/// <summary>措施10：残疾人福利。</summary>
public sealed class 残疾人福利措施() : Measure(10, "残疾人福利", "残疾人两项补贴按时足额，精神障碍者有社区康复和监护补贴，辅具配得上。");
