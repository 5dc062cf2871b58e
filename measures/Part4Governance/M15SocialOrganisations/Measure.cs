using Anmin.Core.Declaring;

namespace Anmin.Measures.Part4Governance.M15SocialOrganisations;

/// <summary>措施15：社会组织。</summary>
public sealed class 社会组织措施() : Measure(15, "社会组织", "登记、年检、抽查、异常名录和取缔环环相扣，行业协会与机关脱钩，党的工作同步跟上。");
