using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Sweeping;
using Anmin.Casework.Watchtower;
using Anmin.Data.City;

namespace Anmin.Web.Demonstration;

/// <summary>The morning after the first night: in the shown counties some findings are looked into, some families told, some people visited, so that the pages have something to say.</summary>
internal sealed class Looking(CaseworkServices it, Staff staff)
{
    /// <summary>Findings of a township that somebody has got round to.</summary>
    private const int Busy = 4;

    /// <param name="waiting">Households that have an account and have not applied: who was found is told.</param>
    public async Task Look(IReadOnlyList<DemoHousehold> waiting)
    {
        var names = waiting.Select(h => h.Head.Name).ToHashSet();
        var n = 0;
        foreach (var county in Opening.Shown)
        {
            foreach (var town in it.Database.Divisions.Below(Core.Values.DivisionCode.Of(county), it.Database.Today))
            {
                var clerk = staff.Of(town.Code).First;
                var done = 0;
                foreach (var line in (await it.Discoveries.List(clerk, new())).Lines.Where(l => l.MayClose))
                {
                    var found = await it.Discoveries.One(clerk, line.Id);
                    if (line.MayTell && found.Members.Any(m => names.Contains(m.Name)))
                    {
                        await it.Discoveries.Tell(clerk, line.Id);
                    }
                    else if (done < Busy)
                    {
                        await Answer(clerk, found, n++);
                        done++;
                    }
                }
            }
        }
    }

    private async Task Answer(Caller clerk, Discovery found, int n)
    {
        var id = found.Line.Id;
        if (found.Line.Screening.Visits is { List: "backstop" } law && found.Members.FirstOrDefault(m => m.IsMeant) is { } meant)
        {
            await it.Kept.Visit(clerk, law.List, meant.Id, new Dictionary<string, string>
            {
                ["走访日"] = it.Database.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["评估"] = "完全丧失", ["评估人"] = $"{clerk.Name}和村医", ["依据"] = "残疾", ["去向"] = "申请低保", ["说明"] = "家里同意申请低保，约好这周到村里填表",
            });
            return;
        }
        switch (n % 4)
        {
            case 0 when found.Line.MayTell: await it.Discoveries.Tell(clerk, id); break;
            case 1: await it.Discoveries.Close(clerk, id, Verdict.误报, "上门看过，家里另有收入没有登记，已经请人改底册"); break;
            case 2: break; // nobody has got round to it yet
            default: await it.Discoveries.Close(clerk, id, Verdict.属实, "上门看过，和底册说的一样，已经约好办理"); break;
        }
    }
}
