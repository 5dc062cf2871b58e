using System.Text.Json;
using Anmin.Web.Api;

namespace Anmin.Web.Commands;

/// <summary>How the facts of a service, or of one of its findings, are written as JSON.</summary>
public static class Schema
{
    public static Command Command { get; } = new("schema", "<事项> [查明]", "写出事项的事实怎样写成 JSON（JSON Schema 2020-12）",
    [
        "写明「查明」的名称，就写出那一种查明的结构，例如 ./run schema living-allowance home-visit。",
    ], Run);

    private static readonly JsonSerializerOptions Indented = new(ApiJson.Options) { WriteIndented = true };

    private static async Task<int> Run(Order order)
    {
        var words = new Words(order.Words, 2);
        var matter = order.Matter(words.Needed(0, "事项，例如 ./run schema living-allowance"));
        var schema = Schemas.Of(matter);
        if (words.At(1) is { } slug)
        {
            var kinds = matter.FindingsOn(order.At.Today);
            var kind = kinds.FirstOrDefault(k => k.Slug == slug) ?? throw new Misuse($"{matter.Name}没有「{slug}」这种查明。现有：{string.Join("、", kinds.Select(k => $"{k.Slug}（{k.Name}）"))}");
            schema = Schemas.Of(matter, kind);
        }
        await JsonSerializer.SerializeAsync(order.At.Out, schema, Indented);
        order.At.Out.WriteByte((byte)'\n');
        return Exit.Done;
    }
}
