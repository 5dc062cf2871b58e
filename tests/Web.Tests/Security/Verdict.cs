using System.Net;

namespace Anmin.Web.Tests.Security;

/// <summary>What an answer ought to have been, from the rule and the area alone.</summary>
public static class Verdict
{
    /// <summary>A complaint about one answer, or null.</summary>
    /// <param name="mayCome">Whether the endpoint's rule lets this person in.</param>
    /// <param name="sees">Whether everything that the address names lies in his area.</param>
    /// <param name="unknown">What the same question about nothing was answered, both without what differs every time.</param>
    public static string? Of(string method, bool isNobody, bool mayCome, bool sees, Answer answer, string plain, (HttpStatusCode Status, string Plain)? unknown)
    {
        if ((int)answer.Status >= 500 && answer.Status != HttpStatusCode.ServiceUnavailable)
        {
            return $"出错 {(int)answer.Status}";
        }
        if (!mayCome)
        {
            return isNobody
                ? answer.AsksToSignIn ? null : $"没有登录却得到 {(int)answer.Status}"
                : answer.Status == HttpStatusCode.Forbidden ? null : $"岗位不许，却得到 {(int)answer.Status}";
        }
        if (answer.AsksToSignIn)
        {
            return "可以来，却叫他登录";
        }
        if (sees)
        {
            return null;
        }
        return (int)answer.Status < 400 || (method == "GET" && answer.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) ? $"不在辖区，却得到 {(int)answer.Status}"
            : unknown is not { } nothing ? null
            : answer.Status != nothing.Status ? $"不在辖区是 {(int)answer.Status}，不存在是 {(int)nothing.Status}"
            : plain != nothing.Plain ? "不在辖区和不存在，说法不一样"
            : null;
    }
}
