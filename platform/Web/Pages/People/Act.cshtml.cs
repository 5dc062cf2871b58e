using System.Globalization;
using System.Text.Json.Nodes;
using Anmin.Casework;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.People;

/// <summary>Any act on a person's record, by its slug.</summary>
[Authorize(May.People)]
public sealed class DeedModel(CaseworkServices casework) : ActModel(casework)
{
    public Deed Deed { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, string act)
    {
        await Find(id, act, "办理前查看");
        Show(Deed.Form, Deed.Slug == "correct" ? Now() : Since(Today));
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string act, int? version)
    {
        await Find(id, act);
        var caller = HttpContext.Caller();
        // After a move the record may lie outside his area: back to the search.
        var stays = Deed.Slug != "move" || caller.Area.Level != DivisionLevel.Town;
        return await Carry(Deed.Form, version, stays ? $"{PeopleWords.Address(id)}?done={Deed.Slug}" : "/people", (asked, read) => Deed.Does(Casework, caller, id, read, asked));
    }

    private async Task Find(Guid id, string act, string? why = null)
    {
        await Take(id, why);
        Deed = Deed.All.FirstOrDefault(d => d.Slug == act) ?? throw new NotThere();
        if (!(act == "unmerge" ? PersonKeeping.MayMerge(HttpContext.Caller()) : PersonKeeping.MayKeep(HttpContext.Caller())))
        {
            throw new NotAllowed(act == "unmerge" ? "合并和撤销合并由县区审核办理" : "人口底册由镇办经办在本镇、县区审核在本县登记");
        }
        if (!Deed.For(HttpContext.Caller(), Person).Contains(Deed))
        {
            throw new Refused("这份档案现在不能办这一步，请回到档案看它的情况");
        }
    }

    /// <summary>What is registered now, to be changed where it is wrong.</summary>
    private IReadOnlyDictionary<string, string> Now() => FactsJson.Flatten(JsonNode.Parse(FactsJson.Write(new Correction
    {
        姓名 = PersonName.TryParse(Person.Name, out var name, out _) ? name : default, 性别 = Person.Sex, 出生日期 = Person.Born, 户籍类别 = Person.Hukou, 详细住址 = Person.Address,
        残疾类别 = Person.Disability, 残疾等级 = Person.Grade == 0 ? null : Person.Grade, 重病 = Person.Ill, 在校 = Person.Student, 劳动能力 = Person.Labour, 脱贫监测 = Person.Poverty, 从哪天起 = Today,
    })));

    private static Dictionary<string, string> Since(DateOnly today) => new() { [nameof(IPersonAct.从哪天起)] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
}
