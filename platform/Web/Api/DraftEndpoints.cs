using System.ComponentModel;
using System.Text.Json.Nodes;
using Anmin.Casework;
using Anmin.Casework.Intake;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anmin.Web.Api;

/// <summary>Applications being filled in, by those who apply, and handing them in.</summary>
public static class DraftEndpoints
{
    public static void Map(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        var reads = read.MapGroup("/drafts").RequireAuthorization(May.Apply).WithTags("申请");
        var writes = write.MapGroup("/drafts").RequireAuthorization(May.Apply).WithTags("申请");
        reads.MapGet("/", List).Says("列出没有交的申请", "最近改动的在前，最多五十份。");
        reads.MapGet("/{id:guid}", Read).Says("读一份没有交的申请", "答案原样给回；faults 是现在还要更正的地方。").IsTagged().MayRefuse(404, 409);
        writes.MapPost("/", Start).Says("开始一份申请").Takes("act.start").MayBeRepeated().IsTagged().MayRefuse(400, 404, 409, 413, 415, 422);
        writes.MapPut("/{id:guid}", Replace).Says("换成这一份答案", "没填全、填得不合格也存下，faults 说明还要更正的地方；没有的栏目和写错的结构不存。")
            .Takes("facts.").NeedsVersion().IsTagged().MayRefuse(400, 404, 409, 413, 415, 422);
        writes.MapDelete("/{id:guid}", Discard).Says("不要这份申请了", "连同材料一起删去。").NeedsVersion().MayRefuse(404, 409);
        writes.MapPost("/{id:guid}/submission", Submit).Says("提交申请", "答案定下来，给受理编号，期限开始算。再次提交给第一次的回执。")
            .NeedsVersion().MayBeRepeated().MayRefuse(404, 409, 422);
    }

    private static async Task<Ok<IReadOnlyList<DraftLine>>> List(HttpContext http, CaseworkServices casework) =>
        TypedResults.Ok<IReadOnlyList<DraftLine>>([.. (await casework.Drafts.Open(http.Caller())).Select(d => new DraftLine(d.Id, d.Matter.Slug, d.Version, d.For, d.UpdatedAt))]);

    private static async Task<Ok<DraftJson>> Read(Guid id, HttpContext http, CaseworkServices casework)
    {
        var draft = await casework.Drafts.Get(http.Caller(), id);
        http.Tag(draft.Version);
        var faults = draft.CaseId is null ? Binder.Bind(draft.Matter.Form, draft.Answers, casework.Database.Today).Faults : [];
        return TypedResults.Ok(new DraftJson(
            new(draft.Id, draft.Matter.Slug, draft.Version, draft.For, draft.UpdatedAt), draft.CaseId,
            AnswersJson.AsTyped(casework.Database.Divisions).Write(draft.Matter.Form, draft.Answers), Errors(faults)));
    }

    private static async Task<Created<Started>> Start(HttpContext http, CaseworkServices casework)
    {
        var body = await Body.Read(http);
        var asked = body.As<DraftStart>(casework.Database.Today);
        var agency = asked.agency is not { } text ? (Guid?)null
            : Guid.TryParse(text, out var known) ? known
            : throw ApiFault.Invalid([new(nameof(DraftStart.agency), "应为委托登记的编号", "format")]);
        var id = await casework.Repeats.Once(http.Caller(), http.IdempotencyKey(), http.CallOf(body.Text), c => casework.Drafts.Start(c, asked.service, agency));
        http.Tag(0);
        return TypedResults.Created($"/api/v1/drafts/{id}", new Started(id, asked.service, 0));
    }

    private static async Task<Ok<SavedDraft>> Replace(Guid id, HttpContext http, CaseworkServices casework)
    {
        var version = http.IfMatch();
        var body = await Body.Read(http);
        var draft = await casework.Drafts.Get(http.Caller(), id);
        var saved = await casework.Drafts.Replace(http.Caller(), id, body.Answers(draft.Matter.Form), version);
        http.Tag(saved.Version);
        return TypedResults.Ok(new SavedDraft(id, saved.Version, Errors(saved.Faults)));
    }

    private static async Task<NoContent> Discard(Guid id, HttpContext http, CaseworkServices casework)
    {
        await casework.Drafts.Discard(http.Caller(), id, http.IfMatch());
        return TypedResults.NoContent();
    }

    private static async Task<Created<Receipt>> Submit(Guid id, HttpContext http, CaseworkServices casework)
    {
        var version = http.IfMatch();
        var submitted = await casework.Repeats.Once(http.Caller(), http.IdempotencyKey(), http.CallOf(""), c => casework.Submissions.Submit(c, id, version));
        return submitted.CaseId is { } @case
            ? TypedResults.Created($"/api/v1/cases/{@case}", new Receipt(@case, submitted.Number!))
            : throw ApiFault.Invalid(submitted.Faults);
    }

    private static IReadOnlyList<ProblemError> Errors(IReadOnlyList<Fault> faults) => [.. faults.Select(f => new ProblemError(f.Path, f.Message, f.Code))];
}

/// <summary>An application that waits to be filled in.</summary>
public sealed record DraftLine(
    Guid Id, [property: Description("事项")] string Service, int Version, [property: Description("替谁填写")] string? For, DateTime UpdatedAt);

/// <summary>An application as typed, and what is still to mend.</summary>
public sealed record DraftJson(
    DraftLine Draft, [property: Description("已经提交成的办件")] Guid? Case,
    [property: Description("答案，结构同事项的事实；没填的没有，读不成的原样是文字")] JsonObject Answers, [property: Description("还要更正的地方")] IReadOnlyList<ProblemError> Faults);

public sealed record Started(Guid Id, string Service, int Version);

public sealed record SavedDraft(Guid Id, int Version, [property: Description("还要更正的地方；没有了就可以提交")] IReadOnlyList<ProblemError> Faults);

public sealed record Receipt([property: Description("办件")] Guid Case, [property: Description("受理编号")] string Number);
