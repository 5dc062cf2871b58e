using Anmin.Casework;
using Anmin.Casework.Appeals;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Values;

namespace Anmin.Web.Demonstration;

/// <summary>One family goes to the government, which orders a new decision: it is granted from the month from which it should have been. Another has just asked to be looked at again.</summary>
internal sealed class Appealing(CaseworkServices it, SeedClock clock, Staff staff, DateOnly today)
{
    /// <summary>Days before today on which the first family tells, the notice comes, the office answers, the government decides, the county decides anew.</summary>
    private const int Tells = 104, Notice = 100, Replies = 93, Ordered = 62, Anew = 55;

    /// <summary>Days before today on which the second family asks.</summary>
    private const int Asks = 6;

    private static readonly TimeSpan Begin = new(17, 10, 0);
    private readonly List<Story> families = [];
    private Story? first;
    private Guid appeal;

    /// <summary>The families of whom it tells, so that they can be signed in as.</summary>
    public List<Story> Told { get; } = [];

    public void Know(Story story) => families.Add(story);

    public async Task On(DateOnly day)
    {
        var ago = today.DayNumber - day.DayNumber;
        // Between the making of a month and its release nobody's terms change: what falls on that day is done on the next.
        ago = day.Day == Months.Made && ago == Anew ? 0 : day.Day == Months.Made + 1 && ago == Anew - 1 ? Anew : ago;
        if (ago is not (Tells or Notice or Replies or Ordered or Anew or Asks))
        {
            return;
        }
        clock.Turn(day, Begin);
        if (ago == Asks)
        {
            if (await Refused() is { } second)
            {
                await Lodge(second, AppealKind.申诉, second.Filer, "家里那笔存款是给老人治病借来的，已经花完了，请再核实一次", null);
            }
            return;
        }
        if (ago == Tells)
        {
            first = await Refused();
            if (first is not null)
            {
                appeal = await Lodge(first, AppealKind.行政复议, first.Filer, "查到的收入是同名的另一个人的，不是我家的", null);
            }
            return;
        }
        if (first is null)
        {
            return;
        }
        var county = staff.Over(first.County);
        var version = ago == Notice ? 0 : (await it.Appeals.Open(county.Chief, appeal)).It.Version;
        switch (ago)
        {
            case Notice:
                await Lodge(first, AppealKind.行政复议, county.First, "查到的收入是同名的另一个人的，不是我家的", $"演示政复受〔{day.Year}〕2号");
                break;
            case Replies:
                await it.Answering.Reply(Other(county), appeal, version, day, "书面答复和全案材料副本");
                break;
            case Ordered:
                await it.Answering.Conclude(Other(county), appeal, version, new(
                    AppealResult.责令重作, day, null, $"演示政复决〔{day.Year}〕1号", "收入认定的证据对不上本人，事实不清", false, null, false, null));
                break;
            default:
                await it.Answering.Redecide(Other(county), appeal, version, new(true, Money.Yuan(420), "核对的收入属于同名的另一个人，扣除后每月差额 420 元", null));
                break;
        }
    }

    /// <summary>A reviewer who had no hand in the refusal: the second one visits only what was drawn, and the refused were not.</summary>
    private static Caller Other(Staff.County county) => county.Second;

    /// <summary>A refused family of the shown counties that has its letter, decided by the first reviewer without a county visit; the latest one.</summary>
    private async Task<Story?> Refused()
    {
        foreach (var story in families.AsEnumerable().Reverse().Where(s => s != first && s.Case != Guid.Empty && !s.ByHelper && Opening.Shown.Contains(s.County)))
        {
            var @case = await it.CaseFiles.Glance(Caller.System, story.Case);
            if (@case is { State: CaseState.不予确认, Due: null, Delegated: false } && @case.DecidedBy == staff.Over(story.County).First.Human)
            {
                return story;
            }
        }
        return null;
    }

    private async Task<Guid> Lodge(Story story, AppealKind kind, Caller who, string grounds, string? document)
    {
        var target = (await it.Appeals.Fightable(Caller.System, story.Case))[0];
        if (!Told.Contains(story))
        {
            Told.Add(story);
        }
        return await it.Lodging.Lodge(who, story.Case, new(target.Id, kind, null, null, null, grounds, document, "外出务工，回家才看到决定书"));
    }
}
