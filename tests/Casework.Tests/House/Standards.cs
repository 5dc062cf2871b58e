using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>A raise of the made-up standard in one line.</summary>
public static class StandardWalk
{
    public static StandardProposal Proposal(string month, long yuan) => new(
        PayMonth.Parse(month), DivisionLevel.City, "关于购书补贴标准的通知", "安民发〔2026〕9号", null, ParameterStatus.演示, "", [new(DivisionCode.Of("610924"), "", Money.Yuan(yuan), null)]);

    /// <summary>The head of 紫阳 writes down what the city sets for it.</summary>
    public static Task<Guid> Proposes(this House house, string month, long yuan, Caller? who = null) =>
        house.It.Standards.Propose(who ?? House.Chief, "book-money-standard", Proposal(month, yuan));

    /// <summary>A household of two that receives the full standard: two times 36.</summary>
    public static async Task<Guid> Poor(this House house)
    {
        var id = await house.Submits();
        await house.Accepts(id);
        await house.Investigates(id, "1000");
        await house.Signs(id);
        await house.Visited(id);
        await house.Decides(id);
        await using var db = house.Raw();
        return await db.Grants.Where(g => g.CaseId == id).Select(g => g.Id).SingleAsync();
    }
}
