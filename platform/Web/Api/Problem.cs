using System.ComponentModel;
using Anmin.Casework.Store;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Api;

/// <summary>What went wrong, for machines and for the one who reads the machine's log (RFC 9457). Unknown and out of area say the same (S-AZ-3).</summary>
public sealed record Problem(
    [property: Description("问题的种类，一个不变的地址")] string Type,
    [property: Description("这一类问题的名称")] string Title,
    [property: Description("HTTP 状态码")] int Status,
    [property: Description("这一次为什么，怎样改正")] string Detail,
    [property: Description("给程序判断用的代码，不变")] string Code,
    [property: Description("逐栏的错误")] IReadOnlyList<ProblemError>? Errors = null,
    [property: Description("系统出错时的追踪号")] string? Trace = null)
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(Exception failure, string trace) => failure switch
    {
        ApiFault fault => New(fault.Status, fault.Code, fault.Message, fault.Faults),
        Unreadable unreadable => New(StatusCodes.Status400BadRequest, "unreadable", $"内容读不懂：{unreadable.Message}", []),
        NotThere => New(StatusCodes.Status404NotFound, "not_found", failure.Message, []),
        NotAllowed => New(StatusCodes.Status403Forbidden, "not_allowed", failure.Message, []),
        Stale => New(StatusCodes.Status412PreconditionFailed, "stale", failure.Message, []),
        Refused refused => New(
            refused.Faults.Any(f => f.Path.Length > 0) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict, refused.Code, refused.Message, refused.Faults),
        MissingParameter or ParameterFault => New(StatusCodes.Status409Conflict, "parameter_missing", failure.Message, []),
        CalendarMissing => New(StatusCodes.Status409Conflict, "calendar_missing", failure.Message, []),
        BadHttpRequestException bad => Of(bad.StatusCode),
        _ => Of(StatusCodes.Status500InternalServerError) with { Trace = trace },
    };

    /// <summary>For answers that have a status and no words of their own.</summary>
    public static Problem Of(int status) => status switch
    {
        400 => New(status, "bad_request", "请对照接口说明检查地址、参数和内容", []),
        401 => New(status, "sign_in", "没有登录，或者登录已经过期；请先登录", []),
        403 => New(status, "not_allowed", "您的岗位不能办理这一步", []),
        404 => New(status, "not_found", new NotThere().Message, []),
        405 => New(status, "method", "这个地址不能这样用，请对照接口说明", []),
        413 => New(status, "too_large", $"内容超过 {Body.Largest / 1024} KB", []),
        415 => New(status, "not_json", "内容应为 JSON（Content-Type: application/json）", []),
        429 => New(status, "too_many", "来得太快了，请按 Retry-After 稍后再试", []),
        503 => New(status, "unavailable", "系统正忙，请稍后再试", []),
        >= 500 => New(status, "ours", "系统出了问题，不是您的错；这一步没有办成，已经存好的不受影响", []),
        _ => New(status, "refused", "请对照接口说明检查后再试", []),
    };

    private static Problem New(int status, string code, string detail, IReadOnlyList<Fault> faults) => new(
        $"/problems/{code}", TitleOf(status), status, detail, code,
        faults.Count == 0 ? null : [.. faults.Select(f => new ProblemError(f.Path, f.Message, f.Code))]);

    private static string TitleOf(int status) => status switch
    {
        400 => "请求读不懂",
        401 => "请先登录",
        403 => "不能办理",
        404 => "没有找到",
        409 => "现在还不能办这一步",
        412 => "刚刚被别人改动过",
        413 => "内容太大",
        415 => "不是 JSON",
        422 => "有要更正的地方",
        428 => "没有说明依据的版本",
        429 => "来得太快",
        >= 500 => "系统出了问题",
        _ => "没有办成",
    };
}

/// <summary>One field that is to be mended.</summary>
public sealed record ProblemError(
    [property: Description("栏目，例如 家庭.成员[0].身份证号；整体的错误为空")] string Field,
    [property: Description("错在哪里，怎样填")] string Reason,
    [property: Description("代码：required、format、range、type、unknown、conflict 等")] string Code);

/// <summary>A fault of the call itself, before the casework is asked.</summary>
public sealed class ApiFault(int status, string code, string detail, params IReadOnlyList<Fault> faults) : Exception(detail)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<Fault> Faults { get; } = faults;

    /// <summary>Fields to be mended.</summary>
    public static ApiFault Invalid(IReadOnlyList<Fault> faults) =>
        new(StatusCodes.Status422UnprocessableEntity, "invalid", "填写的内容有要更正的地方，见 errors", faults);
}
