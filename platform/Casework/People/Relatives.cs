using Anmin.Casework.Desk;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Casework.People;

/// <summary>Near relatives whom a handler may have (民法典 第一千零四十五条) and those close by marriage.</summary>
public enum Kinship { 配偶, 父母, 子女, 兄弟姐妹, [Choice("祖父母、外祖父母")] 祖辈, [Choice("孙子女、外孙子女")] 孙辈, [Choice("配偶的父母或兄弟姐妹")] 姻亲 }

/// <summary>The questions for somebody who files a near relative of his own.</summary>
public sealed record OwnRelative
{
    [Ask("亲属的姓名", Hint = "写身份证上的姓名。")]
    public PersonName 姓名 { get; init; }

    [Ask("亲属的身份证号", Hint = "只用来认出有关的申请，名单里不显示全号。")]
    public IdNumber 身份证号 { get; init; }

    [Ask("是您的什么人")]
    public Kinship 关系 { get; init; }
}

/// <summary>A filing as it is listed: the number masked.</summary>
public sealed record FiledLine(string Handler, string Office, string? Name, string Masked, string Relation, DateOnly? FiledOn);

/// <summary>近亲属备案 (S-AZ-6): who files a relative no longer handles his cases; they go to the county for a visit.</summary>
public sealed class Relatives(Database database)
{
    /// <summary>What a case says about the filing that marks it.</summary>
    public static string Note(FiledRelative filed) => $"{filed.HandlerName} 的{filed.Relation}";

    /// <summary>Files a relative of the caller's own and marks the applications that he is already in.</summary>
    public Task File(Caller caller, OwnRelative relative) => database.Effect(caller, async db =>
    {
        RequireHandler(caller);
        var id = relative.身份证号.Value;
        if (await db.FiledRelatives.AnyAsync(r => r.Human == caller.Human && r.RelativeIdNumber == id))
        {
            throw new Refused("这位亲属您已经备案过", "filed_before", [new(nameof(OwnRelative.身份证号), "这位亲属您已经备案过，不用再填")]);
        }
        var filed = new FiledRelative
        {
            Id = database.NewId(),
            Human = caller.Human,
            HandlerName = caller.Name,
            RelativeIdNumber = id,
            RelativeName = relative.姓名.Value,
            Relation = relative.关系.ToString(),
            FiledOn = database.Today,
        };
        db.FiledRelatives.Add(filed);
        var marked = await Mark(db, filed);
        return new("relative-filed", $"relative:{filed.Id}", Detail: $"{relative.身份证号.Masked}，{filed.Relation}；在办 {marked} 件已标记");
    });

    /// <summary>The caller's own filings.</summary>
    public async Task<IReadOnlyList<FiledLine>> Mine(Caller caller)
    {
        RequireHandler(caller);
        await using var db = database.Open(caller);
        var rows = await db.FiledRelatives.AsNoTracking().Where(r => r.Human == caller.Human).OrderBy(r => r.Id).ToListAsync();
        return [.. rows.Select(r => Line(r, ""))];
    }

    /// <summary>The filings of everybody who works in the caller's area, for those who answer for it.</summary>
    public async Task<IReadOnlyList<FiledLine>> InArea(Caller caller)
    {
        if (!AnswersForArea(caller))
        {
            throw new NotAllowed("备案名册由镇办负责人、县区审核和负责人、市级和审计查看");
        }
        await using var db = database.Open(caller);
        var accounts = (await db.Accounts.AsNoTracking().Where(a => db.FiledRelatives.Any(r => r.Human == a.Human)).ToListAsync())
            .Where(a => caller.Area.Holds(DivisionCode.Of(a.Area))).GroupBy(a => a.Human).ToDictionary(g => g.Key, g => g.First().Area);
        var rows = await db.FiledRelatives.AsNoTracking().Where(r => accounts.Keys.Contains(r.Human)).OrderBy(r => r.HandlerName).ThenBy(r => r.Id).ToListAsync();
        return [.. rows.Select(r => Line(r, database.Divisions.FullName(DivisionCode.Of(accounts[r.Human]))))];
    }

    public static bool AnswersForArea(Caller caller) => caller.Role is Role.镇办负责 or Role.县区审核 or Role.县区负责 or Role.市级 or Role.审计;

    private static void RequireHandler(Caller caller)
    {
        if (!caller.IsStaff && caller.Role != Role.村级协理)
        {
            throw new NotAllowed("只有经办人员和村级协理员需要备案近亲属");
        }
    }

    /// <summary>Open applications anywhere that the relative is in: noted, and drawn for the county's visit where the township is done. The filer is not told which.</summary>
    private static async Task<int> Mark(AnminDb db, FiledRelative filed)
    {
        var open = await db.Cases.IgnoreQueryFilters()
            .Where(c => c.DecidedOn == null && c.State != CaseState.终止 && c.State != CaseState.撤回
                && db.Parties.IgnoreQueryFilters().Any(p => p.CaseId == c.Id && p.IdNumber == filed.RelativeIdNumber)).ToListAsync();
        foreach (var @case in open)
        {
            @case.RelativeNote = @case.RelativeNote is { } note ? $"{note}；{Note(filed)}" : Note(filed);
            if (!@case.Drawn && (@case.DrawnWhy is not null || @case.State is CaseState.审核中 or CaseState.县级公示 or CaseState.待确认))
            {
                (@case.Drawn, @case.DrawnWhy) = (true, "近亲属备案，必须入户");
            }
            @case.Version++;
        }
        return open.Count;
    }

    private static FiledLine Line(FiledRelative row, string office) => new(
        row.HandlerName, office, row.RelativeName, IdNumber.TryParse(row.RelativeIdNumber, out var id, out _) ? id.Masked : "", row.Relation, row.FiledOn);
}
