using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Reviews;

/// <summary>What follows a review: the letter reaches the family, a change kept silent is talked about, the county looks at what a township decided.</summary>
public sealed class Aftermath(CaseWork work)
{
    /// <summary>Notes how the letter reached the family; the limits of an appeal run from that day.</summary>
    /// <param name="note">Who signed for her, who witnessed that it was left, the number of the parcel or the place of the announcement.</param>
    public Task Deliver(Caller officer, Guid id, int version, DateOnly? on, Delivery? manner, string? note) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var review = await ForWriting(db, officer, id, version);
        if (review.State != ReviewState.已决定)
        {
            throw new Refused("还没有决定，没有要送的决定书", "wrong_state");
        }
        if (review.DeliveredOn is { } before)
        {
            throw new Refused($"决定书已在 {before:yyyy-MM-dd} 送达", "delivered_before");
        }
        var text = Plain.Text(note);
        List<Fault> faults = [];
        if (on is not { } day || day < review.DecidedOn || day > work.Today)
        {
            faults.Add(new("deliveredOn", $"请填写哪一天送到的，从决定的 {review.DecidedOn:yyyy-MM-dd} 到今天", "range"));
        }
        if (manner is null)
        {
            faults.Add(new("manner", "请选择怎样送到的", "required"));
        }
        if ((manner is not (null or Delivery.本人签收) && Plain.Length(text) < 2) || text.Length > 200)
        {
            faults.Add(new("note", "请写明代收的人、在场的见证人、邮单号，或者公告的地方，不超过200个字", "required"));
        }
        if (faults.Count > 0)
        {
            throw new Refused("还有要更正的地方", "invalid", faults);
        }
        (review.DeliveredOn, review.DeliveredBy, review.DeliveredNote, review.DeliveredByName) = (on, manner, text.Length == 0 ? null : text, officer.Name);
        return new("review-delivered", $"review:{id}", review.CaseId, $"复核决定书 {review.Number} 已送达（{manner}，{on:yyyy-MM-dd}）；不服的，申请复议和起诉的期限从这一天算起", text);
    });

    /// <summary>Writes down the warning talk about a change that was kept silent too long.</summary>
    public Task Talk(Caller officer, Guid id, int version, DateOnly? on, string? words) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var review = await ForWriting(db, officer, id, version);
        if (review.TalkBasis is null || review.TalkedOn is not null)
        {
            throw new Refused(review.TalkBasis is null ? "这次复核不用约谈" : $"已在 {review.TalkedOn:yyyy-MM-dd} 约谈过", "no_talk");
        }
        if (on is not { } day || day > work.Today || day < review.OpenedOn)
        {
            throw new Refused("请写明哪一天约谈的", "invalid", [new("talkedOn", $"请填写哪一天约谈的，从开始复核的 {review.OpenedOn:yyyy-MM-dd} 到今天", "range")]);
        }
        review.Talk = Written.Of(words, "talk", "约谈的内容");
        (review.TalkedOn, review.TalkedWith, review.TalkedByName) = (day, officer.Human, officer.Name);
        return new("review-talked", $"review:{id}", review.CaseId, "家里的变化三个月以上没有报告，镇（办）已约谈提醒：以后有变化请马上说一声", review.Talk);
    });

    /// <summary>The county has looked at a township's decision that was drawn; what is wrong it reopens (<see cref="Change.县区重查"/>).</summary>
    public Task Check(Caller reviewer, Guid id, int version, string? found) => work.Database.Effect(reviewer, async db =>
    {
        Duties.Require(reviewer, Role.县区审核, Role.县区负责, Role.系统);
        var review = await ForWriting(db, reviewer, id, version);
        if (!review.Drawn || review.CheckedOn is not null)
        {
            throw new Refused(review.Drawn ? $"{review.CheckedByName} 已在 {review.CheckedOn:yyyy-MM-dd} 抽查过" : "这次复核没有抽中", "not_drawn");
        }
        review.CheckFound = Written.Of(found, "found", "抽查的结果");
        (review.CheckedOn, review.CheckedBy, review.CheckedByName) = (work.Today, reviewer.Human, reviewer.Name);
        return new("review-checked", $"review:{id}", review.CaseId, Detail: review.CheckFound);
    });

    private static async Task<ReviewRow> ForWriting(AnminDb db, Caller caller, Guid id, int version)
    {
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.Id == id) ?? throw new NotThere();
        if (review.Version != version)
        {
            throw new Stale();
        }
        await Duties.RequireNoKinship(db, caller, review.CaseId);
        review.Version++;
        return review;
    }
}
