using Anmin.LibraryCard;
using Xunit;

namespace Anmin.Measures.Tests.Contracts;

/// <summary>R9 on the made-up service: fields, steps, limits and papers change only by a reviewed diff.</summary>
public sealed class LibraryCardContractTests
{
    [Fact]
    public void 借书证的字段_步骤_时限_材料_与存下的约定一致() =>
        Verified.Same("library-card", Contract.Of(LibraryCardMeasure.借书证, 章程.新章程施行.AddDays(-1), 章程.新章程施行));

    [Fact]
    public void 阅览室台账与存下的约定一致() => Verified.Same("reading-rooms", Contract.Of(LibraryCardMeasure.阅览室));

    [Fact]
    public void 新旧章程的约定不同_说得出第一处() =>
        Assert.Contains(章程.旧名, Verified.FirstDifference(
            Contract.Of(LibraryCardMeasure.借书证, 借书证样例.旧章程时),
            Contract.Of(LibraryCardMeasure.借书证, 借书证样例.今天)), StringComparison.Ordinal);
}
