using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Policies;

/// <summary>A change with its values and, beside each, what it follows.</summary>
public sealed record StandardChange(StandardTable Table, StandardChangeRow Row, IReadOnlyList<StandardChange.Value> Values)
{
    /// <param name="Before">What held in the month before, or null where nothing did.</param>
    public sealed record Value(StandardValueRow Row, Money? Before)
    {
        public Money Monthly => new(Row.MonthlyFen);

        public bool IsLower => Before > Monthly;
    }

    public bool IsLower => Values.Any(v => v.IsLower);

    public PayMonth From => PayMonth.Of(Row.From);
}

/// <summary>Proposing and publishing standards (1.1): one human writes the change down, another publishes it; the law says who may set what from when.</summary>
public sealed class Standards(CaseWork work, StandingBook book, Recalculations recalculations)
{
    private static readonly Role[] Keepers = [Role.市级, Role.县区负责, Role.县区审核];

    public StandardTable Table(string slug) => work.Catalogue.Find<StandardTable>(slug) ?? throw new NotThere();

    public static bool MayPropose(Caller caller) => Keepers.Contains(caller.Role);

    /// <summary>Whether he is one who may publish a change; that it is not his own is checked when he does.</summary>
    public static bool MayPublish(Caller caller, StandardChange change) => caller.Role == Role.市级
        || (caller.Role == Role.县区负责 && change.Row.Setter == DivisionLevel.County && !change.IsLower && change.Row.Area == caller.Area.County.Value);

    /// <summary>The places whose standard a caller may write down: the city's officers all counties and the city itself, a county's its own.</summary>
    public IReadOnlyList<DivisionCode> Places(Caller caller, DateOnly from) => caller.Area.Level == DivisionLevel.City
        ? [.. work.Database.Divisions.Counties(from).Select(c => c.Place), Caller.City]
        : [caller.Area.County];

    /// <summary>Whose document a caller may write down.</summary>
    public static IReadOnlyList<DivisionLevel> Setters(Caller caller) =>
        caller.Area.Level == DivisionLevel.City ? [DivisionLevel.City, DivisionLevel.Province] : [DivisionLevel.City, DivisionLevel.County];

    /// <summary>What has to be mended before a change may be written down; each fault names its field.</summary>
    public IReadOnlyList<Fault> Check(Caller caller, StandardTable table, StandardProposal it) => [.. Faults(caller, table, it)];

    /// <summary>Writes a change down; nothing holds by it yet.</summary>
    public Task<Guid> Propose(Caller caller, string slug, StandardProposal it) => work.Database.Effect(caller, db =>
    {
        Duties.Require(caller, [.. Keepers, Role.系统]);
        var table = Table(slug);
        if (Check(caller, table, it) is { Count: > 0 } faults)
        {
            throw new Refused("标准还有要更正的地方", "invalid", faults);
        }
        var row = new StandardChangeRow
        {
            Id = work.Database.NewId(), Standard = slug, From = it.From.FirstDay, Setter = it.Setter, Area = caller.Area.Level == DivisionLevel.City ? Caller.City.Value : caller.Area.County.Value,
            Document = Plain.Text(it.Document), DocumentNumber = Plain.Text(it.DocumentNumber), Link = Plain.Text(it.Link) is { Length: > 0 } link ? link : null, Status = it.Status,
            Reason = Plain.Text(it.Reason), State = StandardChangeState.拟定, ProposedBy = caller.Human, ProposedByName = caller.Name, ProposedOn = work.Today,
        };
        db.StandardChanges.Add(row);
        foreach (var value in it.Values)
        {
            var (month, year, derived) = value.Whole;
            db.StandardValues.Add(new()
            {
                ChangeId = row.Id, Standard = slug, From = row.From, Region = value.Region.Value, Class = value.Class, MonthlyFen = month.Fen, YearlyFen = year.Fen, Derived = derived,
            });
        }
        return Task.FromResult((new Event("standard-proposed", $"standard:{row.Id}", Detail: $"{table.Name}：{row.Document} {row.DocumentNumber}，自 {row.From:yyyy-MM-dd}，{it.Values.Count} 个数"), row.Id));
    });

    /// <summary>The second human puts a change in force: the row before it ends, the grants are computed again for the counties to confirm.</summary>
    public async Task Publish(Caller publisher, Guid id, int version)
    {
        var table = await work.Database.Effect(publisher, async db =>
        {
            Duties.Require(publisher, Role.市级, Role.县区负责, Role.系统);
            book.Forget();
            var change = await Read(db, publisher, id);
            var row = await Standing(db, id, version);
            if (row.ProposedBy == publisher.Human)
            {
                throw new NotAllowed("这次调整是您拟的，要由另一位同事公布");
            }
            if (publisher.Role != Role.系统 && !MayPublish(publisher, change))
            {
                throw new NotAllowed(change.IsLower ? "标准下调要由市级批准公布" : "这次调整由市级公布");
            }
            if (Rules(change.Table, Proposal(change)).FirstOrDefault() is { } fault)
            {
                throw new Refused(fault.Message, "invalid", [fault]);
            }
            (row.State, row.PublishedBy, row.PublishedByName, row.PublishedOn) = (StandardChangeState.已公布, publisher.Human, publisher.Name, work.Today);
            foreach (var value in await db.StandardValues.Where(v => v.ChangeId == id).ToListAsync())
            {
                value.Published = true;
            }
            return (new Event("standard-published", $"standard:{id}", Detail: $"{change.Table.Name}：{row.Document} {row.DocumentNumber}，自 {row.From:yyyy-MM-dd}"), change.Table);
        });
        book.Forget();
        await recalculations.List(table, id);
    }

    /// <summary>Gives up a change that was not published.</summary>
    public Task Discard(Caller caller, Guid id, int version) => work.Database.Effect(caller, async db =>
    {
        Duties.Require(caller, [.. Keepers, Role.系统]);
        var change = await Read(db, caller, id);
        (await Standing(db, id, version)).State = StandardChangeState.作废;
        return new("standard-discarded", $"standard:{id}", Detail: $"{change.Table.Name}：{change.Row.Document}");
    });

    /// <summary>The changes a caller may see, newest first.</summary>
    public async Task<IReadOnlyList<StandardChange>> All(Caller caller, string slug)
    {
        RequireCounty(caller);
        var table = Table(slug);
        await using var db = work.Database.Open(caller);
        var rows = await Seen(db, caller).Where(c => c.Standard == slug).OrderByDescending(c => c.Id).ToListAsync();
        var values = (await db.StandardValues.AsNoTracking().Where(v => v.Standard == slug).ToListAsync()).ToLookup(v => v.ChangeId);
        return [.. rows.Select(r => Whole(table, r, values[r.Id]))];
    }

    public async Task<StandardChange> Find(Caller caller, Guid id)
    {
        RequireCounty(caller);
        await using var db = work.Database.Open(caller);
        return await Read(db, caller, id);
    }

    internal async Task<StandardChange> Read(AnminDb db, Caller caller, Guid id)
    {
        var row = await Seen(db, caller).SingleOrDefaultAsync(c => c.Id == id) ?? throw new NotThere();
        return Whole(Table(row.Standard), row, await db.StandardValues.AsNoTracking().Where(v => v.ChangeId == id).ToListAsync());
    }

    /// <summary>Townships and residents see what is published; what is only proposed is for county and city.</summary>
    internal static void RequireCounty(Caller caller) =>
        Duties.Require(caller, Role.县区审核, Role.县区负责, Role.县区财务, Role.市级, Role.审计, Role.系统);

    /// <summary>Changes of the whole city, and of the caller's own county.</summary>
    private static IQueryable<StandardChangeRow> Seen(AnminDb db, Caller caller)
    {
        var all = caller.Role == Role.系统 || caller.Area.Level == DivisionLevel.City;
        var (city, county) = (Caller.City.Value, caller.Area.County.Value);
        return db.StandardChanges.AsNoTracking().Where(c => all || c.Area == city || c.Area == county);
    }

    private static async Task<StandardChangeRow> Standing(AnminDb db, Guid id, int version)
    {
        var row = await db.StandardChanges.SingleAsync(c => c.Id == id);
        if (row.Version != version)
        {
            throw new Stale();
        }
        if (row.State != StandardChangeState.拟定)
        {
            throw new Refused($"这次调整已经「{row.State}」", "wrong_state");
        }
        row.Version++;
        return row;
    }

    private StandardChange Whole(StandardTable table, StandardChangeRow row, IEnumerable<StandardValueRow> values) => new(table, row,
        [.. values.OrderBy(v => v.Region, StringComparer.Ordinal).ThenBy(v => table.Classes.Index().FirstOrDefault(c => c.Item == v.Class).Index)
            .Select(v => new StandardChange.Value(v, Before(table, DivisionCode.Of(v.Region), v.Class, row.From)))]);

    private Money? Before(StandardTable table, DivisionCode region, string @class, DateOnly from) =>
        book.Find(table.Parameter.Id, @class, region, from.AddDays(-1)) is { } row ? Money.Of(decimal.Parse(row.Value, System.Globalization.CultureInfo.InvariantCulture)) : null;

    private static StandardProposal Proposal(StandardChange it) => new(
        it.From, it.Row.Setter, it.Row.Document, it.Row.DocumentNumber, it.Row.Link, it.Row.Status, it.Row.Reason,
        [.. it.Values.Select(v => new StandardValue(DivisionCode.Of(v.Row.Region), v.Row.Class, new(v.Row.MonthlyFen), new(v.Row.YearlyFen)))]);

    private IEnumerable<Fault> Faults(Caller caller, StandardTable table, StandardProposal it)
    {
        if (caller.Role != Role.系统 && !Setters(caller).Contains(it.Setter))
        {
            yield return new("setter", "请选由谁制定", "required");
        }
        if (Plain.Length(it.Document) < 2)
        {
            yield return new("document", "请填写文件的名称", "required");
        }
        if (Plain.Length(it.DocumentNumber) < 2)
        {
            yield return new("number", "请填写文号", "required");
        }
        var hasLink = Uri.TryCreate(it.Link, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps;
        if (!hasLink && (it.Status == ParameterStatus.已核实 || !string.IsNullOrWhiteSpace(it.Link)))
        {
            yield return new("link", it.Status == ParameterStatus.已核实 ? "已核实的，请填写原文的网址，以 https:// 开头" : "网址以 https:// 开头", "format");
        }
        if (it.Values.Count == 0)
        {
            yield return new("values", "请至少填写一个县的标准", "required");
        }
        var places = Places(caller, it.From.FirstDay);
        foreach (var value in it.Values.Where(v => caller.Role != Role.系统 && !places.Contains(v.Region)))
        {
            yield return new(value.Path(table), $"{work.Database.Divisions.Name(value.Region)}不在您的管辖范围内", "range");
        }
        foreach (var fault in Rules(table, it))
        {
            yield return fault;
        }
    }

    /// <summary>What holds whoever writes it down: figures, order of the rows, a decrease's reason, and who may set it by the law of its first day.</summary>
    private IEnumerable<Fault> Rules(StandardTable table, StandardProposal it)
    {
        var from = it.From.FirstDay;
        var isLower = false;
        foreach (var twice in it.Values.GroupBy(v => v.Path(table)).Where(g => g.Count() > 1))
        {
            yield return new(twice.Key, "同一个县的同一类写了两次", "twice");
        }
        foreach (var value in it.Values)
        {
            var path = value.Path(table);
            if (!table.Classes.Contains(value.Class))
            {
                yield return new(path, $"没有「{value.Class}」这一类，应是{string.Join("、", table.Classes)}", "unknown");
            }
            else if (value.Fault is { } fault)
            {
                yield return new(path, fault, "format");
            }
            else if (Order(table, value, from) is { } order)
            {
                yield return new(path, order, "order");
            }
            else if (Law(table, it, value, from) is { } law)
            {
                yield return new(path, law, "law");
            }
            else
            {
                isLower |= Before(table, value.Region, value.Class, from) > value.Whole.Month;
            }
        }
        if (isLower && Plain.Length(it.Reason) < 2)
        {
            yield return new("reason", "标准下调：请写明理由，并由市级批准公布", "required");
        }
    }

    /// <summary>A new row begins after every other of its place and class, and leaves no day without a value.</summary>
    private string? Order(StandardTable table, StandardValue value, DateOnly from)
    {
        if (book.Rows.Where(r => r.Id == table.Parameter.Id && r.Class == value.Class && r.Region == value.Region).MaxBy(r => r.From) is not { } last)
        {
            return null;
        }
        return last.From >= from ? $"参数有效期重叠：自 {last.From:yyyy-MM-dd} 起已有 {last.Value} 元，新的要从更晚的月份起"
            : last.To < from.AddDays(-1) && book.Find(table.Parameter.Id, value.Class, value.Region, from.AddDays(-1)) is null ? $"中间断了：{last.To:yyyy-MM-dd} 以后到 {from.AddDays(-1):yyyy-MM-dd} 没有标准"
            : null;
    }

    private string? Law(StandardTable table, StandardProposal it, StandardValue value, DateOnly from)
    {
        try
        {
            return table.Refuses(new(value.Class, value.Region, it.Setter, value.Whole.Month, from), book.For(value.Region, from));
        }
        catch (MissingParameter missing)
        {
            return missing.Message;
        }
    }
}
