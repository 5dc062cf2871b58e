using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.7 兜底保障：在册的困难群众里完全丧失、或者部分丧失劳动能力又靠不上产业就业帮扶的人，一个也不能漏（SA2020 五）。</summary>
public sealed class 兜底未覆盖() : Screening("backstop-uncovered", "兜底保障没有覆盖", "1.7")
{
    public override string Summary => "脱贫户、监测户里完全或者部分丧失劳动能力，全家没有领低保、特困供养的人。";
    public override string Asks => "五个工作日内到家里看，评估劳动能力；符合低保、单人保、特困的请他申请，能干活的接上产业就业帮扶。";
    public override Actor Owner => Actor.镇办;

    /// <summary>镇办五个工作日，十五个工作日还没有结果的报县里（说明1.7-01）。</summary>
    public override Limit Limit => Limit.工作日(5);
    public override Limit? Raised => Core.Values.Limit.工作日(15);
    public override string Opens => "living-allowance";

    public override IEnumerable<Hit> Over(Screened county)
    {
        var 底册 = county.Roster;
        for (var 户 = 0; 户 < 底册.Households; 户++)
        {
            if (!脱贫衔接.在册(底册, 户) || county.Applying.Contains(户) || 兜住的.Any(p => county.Received.OfHousehold(户, p).Count > 0))
            {
                continue;
            }
            for (var 人 = 底册.First[户]; 人 < 底册.First[户 + 1]; 人++)
            {
                // 部分丧失的，底册看不出帮扶靠不靠得上：家里没有别的劳动力才列
                if (底册.IsHere(人) && (底册.Labour[人] == LabourCapacity.完全丧失 || (底册.Labour[人] == LabourCapacity.部分丧失 && !有劳动力(底册, 户))))
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
