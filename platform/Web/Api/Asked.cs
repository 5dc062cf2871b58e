using Anmin.Casework.Desk;
using Anmin.Casework.Records;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Api;

// What each act asks for. A member is called as the casework calls it in its faults, so that a fault names the member.
#pragma warning disable IDE1006

/// <summary>Which service somebody begins to apply for.</summary>
public sealed record DraftStart
{
    [Ask("事项", Hint = "事项在地址里的名称，见 GET /api/v1/services。")]
    public string service { get; init; } = "";

    [Ask("委托登记的编号", Hint = "村（社区）协理员替人申请时写。")]
    public string? agency { get; init; }
}

/// <summary>The one notice of everything that is missing.</summary>
public sealed record SupplementRequest
{
    [Ask("还差什么", Longest = 1000, Lines = true)]
    public string asks { get; init; } = "";

    [Ask("几天内补交", Unit = "天", Least = 1, Most = Acceptance.LongestSupplementDays)]
    public int days { get; init; }
}

/// <summary>What the applicant answers to it.</summary>
public sealed record SupplementAnswer
{
    [Ask("说明", Hint = "已经补传了材料的，可以不写。", Longest = 1000, Lines = true)]
    public string? answer { get; init; }
}

/// <summary>When and with whom something was found; the finding itself stands beside.</summary>
public sealed record FoundOn
{
    [Ask("查明的日子")]
    public DateOnly on { get; init; }

    [Ask("同去的另一位工作人员", Hint = "要两个人查明的事写，编号见办件的 colleagues。")]
    public string? with { get; init; }
}

/// <summary>An opinion or a decision.</summary>
public sealed record Signature
{
    [Ask("是否同意")]
    public bool grant { get; init; }

    [Ask("每月金额", Unit = "元", Hint = "不写就按测算的金额。")]
    public Money? monthly { get; init; }

    [Ask("理由", Hint = "与测算不同的，必须写明。", Longest = 1000, Lines = true)]
    public string? reason { get; init; }

    [Ask("依据的条款", Hint = "测算为符合而不同意的，必须写明。", Longest = 200)]
    public string? article { get; init; }
}

/// <summary>What was done about the objections.</summary>
public sealed record ObjectionAnswer
{
    [Ask("怎样处理", Longest = 1000, Lines = true)]
    public string outcome { get; init; } = "";
}

/// <summary>Why a limit is extended or a case ended.</summary>
public sealed record Grounds
{
    [Ask("理由", Longest = 1000, Lines = true)]
    public string reason { get; init; } = "";
}

/// <summary>What the limits wait for.</summary>
public sealed record Awaited
{
    [Ask("在等什么")]
    public PauseCause cause { get; init; }

    [Ask("在等什么、由谁作出", Longest = 1000, Lines = true)]
    public string reason { get; init; } = "";
}

/// <summary>What came of the waiting.</summary>
public sealed record Outcome
{
    [Ask("等到的结果", Longest = 1000, Lines = true)]
    public string outcome { get; init; } = "";
}
