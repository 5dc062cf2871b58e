using Anmin.Casework.Desk;
using Anmin.Casework.Journal;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>Many cases walked blindly: whoever tries whatever at any moment, a case moves only along the published graph, and what a chair is offered is what it can do (S-WF-1).</summary>
public sealed class StateGraph
{
    private static readonly Dictionary<CaseState, CaseState[]> Graph = new()
    {
        [CaseState.已提交] = [CaseState.待补正, CaseState.调查中, CaseState.终止, CaseState.撤回],
        [CaseState.待补正] = [CaseState.已提交, CaseState.调查中, CaseState.终止, CaseState.撤回],
        [CaseState.调查中] = [CaseState.公示中, CaseState.审核中, CaseState.待确认, CaseState.终止, CaseState.撤回],
        [CaseState.公示中] = [CaseState.异议处理, CaseState.审核中, CaseState.待确认, CaseState.终止, CaseState.撤回],
        [CaseState.异议处理] = [CaseState.调查中, CaseState.终止, CaseState.撤回],
        [CaseState.审核中] = [CaseState.县级公示, CaseState.已确认, CaseState.不予确认, CaseState.终止, CaseState.撤回],
        [CaseState.县级公示] = [CaseState.异议处理, CaseState.待确认, CaseState.终止, CaseState.撤回],
        [CaseState.待确认] = [CaseState.审核中, CaseState.已确认, CaseState.不予确认, CaseState.终止, CaseState.撤回],
        [CaseState.已确认] = [],
        [CaseState.不予确认] = [],
        [CaseState.终止] = [],
        [CaseState.撤回] = [],
    };

    public static TheoryData<string, string> Regimes => new()
    {
        { Setup.Sqlite, "2026-03-02" }, { Setup.Npgsql, "2026-03-02" }, { Setup.Sqlite, "2026-09-01" }, { Setup.Npgsql, "2026-09-01" },
    };

    [Theory, MemberData(nameof(Regimes))]
    public async Task 谁在什么时候试什么_只沿公布的图走_给谁看的按钮谁就按得动(string engine, string day)
    {
        await using var house = await House.On(engine, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var dice = new Random(20200916);
        var ends = new HashSet<CaseState>();
        for (var walk = 0; walk < 8; walk++)
        {
            ends.Add(await WalkBlindly(house, dice));
        }
        Assert.True(ends.Count > 1, "走来走去只有一种结果，没有走到几处");
        Assert.True((await JournalVerifier.Verify(house.It.Database)).IsWhole);
    }

    private static async Task<CaseState> WalkBlindly(House house, Random dice)
    {
        var id = await house.Submits();
        for (var step = 0; step < 60; step++)
        {
            var before = await house.Case(id);
            if (Graph[before.State].Length == 0)
            {
                return before.State;
            }
            var who = House.Everybody[dice.Next(House.Everybody.Count)];
            // Ends early are kept rare, or hardly a walk would get anywhere.
            var act = (Act)dice.Next(Enum.GetValues<Act>().Length);
            if (act is Act.终止 or Act.撤回 && dice.Next(8) > 0)
            {
                continue;
            }
            await Try(house, before, who, act, dice);
            if (before.State is CaseState.公示中 or CaseState.县级公示)
            {
                await Notice(house, id, dice);
            }
            var after = await house.Case(id);
            Assert.True(after.State == before.State || Graph[before.State].Contains(after.State), $"{who.Name} {act}：{before.State} → {after.State} 不在图上");
        }
        await house.It.Endings.Withdraw(House.Resident, id, await house.Version(id));
        return (await house.Case(id)).State;
    }

    private static async Task Try(House house, CaseRow before, Caller who, Act act, Random dice)
    {
        var kinds = house.It.Work.MatterOf(before).FindingsOn(before.AcceptedOn ?? house.It.Database.Today);
        var offered = before.State != CaseState.已提交 || who.Role != Role.居民 || who.Human == before.OwnerHuman;
        offered &= Acts.For(who, before, kinds).Contains(act) && await Sees(house, who, before.Id);
        try
        {
            await Do(house, before.Id, who, act, kinds, dice);
        }
        catch (Exception refusal) when (refusal is Refused or NotAllowed or NotThere)
        {
            var code = (refusal as Refused)?.Code ?? refusal.GetType().Name;
            // What is offered may still wait for a finding, another regime or fresh eyes; never for another state, role or area.
            Assert.False(offered && code is "wrong_state" or "NotThere", $"{who.Role} 在「{before.State}」看得到「{act}」，却办不成：{refusal.Message}");
            Assert.Equal(before.Version, (await house.Case(before.Id)).Version);
            return;
        }
        Assert.True(offered, $"{who.Role} 在「{before.State}」不该办得成「{act}」");
    }

    private static async Task<bool> Sees(House house, Caller who, Guid id)
    {
        await using var db = house.It.Database.Open(who);
        return await db.Cases.AnyAsync(c => c.Id == id);
    }

    private static async Task Notice(House house, Guid id, Random dice)
    {
        if (dice.Next(12) == 0)
        {
            await using var db = house.Raw();
            var notice = await db.Notices.Where(n => n.CaseId == id && n.TakenDownOn == null).OrderByDescending(n => n.PostedOn).FirstAsync();
            if (notice.Until >= house.It.Database.Today)
            {
                await house.It.Objections.File(notice.Id, "他家情况与公示的不一样", null, null);
            }
        }
        house.Pass(2);
        await house.It.Publicity.EndElapsed();
    }

    private static async Task Do(House house, Guid id, Caller who, Act act, IReadOnlyList<FindingKind> kinds, Random dice)
    {
        var version = await house.Version(id);
        var it = house.It;
        switch (act)
        {
            case Act.受理: await it.Acceptance.Accept(who, id, version); break;
            case Act.告知补正: await it.Acceptance.AskSupplement(who, id, version, "还差一张一寸照片", 10); break;
            case Act.补交材料: await it.Acceptance.AnswerSupplement(who, id, version, "已补交"); break;
            case Act.记录调查:
                List<FindingKind> open = [.. Investigation.OpenTo(who, await house.Case(id), kinds)];
                var mine = open.Count > 0 ? open : [.. kinds.Where(k => k.By == Actor.县区 == (who.Role == Role.县区审核))];
                var kind = mine[dice.Next(mine.Count)];
                var second = (House.Everybody.FirstOrDefault(c => c.Role == who.Role && c.Area == who.Area && c.Human != who.Human) ?? House.OtherCounty).Human;
                var faults = await it.Investigation.Record(who, id, version, kind.Slug, await house.Answers(id, kind.Slug), second, it.Database.Today);
                if (faults.Count > 0) { throw new Refused(faults[0].Message, "faults", faults); }
                break;
            case Act.签署初审意见: await it.Opinions.Sign(who, id, version, await Agree(house, id)); break;
            case Act.答复异议: await it.Objections.Answer(who, id, version, "已安排两人重新入户"); break;
            case Act.县级公示: await it.Decisions.Publish(who, id, version); break;
            case Act.决定: await it.Decisions.Decide(who, id, version, await Agree(house, id)); break;
            case Act.送达: await it.Decisions.Deliver(who, id, version); break;
            case Act.延长时限: await it.Endings.Extend(who, id, version, "家庭情况复杂，需要跨县核实"); break;
            case Act.暂停计时: await it.Pauses.Begin(who, id, version, PauseCause.鉴定, "等市医院的残疾鉴定"); break;
            case Act.恢复计时: await it.Pauses.End(who, id, version, "鉴定为肢体二级"); break;
            case Act.终止: await it.Endings.Terminate(who, id, version, "无故不配合调查"); break;
            case Act.撤回: await it.Endings.Withdraw(who, id, version); break;
            default: throw new ArgumentOutOfRangeException(nameof(act), act, "没有这一步");
        }
    }

    /// <summary>Signs what was computed, or refuses with reason where nothing was.</summary>
    private static async Task<Signed> Agree(House house, Guid id)
    {
        await using var db = house.Raw();
        var @case = await db.Cases.SingleAsync(c => c.Id == id);
        var (computed, _, _) = await house.It.Work.Propose(db, @case, house.It.Work.MatterOf(@case));
        return new(computed.Granted, computed.Award?.Monthly, null, null);
    }
}
