using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Casework.Notices;

/// <summary>The questions for somebody who objects to a public notice; he may stay unnamed.</summary>
public sealed record ObjectionText
{
    [Ask("您了解的情况", Hint = "写清楚哪里与公示不一样，例如「家里还有一辆货车」。", Longest = 1000, Lines = true)]
    public string 内容 { get; init; } = "";

    [Ask("您的姓名", Hint = "留下姓名和电话，处理结果会告诉您；不留也会查。我们不会把您告诉公示的人家。")]
    public PersonName? 姓名 { get; init; }

    [Ask("联系电话")]
    public Phone? 电话 { get; init; }
}
