using System.Text.Json.Nodes;
using Anmin.Core.Declaring;
using Anmin.Web.Forms;

namespace Anmin.Web.Api;

/// <summary>What a call carries: JSON up to a size, read by a form; each write names the members it takes (S-AZ-4, S-IN-16).</summary>
public sealed class Body
{
    /// <summary>Largest body in bytes: a household of twenty fits a hundred times.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>For calls that carry nothing; what they carry all the same is not read.</summary>
    public static readonly Body None = new(null, "");

    private Body(JsonNode? json, string text) => (Json, Text) = (json, text);

    public JsonNode? Json { get; }

    /// <summary>As it came, for comparing a repeated call.</summary>
    public string Text { get; }

    public static async Task<Body> Read(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new ApiFault(StatusCodes.Status415UnsupportedMediaType, "not_json", "内容应为 JSON（Content-Type: application/json）");
        }
        var bytes = await Whole(http);
        var json = JsonText.Parse(bytes.Span);
        return new(json, System.Text.Encoding.UTF8.GetString(bytes.Span));
    }

    /// <summary>The facts of a record that the machinery asks for, such as a signature.</summary>
    /// <exception cref="ApiFault">Members that are wrong or not asked for.</exception>
    public T As<T>(DateOnly today) where T : class => (T)Bound(Form.Of<T>(), Json, today, "");

    /// <summary>A record beside one more member, which has a form of its own.</summary>
    public (T Beside, IReadOnlyDictionary<string, string> Inner) As<T>(string member, Form inner, DateOnly today) where T : class
    {
        var outer = Json is JsonObject o ? new JsonObject(o.Where(m => m.Key != member).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))) : Json;
        var beside = (T)Bound(Form.Of<T>(), outer, today, "");
        if (Json![member] is not { } node)
        {
            throw ApiFault.Invalid([new(member, "请填写这一项", "required")]);
        }
        return (beside, Answers(inner, node, member));
    }

    /// <summary>Answers of a form that the casework binds itself.</summary>
    public IReadOnlyDictionary<string, string> Answers(Form form) => Answers(form, Json, "");

    private static IReadOnlyDictionary<string, string> Answers(Form form, JsonNode? node, string under)
    {
        var read = JsonAnswers.Read(form, node);
        return read.Faults.Count == 0 ? read.Raw : throw ApiFault.Invalid(Under(under, read.Faults));
    }

    private static object Bound(Form form, JsonNode? node, DateOnly today, string under)
    {
        var (bound, faults) = Binder.Bind(form, Answers(form, node, under), today);
        return bound ?? throw ApiFault.Invalid(Under(under, faults));
    }

    public static IReadOnlyList<Fault> Under(string member, IReadOnlyList<Fault> faults) =>
        member.Length == 0 ? faults : [.. faults.Select(f => f with { Path = Binder.Join(member, f.Path) })];

    private static async Task<ReadOnlyMemory<byte>> Whole(HttpContext http)
    {
        if (http.Request.ContentLength > Largest)
        {
            throw TooLarge();
        }
        using var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(part, http.RequestAborted) is > 0 and var read)
        {
            if (whole.Length + read > Largest)
            {
                throw TooLarge();
            }
            whole.Write(part, 0, read);
        }
        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    private static ApiFault TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "too_large", $"内容超过 {Largest / 1024} KB");
}
