using System.Text;
using Anmin.Casework.Records;

namespace Anmin.Killed;

/// <summary>代替密钥的记号：不是加密，只为两个进程认得同一种封法。</summary>
public static class OpenSeal
{
    private const string Mark = "封";

    public static Seal It { get; } = new(
        plain => Mark + Convert.ToBase64String(Encoding.UTF8.GetBytes(plain)),
        closed => closed.StartsWith(Mark, StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(closed[Mark.Length..])) : throw new FormatException("没有封过"));
}
