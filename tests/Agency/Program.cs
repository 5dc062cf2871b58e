using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

// 一个假的外部机构，自己是一个进程。参数：密钥（Base64）。启动后在标准输出说出自己的地址。
// /ask/{脾气}：good 有数、none 没有记录、slow 慢、failing 出错、flaky 头两次出错、silent 收下不答、garbage 乱答、forged 签名不对、other 答别人的、huge 太长、moved 让去别处、undated 和 nothing-undated 不说截至何时、tomorrow 说到明天、empty-line 有一项是空的。
// /count/{脾气}：被问过几次。/last/{脾气}：最后一次问的原文。
var key = Convert.FromBase64String(args[0]);
var asked = new ConcurrentDictionary<string, int>();
var last = new ConcurrentDictionary<string, string>();
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
var app = builder.Build();

app.MapPost("/ask/{mood}", async (string mood, HttpContext http) =>
{
    using var memory = new MemoryStream();
    await http.Request.Body.CopyToAsync(memory);
    var body = memory.ToArray();
    var times = asked.AddOrUpdate(mood, 1, (_, n) => n + 1);
    last[mood] = System.Text.Encoding.UTF8.GetString(body);
    if (http.Request.Headers["X-Anmin-Signature"] != Sign(body))
    {
        http.Response.StatusCode = 401;
        return;
    }
    var no = JsonDocument.Parse(body).RootElement.GetProperty("请求号").GetString();
    var stood = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    var good = $$"""{"请求号":"{{no}}","结果":"有","截至时刻":"{{stood}}","项":[{"项目":"年收入","金额":1200.50,"截至日":"2026-08-31"}]}""";
    switch (mood)
    {
        case "silent": await Task.Delay(Timeout.Infinite, http.RequestAborted); break;
        case "slow" when times == 1: await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted); break;
        case "failing": case "flaky" when times <= 2: http.Response.StatusCode = 503; return;
        case "moved": http.Response.Redirect("/ask/good", permanent: false, preserveMethod: true); return;
        case "garbage": await Answer(http, "<html>系统维护中</html>"); return;
        case "forged": http.Response.Headers["X-Anmin-Signature"] = new string('0', 64); await http.Response.WriteAsync(good); return;
        case "other": await Answer(http, good.Replace(no!, "别人的号", StringComparison.Ordinal)); return;
        case "huge": await Answer(http, new string(' ', 200_000) + good); return;
        case "none": await Answer(http, $$"""{"请求号":"{{no}}","结果":"无","截至时刻":"{{stood}}"}"""); return;
        case "undated": await Answer(http, good.Replace($",\"截至时刻\":\"{stood}\"", "", StringComparison.Ordinal)); return;
        case "nothing-undated": await Answer(http, $$"""{"请求号":"{{no}}","结果":"无"}"""); return;
        case "empty-line": await Answer(http, $$"""{"请求号":"{{no}}","结果":"有","截至时刻":"{{stood}}","项":[null]}"""); return;
        case "tomorrow": await Answer(http, good.Replace(stood, DateTimeOffset.UtcNow.AddDays(1).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), StringComparison.Ordinal)); return;
    }
    await Answer(http, good);
});
app.MapGet("/count/{mood}", (string mood) => asked.GetValueOrDefault(mood).ToString(CultureInfo.InvariantCulture));
app.MapGet("/last/{mood}", (string mood) => last.GetValueOrDefault(mood) ?? "");

await app.StartAsync();
Console.Out.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
Console.Out.Flush();
// 谁启动的谁关：标准输入一断就走。
await Console.In.ReadToEndAsync();
await app.StopAsync();
return 0;

string Sign(byte[] message) => Convert.ToHexStringLower(HMACSHA256.HashData(key, message));

async Task Answer(HttpContext http, string text)
{
    var bytes = System.Text.Encoding.UTF8.GetBytes(text);
    http.Response.Headers["X-Anmin-Signature"] = Sign(bytes);
    http.Response.ContentType = "application/json";
    await http.Response.Body.WriteAsync(bytes);
}
