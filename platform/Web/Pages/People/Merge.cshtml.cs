using Anmin.Casework;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.People;

/// <summary>Two records side by side, and whether one is given up for the other.</summary>
[Authorize(May.People)]
public sealed class MergeModel(CaseworkServices casework) : ActModel(casework)
{
    private static readonly Form Asked = Core.Declaring.Form.Of<Sameness>();

    /// <summary>The record that stays.</summary>
    public PersonRow Kept { get; private set; } = null!;

    public int KeptVersion { get; private set; }

    /// <summary>What both say, line by line.</summary>
    public IReadOnlyList<(string What, string One, string Other)> Compared
    {
        get
        {
            var (one, other) = (PersonDifference.Lines(Person, Casework.Database.Divisions), PersonDifference.Lines(Kept, Casework.Database.Divisions));
            return [.. one.Concat(other).Select(l => l.What).Distinct().Select(w => (w, one.FirstOrDefault(l => l.What == w).Says ?? "", other.FirstOrDefault(l => l.What == w).Says ?? ""))];
        }
    }

    public async Task OnGetAsync(Guid id, Guid other)
    {
        await Find(id, other, "合并前对照");
        Show(Asked, new Dictionary<string, string>());
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid other, int? version, int? keptVersion)
    {
        await Find(id, other);
        KeptVersion = keptVersion ?? 0;
        return await Carry(Asked, keptVersion is null ? null : version, $"{PeopleWords.Address(other)}?done=merge",
            (asked, read) => Casework.PersonKeeping.Merge(HttpContext.Caller(), id, read, other, KeptVersion, (Sameness)asked));
    }

    private async Task Find(Guid id, Guid other, string? why = null)
    {
        await Take(id, why);
        Kept = await Casework.PersonBook.Glance(HttpContext.Caller(), other, why);
        KeptVersion = Kept.Version;
        if (!PersonKeeping.MayMerge(HttpContext.Caller()))
        {
            throw new NotAllowed("合并和撤销合并由县区审核办理");
        }
        if (id == other)
        {
            throw new Refused("两份是同一份档案", "same");
        }
    }
}
