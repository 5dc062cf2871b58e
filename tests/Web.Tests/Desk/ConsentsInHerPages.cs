using System.Net;
using Anmin.Casework.People;
using Anmin.Casework.Verification;

namespace Anmin.Web.Tests.Desk;

/// <summary>1.2 over HTTP without script: an adult of the family, signed in as herself, sees the consent that she has signed and takes it back; nothing else of the case is hers to see.</summary>
public sealed class ConsentsInHerPages(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task 家里的大人在自己的页面看到签过的_没打勾不办_撤回以后来源那边收回_别人找不到()
    {
        var (id, member, number) = await WithAnotherAdult();
        var check = await house.It.Requesting.Request(house.Clerk, id, await house.Version(id), new(Purpose.新申请, ["VS02"], []));
        await house.It.Requesting.Start(house.Reviewer, check, 0);
        var he = DeskHouse.Person(member, Role.居民, "610924100201");
        var stranger = DeskHouse.Person("陈大山", Role.居民, "610924100201");
        await house.Open(stranger);
        await house.It.Accounts.Add(Caller.System, [new() { Id = he.Account, Human = he.Human, Name = member, Role = Role.居民, Area = he.Area.Value, IdNumber = number }]);
        var at = await house.As(he);

        var home = await at.Opens("/my");
        Assert.Contains("/my/consents", home.Links);
        Assert.DoesNotContain($"/my/{id}", home.Links);
        var list = await at.Opens("/my/consents");
        Assert.Contains($"/my/consents/{id}", list.Links);
        var one = await at.Opens($"/my/consents/{id}");
        Assert.Contains(member, one.Text, StringComparison.Ordinal);
        var @case = await house.Case(id);
        foreach (var secret in new[] { @case.Applicant, @case.Number, number })
        {
            Assert.DoesNotContain(secret, list.Page.DocumentElement.OuterHtml + one.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
        foreach (var address in new[] { $"/my/{id}", $"/my/{id}/consent", $"/my/{id}/verification" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await at.Opens(address)).Status);
        }
        var unsure = await one.Presses("撤回我的授权");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.Status);
        Assert.Contains("打勾", unsure.Text, StringComparison.Ordinal);
        var done = await unsure.Presses("撤回我的授权", ("sure", "true"));

        Assert.Contains("已经撤回", done.Text, StringComparison.Ordinal);
        Assert.Null(done.Page.QuerySelector("#withdraw"));
        Assert.Contains("不再有效", (await at.Opens("/my/consents")).Text, StringComparison.Ordinal);
        Assert.Contains("请求已收回", (await (await house.As(house.Clerk)).Opens($"/desk/verifications/{check}")).Text, StringComparison.Ordinal);
        Assert.Contains(await house.Journal(id), j => j is { Action: "consent-withdrawn", Detail: { } how } && j.Name == member && how.Contains("本人网上", StringComparison.Ordinal));
        var other = await house.As(stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Opens($"/my/consents/{id}")).Status);
        Assert.DoesNotContain("/my/consents", (await other.Opens("/my")).Links);
        Assert.Contains("没有找到", (await other.Opens("/my/consents")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.As(house.Clerk)).Opens($"/my/consents/{id}")).Status);
    }

    /// <summary>An accepted application in which somebody besides the applicant has signed.</summary>
    private async Task<(Guid Case, string Name, string Number)> WithAnotherAdult()
    {
        while (true)
        {
            var (id, _) = await house.Applies();
            await house.It.Acceptance.Accept(house.Clerk, id, await house.Version(id));
            var sheet = await house.It.Consents.Of(house.Clerk, id);
            if (sheet!.Subjects.FirstOrDefault(s => s is { IsMinor: false, ConsentedOn: not null, Id: not null } && s.Name != sheet.Applicant) is { } other)
            {
                return (id, other.Name, other.Id!.Value.Value);
            }
        }
    }
}
