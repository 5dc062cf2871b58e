using Anmin.Core.Declaring;

namespace Anmin.Measures.Part5Administration.M17PlaceNames;

/// <summary>措施17：区划地名。</summary>
public sealed class 区划地名措施() : Measure(17, "区划地名", "区划调整依程序，地名有标准、有清理、有数据库，界线定期联检，边界平安。");
