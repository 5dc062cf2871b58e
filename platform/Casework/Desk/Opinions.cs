using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.Desk;

/// <summary>What an officer signs.</summary>
/// <param name="Monthly">The monthly amount where money is proposed.</param>
/// <param name="Reason">Needed where it differs from the computed proposal.</param>
/// <param name="Article">Needed with a refusal of one's own.</param>
public sealed record Signed(bool Grant, Money? Monthly, string? Reason, string? Article);

/// <summary>初审: the township's opinion beside the computed one; a grant goes to public notice, a refusal straight on (its facts are nobody's business).</summary>
public sealed class Opinions(CaseWork work, Investigation investigation, Publicity publicity)
{
    public Task Sign(Caller officer, Guid id, int version, Signed signed) => work.Database.Effect(officer, async db =>
    {
        Duties.Require(officer, Role.镇办经办, Role.镇办负责, Role.系统);
        var (@case, matter) = await work.ForWriting(db, officer, id, version, CaseState.调查中);
        Pauses.RequireNone(@case);
        var missing = await investigation.Missing(db, @case, matter, StepKind.初审);
        if (missing.Count > 0)
        {
            throw new Refused($"还差：{string.Join("、", missing.Select(m => m.Name))}", "findings_missing");
        }
        var (computed, _, _) = await work.Propose(db, @case, matter);
        var opinion = Differences.Check(signed, computed, matter);
        db.Opinions.Add(work.Part(@case, new OpinionRow
        {
            Grant = signed.Grant,
            MonthlyFen = opinion.MonthlyFen,
            ComputedFen = computed.Award?.Monthly.Fen,
            ComputedGrant = computed.Granted,
            Reason = opinion.Reason,
            Article = opinion.Article,
            By = officer.Human,
            ByName = officer.Name,
            On = work.Today,
            Round = @case.Round,
            Computed = FactsJson.Write(computed),
        }));
        @case.OpinionBy = officer.Human;
        var beyond = @case.Delegated && !await work.TownMayDecide(db, @case, matter, signed.Grant, opinion.MonthlyFen);
        if (beyond)
        {
            await work.ToCounty(db, @case, matter);
        }
        var procedure = work.ProcedureOf(@case, matter);
        if (signed.Grant && procedure.Has(StepKind.公示))
        {
            await publicity.Post(db, @case, matter, computed, opinion.MonthlyFen, byCounty: false);
        }
        else
        {
            await publicity.AfterTown(db, @case, matter);
        }
        return new("opinion-signed", $"case:{id}", id,
            signed.Grant && procedure.Has(StepKind.公示) ? "镇（办）提出初审意见，开始公示" : "镇（办）提出初审意见",
            $"{(signed.Grant ? "同意" : "不同意")}{(opinion.Differs ? "，与测算不同：" + opinion.Reason : "，与测算一致")}{(beyond ? "；不在下放的范围内，由县区决定" : "")}");
    });
}

/// <summary>Holds a signature against the computed proposal; a difference needs its reason (S-WF-8).</summary>
public static class Differences
{
    /// <summary>Longest citation, in characters (own).</summary>
    private const int LongestArticle = 200;

    public sealed record Opinion(bool Differs, long? MonthlyFen, string? Reason, string? Article);

    public static Opinion Check(Signed signed, Core.Deciding.Decision computed, Matter matter)
    {
        var amount = signed.Grant ? signed.Monthly ?? computed.Award?.Monthly : null;
        var differs = signed.Grant != computed.Granted || (signed.Grant && amount != computed.Award?.Monthly);
        var reason = Plain.Text(signed.Reason);
        var article = Plain.Text(signed.Article);
        List<(string Code, string Message, Fault Fault)> wrong = [];
        if (signed.Grant && !computed.Granted && matter.Pays is not null && amount is null)
        {
            wrong.Add(("amount", "同意发给时请写明每月金额", new("monthly", "请填写每月金额，测算没有给出", "required")));
        }
        if (amount is { } money && money <= Money.Zero && (computed.Award is not null || money < Money.Zero || !computed.Granted))
        {
            wrong.Add(("amount", "同意时金额应大于零；不给钱请选「不同意」并写明理由", new("monthly", "金额应大于零", "range")));
        }
        if (Written.FaultOf(reason, "reason", "与测算不同的理由") is { } fault && (differs || fault.Code == "range"))
        {
            wrong.Add(("reason_required", "您的意见与系统测算不同，请写明理由", fault));
        }
        if (!signed.Grant && computed.Granted && article.Length == 0)
        {
            wrong.Add(("article_required", "不同意须写明依据的条款", new("article", "请写明依据，例如「最低生活保障审核确认办法 第二十一条」", "required")));
        }
        if (Plain.Length(article) > LongestArticle)
        {
            wrong.Add(("invalid", "依据的条款太长", new("article", $"最多{LongestArticle}个字，写文件名和条次就可以", "range")));
        }
        if (wrong.Count > 0)
        {
            throw new Refused(wrong[0].Message, wrong[0].Code, [.. wrong.Select(w => w.Fault)]);
        }
        return new(differs, amount?.Fen, reason.Length == 0 ? null : reason, article.Length == 0 ? null : article);
    }
}
