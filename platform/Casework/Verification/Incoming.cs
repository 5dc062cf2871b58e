using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Population;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Benefits;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Verification;

/// <summary>What another office or province writes when it asks us (1.2-07).</summary>
public sealed record IncomingRequest
{
    [Ask("哪个单位来查？", Hint = "写全称，例如「某某省某某县民政局」。", Longest = 60)]
    public string 来函单位 { get; init; } = "";

    [Ask("对方的案件编号", Hint = "没有案件编号的，不能查。", Longest = 60)]
    public string 对方案号 { get; init; } = "";

    [Ask("法律依据", Hint = "例如「社会救助法第四十一条」。", Longest = 100)]
    public string 法律依据 { get; init; } = "";

    [Ask("本人授权", Hint = "写明授权书的日期和编号；法律规定不用授权的，写明依据。", Longest = 100)]
    public string 授权 { get; init; } = "";

    [Ask("查谁？")]
    public PersonName 姓名 { get; init; }

    [Ask("身份证号", Class = FieldClass.Sensitive)]
    public IdNumber 身份证号 { get; init; }

    [Ask("哪天收到？")]
    public DateOnly 收到日期 { get; init; }
}

/// <summary>A request that came from outside, with our answer.</summary>
public sealed class IncomingRow : IInCounty
{
    public Guid Id { get; set; }
    public required string CountyCode { get; set; }
    public required string Number { get; set; }
    public required string Office { get; set; }
    public required string TheirNumber { get; set; }
    public required string LegalBasis { get; set; }
    public required string Authorisation { get; set; }
    public required string Name { get; set; }
    public required string IdNumber { get; set; }
    public DateOnly ReceivedOn { get; set; }
    public required string RegisteredByName { get; set; }

    /// <summary>Last day of the answer; null while the calendar of <see cref="AwaitsYear"/> is not there.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The year whose working calendar that day waits for.</summary>
    public int? AwaitsYear { get; set; }
    public IncomingState State { get; set; }

    /// <summary>How far its clock had come when it was last told of, by which watch and in which words.</summary>
    public int Stage { get; set; }
    public string? Watch { get; set; }
    public string? Warning { get; set; }

    /// <summary>The day on which it was raised to those who answer for the county, because its last day had passed.</summary>
    public DateOnly? RaisedOn { get; set; }

    /// <summary>What was told, or why nothing was.</summary>
    public string? Answer { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public string? AnsweredByName { get; set; }
    public int Version { get; set; }
}

/// <summary>Where a request from outside stands.</summary>
public enum IncomingState { 待答复, 已答复, 不予答复 }

/// <summary>来函: other offices and provinces ask whether somebody receives a benefit here. They hear what our own records know — programme and class, nothing more — or the reason why not.</summary>
public sealed class Incoming(CaseWork work)
{
    /// <summary>Longest list shown.</summary>
    public const int Most = 200;

    /// <exception cref="Refused">Something that the law wants is not named, or the same request is registered.</exception>
    public Task<Guid> Register(Caller officer, IncomingRequest ask) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        (string Field, string Text, string What)[] said =
            [(nameof(ask.来函单位), ask.来函单位, "来函单位的全称"), (nameof(ask.对方案号), ask.对方案号, "对方的案件编号"), (nameof(ask.法律依据), ask.法律依据, "查询的法律依据"), (nameof(ask.授权), ask.授权, "本人授权或者不用授权的依据")];
        var faults = said.Where(s => Plain.Length(Plain.Text(s.Text)) < 2).Select(s => new Fault(s.Field, $"请写明{s.What}；没有的不能查", "required")).ToList();
        if (ask.收到日期 > work.Today)
        {
            faults.Add(new(nameof(ask.收到日期), "收到日期不能晚于今天", "range"));
        }
        if (faults.Count > 0)
        {
            throw new Refused("来函还缺法律要求的内容", "invalid", faults);
        }
        var (office, theirs, number) = (Plain.Text(ask.来函单位), Plain.Text(ask.对方案号), ask.身份证号.Value);
        if (await db.Incoming.AnyAsync(i => i.Office == office && i.TheirNumber == theirs && i.IdNumber == number))
        {
            throw new Refused("同一单位、同一案号、同一个人的来函已经登记过", "registered_before", [new(nameof(ask.对方案号), "这份来函已经登记过", "conflict")]);
        }
        await RequireNoKin(db, officer, number);
        var county = officer.Area.County;
        var row = new IncomingRow
        {
            Id = work.Database.NewId(), CountyCode = county.Value, Number = await Serials.Next(db, work.Database.Divisions, county, $"{Declared(work).PaperWord}来", work.Today.Year),
            Office = office, TheirNumber = theirs, LegalBasis = Plain.Text(ask.法律依据), Authorisation = Plain.Text(ask.授权), Name = ask.姓名.Value, IdNumber = number,
            ReceivedOn = ask.收到日期, RegisteredByName = officer.Name,
        };
        Reckon(work, row);
        db.Incoming.Add(row);
        return (new Event("incoming-registered", $"incoming:{row.Id}", Detail: $"{row.Number} {office}，{theirs}，{ask.身份证号.Masked}"), row.Id);
    });

    /// <summary>Answers with what our own records know of the person this month.</summary>
    public Task Answer(Caller officer, Guid id, int version) => work.Database.Effect(officer, async db =>
    {
        var row = await Load(db, officer, id, version);
        var found = await StatusQueries.Find(db, work, work.Catalogue.Of<Benefit>(), row.Name, row.IdNumber);
        row.Answer = found.Count == 0
            ? "姓名、身份证号都相符的人，本县本月没有发放记录。"
            : string.Join('；', found.Select(f => f.Status).Distinct().Select(f => $"正在享受{f.Benefit.Name}（{f.Class}），自 {f.Since} 起，由{f.Place}发放")) + "。";
        (row.State, row.AnsweredOn, row.AnsweredByName) = (IncomingState.已答复, work.Today, officer.Name);
        return new("incoming-answered", $"incoming:{id}", Detail: $"{row.Office}，{row.TheirNumber}：{(found.Count > 0 ? "有" : "没有")}发放记录");
    });

    /// <summary>Refuses to answer, with the reason.</summary>
    public Task Refuse(Caller officer, Guid id, int version, string reason) => work.Database.Effect(officer, async db =>
    {
        var row = await Load(db, officer, id, version);
        (row.Answer, row.State, row.AnsweredOn, row.AnsweredByName) = (Written.Of(reason, "reason", "不予答复的理由"), IncomingState.不予答复, work.Today, officer.Name);
        return new("incoming-refused", $"incoming:{id}", Detail: row.Answer, Outcome: "refused");
    });

    /// <summary>Waiting ones by their day, then the latest answered.</summary>
    public async Task<IReadOnlyList<IncomingRow>> List(Caller officer)
    {
        MayLook(officer);
        await using var db = work.Database.Open(officer);
        return await db.Incoming.AsNoTracking().OrderBy(i => i.State == IncomingState.待答复 ? 0 : 1).ThenBy(i => i.Due ?? LetterClock.Never).ThenBy(i => i.Id).Take(Most).ToListAsync();
    }

    /// <summary>One request; the look is an event.</summary>
    public async Task<IncomingRow> Open(Caller officer, Guid id)
    {
        MayLook(officer);
        await using var db = work.Database.Open(officer);
        var row = await db.Incoming.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) ?? throw new NotThere();
        await RequireNoKin(db, officer, row.IdNumber);
        await work.Database.Effect(officer, _ => Task.FromResult(new Event("incoming-opened", $"incoming:{id}")));
        return row;
    }

    /// <summary>Counts a letter's last day from the day it came; or names the year whose calendar is not there.</summary>
    internal static void Reckon(CaseWork work, IncomingRow row)
    {
        var due = work.Clocks.Calendar.Due(row.ReceivedOn, Limit.工作日(work.PolicyAt(DivisionCode.Of(row.CountyCode)).Whole(Declared(work).AnswerDays)));
        (row.Due, row.AwaitsYear) = (due.Day, due.Awaits);
    }

    private static MeansCheck Declared(CaseWork work) => work.Catalogue.Of<MeansCheck>().First();

    private static void MayLook(Caller officer) => Duties.Require(officer, LetterClock.Lookers);

    private static async Task<IncomingRow> Load(AnminDb db, Caller officer, Guid id, int version)
    {
        Duties.Require(officer, Role.县区审核, Role.县区负责);
        var row = await db.Incoming.SingleOrDefaultAsync(i => i.Id == id) ?? throw new NotThere();
        await RequireNoKin(db, officer, row.IdNumber);
        if (row.Version != version)
        {
            throw new Stale();
        }
        if (row.State != IncomingState.待答复)
        {
            throw new Refused($"{row.AnsweredByName}已在 {row.AnsweredOn:yyyy-MM-dd} 办过", "answered_before");
        }
        row.Version++;
        return row;
    }

    private static async Task RequireNoKin(AnminDb db, Caller officer, string number)
    {
        if (await Duties.KinOf(db, officer) is { Count: > 0 } kin && (await SamePerson.AlsoKnownBy(db, number)).Any(kin.Contains))
        {
            throw new NotAllowed("来函查的是您本人或您备案的近亲属，请由其他人员办理");
        }
    }
}
