using System.Globalization;
using Anmin.Casework;
using Anmin.Casework.People;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Exchange.Sources;
using Anmin.Web.Demonstration;
using Anmin.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Anmin.Web.Pages.Verifications;

/// <summary>What is carried to the sources and what comes back: signed lists out, signed answers in.</summary>
[Authorize(May.Staff)]
[RequestSizeLimit(Largest)]
[RequestFormLimits(MultipartBodyLengthLimit = Largest)]
public sealed class ExchangeModel(CaseworkServices casework, SourceWays ways, Site site) : VerificationPage(casework)
{
    /// <summary>Largest file taken through the page, in bytes: tens of millions of lines. It is never held in memory.</summary>
    public const long Largest = 8L * 1024 * 1024 * 1024;

    public IReadOnlyList<ListCount> Lists { get; private set; } = [];

    public IReadOnlyList<AnswerFileRow> Latest { get; private set; } = [];

    public bool IsDemonstration => site.Demonstration;

    public bool MaySeeFiles => IsCounty || Caller.Role == Role.审计;

    /// <summary>Sources with something to ask or to wait for; the others would be a column of noughts.</summary>
    public IReadOnlyList<ListCount> Waiting => [.. Lists.Where(l => l.New + l.Sent > 0)];

    /// <summary>A source as one calls it.</summary>
    public string Named(string code) => Lists.FirstOrDefault(l => l.Source.Code == code)?.Source.Key ?? code;

    public bool IsOnline(string code) => Casework.Asking.IsOnline(code);

    public Task OnGetAsync() => Show();

    /// <summary>The list and its signature, side by side in one archive.</summary>
    public async Task<IActionResult> OnPostListAsync(string? source, string? what)
    {
        await Show();
        byte[] archive = [];
        var answer = await Carry(async () =>
        {
            var key = KeyOf(source);
            var questions = await Casework.Asking.List(Caller, source!, again: what == "all");
            var (list, signature) = RequestList.Write(questions, source!, Today, key, gb18030: false);
            archive = SignedArchive.Of($"{source}-{Today:yyyyMMdd}", list, signature);
            return "/desk/verifications/exchange";
        }, Show);
        return archive.Length > 0 ? File(archive, "application/zip", $"{source}-{Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.zip") : answer;
    }

    public async Task<IActionResult> OnPostAnswersAsync(string? source, IFormFile? file)
    {
        await Show();
        return await Carry(async () =>
        {
            var key = KeyOf(source);
            if (file is null || file.Length == 0)
            {
                throw Wrong(file is null ? "请选择来源发回的文件" : $"「{file.FileName}」是空的，请来源重新发一份");
            }
            await using var content = file.OpenReadStream();
            var (sheet, fault) = await AnswerFile.Open(content, file.FileName, key, HttpContext.RequestAborted);
            return $"/desk/verifications/answers/{await Read(source!, sheet ?? throw Wrong(fault!))}";
        }, Show);
    }

    /// <summary>A source hands over all it has, without request numbers: whoever was asked about is picked out, of the others nothing is kept.</summary>
    public async Task<IActionResult> OnPostRegisterAsync(WholeForm form, IFormFile? register)
    {
        await Show();
        About = "whole";
        return await Carry(async () =>
        {
            var said = form.Read(Lists, register, Today);
            var key = KeyOf(said.Source);
            var questions = await Casework.Asking.Held(Caller, said.Source);
            await using var content = register!.OpenReadStream();
            var (sheet, fault) = WholeRegister.Match(content, register.FileName, said, questions, key, HttpContext.RequestAborted);
            return $"/desk/verifications/answers/{await Read(said.Source, sheet ?? throw Refusing("register", fault!))}";
        }, Show);
    }

    /// <summary>In a demonstration: all that a source would hand over, with its signature, to try it with.</summary>
    public async Task<IActionResult> OnPostSampleAsync(string? what)
    {
        if (!site.Demonstration)
        {
            return NotFound();
        }
        await Show();
        About = "whole";
        byte[] archive = [];
        var source = WholeForm.SourceOf(what);
        var answer = await Carry(async () =>
        {
            if (Lists.All(l => l.Source.Code != source))
            {
                throw new Refused("请选择来源", "invalid", [new("what", "请选择是哪个来源的什么数据", "choice")]);
            }
            var (file, signature) = PretendedSource.Register(await Casework.Asking.Held(Caller, source), KeyOf(source));
            archive = SignedArchive.Of($"演示全部数据-{source}", file, signature);
            return "/desk/verifications/exchange";
        }, Show);
        return archive.Length > 0 ? File(archive, "application/zip", $"{source}-demo.zip") : answer;
    }

    /// <summary>In a demonstration nobody sits at the other end: the house writes an answer as the source would, marked as made up, and reads it as any other.</summary>
    public async Task<IActionResult> OnPostPretendAsync(string? source)
    {
        if (!site.Demonstration)
        {
            return NotFound();
        }
        await Show();
        return await Carry(async () =>
        {
            var key = KeyOf(source);
            var questions = await Casework.Asking.List(Caller, source!, again: true);
            using var stream = new MemoryStream(PretendedSource.Answer(questions, source!, key, PretendedRecords.Of(Lists.First(l => l.Source.Code == source).Source, Today.AddDays(-1))));
            var (sheet, fault) = await AnswerFile.Open(stream, $"演示回答-{source}.csv", key);
            return $"/desk/verifications/answers/{await Read(source!, sheet ?? throw Wrong(fault!))}";
        }, Show);
    }

    private async Task<string> Read(string source, AnswerSheet sheet)
    {
        var result = await Casework.AnswerFiles.Read(Caller, source, sheet);
        return $"{result.File.Id}{(result.Before ? "?before=true" : "")}";
    }

    private SourceKey KeyOf(string? source) =>
        Lists.All(l => l.Source.Code != source) ? throw new Refused("请选择来源", "invalid", [new("source", "请选择是哪个来源", "choice")])
        : ways.KeyOf(source!) ?? throw new Refused("还没有配置与这个来源共用的签名密钥（Anmin:Sources:Key），请系统管理员配置", "no_key");

    private static Refused Wrong(string text) => Refusing("file", text);

    private static Refused Refusing(string field, string text) => new(text, "invalid", [new(field, text, "format")]);

    private async Task Show()
    {
        Lists = await Casework.Asking.Lists(Caller);
        Latest = await Casework.AnswerFiles.Latest(Caller);
    }
}
