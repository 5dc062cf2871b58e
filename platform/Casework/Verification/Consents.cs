using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>A withdrawal as the clerk takes it down.</summary>
/// <param name="Witness">Who heard her say so.</param>
/// <param name="Paper">What she wrote.</param>
public sealed record ConsentEnd(string? Person, DateOnly? On, string? Witness, (string Name, Stream Content, long Length)? Paper = null);

/// <summary>Everybody's consent in a case as it stands today.</summary>
/// <param name="Subjects">With the consent that holds; where none does, why.</param>
public sealed record ConsentSheet(Guid CaseId, string Applicant, MeansCheck Declared, IReadOnlyList<Subject> Subjects, IReadOnlyList<ConsentEndRow> Ends);

/// <summary>A consent as the one who gave it sees it: for which service of which office, until when, and what is asked by it. Nothing else of the case.</summary>
/// <param name="ForMinors">It covers children for whom she has signed.</param>
/// <param name="Sources">What is asked about her.</param>
/// <param name="Ends">The days on which she took it back.</param>
public sealed record ConsentGiven(Guid CaseId, string Service, string Office, Subject Own, bool ForMinors, IReadOnlyList<string> Sources, IReadOnlyList<DateOnly> Ends);

/// <summary>授权有头有尾: an adult takes her consent back, at the desk or in her own pages, or it runs out. From then on nobody is asked about her; a question that is out is called back and its answer is not taken; what was answered before stays evidence (个人信息保护法 第十五条, S-PR-5).</summary>
public sealed class Consents(CaseWork work, Requesting requesting, Attachments attachments)
{
    /// <summary>Longest list of consents that somebody has given.</summary>
    public const int MostGiven = 50;

    /// <summary>The consents of a case for staff or the one who applied; null where its service is not verified.</summary>
    public async Task<ConsentSheet?> Of(Caller caller, Guid caseId)
    {
        await using var db = work.Database.Open(caller);
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && (caller.IsStaff || c.OwnerHuman == caller.Human)) ?? throw new NotThere();
        await Duties.RequireNoKinship(db, caller, caseId);
        return await Sheet(db, @case);
    }

    /// <summary>Takes down at the desk that somebody has withdrawn: on her word before a witness, or by what she wrote.</summary>
    public async Task Withdraw(Caller officer, Guid caseId, ConsentEnd told)
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.县区审核);
        Check(await Of(officer, caseId) ?? throw new NotThere(), told);
        var paper = told.Paper is { } handed ? await attachments.AddByOffice(officer, caseId, "consent-withdrawal", handed.Name, handed.Content, handed.Length) : (Guid?)null;
        await work.Database.Effect(officer, async db =>
        {
            var @case = await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
            await Duties.RequireNoKinship(db, officer, caseId);
            var person = Check(await Sheet(db, @case) ?? throw new NotThere(), told);
            var witness = Plain.Text(told.Witness);
            return await End(db, officer, @case, person, told.On!.Value, witness.Length == 0 ? null : witness, paper);
        });
    }

    /// <summary>The one who applied withdraws her own consent on her application's page.</summary>
    public Task WithdrawOwn(Caller caller, Guid caseId) => work.Database.Effect(caller, async db =>
    {
        Duties.Require(caller, Role.居民);
        var @case = await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId && c.OwnerHuman == caller.Human) ?? throw new NotThere();
        var sheet = await Sheet(db, @case) ?? throw new NotThere();
        var person = Check(sheet, new(@case.Applicant, work.Today, "本人"));
        return await End(db, caller, @case, person, work.Today, null, null);
    });

    /// <summary>The consents that somebody has given, in her own application or in another's, newest application first: her own line of each and nothing else of the case.</summary>
    public async Task<IReadOnlyList<ConsentGiven>> Given(Caller caller)
    {
        Duties.Require(caller, Role.居民);
        List<ConsentGiven> given = [];
        await using var db = work.Database.Open(caller);
        foreach (var id in (await Signed(db, caller).Distinct().ToListAsync()).OrderDescending().Take(MostGiven))
        {
            if (await Hers(db, caller, id) is { } one)
            {
                given.Add(one);
            }
        }
        return given;
    }

    /// <summary>One of the consents that she has given.</summary>
    /// <exception cref="NotThere">She has given none there, or there is no such case.</exception>
    public async Task<ConsentGiven> GivenIn(Caller caller, Guid caseId)
    {
        Duties.Require(caller, Role.居民);
        await using var db = work.Database.Open(caller);
        return await Hers(db, caller, caseId) ?? throw new NotThere();
    }

    /// <summary>Whether she stands in any case by her number.</summary>
    public async Task<bool> HasGiven(Caller caller)
    {
        await using var db = work.Database.Open(caller);
        return caller.Role == Role.居民 && await Signed(db, caller).AnyAsync();
    }

    /// <summary>She takes her own consent back in her pages, whoever applied.</summary>
    /// <exception cref="NotThere">She has given none there, or there is no such case.</exception>
    public Task WithdrawGiven(Caller caller, Guid caseId) => work.Database.Effect(caller, async db =>
    {
        Duties.Require(caller, Role.居民);
        var hers = await Hers(db, caller, caseId) ?? throw new NotThere();
        await using var all = work.Database.OpenForSystem();
        var @case = await all.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
        var person = Check((await Sheet(all, @case))!, new(hers.Own.Name, work.Today, "本人"));
        return await End(db, caller, @case, person, work.Today, null, null);
    });

    /// <summary>Calls back what is out about somebody whose consent has run out. Safe to run at any time.</summary>
    /// <returns>How many questions.</returns>
    public async Task<int> CallBackElapsed()
    {
        List<Guid> ids;
        var today = work.Today;
        await using (var look = work.Database.OpenForSystem())
        {
            ids = await look.VerificationItems.Where(i => (i.Reply == Reply.未返回 || i.Reply == Reply.异常) && i.CalledBackOn == null && i.ConsentTo < today).Select(i => i.VerificationId).Distinct().OrderBy(i => i).ToListAsync();
        }
        var count = 0;
        foreach (var id in ids)
        {
            count += await work.Database.Effect(Caller.System, async db =>
            {
                var items = await db.VerificationItems.Where(i => i.VerificationId == id && (i.Reply == Reply.未返回 || i.Reply == Reply.异常) && i.CalledBackOn == null && i.ConsentTo < today).ToListAsync();
                CallBack(items);
                return (new Event("consent-elapsed", $"verification:{id}", items.FirstOrDefault()?.CaseId, null, $"{string.Join('、', items.Select(i => i.Subject).Distinct())}的授权到期，收回没有回音的请求 {items.Count} 条"), items.Count);
            });
        }
        return count;
    }

    private async Task<Event> End(AnminDb db, Caller caller, CaseRow @case, string person, DateOnly on, string? witness, Guid? paper)
    {
        var row = work.Part(@case, new ConsentEndRow
        {
            Person = person, On = on, Witness = witness, PaperId = paper, RecordedBy = caller.Human, RecordedByName = caller.Name, RecordedAt = work.Database.Now,
        });
        db.ConsentEnds.Add(row);
        var back = 0;
        // Whoever withdraws has been let to her consent; what follows from it touches requests that she may not see.
        foreach (var check in await db.Verifications.IgnoreQueryFilters().Where(v => v.CaseId == @case.Id).ToListAsync())
        {
            var whose = Requesting.SubjectsOf(check).Where(s => s.Name == person || s.ConsentedBy == person).Select(s => s.Name).ToHashSet();
            var items = (await db.VerificationItems.IgnoreQueryFilters().Where(i => i.VerificationId == check.Id).ToListAsync()).Where(i => whose.Contains(i.Subject)).ToList();
            foreach (var item in items.Where(i => i.ConsentTo is null || i.ConsentTo >= on))
            {
                item.ConsentTo = on.AddDays(-1);
                item.Version++;
            }
            List<VerificationItemRow> open = [.. items.Where(i => i.Reply is Reply.未返回 or Reply.异常 && i.CalledBackOn is null)];
            CallBack(open);
            back += open.Count;
            check.Version++;
        }
        return new("consent-withdrawn", $"consent:{row.Id}", @case.Id, $"{person}撤回了核对授权，从今天起不再查询；以前查到的仍然有效",
            $"{on:yyyy-MM-dd}，{(paper is not null ? "本人书面" : witness is not null ? $"本人口头，{witness}在场" : "本人网上")}；收回没有回音的请求 {back} 条");
    }

    private void CallBack(List<VerificationItemRow> open)
    {
        foreach (var item in open)
        {
            (item.CalledBackOn, item.NextTryAt) = (work.Today, null);
            item.Version++;
        }
    }

    /// <summary>The one who withdraws, by name.</summary>
    private string Check(ConsentSheet sheet, ConsentEnd told)
    {
        var faults = new List<Fault>();
        var subject = sheet.Subjects.FirstOrDefault(s => s.Name == told.Person && !s.IsMinor);
        if (subject is null)
        {
            faults.Add(new("person", "请选择是哪一位成年人撤回", "required"));
        }
        else if (subject.ConsentedOn is null)
        {
            faults.Add(new("person", $"{subject.Name}现在没有有效的授权{(subject.Lapsed is { } why ? $"（{why}）" : "")}，不用撤回", "conflict"));
        }
        if (told.On is not { } on || on > work.Today || on < subject?.ConsentedOn)
        {
            faults.Add(new("withdrawnOn", $"请填写哪一天撤回的，{(subject?.ConsentedOn is { } signed ? $"从授权的 {signed:yyyy-MM-dd} 到今天" : "不能晚于今天")}", "range"));
        }
        var witness = Plain.Text(told.Witness);
        if ((told.Paper is null && Plain.Length(witness) < 2) || witness.Length > 50)
        {
            faults.Add(new("witness", "请写明谁在场听到的（2 到 50 个字），或者附上本人写的", "required"));
        }
        return faults.Count > 0 ? throw new Refused("还有要更正的地方", "invalid", faults) : subject!.Name;
    }

    /// <summary>The numbers of the caller's own accounts as a resident.</summary>
    private static IQueryable<string> NumbersOf(AnminDb db, Caller caller) =>
        db.Accounts.Where(a => a.Human == caller.Human && a.Role == Role.居民 && !a.Disabled && a.IdNumber != null).Select(a => a.IdNumber!);

    /// <summary>The cases in which the caller stands by the number of her account, as far as the data layer lets her see it.</summary>
    private static IQueryable<Guid> Signed(AnminDb db, Caller caller)
    {
        var numbers = NumbersOf(db, caller);
        return db.Parties.Where(p => numbers.Contains(p.IdNumber!)).Select(p => p.CaseId).Union(db.VerificationItems.Where(i => numbers.Contains(i.IdNumber)).Select(i => i.CaseId));
    }

    /// <summary>Her own consent in a case, or null where she has given none. The facts are read for her: of what stands there only her own line leaves this house.</summary>
    private async Task<ConsentGiven?> Hers(AnminDb db, Caller caller, Guid caseId)
    {
        if (!await Signed(db, caller).ContainsAsync(caseId))
        {
            return null;
        }
        var numbers = await NumbersOf(db, caller).ToListAsync();
        await using var all = work.Database.OpenForSystem();
        var @case = await all.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId);
        if (await Sheet(all, @case) is not { } sheet || sheet.Subjects.FirstOrDefault(s => !s.IsMinor && s.Id is { } id && numbers.Contains(id.Value) && (s.ConsentedOn is not null || s.Lapsed is not null)) is not { } own)
        {
            return null;
        }
        return new(caseId, work.MatterOf(@case).Name, work.Database.Divisions.FullName(DivisionCode.Of(@case.TownCode)), own, sheet.Subjects.Any(s => s.IsMinor && s.ConsentedBy == own.Name),
            [.. sheet.Declared.Sources.Where(s => s.Asks(own)).Select(s => s.Key)], [.. sheet.Ends.Where(e => e.Person == own.Name).Select(e => e.On)]);
    }

    private async Task<ConsentSheet?> Sheet(AnminDb db, CaseRow @case)
    {
        // the family as it was last looked at: a review may have taken somebody in who is not in the application
        var review = await db.Reviews.AsNoTracking().Where(r => r.CaseId == @case.Id).OrderBy(r => r.State == ReviewState.已决定).ThenByDescending(r => r.DecidedOn).ThenByDescending(r => r.Id).FirstOrDefaultAsync();
        Occasion occasion = new(work, @case, review, work.MatterOf(@case));
        if (requesting.Declared(occasion.Matter) is not { } declared)
        {
            return null;
        }
        var (ends, papers) = (await Consenting.EndsOf(db, @case.Id), await Requesting.Papers(db, @case.Id));
        return new(@case.Id, @case.Applicant, declared, Consenting.Of(declared.SubjectsOf(occasion.Facts, occasion.On), ends, papers, declared, occasion.Policy, work.Today), ends);
    }
}
