using System.Text.Json.Nodes;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.Web.Api;
using Anmin.Web.Forms;

namespace Anmin.Web.Commands;

/// <summary>What became of one line: the decision as the API writes it, or what is wrong with the line.</summary>
/// <param name="Id">What the line called itself, given back as it was.</param>
public sealed record Assessed(long Line, JsonNode? Id, DateOnly On, string Regime, DecisionView Decision);

/// <summary>Decides one line of facts: by the rule, the figures and the law of a day, without database, clock or network.</summary>
public sealed class Assessor(Matter matter, PolicyBook book, DateOnly on)
{
    private static readonly string[] Envelope = ["id", "facts", "findings"];

    /// <exception cref="BadLine">The line cannot be decided; says why.</exception>
    public Assessed Decide(long number, ReadOnlySpan<byte> line)
    {
        var node = Parse(line);
        var isWrapped = node is JsonObject o && o.ContainsKey("facts");
        if (isWrapped && ((JsonObject)node!).FirstOrDefault(m => !Envelope.Contains(m.Key)) is { Key: { } stranger })
        {
            throw new BadLine([new(stranger, "没有这一项；外层只有 id、facts、findings", "unknown")]);
        }
        var facts = Bound(matter.Form, isWrapped ? node!["facts"] : node, "");
        var found = isWrapped ? Findings(node!["findings"]) : Evidence.None;
        try
        {
            var decision = matter.Decide(facts, found, book.For(matter.PlaceOf(facts), on), on);
            return new(number, isWrapped ? node!["id"]?.DeepClone() : null, on, matter.RegimeOn(on), DecisionView.Of(decision));
        }
        catch (Exception stopped) when (stopped is MissingParameter or ParameterFault or CalendarMissing)
        {
            throw new BadLine([new("", stopped.Message, "not_computed")]);
        }
        catch (OverflowException)
        {
            throw new BadLine([new("", "数字太大，算不出来", "range")]);
        }
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonText.Parse(line);
        }
        catch (Unreadable fault)
        {
            throw new BadLine([new("", $"第 {fault.Column} 个字：{fault.Why}", "unreadable")]);
        }
    }

    private Evidence Findings(JsonNode? findings)
    {
        if (findings is null)
        {
            return Evidence.None;
        }
        var kinds = matter.FindingsOn(on);
        if (findings is not JsonObject named)
        {
            throw new BadLine([new("findings", "应为对象，写在花括号里", "type")]);
        }
        if (named.FirstOrDefault(f => kinds.All(k => k.Slug != f.Key)) is { Key: { } stranger })
        {
            throw new BadLine([new($"findings.{stranger}", $"{on:yyyy-MM-dd} 没有这一种查明；有 {string.Join("、", kinds.Select(k => k.Slug))}", "unknown")]);
        }
        return new([.. kinds.Where(k => named[k.Slug] is not null).Select(k => Bound(k.Form, named[k.Slug], $"findings.{k.Slug}"))]);
    }

    private object Bound(Form form, JsonNode? node, string under)
    {
        var read = JsonAnswers.Read(form, node);
        var (facts, faults) = read.Faults.Count > 0 ? (null, read.Faults) : Binder.Bind(form, read.Raw, on);
        return facts ?? throw new BadLine([.. faults.Select(f => f with { Path = Binder.Join(under, f.Path) })]);
    }
}

/// <summary>A line that cannot be decided, and what to mend in it.</summary>
public sealed class BadLine(IReadOnlyList<Fault> faults) : Exception(string.Join('；', faults.Select(f => f.Path.Length > 0 ? $"{f.Path}：{f.Message}" : f.Message)))
{
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
