using Anmin.Core.Declaring;

namespace Anmin.Measures.Part3Welfare.M09Children;

/// <summary>措施9：儿童福利。</summary>
public sealed class 儿童福利措施() : Measure(9, "儿童福利", "孤儿、困境儿童、事实无人抚养儿童分类得到保障，留守儿童的监护责任落到人，基层有人发现、有人报告、有人帮。");
