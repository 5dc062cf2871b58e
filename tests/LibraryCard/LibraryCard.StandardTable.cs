using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.LibraryCard;

/// <summary>99.3 购书补贴的月标准，2026年7月起县里不能自己定。</summary>
public sealed class 购书补贴标准() : StandardTable("book-money-standard", "购书补贴标准", 参数.补贴月标准, "99.3")
{
    public override string Summary => "每人每月补多少买书钱。";

    public override string Unit => "元/人·月";

    public override IReadOnlyList<string> Classes => [""];

    public override string Of => "library-card";

    /// <summary>编的：一年的补贴要高过寄书补贴。</summary>
    public override StandardFloor Floor { get; } = new("", 参数.寄书补贴, "寄书补贴", 105, new(2020, 1, 1), [new("押金", 参数.押金, nameof(证类.成人证), 1)]);

    public override IReadOnlyList<StandardFollower> FollowersOn(DateOnly from) =>
    [
        new("候补线", Keeps.等于, 参数.候补倍数, null, 章程.新(5)),
        new("寄书补贴", Keeps.不低于, 参数.候补倍数, 参数.寄书补贴, 章程.新(6)),
        new("急用借书款", Keeps.不高于, null, 参数.急用借书款, 章程.新(7)),
    ];

    public override string? Refuses(StandardDraft draft, Policy policy) =>
        draft.From >= 章程.新章程施行 && draft.Setter == DivisionLevel.County ? "县里不能定购书补贴标准" : null;
}
