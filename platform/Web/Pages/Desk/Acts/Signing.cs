using Anmin.Casework.Desk;
using Anmin.Core.Declaring;
using Anmin.Core.Deciding;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Desk.Acts;

/// <summary>The form under which an officer signs: beside what was computed, agree or differ with reason.</summary>
/// <param name="Decides">The decision rather than the township's opinion.</param>
public sealed record Signing(CaseView On, bool Decides, SigningTyped Typed, IReadOnlyList<Fault> Faults, int Version)
{
    public const string Computed = "computed";
    public const string Town = "town";
    public const string Grant = "grant";
    public const string Refuse = "refuse";

    private Decision Proposal => On.File.Proposal ?? throw new InvalidOperationException("没有测算就没有可签的");

    /// <summary>Whether an amount of the officer's own makes sense.</summary>
    public bool MayNameAmount => On.File.Matter.Pays is not null && (!Proposal.Granted || Proposal.Award is not null);

    /// <summary>What can be signed, each in one line.</summary>
    public IEnumerable<Option> Options
    {
        get
        {
            yield return new(Computed, $"{(Proposal.Granted ? "同意" : "不同意")}，按测算{(Proposal.Award is { } award ? $" {award.Monthly.Short} 元／月" : Proposal.Granted ? "结论" : "的理由")}", null);
            if (Decides && On.Opinion is { } town && !IsComputed(town))
            {
                yield return new(Town, $"按镇（办）意见：{DeskWords.Signed(town.Grant, town.MonthlyFen)}", $"理由：{town.Reason}");
            }
            if (!Proposal.Granted)
            {
                yield return new(Grant, "同意，与测算不同（写明理由）", null);
            }
            else
            {
                if (MayNameAmount)
                {
                    yield return new(Grant, "同意，但金额不同（写明理由）", null);
                }
                yield return new(Refuse, "不同意（写明理由和条款）", null);
            }
        }
    }

    /// <summary>Articles that the computation named, to choose from.</summary>
    public IEnumerable<string> Articles => Proposal.Reasons.Select(r => r.Basis.ToString()).Distinct();

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    /// <summary>What signing brings about.</summary>
    public string Then
    {
        get
        {
            var file = On.File;
            if (Decides)
            {
                return $"决定后写成决定书，{file.Procedure.Find(StepKind.送达)?.Limit?.ToString() ?? "尽快"}内送达{(file.Matter.Pays is not null ? $"；批准的从{On.From}起发给" : "")}。不能再改，只能另作新的决定。";
            }
            var next = file.Procedure.Has(StepKind.审核) ? "转县区审核" : On.Case.Delegated ? "由镇（办）负责人决定" : "转县区决定";
            return file.Procedure.Find(StepKind.公示)?.Limit is { } limit ? $"同意的在村里和网上公示{limit}，期满没有异议的{next}；不同意的不公示，直接{next}。" : $"签署后{next}。";
        }
    }

    /// <summary>The button.</summary>
    public string Button => Decides ? "签署决定" : On.File.Procedure.Find(StepKind.公示)?.Limit is { Days: var days } ? $"签署；同意的公示 {days} 日" : "签署意见";

    /// <summary>Reads what was chosen; the faults are those that the service cannot know.</summary>
    public (Signed? Signed, IReadOnlyList<Fault> Faults) Read()
    {
        switch (Typed.Choice)
        {
            case Computed:
                return (new(Proposal.Granted, Proposal.Award?.Monthly, null, null), []);
            case Town when Decides && On.Opinion is { } town:
                return (new(town.Grant, town.MonthlyFen is { } fen ? new(fen) : null, town.Reason, town.Article), []);
            case Refuse when Proposal.Granted:
                return (new(false, null, Typed.Reason, Typed.Article), []);
            case Grant when !Proposal.Granted || MayNameAmount:
                return MayNameAmount ? WithAmount() : (new(true, null, Typed.Reason, Typed.Article), []);
            default:
                return (null, [new("choice", "请选择一项", "required")]);
        }
    }

    private (Signed?, IReadOnlyList<Fault>) WithAmount()
    {
        if (!Money.TryParse(Typed.Monthly, out var monthly))
        {
            return (null, [new("monthly", string.IsNullOrWhiteSpace(Typed.Monthly) ? "请填写每月金额" : "请填写数字，例如 620 或 620.50", "format")]);
        }
        return (new(true, monthly, Typed.Reason, Typed.Article), []);
    }

    private bool IsComputed(Casework.Records.OpinionRow town) => town.Grant == Proposal.Granted && town.MonthlyFen == Proposal.Award?.Monthly.Fen;
}

/// <summary>The form as typed.</summary>
public sealed record SigningTyped(string? Choice = null, string? Monthly = null, string? Reason = null, string? Article = null);
