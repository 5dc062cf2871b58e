using Anmin.Core.Deciding;
using Anmin.Core.Declaring;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>措施1：最低生活保障。</summary>
public sealed class 最低生活保障措施() : Measure(1, "最低生活保障", "城乡标准逐年提高，家庭经济状况核对到位，审批下沉到镇办，农村标准始终高于扶贫标准，完全或部分丧失劳动能力的困难群众不漏一人。")
{
    private static readonly 最低生活保障 低保 = new();

    /// <summary>底册是低保的普查和预算先要用的，它的文件保存多久在这里写明。</summary>
    public override Parameter FilesKept => 低保参数.人口文件保存;

    public override IReadOnlyList<Declaration> Declarations { get; } =
        [低保, 低保.Pays, 低保.DelegatedBy, new 低保时限预警(), new 家庭经济状况核对(), new 核对预警(), new 低保标准表(), .. 低保筛查.全部, .. 低保指标.全部];
}
