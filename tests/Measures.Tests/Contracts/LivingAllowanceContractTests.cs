using Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;
using Xunit;

namespace Anmin.Measures.Tests.Contracts;

/// <summary>R9 on the living allowance under each of its laws, and on the register of delegations.</summary>
public sealed class LivingAllowanceContractTests
{
    [Fact]
    public void 低保的字段_步骤_时限_材料与存下的约定一致() => Verified.Same("living-allowance", Contract.Of(new 最低生活保障(),
        低保办法.试行办法印发, 低保办法.确认办法施行, 低保办法.兜底通知印发, 低保办法.救助法施行));

    [Fact]
    public void 审批权限下放台账与存下的约定一致() => Verified.Same("delegation", Contract.Of(new 审批权限下放()));
}
