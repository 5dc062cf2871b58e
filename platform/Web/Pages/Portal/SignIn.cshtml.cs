using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.People;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Portal;

/// <summary>One click for each kind of user, in a demonstration only.</summary>
[AllowAnonymous]
public sealed class SignInModel(CaseworkServices casework, Site site) : PageModel
{
    private const int MostOfAKind = 10;

    private const int MostInCounty = 60;

    private static readonly (Role Role, string Name, string What)[] Kinds =
    [
        (Role.居民, "居民", "提出申请、看进度、看决定书"),
        (Role.村级协理, "村（社区）协理员", "受委托替村里人申请"),
        (Role.镇办经办, "镇（办）经办人", "受理、调查、提出意见"),
        (Role.镇办负责, "镇（办）负责人", "复查异议；下放的镇作出决定"),
        (Role.县区审核, "县（区、市）审核人", "审核、抽查"),
        (Role.县区负责, "县（区、市）负责人", "作出决定"),
        (Role.县区财务, "县（区、市）财务", "按月核算、放行、对账"),
        (Role.市级, "市民政局", "看文件落实、比较各县"),
        (Role.审计, "审计", "只看记录"),
    ];

    public Site Site => site;

    public string Back { get; private set; } = "/";

    public IReadOnlyList<(string Role, string What, IReadOnlyList<Account> Accounts)> Groups { get; private set; } = [];

    public IReadOnlyList<Division> Counties { get; private set; } = [];

    /// <summary>The county whose people are shown; all when null.</summary>
    public DivisionCode? County { get; private set; }

    public async Task OnGetAsync(string? back, string? county)
    {
        Back = Url.IsLocalUrl(back) ? back : "";
        if (!site.Demonstration)
        {
            return;
        }
        Counties = [.. casework.Database.Divisions.Counties(casework.Database.Today)];
        County = DivisionCode.TryParse(county, out var chosen, out _) && Counties.Any(c => c.Place == chosen) ? chosen : null;
        var all = (await casework.Accounts.All()).Where(a => County is not { } place || place.Holds(DivisionCode.Of(a.Area))).ToList();
        var lived = all.Where(a => a.Role is Role.居民 or Role.村级协理).Select(a => DivisionCode.Of(a.Area).Town).ToHashSet();
        Groups = [.. Kinds.Select(k => (k.Name, k.What, Some([.. all.Where(a => a.Role == k.Role)], lived))).Where(g => g.Item3.Count > 0)];
    }

    /// <summary>Some of every county in turn, first those from towns where residents can be tried; of one county all of these.</summary>
    private IReadOnlyList<Account> Some(IReadOnlyList<Account> kind, HashSet<DivisionCode> lived)
    {
        var near = kind.Where(a => DivisionCode.Of(a.Area) is { Level: < DivisionLevel.Town } || lived.Contains(DivisionCode.Of(a.Area).Town)).ToList();
        return near.Count == 0 ? [.. kind.Take(MostOfAKind)]
            : County is not null ? [.. near.Take(MostInCounty)]
            : [.. near.GroupBy(a => DivisionCode.Of(a.Area).County).SelectMany(g => g.Select((a, i) => (Account: a, Turn: i)))
                .OrderBy(x => x.Turn).Take(MostOfAKind).Select(x => x.Account).OrderBy(a => a.Area, StringComparer.Ordinal)];
    }

    public async Task<IActionResult> OnPostAsync(Guid account, string? back)
    {
        if (!site.Demonstration || await casework.Accounts.Find(account, HttpContext.TraceIdentifier) is not { } caller)
        {
            return NotFound();
        }
        await SessionCookie.Begin(HttpContext, CallerOf.Principal(caller, SessionCookie.Scheme));
        await casework.Accounts.Note(caller, "signed-in");
        return LocalRedirect(Url.IsLocalUrl(back) ? back : Home(caller));
    }

    public string PlaceOf(Account account) => casework.Database.Divisions.FullName(DivisionCode.Of(account.Area)) is { Length: > 0 } place ? place : site.City;

    private static string Home(Caller caller) => caller.Role switch
    {
        Role.居民 => "/",
        Role.村级协理 => "/help",
        Role.市级 or Role.审计 => "/document",
        _ => "/desk",
    };
}
