using Anmin.Core.Declaring;

namespace Anmin.Measures.Part2ElderCare.M06ResidentialCare;

/// <summary>措施6：机构养老。</summary>
public sealed class 机构养老措施() : Measure(6, "机构养老", "养老机构保质量、改设施、活机制，农村有互助幸福院，留守、空巢、高龄老人有人管。");
