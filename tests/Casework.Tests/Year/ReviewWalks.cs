using Anmin.Casework.People;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Tests;

/// <summary>What happens to the households of the random year between two batches, through the services: reports, reviews, decisions. The household is told the same by its own rule.</summary>
public sealed class ReviewWalks(House house, Random dice)
{
    /// <summary>From this day on the township decides reviews that are opened.</summary>
    public static readonly DateOnly ByTown = new(2026, 9, 1);

    private DateOnly Today => house.It.Database.Today;

    /// <summary>The rule of the library card, told again: twenty yuan a head by the old statute, by the new one the gap to the limit and never above thirty-six.</summary>
    public static long? Amount(int persons, long incomeYuan, DateOnly on)
    {
        var limit = 3000L * persons;
        return incomeYuan >= limit ? null : on < 章程.新章程施行 ? Standard(persons, on) : Math.Min(Standard(persons, on), (limit - incomeYuan + 11) / 12 * 100);
    }

    private static long Standard(int persons, DateOnly on) => (on < 章程.新章程施行 ? 2000L : 3600L) * persons;

    /// <summary>Something happens to a household and is reported; most of the time it is decided at once.</summary>
    public async Task Happens(Household home)
    {
        var now = home.At(PayMonth.After(Today)).Kind;
        if (home.Review is not null || now == Holding.停发)
        {
            return;
        }
        var what = now == Holding.暂停 && dice.Next(2) == 0 ? Change.恢复发放 : dice.Next(24) switch
        {
            < 6 => Change.收入财产变化,
            < 9 => Change.开始工作,
            < 14 => Change.家人去世,
            < 17 => home.MayJoin ? Change.新增家人 : Change.结婚离婚,
            < 20 => now == Holding.暂停 ? Change.收入财产变化 : Change.失去联系,
            < 22 => Change.三次拒绝就业,
            22 => Change.骗取,
            _ => dice.Next(2) == 0 ? Change.不再领取 : Change.搬家,
        };
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Reports(home, what);
        if (dice.Next(4) > 0)
        {
            await GoesOn(home);
        }
    }

    private async Task Reports(Household home, Change what)
    {
        var on = what == Change.家人去世 ? Today.AddDays(-dice.Next(0, 100)) : Today.AddDays(-dice.Next(0, 20));
        var person = Reporting.IsOfSomebody(what) ? home.Living[dice.Next(home.Living.Count)] : null;
        var who = what is Change.三次拒绝就业 or Change.失去联系 or Change.骗取 ? House.Clerk : dice.Next(3) switch { 0 => House.Resident, 1 => House.Helper, _ => House.Clerk };
        var leaves = what == Change.搬家 ? Reporting.Outside : null;
        var id = await house.It.Reporting.Tell(who, home.Case, new(what, on, person, "家里的情况有了变化", leaves));
        home.Review = new(id, Today, what) { Person = person, On = on };
        home.Story.Add($"{Today:yyyy-MM-dd} {who.Role}报告{what}{person}（{on:yyyy-MM-dd}）");
        if (what == Change.家人去世 && who.IsStaff)
        {
            home.Dead[person!] = on;
        }
    }

    /// <summary>What is open of a household goes on: found out and proposed, and most of the time heard and decided.</summary>
    public async Task GoesOn(Household home)
    {
        var review = home.Review!;
        if (!review.IsProposed)
        {
            review.Plan = await FindsOut(home, review);
            await house.It.Reviewing.Propose(House.Clerk, review.Id, await house.ReviewVersion(review.Id), review.Plan.Signed);
            review.IsProposed = true;
            if (review is { What: Change.家人去世, Person: { } dead, On: { } on })
            {
                home.Dead[dead] = on;
            }
        }
        if (dice.Next(5) > 0)
        {
            await Decides(home, review, review.Plan!);
        }
    }

    /// <summary>How many terms a household's grant has.</summary>
    public async Task<int> TermsOf(Household home)
    {
        await using var db = house.Raw();
        return await db.Grants.Where(g => g.Id == home.Grant).Select(g => g.TermSeq).SingleAsync();
    }

    /// <summary>Decided, unheard where that is allowed; the household takes less only after it was heard.</summary>
    private async Task Decides(Household home, OpenReview review, ReviewPlan plan)
    {
        var decider = review.OpenedOn >= ByTown && plan.Signed.FraudFrom is null && review.What != Change.骗取 ? House.Lead : House.Reviewer;
        var before = Enumerable.Range(0, 30).Select(i => home.At(PayMonth.Of(Household.First.FirstDay.AddMonths(i))).Fen).ToList();
        async Task Sign() => await house.It.Reviewing.Decide(decider, review.Id, await house.ReviewVersion(review.Id), plan.Signed);
        var heard = dice.Next(2) == 0;
        if (heard)
        {
            await Hears(review);
        }
        try
        {
            await Sign();
        }
        catch (Refused e) when (e.Code == "hear_first" && !heard)
        {
            heard = true;
            await Hears(review);
            await Sign();
        }
        catch (Refused e) when (e.Code == "findings_missing") // what was found out has run out before anybody decided
        {
            await house.It.Reviewing.Return(decider, review.Id, await house.ReviewVersion(review.Id), "查实的已经过了有效期");
            (review.IsProposed, review.Plan) = (false, null);
            home.Story.Add($"{Today:yyyy-MM-dd} 退回重新查：{e.Message}");
            return;
        }
        plan.Follows(Today);
        home.Story.Add($"{Today:yyyy-MM-dd} 决定：{(await house.Review(review.Id)).Result}（年收入 {home.IncomeYuan} 元，{plan.Left.Count} 人）");
        var less = Enumerable.Range(0, 30).Any(i => home.At(PayMonth.Of(Household.First.FirstDay.AddMonths(i))).Fen < before[i]);
        Assert.False(less && !heard && !plan.IsEnd && review.OpenedOn >= 章程.新章程施行, $"{home.No} 号户的钱少了，却没有先听意见");
        home.ReviewDue = DueAfter(home, plan);
        home.Review = null;
        if (!plan.IsEnd)
        {
            await using var db = house.Raw();
            var covered = await db.Covered.Where(c => c.GrantId == home.Grant && db.Grants.Any(g => g.Id == c.GrantId && g.TermSeq == c.Seq)).Select(c => c.Name).ToListAsync();
            Assert.True(plan.Left.Order().SequenceEqual(covered.Order()), $"{home.No} 号户是{string.Join('、', plan.Left)}，算的是{string.Join('、', covered)}");
        }
    }

    private async Task Hears(OpenReview review) =>
        await house.It.Reviewing.Hear(House.Clerk2, review.Id, await house.ReviewVersion(review.Id), Today, "知道了，没有意见");

    /// <summary>Twelve months on, six for a child's card, three for a suspension; never after money has ended or will.</summary>
    private DateOnly? DueAfter(Household home, ReviewPlan plan)
    {
        var kind = home.At(PayMonth.After(Today)).Kind;
        return kind is Holding.停发 or Holding.渐退 ? null : Today.AddMonths(plan.Signed.Suspend is not null ? 3 : home.IsChild ? 6 : 12);
    }

    /// <summary>What is found out, and what will be signed: as it is computed, at times another amount.</summary>
    private async Task<ReviewPlan> FindsOut(Household home, OpenReview review)
    {
        var left = home.Living.Where(n => n != review.Person || review.What != Change.家人去世).ToList();
        switch (review.What)
        {
            case Change.家人去世 when left.Count == 0:
                return new(new(false, null, null, null), _ => { home.Living.Clear(); home.Ends(PayMonth.After(review.On!.Value)); }, true, []);
            case Change.不再领取:
                return new(new(false, null, null, null), day => home.Ends(PayMonth.After(day)), true, []);
            case Change.搬家:
                return new(new(false, null, null, null), day => home.Ends(PayMonth.After(day)), false, left);
            case Change.失去联系:
                var why = Enum.GetValues<Suspension>()[dice.Next(3)];
                return new(new(false, null, "三次上门、五次打电话都没有结果", null, why), day => home.Suspends(day, why), false, left);
        }
        if (review.What == Change.新增家人)
        {
            left.Add(home.Joins());
        }
        var limit = 3000L * left.Count;
        home.IncomeYuan = review.What switch
        {
            Change.开始工作 => dice.NextInt64(limit * 8 / 10, limit * 16 / 10),
            Change.定期复核 or Change.恢复发放 or Change.三次拒绝就业 or Change.骗取 => home.IncomeYuan,
            Change.家人去世 or Change.新增家人 when dice.Next(2) == 0 => home.IncomeYuan,
            _ => dice.NextInt64(0, limit * 12 / 10),
        };
        await LooksInto(home, review, left);
        if (review.What == Change.骗取)
        {
            var wrong = PayMonth.Of(Today.AddMonths(-dice.Next(0, 4)));
            wrong = wrong < Household.First ? Household.First : wrong;
            return new(new(false, null, "收入证明是伪造的", null, null, wrong), _ => home.Ends(wrong), false, left);
        }
        var computed = Amount(left.Count, home.IncomeYuan, review.OpenedOn);
        var byIncome = computed is null;
        if (review.What == Change.三次拒绝就业 && computed is { } whole)
        {
            computed = whole - whole / left.Count > 0 ? whole - whole / left.Count : null;
        }
        var own = computed is not null && dice.Next(8) == 0 ? dice.NextInt64(1, 200) * 100 : computed;
        var differs = own != computed;
        ReviewSigned signed = new(computed is not null, differs ? new Money(own!.Value) : null, differs ? "当地物价高，家里有病人" : null, null);
        Established found = new(left, own, review.What == Change.家人去世 ? review.On : null, review.What == Change.开始工作, byIncome, Standard(left.Count, review.OpenedOn));
        return new(signed, day => { home.Living.Clear(); home.Living.AddRange(left); home.Decided(day, found); }, false, left);
    }

    private async Task LooksInto(Household home, OpenReview review, IReadOnlyList<string> people)
    {
        Assert.Empty(await house.It.Reviewing.Correct(House.Clerk, review.Id, await house.ReviewVersion(review.Id), 借书证样例.答案(home.Form(people))));
        Assert.Empty(await house.It.Reviewing.Find(House.Clerk, review.Id, await house.ReviewVersion(review.Id), "home-visit",
            new Dictionary<string, string> { ["是本人"] = "是", ["所见"] = "情况属实" }, House.Clerk2.Human, Today));
        Assert.Empty(await house.It.Reviewing.Find(House.Reviewer2, review.Id, await house.ReviewVersion(review.Id), "means-check",
            new Dictionary<string, string> { ["年收入"] = $"{home.IncomeYuan}" }, null, Today));
    }
}
