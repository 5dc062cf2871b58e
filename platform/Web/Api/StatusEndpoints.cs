using System.ComponentModel;
using Anmin.Casework;
using Anmin.Casework.Ledger;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anmin.Web.Api;

/// <summary>认定结果共享 (社会救助法 第四十二条): asked by number and name in the body, so that neither stands in an address.</summary>
public static class StatusEndpoints
{
    public static void Map(RouteGroupBuilder write) =>
        write.MapPost("/status", Ask).RequireAuthorization(May.Staff).WithTags("认定结果")
            .Says("查一个人这个月是不是已经认定", "姓名和身份证号都对上才有；只查得到自己辖区的。每查一次都有记录。").Takes("act.status-question").MayRefuse(400, 403, 413, 415, 422);

    private static async Task<Ok<IReadOnlyList<StatusJson>>> Ask(HttpContext http, CaseworkServices casework)
    {
        var question = (await Body.Read(http)).As<StatusQuestion>(casework.Database.Today);
        var found = await casework.StatusQueries.Ask(http.Caller(), question);
        return TypedResults.Ok<IReadOnlyList<StatusJson>>([.. found.Select(f => new StatusJson(f.Benefit.Slug, f.Benefit.Name, f.Class, f.Since.Key, f.Place))]);
    }
}

/// <summary>One confirmed status.</summary>
public sealed record StatusJson(
    [property: Description("待遇")] string Benefit, string Name, [property: Description("类别，如农村")] string Class, [property: Description("从哪个月起，如 2026-08")] string Since, [property: Description("在哪个县（区、市）认定")] string Place);
