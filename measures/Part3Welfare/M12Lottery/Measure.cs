using Anmin.Core.Declaring;

namespace Anmin.Measures.Part3Welfare.M12Lottery;

/// <summary>措施12：福利彩票。</summary>
public sealed class 福利彩票措施() : Measure(12, "福利彩票", "彩票安全发行、规范管理，公益金用在老人、残疾人、孤儿和困难群众身上，去向公开。");
