using Xunit;

namespace Anmin.Measures.Tests.Contracts;

/// <summary>R9 on the whole: names and addresses of everything declared.</summary>
public sealed class CatalogueContractTests
{
    [Fact]
    public void 全部声明的名字和地址与存下的一致() => Verified.Same("catalogue", ContractRule.Catalogue(AllMeasures.List));
}
