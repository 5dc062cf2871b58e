using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Data.City;

namespace Anmin.Web.Demonstration;

/// <summary>What happens next to an application.</summary>
internal enum Step { 申请, 受理, 告知补正, 补交, 核对, 入户, 评议, 初审, 异议, 答复异议, 抽查, 决定, 送达, 撤回, 终止, 延长 }

/// <summary>One household's application and the turns that its dice give it.</summary>
internal sealed class Story
{
    private readonly Dice dice;

    public Story(DemoHousehold household, int seed, Func<Guid> ids)
    {
        dice = Dice.For(seed, household.Number);
        Household = household;
        Filer = new(ids(), ids(), household.Head.Name, Role.居民, DivisionCode.Of(household.Village), Year.Trace);
        AsksSupplement = dice.Chance(130);
        NeverAnswers = dice.Chance(250);
        Hidden = dice.Chance(60) ? 1000 * dice.Between(2, 40) : 0;
        IsSlow = dice.Chance(45);
        IsExtended = dice.Chance(400);
        IsObjected = dice.Chance(90);
        IsWithdrawn = dice.Chance(25);
        IsTerminated = dice.Chance(15);
        IsAdjusted = dice.Chance(20);
        Relative = dice.Chance(15) ? "本村村委会委员是申请人的弟弟" : null;
    }

    public DemoHousehold Household { get; }

    /// <summary>The head of the household, or the village helper who applies for it.</summary>
    public Caller Filer { get; set; }

    /// <summary>The helper's recorded 委托, once there is one.</summary>
    public bool ByHelper => Filer.Role == Role.村级协理;

    public Guid Case { get; set; }
    public bool AsksSupplement { get; }
    public bool NeverAnswers { get; }

    /// <summary>Savings that the bank tells of and the form does not, in whole yuan.</summary>
    public int Hidden { get; }
    public bool IsSlow { get; }
    public bool IsExtended { get; }
    public bool IsObjected { get; set; }
    public bool IsWithdrawn { get; }
    public bool IsTerminated { get; }
    public bool IsAdjusted { get; }
    public string? Relative { get; }

    public string County => DivisionCode.Of(Household.Village).County.Value;

    public string Town => DivisionCode.Of(Household.Village).Town.Value;

    /// <summary>A number of days, both ends included.</summary>
    public int Days(int least, int most) => dice.Between(least, most);

    public bool Chance(int perMille) => dice.Chance(perMille);
}
