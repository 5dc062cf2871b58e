using System.ComponentModel;
using System.Text.Json.Nodes;
using Anmin.Casework;
using Anmin.Casework.Registers;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Registers;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anmin.Web.Api;

/// <summary>Registers 台账: as of any day, and kept by their officers. A public one is read by anybody.</summary>
public static class RegisterEndpoints
{
    public static void Map(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        var reads = read.MapGroup("/registers").AllowAnonymous().WithTags("台账");
        var officers = read.MapGroup("/registers").RequireAuthorization(May.Staff).WithTags("台账");
        var writes = write.MapGroup("/registers/{slug}/entries").RequireAuthorization(May.Staff).WithTags("台账");
        reads.MapGet("/", List).Says("列出可以看的台账");
        reads.MapGet("/{slug}/schema", (string slug, HttpContext http, CaseworkServices casework) => ServiceEndpoints.Structure(Schemas.Of(Find(http, casework, slug))))
            .Says("台账的一条登记怎样写成 JSON").MayRefuse(404);
        reads.MapGet("/{slug}/entries", Page).Says("列出某一天有效的登记")
            .Asks([Word.Day("on", "哪一天；不写就是今天"), Word.OneOf<EntryTime>("time", "那一天有效的、还没开始的，或者已经结束的；不写就是有效的"), Word.Text("county", "县（区、市）的行政区划代码"), Word.Text("q", "登记里或者地名里的字"), .. Word.Pages]).MayRefuse(404, 422);
        reads.MapGet("/{slug}/entries/{id:guid}", One).Says("读一条登记").IsTagged().MayRefuse(404);
        officers.MapGet("/{slug}/entries/{id:guid}/history", History).Says("同一对象的全部登记，新的在前", "改过、结束和撤销的都在；由当地的工作人员看。").MayRefuse(404);
        writes.MapPost("/", Add).Says("登记一条").Takes("entry.").MayBeRepeated().IsTagged().MayRefuse(400, 404, 409, 413, 415, 422);
        writes.MapPut("/{id:guid}", Correct).Says("更正一条登记", "原来的话留在历史里；更正后的是新的一条。").Takes("act.entry-correction").NeedsVersion().IsTagged().MayRefuse(400, 404, 409, 413, 415, 422);
        writes.MapPost("/{id:guid}/end", End).Says("结束一条登记", "最后一天还算在内。").Takes("act.entry-end").NeedsVersion().IsTagged().MayRefuse(400, 404, 409, 413, 415, 422);
        writes.MapPost("/{id:guid}/withdrawal", Withdraw).Says("撤销不该有的登记").Takes("act.entry-withdrawal").NeedsVersion().MayRefuse(400, 404, 409, 413, 415, 422);
    }

    private static Ok<IReadOnlyList<RegisterLine>> List(HttpContext http, CaseworkServices casework) => TypedResults.Ok<IReadOnlyList<RegisterLine>>(
        [.. casework.Registers.For(http.Caller()).Select(r => new RegisterLine(r.Slug, r.Name, r.Summary, r.Clauses, r.IsPublic, r.KeptBy, Schemas.Address(r)))]);

    private static async Task<Ok<EntryPageJson>> Page(string slug, HttpContext http, CaseworkServices casework)
    {
        var register = Find(http, casework, slug);
        var query = new Query(http);
        var filter = new EntryFilter(query.Day("on"), query.Text("q"), query.County("county")?.Value, query.Text("after"), Time: query.OneOf<EntryTime>("time") ?? EntryTime.有效);
        var size = query.PageSize(RegisterBook.PageSize);
        query.Require();
        var page = await casework.Registers.List(http.Caller(), slug, filter, size);
        return TypedResults.Ok(new EntryPageJson([.. page.Entries.Select(e => Of(register, e, casework))], page.Next));
    }

    private static async Task<Ok<EntryJson>> One(string slug, Guid id, HttpContext http, CaseworkServices casework)
    {
        var entry = await casework.Registers.One(http.Caller(), slug, id);
        http.Tag(entry.Version);
        return TypedResults.Ok(Of(casework.Registers.Find(slug), entry, casework));
    }

    private static async Task<Ok<IReadOnlyList<EntryJson>>> History(string slug, Guid id, HttpContext http, CaseworkServices casework)
    {
        var entry = await casework.Registers.One(http.Caller(), slug, id);
        var all = await casework.Registers.History(http.Caller(), slug, entry.Key);
        return TypedResults.Ok<IReadOnlyList<EntryJson>>([.. all.Select(e => Of(casework.Registers.Find(slug), e, casework))]);
    }

    private static async Task<Created<EnteredJson>> Add(string slug, HttpContext http, CaseworkServices casework)
    {
        var register = Find(http, casework, slug);
        var body = await Body.Read(http);
        var answers = body.Answers(register.Form);
        var entered = await casework.Repeats.Once(http.Caller(), http.IdempotencyKey(), http.CallOf(body.Text), c => casework.Registers.Enter(c, slug, answers));
        if (entered.Id is not { } id)
        {
            throw Wrong(entered.Faults);
        }
        http.Tag(0);
        return TypedResults.Created(Address(slug, id), new EnteredJson(id, 0));
    }

    private static async Task<Ok<EnteredJson>> Correct(string slug, Guid id, HttpContext http, CaseworkServices casework)
    {
        var version = http.IfMatch();
        var register = Find(http, casework, slug);
        var (ground, answers) = (await Body.Read(http)).As<Ground>("entry", register.Form, casework.Database.Today);
        var before = await casework.Registers.One(http.Caller(), slug, id);
        var faults = await casework.Registers.Correct(http.Caller(), slug, id, version, answers, ground.改动原因);
        return faults.Count == 0 ? await Newest(before, slug, http, casework) : throw Wrong(Body.Under("entry", faults));
    }

    private static async Task<Ok<EnteredJson>> End(string slug, Guid id, HttpContext http, CaseworkServices casework)
    {
        var version = http.IfMatch();
        var ending = (await Body.Read(http)).As<Ending>(casework.Database.Today);
        var before = await casework.Registers.One(http.Caller(), slug, id);
        await casework.Registers.Close(http.Caller(), slug, id, version, ending.最后一天, ending.结束原因);
        return await Newest(before, slug, http, casework);
    }

    private static async Task<NoContent> Withdraw(string slug, Guid id, HttpContext http, CaseworkServices casework)
    {
        var version = http.IfMatch();
        await casework.Registers.Withdraw(http.Caller(), slug, id, version, (await Body.Read(http)).As<Ground>(casework.Database.Today).改动原因);
        return TypedResults.NoContent();
    }

    /// <summary>The entry that took the place of another one: of the same thing, the last recorded that stands.</summary>
    private static async Task<Ok<EnteredJson>> Newest(EntryView before, string slug, HttpContext http, CaseworkServices casework)
    {
        var now = (await casework.Registers.History(http.Caller(), slug, before.Key)).Where(e => !e.Replaced).OrderBy(e => e.RecordedAt).ThenBy(e => e.Id).Last();
        http.Tag(now.Version);
        http.Response.Headers.Location = Address(slug, now.Id);
        return TypedResults.Ok(new EnteredJson(now.Id, now.Version));
    }

    private static ApiFault Wrong(IReadOnlyList<Fault> faults) => ApiFault.Invalid(faults);

    private static string Address(string slug, Guid id) => $"/api/v1/registers/{slug}/entries/{id}";

    /// <summary>A register that the caller may read; any other is not there.</summary>
    private static Register Find(HttpContext http, CaseworkServices casework, string slug) =>
        casework.Registers.For(http.Caller()).FirstOrDefault(r => r.Slug == slug) ?? throw new NotThere();

    private static EntryJson Of(Register register, EntryView entry, CaseworkServices casework) => new(
        entry.Id, entry.From, entry.To, entry.Area, casework.Database.Divisions.FullName(DivisionCode.Of(entry.Area)), entry.Version,
        AnswersJson.Masked(casework.Database.Divisions, entry.IsWhole ? FieldClass.Sensitive : FieldClass.Public).Write(register.Form, entry.Content),
        entry.RecordedBy.Length > 0 ? entry.RecordedBy : null, entry.RecordedAt, entry.ReplacedBy is { } r ? new(r.At, r.Name, r.Why) : null);
}

public sealed record RegisterLine(
    string Slug, string Name, string Summary, IReadOnlyList<string> Clauses, [property: Description("谁都可以看")] bool Public, [property: Description("由哪一级记")] Actor KeptBy, string Schema);

/// <summary>One entry as this reader may read it.</summary>
public sealed record EntryJson(
    Guid Id, DateOnly From, [property: Description("最后一天")] DateOnly? To, [property: Description("行政区划代码")] string Area, string Place, int Version,
    [property: Description("登记的内容，结构见台账的 schema")] JsonObject Entry, string? RecordedBy, DateTime RecordedAt, [property: Description("被改过、结束或者撤销")] ReplacedJson? Replaced);

public sealed record ReplacedJson(DateTime At, string By, string Why);

public sealed record EntryPageJson(IReadOnlyList<EntryJson> Entries, [property: Description("写在 after 里取下一页；没有就是完了")] string? Next);

public sealed record EnteredJson(Guid Id, int Version);
