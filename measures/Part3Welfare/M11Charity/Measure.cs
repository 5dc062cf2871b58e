using Anmin.Core.Declaring;

namespace Anmin.Measures.Part3Welfare.M11Charity;

/// <summary>措施11：慈善事业。</summary>
public sealed class 慈善事业措施() : Measure(11, "慈善事业", "慈善组织依法登记、年报、公开，捐赠有票据能抵税，经常性捐助和慈善超市办得住，善行受表彰。");
