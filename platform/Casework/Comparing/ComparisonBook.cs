using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Store;
using Anmin.Casework.Sweeping;
using Anmin.Core.Declaring;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Comparing;

/// <summary>Figures of a place: a county for the city, a town for a county.</summary>
public sealed record ComparedPlace(DivisionCode Place, string Name, int Registered, int Receiving, int Both, int Missed, int Unlisted, int Differing, int LeftAndReceiving)
{
    internal static ComparedPlace Sum(DivisionCode place, string name, IEnumerable<ComparisonTownRow> towns)
    {
        var all = towns.ToList();
        return new(place, name, all.Sum(t => t.Registered), all.Sum(t => t.Receiving), all.Sum(t => t.Both), all.Sum(t => t.Missed), all.Sum(t => t.Unlisted), all.Sum(t => t.Differing), all.Sum(t => t.LeftAndReceiving));
    }
}

/// <summary>One county's comparison behind the figures.</summary>
/// <param name="Answered">Families of the list about which something came back.</param>
public sealed record ComparedCounty(Guid Id, string County, DateOnly On, DateOnly AsOf, int Listed, DateOnly? SentOn, int Answered);

/// <summary>What the caller sees: the latest comparison of each county up to a day.</summary>
/// <param name="Days">Days on which something was compared, newest first.</param>
/// <param name="Counties">Empty for a township: the list is the county's.</param>
public sealed record Compared(Counterpart Counterpart, ComparedPlace All, IReadOnlyList<ComparedPlace> Places, IReadOnlyList<ComparedCounty> Counties, IReadOnlyList<DateOnly> Days, DateOnly? On);

/// <summary>A family of the list.</summary>
public sealed record ToldFamily(Guid Id, string Place, string Name, string Masked, int People, Money PerHead, TheirAnswer Answer, DateOnly? AnsweredOn, string? AnsweredBy, string? Note);

/// <summary>The list for the other office.</summary>
public sealed record ToldList(Counterpart Counterpart, ComparisonRow It, string County, IReadOnlyList<ToldFamily> Families, bool MayKeep);

/// <summary>A row of the list as it leaves the house, with the whole number: without it the other office cannot find anybody.</summary>
public sealed record SentFamily(string Place, string Name, string Number, int People, Money PerHead);

/// <summary>What comparisons found, and the list that goes to the other office and what comes back.</summary>
public sealed class ComparisonBook(CaseWork work, Catalogue catalogue)
{
    /// <summary>Days to choose from.</summary>
    private const int MostDays = 12;

    private const int LongestNote = 200;

    /// <summary>Whether somebody sees the list with its names.</summary>
    public static bool MayList(Role role) => ImportBook.MayLook(role);

    public Counterpart Find(Caller caller, string counterpart) =>
        caller.IsStaff && catalogue.Find<Counterpart>(counterpart) is { } other ? other : throw new NotThere();

    /// <summary>The figures of the caller's area.</summary>
    /// <param name="until">The last day whose comparisons count; today where none is named.</param>
    public async Task<Compared> Figures(Caller caller, string counterpart, DateOnly? until = null)
    {
        var other = Find(caller, counterpart);
        await using var db = work.Database.Open(caller);
        // A township sees its own figures and not the county's; which comparisons there are is no secret within the county.
        await using var all = work.Database.OpenForSystem();
        var towns = await db.ComparisonTowns.AsNoTracking().Select(t => t.ComparisonId).Distinct().ToListAsync();
        var mine = await all.Comparisons.AsNoTracking().Where(c => c.Counterpart == other.Slug && towns.Contains(c.Id)).OrderByDescending(c => c.On).ToListAsync();
        var days = mine.Select(c => c.On).Distinct().Take(MostDays).ToList();
        var latest = mine.Where(c => until is null || c.On <= until).GroupBy(c => c.CountyCode).Select(g => g.First()).OrderBy(c => c.CountyCode, StringComparer.Ordinal).ToList();
        var ids = latest.Select(c => c.Id).ToList();
        var rows = await db.ComparisonTowns.AsNoTracking().Where(t => ids.Contains(t.ComparisonId)).ToListAsync();
        var isCity = caller.Area.Level == DivisionLevel.City;
        var places = rows.GroupBy(t => isCity ? t.CountyCode : t.TownCode).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => ComparedPlace.Sum(DivisionCode.Of(g.Key), work.Database.Divisions.Name(DivisionCode.Of(g.Key)), g)).ToList();
        var answered = await db.ComparisonLines.Where(l => ids.Contains(l.ComparisonId) && l.Answer != TheirAnswer.等答复).GroupBy(l => l.ComparisonId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        return new(other, ComparedPlace.Sum(caller.Area, "合计", rows), places,
            MayList(caller.Role) ? [.. latest.Select(c => new ComparedCounty(c.Id, work.Database.Divisions.Name(DivisionCode.Of(c.CountyCode)), c.On, c.AsOf, c.Listed, c.SentOn, answered.GetValueOrDefault(c.Id)))] : [],
            days, latest.Count == 0 ? null : latest.Max(c => c.On));
    }

    /// <summary>The list of one comparison; who looks at people is written down. Families of the officer and his filed relatives are not in it.</summary>
    /// <exception cref="NotThere">Unknown, or of another county.</exception>
    public async Task<ToldList> List(Caller caller, Guid id)
    {
        Require(caller);
        await using var db = work.Database.Open(caller);
        var it = await db.Comparisons.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotThere();
        var kin = (await Kin.Of(db, caller)).Households;
        var lines = await Lines(db, id).Where(l => !kin.Contains(l.HouseholdId)).ToListAsync();
        await work.Database.Effect(caller, _ => Task.FromResult(new Event("told-list-opened", $"comparison:{id}", Detail: $"{lines.Count} 户")));
        return new(Find(caller, it.Counterpart), it, work.Database.Divisions.Name(DivisionCode.Of(it.CountyCode)), [.. lines.Select(l => new ToldFamily(
            l.Id, work.Database.Divisions.FullName(DivisionCode.Of(l.VillageCode)), l.Name, l.Number is { } n ? PopulationFile.Masked(n) : "没有有效的身份证号", l.People,
            PerHead(l), l.Answer, l.AnsweredOn, l.AnsweredByName, l.Note))], TheirFiles.MayKeep(caller));
    }

    /// <summary>Takes the list to be sent. The first taking is the day of sending; later ones give the same list of the same day.</summary>
    public Task<(ComparisonRow It, IReadOnlyList<SentFamily> Families)> Take(Caller officer, Guid id) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        var it = await db.Comparisons.SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotThere();
        var kin = (await Kin.Of(db, officer)).Households;
        var lines = await Lines(db, id).ToListAsync();
        if (lines.Count == 0)
        {
            throw new Refused("这次比对没有要告诉对方的家庭，不用发", "nothing_to_send");
        }
        if (lines.Any(l => kin.Contains(l.HouseholdId)))
        {
            throw new NotAllowed("名单里有您本人或您备案的近亲属，由其他人员发出");
        }
        var first = it.SentOn is null;
        if (first)
        {
            (it.SentOn, it.SentByName) = (work.Today, officer.Name);
            it.Version++;
        }
        return (new Event(first ? "told-list-sent" : "told-list-taken-again", $"comparison:{id}", Detail: $"{lines.Count} 户"), (it, (IReadOnlyList<SentFamily>)[.. lines.Select(l =>
            new SentFamily(work.Database.Divisions.FullName(DivisionCode.Of(l.VillageCode)), l.Name, l.Number ?? "", l.People, PerHead(l)))]));
    });

    /// <summary>Writes down what came back about a family.</summary>
    public Task Answer(Caller officer, Guid id, Guid family, TheirAnswer answer, string note) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        var it = await db.Comparisons.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotThere();
        var line = await db.ComparisonLines.SingleOrDefaultAsync(l => l.Id == family && l.ComparisonId == id) ?? throw new NotThere();
        if ((await Kin.Of(db, officer)).Households.Contains(line.HouseholdId))
        {
            throw new NotAllowed("这一户涉及您本人或您备案的近亲属，由其他人员登记");
        }
        if (it.SentOn is null)
        {
            throw new Refused("名单还没有发出，不会有答复：请先取名单", "not_sent");
        }
        if (answer == TheirAnswer.等答复 || !Enum.IsDefined(answer))
        {
            throw new Refused("请选择答复", "invalid", [new("answer", "请选择已纳入监测，或者核实后不纳入", "choice")]);
        }
        var text = Plain.Text(note);
        if (answer == TheirAnswer.核实后不纳入 && Plain.Length(text) < 2)
        {
            throw new Refused("不纳入的请写明对方的理由", "invalid", [new("note", "请写明对方为什么不纳入", "required")]);
        }
        if (Plain.Length(text) > LongestNote)
        {
            throw new Refused($"说明最多{LongestNote}个字", "invalid", [new("note", $"说明最多{LongestNote}个字", "length")]);
        }
        var before = line.Answer == TheirAnswer.等答复 ? "" : $"（原来登记的是{line.Answer}：{line.Note}）";
        (line.Answer, line.AnsweredOn, line.AnsweredByName, line.Note) = (answer, work.Today, officer.Name, text);
        return new("told-list-answered", $"comparison:{id}", Detail: $"家庭 {line.HouseholdId}：{answer} {text}{before}");
    });

    private static IOrderedQueryable<ComparisonLineRow> Lines(AnminDb db, Guid id) => db.ComparisonLines.AsNoTracking().Where(l => l.ComparisonId == id).OrderBy(l => l.VillageCode).ThenBy(l => l.HouseholdId);

    private static Money PerHead(ComparisonLineRow l) => new Money(l.Income).DividedBy(Math.Max(1, l.People), Rounding.四舍五入到分);

    private static void Require(Caller caller)
    {
        if (!MayList(caller.Role))
        {
            throw new NotAllowed("名单由县（区、市）审核、负责人办理，市级和审计可以查看");
        }
    }
}
