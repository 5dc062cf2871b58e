using Anmin.Core.Declaring;

namespace Anmin.Measures.Part4Governance.M16SocialWork;

/// <summary>措施16：社会工作和志愿服务。</summary>
public sealed class 社会工作措施() : Measure(16, "社会工作和志愿服务", "培养和评价社会工作者，开发岗位、购买服务，志愿服务有记录、有保障、有回馈。");
