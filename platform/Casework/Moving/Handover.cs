using Anmin.Casework.Desk;
using Anmin.Casework.Intake;
using Anmin.Casework.Ledger;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Reviews;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Moving;

/// <summary>移交: the family says where it has moved, the old place hands the file over, the new place receives it or gives it back with its reason. Each step is a human of its own and an event of its own.</summary>
public sealed class Handover(MoveWork moves)
{
    private CaseWork Work => moves.Work;

    /// <summary>Takes the report of a move to another township of the city. Moving within the township, or out of the city, is reported as a change (<see cref="Reporting.Tell"/>).</summary>
    /// <exception cref="Refused">Nothing is paid any more, a move is under way, or the place is none to which the file could go.</exception>
    public Task<Guid> Report(Caller caller, Guid caseId, Reporting.Told told) => Work.Database.Effect(caller, async db =>
    {
        var @case = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId) ?? throw new NotThere();
        var grant = await db.Grants.SingleOrDefaultAsync(g => g.CaseId == caseId) ?? throw new NotThere();
        if (caller.IsStaff)
        {
            Duties.Require(caller, Role.镇办经办, Role.镇办负责);
            await Duties.RequireNoKinship(db, caller, caseId);
        }
        else if (caller.Role != Role.系统)
        {
            await Agencies.RequireOwn(db, caller, caseId, Work.Today);
        }
        if (Reporting.HasEnded(grant, Work.Today))
        {
            throw new Refused("这份待遇已经停发；家里又有困难的，可以在现在住的地方重新申请", "stopped");
        }
        await RequireStill(db, grant.Id);
        if (await db.Moves.AnyAsync(m => m.GrantId == grant.Id && MoveWork.Open.Contains(m.State)))
        {
            throw new Refused("这家人搬家的事正在办，不用再报", "move_open");
        }
        var town = Check(told, @case);
        var row = Work.Part(@case, new MoveRow
        {
            GrantId = grant.Id, ToCounty = town.County.Value, ToTown = town.Value, MovedOn = told.On!.Value, Text = Plain.Text(told.Text),
            ReportedBy = caller.Human, ReportedByName = caller.Name, ReportedOn = Work.Today,
        });
        Reckon(row, @case);
        db.Moves.Add(row);
        return (new Event("move-reported", $"move:{row.Id}", caseId, $"{(caller.IsStaff ? "镇（办）" : "您")}报告了搬家，搬到{Work.Database.Divisions.FullName(town)}；档案移交过去以前，钱照原来的发"), row.Id);
    });

    /// <summary>Reckons the day of a move from the day of its report: as long as an application may take (own).</summary>
    internal void Reckon(MoveRow row, CaseRow @case) => (row.Due, row.AwaitsYear) = Work.MatterOf(@case).ProcedureOn(row.ReportedOn, false).Total is { } limit
        ? Work.Clocks.Calendar.Due(row.ReportedOn, limit)
        : DueDay.Of(row.ReportedOn.AddDays(Reporting.DaysAhead));

    /// <summary>The old township hands over: the family's facts as last decided upon, the papers and what was found out go along.</summary>
    public Task HandOver(Caller officer, Guid id, int version, string? words) => Work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var row = await moves.ForWriting(db, officer, id, version, MoveState.待移交);
        MoveWork.RequireSide(MoveWork.IsOfOld(db, row), "迁出地");
        var text = Written.Of(words, "words", "交接的说明");
        var grant = await MoveWork.GrantOf(db, row);
        if (moves.MatterOf(grant).Pays is null || Reporting.HasEnded(grant, Work.Today))
        {
            throw new Refused("这份待遇已经停发，没有要移交的", "stopped");
        }
        await RequireSettled(db, row);
        if (Standing.Holding(await MoveWork.TermsOf(db, grant.Id), PayMonth.After(Work.Today)).Kind is TermKind.暂停)
        {
            throw new Refused("这份待遇正在暂停，先恢复或者停发，再移交", "suspended");
        }
        var @case = await db.Cases.IgnoreQueryFilters().AsNoTracking().SingleAsync(c => c.Id == row.CaseId);
        row.Facts = await Reporting.LatestFacts(db, @case, grant.Id);
        (row.State, row.Handed, row.HandedBy, row.HandedByName, row.HandedOn) = (MoveState.待接收, text, officer.Human, officer.Name, Work.Today);
        return new("move-handed-over", $"move:{id}", row.CaseId, $"档案已移交给{Town(row)}，等那边接收；钱照原来的发", text);
    });

    /// <summary>What the new township has seen of the family.</summary>
    /// <param name="IsRegisterMoved">Whether the household register has moved along.</param>
    public sealed record Seen(string? Village, string? Address, bool? IsRegisterMoved, string? Text);

    /// <summary>The new township receives the file: it has seen that the family lives there.</summary>
    public Task Receive(Caller officer, Guid id, int version, Seen seen) => Work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var row = await moves.ForWriting(db, officer, id, version, MoveState.待接收);
        MoveWork.RequireSide(MoveWork.IsOfNew(db, row), "迁入地");
        if (officer.Human != Guid.Empty && officer.Human == row.HandedBy)
        {
            throw new NotAllowed("档案是您移交的，要由迁入地的另一位同事接收");
        }
        var (address, text) = (Plain.Text(seen.Address), Plain.Text(seen.Text));
        List<Fault> faults = [];
        var isVillage = DivisionCode.TryParse(seen.Village, out var village, out _) && village.Level == DivisionLevel.Village && village.Town.Value == row.ToTown && Work.Database.Divisions.Find(village, Work.Today) is not null;
        if (!isVillage)
        {
            faults.Add(new("village", "请选择现在住在哪个村（社区）", "required"));
        }
        if (address.Length is 0 or > 100)
        {
            faults.Add(new("address", "请填写几组、门牌号，例如：三组 12 号", "required"));
        }
        if (seen.IsRegisterMoved is null)
        {
            faults.Add(new("register", "请选择户口有没有随迁", "required"));
        }
        if (Written.FaultOf(text, "text", "看到的居住情况") is { } fault)
        {
            faults.Add(fault);
        }
        if (faults.Count > 0)
        {
            throw new Refused("还有要更正的地方", "invalid", faults);
        }
        var matter = moves.MatterOf(await MoveWork.GrantOf(db, row));
        var moved = matter.MovedOf(FactsJson.Read(row.Facts!, matter.FactsType), new(village, address, seen.IsRegisterMoved!.Value, row.ToCounty != row.CountyCode))
            ?? throw new Refused($"{matter.Name}不随家庭转移，请在现在住的地方重新申请", "does_not_move");
        (row.State, row.Facts, row.ToVillage, row.IsRegisterMoved, row.Seen) = (MoveState.待决定, FactsJson.Write(moved), village.Value, seen.IsRegisterMoved, text);
        (row.ReceivedBy, row.ReceivedByName, row.ReceivedOn) = (officer.Human, officer.Name, Work.Today);
        return new("move-received", $"move:{id}", row.CaseId, $"{Town(row)}已接收档案，正在按那边的标准计算；钱照原来的发", text);
    });

    /// <summary>The new place gives the file back; the old one goes on paying and mends what was wrong.</summary>
    public Task GiveBack(Caller officer, Guid id, int version, string? why) => Work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.县区审核, Role.县区负责, Role.系统);
        var row = await moves.ForWriting(db, officer, id, version, MoveState.待接收, MoveState.待决定);
        MoveWork.RequireSide(MoveWork.IsOfNew(db, row), "迁入地");
        var text = Written.Of(why, "why", "退回的理由");
        Back(row, officer, text);
        return new("move-given-back", $"move:{id}", row.CaseId, $"{Town(row)}退回了档案：{text}；钱仍由原来的地方发", text);
    });

    /// <summary>The old township takes back what the new one has not yet received.</summary>
    public Task TakeBack(Caller officer, Guid id, int version, string? why) => Work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var row = await moves.ForWriting(db, officer, id, version, MoveState.待接收);
        MoveWork.RequireSide(MoveWork.IsOfOld(db, row), "迁出地");
        var text = Written.Of(why, "why", "收回的理由");
        Back(row, officer, text);
        return new("move-taken-back", $"move:{id}", row.CaseId, $"镇（办）收回了档案：{text}；钱照原来的发", text);
    });

    /// <summary>Nothing is handed over: the family has come back, or the report was wrong.</summary>
    public Task Drop(Caller officer, Guid id, int version, string? why) => Work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var row = await moves.ForWriting(db, officer, id, version, MoveState.待移交);
        MoveWork.RequireSide(MoveWork.IsOfOld(db, row), "迁出地");
        var text = Written.Of(why, "why", "不移交的理由");
        (row.State, row.Result) = (MoveState.不移交, text);
        return new("move-dropped", $"move:{id}", row.CaseId, $"不移交档案：{text}；钱照原来的发", text);
    });

    /// <summary>Writes down what the family says before its money becomes less by the move.</summary>
    public Task Hear(Caller officer, Guid id, int version, DateOnly? on, string? words) => Work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var row = await moves.ForWriting(db, officer, id, version, MoveState.待决定);
        MoveWork.RequireSide(MoveWork.IsOfNew(db, row), "迁入地");
        if (on is not { } day || day > Work.Today || day < row.ReceivedOn)
        {
            throw new Refused("请写明哪一天听取的", "invalid", [new("heardOn", $"请填写哪一天听取的，从接收的 {row.ReceivedOn:yyyy-MM-dd} 到今天", "range")]);
        }
        row.Heard = Written.Of(words, "heard", "本人的意见");
        (row.HeardOn, row.HeardBy, row.HeardByName) = (day, officer.Human, officer.Name);
        return new("move-heard", $"move:{id}", row.CaseId, $"决定之前听取了您的意见：{row.Heard}");
    });

    /// <summary>Refuses what is about a grant whose file has gone to another place.</summary>
    internal static async Task RequireStill(AnminDb db, Guid grant)
    {
        if (await db.Moves.IgnoreQueryFilters().AnyAsync(m => m.GrantId == grant && (m.State == MoveState.已接续 || m.State == MoveState.不再符合)))
        {
            throw new Refused("这份档案已经转到迁入地，有变化请在迁入地的办件里报告", "moved_before");
        }
    }

    /// <summary>Nothing of the file is half done: no review, no change of account.</summary>
    internal static async Task RequireSettled(AnminDb db, MoveRow row)
    {
        if (await db.Reviews.IgnoreQueryFilters().AnyAsync(r => r.GrantId == row.GrantId && r.State != ReviewState.已决定))
        {
            throw new Refused("迁出地还有一次复核没有办完，办完再转", "review_open");
        }
        if (await db.Payees.IgnoreQueryFilters().AnyAsync(p => p.GrantId == row.GrantId && (p.State == PayeeState.待复核 || p.State == PayeeState.等待期)))
        {
            throw new Refused("迁出地还有一次换账户没有办完，办完再转", "account_open");
        }
    }

    private void Back(MoveRow row, Caller officer, string why)
    {
        row.Returns = FactsJson.Write((List<Returned>)[.. FactsJson.Read<List<Returned>>(row.Returns), new(Work.Database.Divisions.FullName(officer.Area), officer.Name, officer.Human, Work.Today, why)]);
        (row.State, row.Facts, row.ToVillage, row.IsRegisterMoved, row.Seen) = (MoveState.待移交, null, null, null, null);
        (row.HandedBy, row.HandedByName, row.HandedOn, row.Handed) = (null, null, null, null);
        (row.ReceivedBy, row.ReceivedByName, row.ReceivedOn) = (null, null, null);
        (row.HeardOn, row.Heard, row.HeardBy, row.HeardByName) = (null, null, null, null);
    }

    private DivisionCode Check(Reporting.Told told, CaseRow @case)
    {
        List<Fault> faults = [];
        var (from, divisions) = (DivisionCode.Of(@case.TownCode), Work.Database.Divisions);
        var isTown = DivisionCode.TryParse(told.Town, out var town, out _) && town.Level == DivisionLevel.Town && divisions.Find(town, Work.Today) is not null
            && divisions.Counties(Work.Today).Any(c => c.Place == town.County);
        if (!isTown)
        {
            faults.Add(new("town", "请选择搬到哪个镇（街道）", "required"));
        }
        else if (divisions.IsSame(town, from))
        {
            faults.Add(new("town", "还在本镇（办）的，不用移交；改了名字的地方也是原来的地方", "range"));
        }
        if (told.On is null)
        {
            faults.Add(new("on", "请填写哪一天搬的，例如 2026-03-08；记不准的写大概的日子", "required"));
        }
        else if (told.On > Work.Today)
        {
            faults.Add(new("on", "日期不能晚于今天", "range"));
        }
        if (Written.FaultOf(Plain.Text(told.Text), "text", "搬家的情况") is { } fault)
        {
            faults.Add(fault);
        }
        return faults.Count > 0 ? throw new Refused("还有要更正的地方", "invalid", faults) : town;
    }

    private string Town(MoveRow row) => Work.Database.Divisions.FullName(DivisionCode.Of(row.ToTown));
}
