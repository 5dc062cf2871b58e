using Anmin.Core.Declaring;

namespace Anmin.Measures.Part4Governance.M14Communities;

/// <summary>措施14：社区服务和治理。</summary>
public sealed class 社区治理措施() : Measure(14, "社区服务和治理", "社区评星定级、协商议事、减掉多余牌子和报表，服务站点城乡全覆盖。");
