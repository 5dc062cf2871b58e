using System.ComponentModel;
using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Web.Api;

/// <summary>A service in the list.</summary>
public sealed record ServiceLine(
    [property: Description("事项在地址里的名称")] string Slug, string Name, string Summary,
    [property: Description("回答文件的哪些条款")] IReadOnlyList<string> Clauses,
    [property: Description("生活里的什么事会用到它，第一个是主要的")] IReadOnlyList<string> LifeEvents,
    [property: Description("人们还怎样叫它")] IReadOnlyList<string> OtherNames,
    [property: Description("事实的结构（JSON Schema）在哪里")] string Schema,
    [property: Description("能不能不留名先算一算")] bool MayBeTried)
{
    public static ServiceLine Of(Matter matter) =>
        new(matter.Slug, matter.Name, matter.Summary, matter.Clauses, matter.LifeEvents, matter.OtherNames, Schemas.Address(matter), matter.Trial is not null);
}

/// <summary>The guide of a service 办事指南, as it stands on a day.</summary>
public sealed record ServiceView(
    ServiceLine Service,
    [property: Description("按哪一天的规定")] DateOnly On,
    [property: Description("适用的规定")] string Regime,
    [property: Description("谁可以申请")] IReadOnlyList<GuideLine> Who,
    [property: Description("材料；officeFindsOut 为 true 的由机关查，不用交")] IReadOnlyList<PaperView> Papers,
    [property: Description("步骤，依次办理")] IReadOnlyList<StepView> Steps,
    [property: Description("受理到决定的期限")] LimitView? Total,
    [property: Description("情况复杂时延长到的期限")] LimitView? Special,
    Article Basis,
    [property: Description("要由人查明的事")] IReadOnlyList<FindingView> Findings,
    [property: Description("发给的待遇")] string? Pays,
    [property: Description("把决定下放到镇（办）的台账")] string? DelegatedBy,
    [property: Description("所问县（区、市）当天的标准")] IReadOnlyList<StandardView>? Standards)
{
    public static ServiceView Of(Matter matter, DateOnly on, IReadOnlyList<StandardView>? standards)
    {
        var procedure = matter.ProcedureOn(on, delegated: false);
        return new(
            ServiceLine.Of(matter), on, matter.RegimeOn(on), matter.Who,
            [.. matter.MaterialsOn(on).Select(m => new PaperView(m.Slug, m.Name, m.Hint, m.Required, m.CheckedByOffice))],
            [.. procedure.Steps.Select(s => new StepView(s.Kind, s.Name, s.Who, LimitView.Of(s.Limit), s.Basis, s.Says))],
            LimitView.Of(procedure.Total), LimitView.Of(procedure.Special), procedure.Basis,
            [.. matter.FindingsOn(on).Select(k => new FindingView(k.Slug, k.Name, k.By, k.Finders, k.NeededFor, k.Needed, k.Basis, Schemas.Address(matter, k)))],
            matter.Pays?.Name, matter.DelegatedBy?.Slug, standards);
    }
}

public sealed record PaperView(string Slug, string Name, string? Hint, bool Required, bool OfficeFindsOut);

public sealed record StepView(StepKind Kind, string Name, [property: Description("由谁办")] Actor Who, LimitView? Limit, Article Basis, string? Says);

public sealed record LimitView(int Days, [property: Description("按什么算：工作日，或者日")] DayKind Counts)
{
    public static LimitView? Of(Limit? limit) => limit is { } l ? new(l.Days, l.Kind) : null;
}

public sealed record FindingView(
    string Slug, string Name, Actor By, [property: Description("要几个人一起")] int Finders, [property: Description("哪一步以前要有")] StepKind NeededFor,
    [property: Description("什么时候要")] Needed Needed, Article Basis, string Schema);

/// <summary>A figure with the document behind it; without a value where nobody has set it.</summary>
public sealed record StandardView(string Label, [property: Description("分项")] string? Class, ParameterView? Set);

/// <summary>A dated figure, where it comes from and how far it may be trusted.</summary>
public sealed record ParameterView(
    string Id, string Name, [property: Description("分项")] string? Class, string Value, string Unit, [property: Description("行政区划代码")] string Region, DateOnly From, DateOnly? To,
    string Document, string DocumentNumber, string? Link, DateOnly CheckedOn, ParameterStatus Status)
{
    public static ParameterView Of(ParameterRow row) => new(
        row.Id, row.Name, row.Class.Length > 0 ? row.Class : null, row.Value, row.Unit, row.Region.Value, row.From, row.To, row.Document, row.DocumentNumber, row.Link, row.CheckedOn, row.Status);
}

/// <summary>An anonymous estimate and the figures that it read.</summary>
public sealed record EstimateView(DecisionView Decision, IReadOnlyList<ParameterView> Parameters, [property: Description("按哪一天算")] DateOnly On);
