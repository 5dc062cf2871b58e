using Anmin.Casework;
using Anmin.Casework.Desk;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Forms;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anmin.Web.Api;

/// <summary>Cases to be read: by the applicant in her view, by officers in theirs.</summary>
public static class CaseEndpoints
{
    public static void Map(RouteGroupBuilder read)
    {
        var cases = read.MapGroup("/cases").RequireAuthorization(May.SignedIn).WithTags("办件");
        cases.MapGet("/", List).Says("列出办件", "按期限先后；只有自己的，或者管辖范围内的。")
            .Asks([
                Word.YesNo("mine", "只列等我办的"), Word.OneOf<CaseState>("state", "状态"), Word.Text("service", "事项"), Word.Text("county", "县（区、市）的行政区划代码"),
                Word.Text("q", "姓名、受理编号，或者完整的身份证号"), Word.YesNo("overdue", "只列超期的"), .. Word.Pages]).MayRefuse(422);
        cases.MapGet("/{id:guid}", Read).Says("读一件办件", "申请人看到经过和结果；工作人员看到全部材料和测算，每看一次记一笔。").IsTagged()
            .GivesEither(typeof(MyCaseJson), typeof(CaseFileJson)).MayRefuse(404);
    }

    private static async Task<Ok<CasePage>> List(HttpContext http, CaseworkServices casework)
    {
        var query = new Query(http);
        var caller = http.Caller();
        var filter = new QueueFilter(
            query.YesNo("mine") ?? false, query.OneOf<CaseState>("state"), query.Text("q"), query.County("county")?.Value, query.YesNo("overdue"), Matter: query.Text("service"), After: query.Text("after"));
        var size = query.PageSize(Queue.PageSize);
        query.Require();
        var page = await casework.Queue.List(caller, filter, size);
        var slugs = casework.Catalogue.Matters.ToDictionary(m => m.Name, m => m.Slug);
        return TypedResults.Ok(new CasePage([.. page.Lines.Select(l => CaseLine.Of(l, slugs[l.Matter], caller.IsStaff))], page.Counts, page.Next));
    }

    private static async Task<IResult> Read(Guid id, HttpContext http, CaseworkServices casework) =>
        http.Caller() is { IsStaff: true } officer ? await File(officer, id, http, casework) : await Mine(http.Caller(), id, http, casework);

    private static async Task<Ok<MyCaseJson>> Mine(Caller caller, Guid id, HttpContext http, CaseworkServices casework)
    {
        var it = await casework.MyCases.Open(caller, id);
        http.Tag(it.Version);
        List<Act> acts = [];
        if (it.CanSupplement) { acts.Add(Act.补交材料); }
        if (it.CanWithdraw) { acts.Add(Act.撤回); }
        return TypedResults.Ok(new MyCaseJson(
            new(it.Id, it.Number, it.Matter.Slug, it.State, it.Version, it.Applicant, it.Place, it.SubmittedOn, acts),
            it.Waiting, it.Timeline, AnswersJson.Masked(casework.Database.Divisions, FieldClass.Protected).Write(it.Matter.Form, it.Facts),
            SupplementJson.Of(it.Supplement), DecisionJson.Of(it.Decision), it.Remedies, it.Lines, PaperJson.Of(it.Papers)));
    }

    private static async Task<Ok<CaseFileJson>> File(Caller officer, Guid id, HttpContext http, CaseworkServices casework)
    {
        var it = await casework.CaseFiles.Open(officer, id);
        var c = it.Case;
        http.Tag(c.Version);
        var answers = AnswersJson.Masked(casework.Database.Divisions, FieldClass.Sensitive);
        var forms = it.Kinds.ToDictionary(k => k.Slug, k => k.Form);
        return TypedResults.Ok(new CaseFileJson(
            new(c.Id, c.Number, c.Matter, c.State, c.Version, c.Applicant, it.Place, c.SubmittedOn, [.. it.Acts.Order()]),
            c.Step, c.AcceptedOn, c.Regime, c.Due, c.TotalDue, c.Paused, c.Extended, c.Delegated, c.DelegationDocument, c.RelativeNote, c.Drawn, c.DrawnWhy, c.Round,
            answers.Write(it.Matter.Form, c.Facts),
            [.. it.Parties.Select(p => new PartyJson(p.Name, IdNumber.TryParse(p.IdNumber, out var number, out _) ? number.Masked : null, p.Role))],
            [.. it.Findings.Where(f => forms.ContainsKey(f.Kind)).Select(f => new FoundJson(f.Kind, f.FoundOn, f.ByName, f.WithName, f.Round, answers.Write(forms[f.Kind], f.Facts)))],
            [.. it.Missing.Select(k => k.Slug)],
            it.Proposal is { } proposal ? DecisionView.Of(proposal) : null, it.ProposalStopped, [.. it.Parameters.Select(ParameterView.Of)],
            [.. it.Clocks.Select(k => new ClockJson(k.Name, k.Step, k.From, k.Due, k.PausedFrom, k.PauseReason, k.EndedOn))],
            SupplementJson.Of(it.Supplement), [.. it.Opinions.Select(OpinionJson.Of)],
            [.. it.Notices.Select(n => new NoticeJson(n.Proposal, n.PostedOn, n.Until, n.ByCounty, n.TakenDownOn))],
            [.. it.Objections.Select(o => new ObjectionJson(o.Text, o.ReceivedOn, o.Outcome, o.ClosedOn))],
            DecisionJson.Of(it.Decision), PaperJson.Of(it.Attachments), [.. it.Colleagues.Select(a => new ColleagueJson(a.Human, a.Name))],
            [.. it.History.Select(h => new HistoryJson(h.At, h.Name, h.Role, h.Action, h.Detail ?? h.ForApplicant))]));
    }
}
