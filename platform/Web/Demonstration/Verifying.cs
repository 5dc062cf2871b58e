using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Records;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Data.City;
using Anmin.Exchange.Sources;

namespace Anmin.Web.Demonstration;

/// <summary>Two families are being verified: most sources have answered, the bank has not; for one the county has not started yet.</summary>
internal sealed class Verifying(CaseworkServices it, SeedClock clock, Staff staff, DateOnly today)
{
    /// <summary>Before the office opens: whoever looks on the same day sees it behind him, not ahead.</summary>
    private static readonly TimeSpan Begin = new(7, 40, 0);

    /// <summary>The source that nobody has asked yet.</summary>
    private const string Bank = "银行存款";

    public async Task On(IReadOnlyList<Story> stories)
    {
        clock.Turn(today, Begin);
        var told = 0;
        foreach (var story in stories.Where(s => Opening.Shown.Contains(s.County) && s.Case != Guid.Empty))
        {
            var @case = await it.CaseFiles.Glance(Caller.System, story.Case);
            if (@case.State is not (CaseState.调查中 or CaseState.已提交) || (await it.CaseFiles.Found(Caller.System, story.Case)).Contains("means-check"))
            {
                continue;
            }
            var clerk = staff.Of(story.Town).First;
            if (@case.State == CaseState.已提交)
            {
                await it.Acceptance.Accept(clerk, story.Case, @case.Version);
                @case = await it.CaseFiles.Glance(Caller.System, story.Case);
            }
            var check = await it.Requesting.Request(clerk, story.Case, @case.Version, new(Purpose.新申请, [], []));
            if (told++ == 0)
            {
                await it.Requesting.Start(staff.Over(story.County).First, check, 0);
                foreach (var source in it.Catalogue.Of<MeansCheck>().Single(d => d.Of == LivingAllowancePapers.Service).Sources.Where(s => !s.IsAuxiliary && s.Key != Bank))
                {
                    await Answers(staff.Over(story.County).First, source);
                }
                continue;
            }
            return;
        }
    }

    /// <summary>A source answers in the form of a real one; the secret lives for this building only.</summary>
    private async Task Answers(Caller county, Source source)
    {
        var key = SourceKey.Of(Convert.ToBase64String(new byte[SourceKey.Shortest]));
        var questions = await it.Asking.List(county, source.Code, again: false);
        using var file = new MemoryStream(PretendedSource.Answer(questions, source.Code, key, PretendedRecords.Of(source, today.AddDays(-1))));
        var (sheet, fault) = await AnswerFile.Open(file, $"演示回答-{source.Code}.csv", key);
        await it.AnswerFiles.Read(county, source.Code, sheet ?? throw new InvalidOperationException(fault));
    }
}
