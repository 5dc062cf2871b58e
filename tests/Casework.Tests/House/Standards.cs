using Anmin.Casework.People;
using Anmin.Casework.Policies;
using Anmin.Core.Deciding;
using Anmin.Core.Values;
using Anmin.LibraryCard;
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
    public static async Task<Guid> Poor(this House house, Caller? who = null, params (string, string?)[] changes)
    {
        var id = await house.Submits(who, changes);
        await house.Accepts(id);
        await house.Investigates(id, "1000");
        await house.Signs(id);
        await house.Visited(id);
        await house.Decides(id);
        await using var db = house.Raw();
        return await db.Grants.Where(g => g.CaseId == id).Select(g => g.Id).SingleAsync();
    }

    /// <summary>Another such household.</summary>
    public static Task<Guid> PoorToo(this House house, int n = 3) => house.Poor(House.OtherResident, ("申请人.姓名", "陈大山"), ("申请人.身份证号", 借书证样例.身份证号("19500101", n)),
        ("同用.成员[0].身份证号", 借书证样例.身份证号("20180601", n)), ("账户.开户人", "陈大山"), ("账户.账号", $"620000000000000010{n}"));

    /// <summary>A household of two that is refused because of what it earns in a year.</summary>
    public static async Task<Guid> Refused(this House house, string income, int n, Caller? who = null)
    {
        var id = await house.Submits(who ?? House.OtherResident, ("申请人.身份证号", 借书证样例.身份证号("19480101", n)), ("同用.成员[0].身份证号", 借书证样例.身份证号("20170601", n)));
        await house.Accepts(id);
        await house.Investigates(id, income);
        await house.Signs(id, grant: false);
        await house.Visited(id);
        await house.Decides(id, grant: false);
        return id;
    }
}
