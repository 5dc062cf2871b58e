using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.Comparing;
using Anmin.Casework.Store;
using Anmin.Exchange.Sources;
using Anmin.Web.Pages.Payments;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Beside;

/// <summary>The families that the other office is told of: taken as a signed list, and what comes back written down.</summary>
[Authorize(May.SeeImports)]
public sealed class ListModel(CaseworkServices casework, SourceWays ways) : PaymentModel(casework)
{
    public ToldList It { get; private set; } = null!;

    public Task OnGetAsync(string slug, Guid id, string? done)
    {
        Done = done == "answered" ? "答复已登记" : null;
        return Show(slug, id);
    }

    /// <summary>The list and its signature, side by side in one archive; the same on whatever day it is taken again.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string slug, Guid id)
    {
        await Show(slug, id);
        byte[] archive = [];
        var name = "";
        var answer = await Carry(async () =>
        {
            var key = ways.KeyOf(slug) ?? throw new Refused($"还没有配置与{It.Counterpart.Office}共用的签名密钥（Anmin:Sources:{slug}:Key），请系统管理员配置", "no_key");
            var (it, families) = await Casework.ComparisonBook.Take(Caller, id);
            name = $"{slug}-{it.CountyCode[..6]}-{it.SentOn!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
            var (list, signature) = ToldFamilies.Write(families, It.Counterpart, It.County, it.SentOn.Value, key);
            archive = SignedArchive.Of(name, list, signature);
            return BesideWords.List(slug, id);
        }, () => Show(slug, id));
        return archive.Length > 0 ? File(archive, "application/zip", name + ".zip") : answer;
    }

    public Task<IActionResult> OnPostAnswerAsync(string slug, Guid id, Guid family, TheirAnswer answer, string? note) => Carry(
        async () =>
        {
            await Casework.ComparisonBook.Answer(Caller, id, family, answer, note ?? "");
            return BesideWords.List(slug, id) + "?done=answered";
        },
        () => Show(slug, id));

    /// <summary>Faults are told at the family they belong to.</summary>
    public override string PlaceOf(Core.Declaring.Fault fault) => $"{fault.Path}-{Typed("family")}";

    private async Task Show(string slug, Guid id)
    {
        It = await Casework.ComparisonBook.List(Caller, id);
        if (It.Counterpart.Slug != slug)
        {
            throw new NotThere();
        }
    }
}
