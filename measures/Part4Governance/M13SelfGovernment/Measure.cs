using Anmin.Core.Declaring;

namespace Anmin.Measures.Part4Governance.M13SelfGovernment;

/// <summary>措施13：基层群众自治。</summary>
public sealed class 基层自治措施() : Measure(13, "基层群众自治", "村居该管什么列成清单，选举、议事、公开照程序办，村居干部有培训。");
