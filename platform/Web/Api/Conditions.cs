using System.Globalization;
using Anmin.Casework.Api;
using Anmin.Core.Declaring;
using Microsoft.Net.Http.Headers;

namespace Anmin.Web.Api;

/// <summary>Versions and keys that travel in headers (S-WF-2, S-WF-3).</summary>
public static class Conditions
{
    public const string Key = "Idempotency-Key";

    public static string TagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static void Tag(this HttpContext http, int version) => http.Response.Headers.ETag = TagOf(version);

    /// <summary>The version that the writer read. <c>*</c> names none.</summary>
    public static int IfMatch(this HttpContext http)
    {
        var tags = http.Request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0 || tags.Any(t => t.Equals(EntityTagHeaderValue.Any)))
        {
            throw new ApiFault(StatusCodes.Status428PreconditionRequired, "version_required", "请先读取最新内容，把读到的 ETag 写在 If-Match 里再提交");
        }
        return tags is [{ IsWeak: false } tag] && int.TryParse(tag.Tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new ApiFault(StatusCodes.Status412PreconditionFailed, "stale", "If-Match 不是这里给过的 ETag，请读取最新内容后再提交");
    }

    /// <summary>The client's key for this call, or null.</summary>
    public static string? IdempotencyKey(this HttpContext http)
    {
        var key = http.Request.Headers[Key];
        return key.Count == 0 ? null
            : key is [{ Length: > 0 and <= Repeats.LongestKey } one] && one.All(c => c is > ' ' and <= '~') ? one
            : throw new ApiFault(StatusCodes.Status400BadRequest, "bad_key", $"{Key} 应为 1 到 {Repeats.LongestKey} 个可见的 ASCII 字符，例如一个 UUID", new Fault(Key, "请换一个", "format"));
    }

    /// <summary>All that makes one call another than the next.</summary>
    public static string CallOf(this HttpContext http, string body) => $"{http.Request.Method} {http.Request.Path}\n{http.Request.Headers.IfMatch}\n{body}";
}
