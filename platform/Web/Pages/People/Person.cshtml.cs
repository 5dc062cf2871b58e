using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.Geography;
using Anmin.Casework.Population;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.People;

/// <summary>One person as of any day, with everything that happened to the record. Each look is an event (S-AU-1, S-PR-3).</summary>
[Authorize(May.People)]
public sealed class PersonModel(CaseworkServices casework) : PageModel
{
    public PersonFile It { get; private set; } = null!;

    public DayAsked Day { get; private set; } = null!;

    public IReadOnlyList<Pair> Doubles { get; private set; } = [];

    /// <summary>What was just done.</summary>
    public string? Done { get; private set; }

    public DivisionTable Divisions => casework.Database.Divisions;

    public bool MaySeeNumber => Day.IsToday && It.Person.IdNumber is not null && FullNumbers.MayLook(HttpContext.Caller());

    /// <summary>Whether the file that a turn came with may be opened; its name is told to everybody who sees the person.</summary>
    public bool MaySeeImports => ImportBook.MayLook(HttpContext.Caller().Role);

    public bool MayMerge => PersonKeeping.MayMerge(HttpContext.Caller());

    public IReadOnlyList<Deed> Deeds => Deed.For(HttpContext.Caller(), It.Person);

    public async Task OnGetAsync(Guid id, string? on, string? done)
    {
        var caller = HttpContext.Caller();
        Day = DayAsked.Of(on, casework.Database.Today);
        It = await casework.PersonBook.Open(caller, id, Day.On);
        Doubles = await casework.Doubles.Of(caller, id);
        Done = Deed.All.FirstOrDefault(d => d.Slug == done)?.Done ?? (done == "merge" ? "已经合并；办错了可以撤销。" : null);
        if (Day.Fault is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
