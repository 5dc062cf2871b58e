using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anmin.Web.Api;

/// <summary>What may be done with a case: one address for each act of the published graph, each with the version that was read.</summary>
public static class ActEndpoints
{
    /// <summary>Carries an act out for a caller who read a version.</summary>
    private delegate Task Doing(CaseworkServices it, Caller caller, Guid id, int version, Body body);

    public static void Map(RouteGroupBuilder write)
    {
        var staff = write.MapGroup("/cases/{id:guid}").RequireAuthorization(May.Staff).WithTags("办理");
        var applicants = write.MapGroup("/cases/{id:guid}").RequireAuthorization(May.Apply).WithTags("办理");

        Act(staff, "acceptance", "受理", null, (it, who, id, v, _) => it.Acceptance.Accept(who, id, v));
        Act(staff, "supplement-request", "一次性告知要补什么", "act.supplement-request", Ask);
        Act(applicants, "supplement", "补交材料或者说明", "act.supplement", (it, who, id, v, body) =>
            it.Acceptance.AnswerSupplement(who, id, v, body.As<SupplementAnswer>(it.Database.Today).answer ?? ""));
        Act(staff, "opinion", "签署初审意见", "act.signature", (it, who, id, v, body) => it.Opinions.Sign(who, id, v, SignedBy(body, it)));
        Act(staff, "objection-answer", "答复异议，重新调查", "act.objection-answer", (it, who, id, v, body) =>
            it.Objections.Answer(who, id, v, body.As<ObjectionAnswer>(it.Database.Today).outcome));
        Act(staff, "county-notice", "县级公示", null, (it, who, id, v, _) => it.Decisions.Publish(who, id, v));
        Act(staff, "decision", "作出决定", "act.signature", (it, who, id, v, body) => it.Decisions.Decide(who, id, v, SignedBy(body, it)));
        Act(staff, "delivery", "记下决定书已经送达", null, (it, who, id, v, _) => it.Decisions.Deliver(who, id, v));
        Act(staff, "extension", "延长期限，只一次", "act.grounds", (it, who, id, v, body) => it.Endings.Extend(who, id, v, body.As<Grounds>(it.Database.Today).reason));
        Act(staff, "pause", "等鉴定或者法院，暂停计时", "act.pause", Hold);
        Act(staff, "resumption", "有了结果，恢复计时", "act.outcome", (it, who, id, v, body) => it.Pauses.End(who, id, v, body.As<Outcome>(it.Database.Today).outcome));
        Act(staff, "termination", "终止办理", "act.grounds", (it, who, id, v, body) => it.Endings.Terminate(who, id, v, body.As<Grounds>(it.Database.Today).reason));
        Act(applicants, "withdrawal", "撤回申请", null, (it, who, id, v, _) => it.Endings.Withdraw(who, id, v));
        staff.MapPost("/findings/{kind}", Found).Says("记下一种查明", "谁、哪天、同谁一起，以及查到的内容。").Takes("act.finding").NeedsVersion().IsTagged().MayRefuse(400, 404, 409, 413, 415, 422);
    }

    private static Task Hold(CaseworkServices it, Caller who, Guid id, int version, Body body)
    {
        var awaited = body.As<Awaited>(it.Database.Today);
        return it.Pauses.Begin(who, id, version, awaited.cause, awaited.reason);
    }

    private static void Act(RouteGroupBuilder group, string address, string summary, string? takes, Doing doing)
    {
        var endpoint = group.MapPost("/" + address, async (Guid id, HttpContext http, CaseworkServices casework) =>
        {
            var version = http.IfMatch();
            await doing(casework, http.Caller(), id, version, takes is null ? Body.None : await Body.Read(http));
            return Done(http, version);
        });
        endpoint.Says(summary).NeedsVersion().IsTagged().MayRefuse(404, 409);
        if (takes is not null)
        {
            endpoint.Takes(takes).MayRefuse(400, 413, 415, 422);
        }
    }

    private static async Task<NoContent> Found(Guid id, string kind, HttpContext http, CaseworkServices casework)
    {
        var version = http.IfMatch();
        var body = await Body.Read(http);
        var declared = (await casework.CaseFiles.Kinds(http.Caller(), id)).FirstOrDefault(k => k.Slug == kind) ?? throw new NotThere();
        var (found, facts) = body.As<FoundOn>("facts", declared.Form, casework.Database.Today);
        var with = found.with is not { } text ? (Guid?)null
            : Guid.TryParse(text, out var human) ? human
            : throw ApiFault.Invalid([new(nameof(FoundOn.with), "应为工作人员的编号，见办件的 colleagues", "format")]);
        var faults = await casework.Investigation.Record(http.Caller(), id, version, kind, facts, with, found.on);
        return faults.Count == 0 ? Done(http, version)
            : throw ApiFault.Invalid([.. faults.Select(f => f.Path is nameof(FoundOn.on) or nameof(FoundOn.with) ? f : f with { Path = Binder.Join("facts", f.Path) })]);
    }

    private static Task Ask(CaseworkServices it, Caller clerk, Guid id, int version, Body body)
    {
        var asked = body.As<SupplementRequest>(it.Database.Today);
        return it.Acceptance.AskSupplement(clerk, id, version, asked.asks, asked.days);
    }

    /// <summary>Every act moves a case on by one version; who did it need not read it again to go on.</summary>
    private static NoContent Done(HttpContext http, int version)
    {
        http.Tag(version + 1);
        return TypedResults.NoContent();
    }

    private static Signed SignedBy(Body body, CaseworkServices it)
    {
        var signature = body.As<Signature>(it.Database.Today);
        return new(signature.grant, signature.monthly, signature.reason, signature.article);
    }
}
