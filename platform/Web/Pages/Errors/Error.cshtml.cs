using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Core.Values;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anmin.Web.Pages.Errors;

/// <summary>What went wrong and what to do now, in plain words. Unknown and out of area give the same page (S-AZ-3).</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed partial class ErrorModel(ILogger<ErrorModel> log) : PageModel
{
    public string Heading { get; private set; } = "";

    public IReadOnlyList<string> Lines { get; private set; } = [];

    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>What had been typed when somebody else was faster: it must not be lost.</summary>
    public IReadOnlyList<(string Name, string Text)> Typed { get; private set; } = [];

    /// <summary>Where to try again.</summary>
    public string? Again { get; private set; }

    public string? Trace { get; private set; }

    /// <summary>Where the reader began.</summary>
    public string Home => HttpContext.Caller() is { IsStaff: true } staff ? staff.Role is Role.市级 or Role.审计 ? "/document" : "/desk" : "/";

    public void OnGet(int? status) => Tell(status);

    public void OnPost(int? status) => Tell(status);

    private void Tell(int? status)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var code = failure is not null ? Failures.StatusOf(failure.Error)
            : HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode ?? status ?? 404;
        Response.StatusCode = code;
        (string, IReadOnlyList<string>) said = code switch
        {
            400 => ("这次提交没有收到", ["页面可能打开得太久，或者提交的内容不完整。请返回上一页，刷新后再提交一次。"]),
            401 => ("请先登录", ["登录已过期或还没有登录。登录后再办。"]),
            403 => ("您的岗位不能办理这一步", failure?.Error is NotAllowed not ? [$"{not.Message}。"] : ["如果认为应当可以，请与本单位的系统管理员联系。"]),
            404 => ("没有找到这个页面", ["地址可能写错了，内容可能已经到期撤下，或者不在您的管辖范围内。"]),
            409 => ("现在还不能办这一步", [failure?.Error.Message ?? "请返回后按提示处理。"]),
            412 => ("刚刚被别人改动过", ["您打开这一页以后，同一件事被别人办过了。为了不盖掉别人的改动，您这次没有存入。请刷新，看看现在的情况再办。"]),
            413 => ("内容太大，没有收到", ["单个文件不超过 10 MB。照片可以调低清晰度后再传。"]),
            428 => ("请先看一眼最新情况", ["这次提交没有说明依据的是哪个版本。请刷新页面后再办。"]),
            429 => ("来得太快了，请稍等", ["请过一分钟再试。"]),
            _ => ("系统出了问题，不是您的错", ["刚才这一步没有办成，已经存好的内容不受影响。请过几分钟再试。"]),
        };
        (Heading, Lines) = said;
        Faults = failure?.Error is Refused refused ? [.. refused.Faults.Select(f => f.Message)] : [];
        Again = code is 412 or 428 ? failure?.Path ?? "/" : null;
        Typed = code is 412 or 428 && Request.HasFormContentType ? WhatWasTyped(Request.Form) : [];
        Trace = code >= 500 ? HttpContext.TraceIdentifier : null;
        if (code >= 500 && failure is not null)
        {
            Broke(failure.Error, HttpContext.TraceIdentifier, Request.Method, failure.Path);
        }
    }

    [LoggerMessage(LogLevel.Error, "编号 {Trace}：{Method} {Path} 没有办成")]
    private partial void Broke(Exception failure, string trace, string method, string path);

    private static List<(string, string)> WhatWasTyped(IFormCollection form) =>
        [.. form.Where(f => !f.Key.StartsWith('_') && !f.Key.EndsWith('#') && f.Key is not ("version" or "handler") && f.Value.Any(v => !string.IsNullOrWhiteSpace(v)))
            .Select(f => (f.Key, string.Join("、", f.Value.Where(v => !string.IsNullOrWhiteSpace(v)))))];
}
