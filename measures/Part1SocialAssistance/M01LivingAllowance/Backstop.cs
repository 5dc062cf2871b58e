using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.7 兜底保障：在册的困难群众里完全丧失、或者部分丧失劳动能力又靠不上产业就业帮扶的人，一个也不能漏（SA2020 五）。</summary>
public sealed class 兜底未覆盖() : Screening("backstop-uncovered", "兜底保障没有覆盖", "1.7")
{
    public override string Summary => "脱贫户、监测户里完全或者部分丧失劳动能力，本人没有领低保、特困供养的人；家里别人单人领的，保不到他。";
    public override string Asks => "五个工作日内到家里看，评估劳动能力；符合低保、单人保、特困的请他申请，能干活的接上产业就业帮扶。";
    public override Actor Owner => Actor.镇办;

    /// <summary>镇办五个工作日，十五个工作日还没有结果的报县里（说明1.7-01）。</summary>
    public override Limit Limit => Limit.工作日(5);
    public override Limit? Raised => Core.Values.Limit.工作日(15);
    public override string Opens => "living-allowance";
    public override VisitLaw Visits => 兜底保障.走访制度;

    public override IEnumerable<Hit> Over(Screened county)
    {
        var 底册 = county.Roster;
        var 走访 = county.Listed(兜底保障.走访制度);
        for (var 户 = 0; 户 < 底册.Households; 户++)
        {
            if (!脱贫衔接.在册(county, 户) || county.Applying.Contains(户))
            {
                continue;
            }
            for (var 人 = 底册.First[户]; 人 < 底册.First[户 + 1]; 人++)
            {
                // 部分丧失的，底册看不出帮扶靠不靠得上：家里没有别的劳动力才列
                if (底册.IsHere(人) && !county.Received.Of(人).Any(g => 兜住的.Contains(g.Programme)) && !(走访.TryGetValue(人, out var 上次) && 兜底保障.已安排(上次, county.On)) && (底册.Labour[人] == LabourCapacity.完全丧失 || (底册.Labour[人] == LabourCapacity.部分丧失 && !有劳动力(底册, 户))))
                {
                    yield return new(户, 人, 底册.Person[人].ToString(), $"在册困难群众，{底册.Labour[人]}劳动能力{(底册.Grade[人] > 0 ? $"（{底册.Disability[人]}残疾{"一二三四"[底册.Grade[人] - 1]}级）" : "")}，没有领低保、特困供养");
                }
            }
        }
    }

    private static readonly string[] 兜住的 = ["DB", "SP", "TK"];

    private static bool 有劳动力(Roster 底册, int 户)
    {
        for (var 人 = 底册.First[户]; 人 < 底册.First[户 + 1]; 人++)
        {
            if (底册.IsHere(人) && 底册.Labour[人] == LabourCapacity.有 && !底册.Student[人])
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>1.7 兜底保障对象的走访：每季度至少一次（说明1.7-02）。</summary>
public static class 兜底保障
{
    public static VisitLaw 走访制度 { get; } = new("backstop", "兜底保障对象",
        "脱贫户、监测户里完全或者部分丧失劳动能力，镇办走访评估过的人。", typeof(兜底走访), 3);

    /// <summary>接上了产业就业帮扶、或者本人不愿意的，到下次走访以前不再当作没有覆盖：不硬塞进低保。</summary>
    internal static bool 已安排(Visited 上次, DateOnly on) => 上次.Answer is 兜底走访 { 去向: 兜底去向.产业就业帮扶 or 兜底去向.本人不愿意 } && on <= 走访制度.Next(上次.On);
}

/// <summary>1.7 兜底保障对象三个月没有走访的。</summary>
public sealed class 兜底走访到期() : Screening("backstop-visit-due", "兜底保障对象该走访了", "1.7")
{
    public override string Summary => "在册的兜底保障对象里，上次走访已经过了三个月的人。";
    public override string Asks => "到家里看一看，重新评估劳动能力，记下现在的保障和安排。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(10);
    public override VisitLaw Visits => 兜底保障.走访制度;

    public override IEnumerable<Hit> Over(Screened county)
    {
        foreach (var (人, 上次) in county.Listed(兜底保障.走访制度).OrderBy(p => p.Key))
        {
            if (county.Roster.IsHere(人) && 兜底保障.走访制度.Next(上次.On) < county.On)
            {
                yield return new(county.Roster.HouseholdOf(人), 人, $"{county.Roster.Person[人]}/{上次.On:yyyyMMdd}", $"兜底保障对象，上次走访是{上次.On.Year}年{上次.On.Month}月{上次.On.Day}日，已经过了一个季度");
            }
        }
    }
}

/// <summary>1.7 走访时看的和安排的。</summary>
public sealed record 兜底走访 : IVisit, IChecked
{
    [Ask("哪天去的？")]
    public DateOnly 走访日 { get; init; }

    [Ask("劳动能力评估下来怎样？")]
    public 劳动能力评估 评估 { get; init; }

    [Ask("谁评估的？", Hint = "例如：镇民政办周敏和村医。", Longest = 60)]
    public string 评估人 { get; init; } = "";

    [Ask("凭什么这样评估？")]
    public 评估依据 依据 { get; init; }

    [Ask("怎么安排？")]
    public 兜底去向 去向 { get; init; }

    [Ask("看到什么、怎么说好的", Hint = "例如：母亲同意申请低保，约好7月5日到村里填表。", Longest = 300, Lines = true, Class = FieldClass.Sensitive)]
    public string 说明 { get; init; } = "";

    DateOnly IVisit.VisitDay => 走访日;
    string IVisit.VisitNote => 说明;

    /// <summary>能靠帮扶的不硬塞进低保；靠不上的也不能只推给帮扶。</summary>
    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (评估 is 劳动能力评估.完全丧失 or 劳动能力评估.部分丧失靠不上帮扶 && 去向 == 兜底去向.产业就业帮扶)
        {
            yield return new(nameof(去向), "靠不上产业就业帮扶的，请选低保、单人保、特困供养，或者写明已经在领、本人不愿意");
        }
    }
}

/// <summary>1.7 劳动能力评估的结果。</summary>
public enum 劳动能力评估
{
    完全丧失,

    [Choice("部分丧失，靠不上产业就业帮扶")]
    部分丧失靠不上帮扶,

    [Choice("部分丧失，能靠产业就业帮扶")]
    部分丧失能靠帮扶,

    [Choice("有劳动能力")]
    有,
}

/// <summary>1.7 评估的依据。</summary>
public enum 评估依据 { 年龄, 残疾, 疾病, [Choice("要照料家人")] 照料, [Choice("几样都有")] 多项 }

/// <summary>1.7 走访以后的安排。</summary>
public enum 兜底去向
{
    [Choice("请他家申请低保")]
    申请低保,

    [Choice("请他单人申请低保")]
    单人低保,

    [Choice("请他申请特困供养")]
    特困供养,

    [Choice("接上产业就业帮扶")]
    产业就业帮扶,

    [Choice("已经在领低保或特困供养")]
    已经在领,

    本人不愿意,
}
