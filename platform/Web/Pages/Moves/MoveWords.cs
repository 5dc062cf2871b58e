using Anmin.Casework.Moving;

namespace Anmin.Web.Pages.Moves;

/// <summary>How a move reads at the desk and to the family.</summary>
public static class MoveWords
{
    public static string Address(Guid id) => $"/desk/moves/{id}";

    public static (string Text, string? Tag) Of(MoveState state) => state switch
    {
        MoveState.待移交 => ("等迁出地移交", "han"),
        MoveState.待接收 => ("等迁入地接收", "han"),
        MoveState.待决定 => ("等迁入地决定", "han"),
        MoveState.已接续 => ("已接续", "ok"),
        MoveState.不再符合 => ("迁入地停发", "due"),
        _ => ("没有移交", null),
    };

    /// <summary>Where it stands, for the family.</summary>
    public static string ForFamily(MoveState state, string to) => state switch
    {
        MoveState.待移交 => $"镇（办）正在准备把档案移交给{to}",
        MoveState.待接收 => $"档案已移交给{to}，等那边接收",
        MoveState.待决定 => $"{to}已接收档案，正在按那边的标准决定",
        MoveState.不移交 => "没有移交，钱照原来的发",
        _ => "",
    };
}
