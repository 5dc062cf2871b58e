using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Intake;

/// <summary>Recorded 委托: a village helper applies for somebody, for one service, until a day, with proof; it ends by itself (S-AZ-8).</summary>
public sealed class Agencies(Database database, Catalogue catalogue)
{
    /// <summary>Longest time an agency may run, in days (own).</summary>
    public const int LongestDays = 180;

    /// <summary>Records an agency and returns its id.</summary>
    /// <param name="proof">How it is proved: 书面委托书, or 口头委托 with two witnesses by name.</param>
    public Task<Guid> Record(Caller helper, string matter, PersonName principal, IdNumber idNumber, string proof, DateOnly to) =>
        database.Effect(helper, async db =>
        {
            if (helper.Role is not (Role.村级协理 or Role.系统))
            {
                throw new NotAllowed("只有村级协理员可以登记代办委托");
            }
            var service = catalogue.Find<Matter>(matter) ?? throw new NotThere();
            var faults = new List<Fault>();
            if (Plain.Length(Plain.Text(proof)) < 5)
            {
                faults.Add(new("凭据", "请写明委托的凭据，例如「书面委托书，本人按手印」", "required"));
            }
            if (to < database.Today || to > database.Today.AddDays(LongestDays))
            {
                faults.Add(new("截止日", $"委托截止日应在今天到 {LongestDays} 天之内", "range"));
            }
            if (faults.Count > 0)
            {
                throw new Refused("委托登记还有要更正的地方", "invalid", faults);
            }
            var person = await db.Accounts.FirstOrDefaultAsync(a => a.IdNumber == idNumber.Value && a.Role == Role.居民);
            if (person is null)
            {
                person = new() { Id = database.NewId(), Human = database.NewId(), Name = principal.Value, Role = Role.居民, Area = helper.Area.Value, IdNumber = idNumber.Value };
                db.Accounts.Add(person);
            }
            var agency = new AgencyRow
            {
                Id = database.NewId(),
                Helper = helper.Human,
                HelperName = helper.Name,
                Principal = person.Human,
                PrincipalName = principal.Value,
                PrincipalIdNumber = idNumber.Value,
                VillageCode = helper.Area.Value,
                Matter = matter,
                Proof = Plain.Text(proof),
                From = database.Today,
                To = to,
            };
            db.Agencies.Add(agency);
            return (new Event("agency-recorded", $"agency:{agency.Id}", Detail: $"{principal} 委托 {helper.Name} 办理{service.Name}，至 {to:yyyy-MM-dd}"), agency.Id);
        });

    /// <summary>Agencies of a helper, newest first.</summary>
    public async Task<IReadOnlyList<AgencyRow>> Of(Caller helper)
    {
        await using var db = database.Open(helper);
        return await db.Agencies.AsNoTracking().Where(a => a.Helper == helper.Human)
            .OrderByDescending(a => a.Id).Take(100).ToListAsync();
    }

    /// <summary>Agencies that a resident has given, newest first.</summary>
    public async Task<IReadOnlyList<AgencyRow>> Given(Caller principal)
    {
        await using var db = database.Open(principal);
        return await db.Agencies.AsNoTracking().Where(a => a.Principal == principal.Human)
            .OrderByDescending(a => a.Id).Take(100).ToListAsync();
    }

    /// <summary>Ends an agency at once, by the helper or by the person herself.</summary>
    public Task Withdraw(Caller caller, Guid id) => database.Effect(caller, async db =>
    {
        var agency = await db.Agencies.SingleOrDefaultAsync(a => a.Id == id && (a.Helper == caller.Human || a.Principal == caller.Human)) ?? throw new NotThere();
        agency.WithdrawnOn ??= database.Today;
        return new("agency-withdrawn", $"agency:{id}");
    });

    /// <summary>Cases that are the caller's own, or that somebody has entrusted to him for this very service and still does.</summary>
    internal static IQueryable<CaseRow> Own(AnminDb db, Caller caller, DateOnly today) => db.Cases.Where(c => c.OwnerHuman == caller.Human
        || (caller.Role == Role.村级协理 && db.Agencies.Any(a => a.Helper == caller.Human && a.Principal == c.OwnerHuman && a.Matter == c.Matter
            && a.WithdrawnOn == null && a.From <= today && a.To >= today)));

    /// <summary>Refuses who may see a case but does not apply in it.</summary>
    internal static async Task RequireOwn(AnminDb db, Caller caller, Guid caseId, DateOnly today)
    {
        if (!await Own(db, caller, today).AnyAsync(c => c.Id == caseId))
        {
            throw new NotAllowed("这一步由申请人本人，或现在受她委托的村级协理员办理");
        }
    }

    internal static async Task<AgencyRow> InForce(AnminDb db, Guid id, Caller helper, string matter, DateOnly today)
    {
        var agency = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.Helper == helper.Human) ?? throw new NotThere();
        return agency.Matter == matter && agency.WithdrawnOn is null && agency.From <= today && today <= agency.To
            ? agency
            : throw new Refused("这项委托已经到期、被撤回，或不是办这件事的，请重新登记委托", "agency_ended");
    }
}
