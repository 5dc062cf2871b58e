using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Anmin.Exchange.Sources;

/// <summary>A source that is called: one signed question, one answer in JSON. It is given little time, asked again a few times, and left alone for a while when it keeps failing; whatever goes wrong is trouble, never an answer (S-RE-4).</summary>
/// <remarks>POST to its address: { 请求号, 用途, 姓名, 身份证号 } with the header X-Anmin-Signature. Answer: { 请求号, 结果: 有|无|异常, 截至时刻, 项: [{ 项目, 金额, 数量, 截至日, 说明 }], 说明 }. 截至时刻 is the instant at which its register stood so, as 2026-09-01T08:00:00+08:00; what is said without one, or as of later than now, is not taken.</remarks>
public sealed class HttpSource : ISourcePort, IDisposable
{
    /// <summary>Header with the HMAC-SHA256 of the body.</summary>
    public const string Signature = "X-Anmin-Signature";

    /// <summary>So far may a source's clock be ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Largest answer taken, in bytes.</summary>
    private const int Largest = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NumberHandling = JsonNumberHandling.Strict, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowDuplicateProperties = false,
    };

    private readonly HttpClient client;
    private readonly Uri address;
    private readonly SourceKey key;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<string> items;
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    /// <param name="items">The items about which the source may answer.</param>
    /// <exception cref="ArgumentException">The address is neither https nor on this machine.</exception>
    public HttpSource(Uri address, SourceKey key, IReadOnlyList<string> items, HttpLimits limits, TimeProvider clock)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw new ArgumentException($"核对来源的地址 {address} 应是 https", nameof(address));
        }
        (this.address, this.key, this.items, this.clock) = (address, key, items, clock);
        // Nobody is followed elsewhere (S-IN-13).
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = Largest,
        };
        pipeline = Pipeline(limits, clock);
    }

    public Way Way => Way.联网;

    public async Task<SourceAnswer?> Ask(SourceQuestion question, CancellationToken stop)
    {
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Asked(question.RequestNo, question.PurposeCode, question.Name, question.IdNumber), Json));
        try
        {
            using var response = await pipeline.ExecuteAsync(async token => await client.SendAsync(Request(body), token), stop);
            return response.IsSuccessStatusCode
                ? Read(await response.Content.ReadAsByteArrayAsync(stop), question.RequestNo, Header(response))
                : SourceAnswer.Failed($"来源答复了状态码 {(int)response.StatusCode}");
        }
        catch (BrokenCircuitException)
        {
            return SourceAnswer.Failed("来源连续出错，暂停查询，稍后自动再问");
        }
        catch (TimeoutRejectedException)
        {
            return SourceAnswer.Failed("来源没有在规定时间内回答");
        }
        catch (HttpRequestException e)
        {
            return SourceAnswer.Failed(e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? "来源的回答太长" : "连不上来源");
        }
    }

    public void Dispose() => client.Dispose();

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(HttpLimits limits, TimeProvider clock)
    {
        var failed = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<TimeoutRejectedException>()
            .HandleResult(r => r.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout);
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new() { ShouldHandle = failed, MaxRetryAttempts = limits.Retries, Delay = limits.RetryDelay, BackoffType = DelayBackoffType.Exponential, UseJitter = true })
            .AddCircuitBreaker(new()
            {
                ShouldHandle = failed, FailureRatio = 0.5, MinimumThroughput = limits.BreakAfter, SamplingDuration = limits.BreakWindow, BreakDuration = limits.BreakFor,
            })
            .AddTimeout(limits.Timeout)
            .Build();
    }

    private HttpRequestMessage Request(byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(Signature, key.Sign(body));
        return request;
    }

    private static string Header(HttpResponseMessage response) => response.Headers.TryGetValues(Signature, out var values) ? string.Concat(values) : "";

    /// <summary>What was said, where it was said by the source and about this question.</summary>
    private SourceAnswer Read(byte[] body, string requestNo, string signature)
    {
        if (!key.Fits(body, signature))
        {
            return SourceAnswer.Failed("回答的签名不符");
        }
        Told? told;
        try
        {
            told = JsonSerializer.Deserialize<Told>(body, Json);
        }
        catch (JsonException)
        {
            return SourceAnswer.Failed("来源的回答读不懂");
        }
        if (told?.请求号 != requestNo)
        {
            return SourceAnswer.Failed("来源答的不是这个请求");
        }
        var stood = DateTimeOffset.TryParseExact(told.截至时刻, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : (DateTimeOffset?)null;
        return told.结果 switch
        {
            "有" or "无" when stood is null => SourceAnswer.Failed("来源没有写明截至什么时候，不知道是不是旧的"),
            "有" or "无" when stood > clock.GetUtcNow() + Skew => SourceAnswer.Failed("来源写的截至时刻比现在还晚"),
            "有" when told.项 is { Count: > 0 and <= 20 } said => Values(said) with { StoodAt = stood!.Value.UtcDateTime },
            "无" when told.项 is null or { Count: 0 } => new(Reply.无数据, [], StoodAt: stood!.Value.UtcDateTime),
            "异常" => SourceAnswer.Failed(Plain.Text(told.说明) is { Length: > 0 and <= 200 } why ? $"来源说：{why}" : "来源说查询出了问题"),
            _ => SourceAnswer.Failed("来源的回答读不懂"),
        };
    }

    private SourceAnswer Values(IReadOnlyList<Line?> said)
    {
        var values = new List<SourceValue>();
        foreach (var line in said)
        {
            if (line is null)
            {
                return SourceAnswer.Failed("来源的回答里有读不懂的项目");
            }
            var item = line.项目 ?? "";
            DateOnly? asOf = DateOnly.TryParseExact(line.截至日, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
            if ((item.Length > 0 && !items.Contains(item)) || values.Any(v => v.Item == item) || line.数量 is < 0 or > 1_000_000
                || line.金额 is < 0 or > 100_000_000_000 || (line.金额 is { } yuan && decimal.Round(yuan, 2) != yuan) || (line.截至日 is not null && asOf is null) || line.说明?.Length > 200)
            {
                return SourceAnswer.Failed("来源的回答里有读不懂的项目");
            }
            values.Add(new(item, line.金额 is { } amount ? Money.Of(amount) : null, line.数量, asOf, Plain.Text(line.说明) is { Length: > 0 } note ? note : null));
        }
        return new(Reply.已返回, values);
    }

    private sealed record Asked(string 请求号, string 用途, string 姓名, string 身份证号);

    private sealed record Told(string? 请求号, string? 结果, string? 截至时刻, IReadOnlyList<Line?>? 项, string? 说明);

    private sealed record Line(string? 项目, decimal? 金额, int? 数量, string? 截至日, string? 说明);
}

/// <summary>How patient we are with a source that is called.</summary>
/// <param name="Timeout">Of one try.</param>
/// <param name="BreakAfter">Tries within the window before half of them failing opens the breaker; two at least.</param>
public sealed record HttpLimits(TimeSpan Timeout, int Retries, TimeSpan RetryDelay, int BreakAfter, TimeSpan BreakWindow, TimeSpan BreakFor)
{
    /// <summary>Five seconds a try, three tries, half a minute of rest after eight tries of which half failed.</summary>
    public static readonly HttpLimits Usual = new(TimeSpan.FromSeconds(5), 2, TimeSpan.FromMilliseconds(500), 8, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30));
}
