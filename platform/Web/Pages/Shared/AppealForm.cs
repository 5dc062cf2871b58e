using Anmin.Casework.Appeals;
using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.Shared;

/// <summary>An appeal as somebody lodges it or writes it down.</summary>
/// <param name="Targets">What can be fought, latest first.</param>
/// <param name="Limits">Last days by the law, where the day of delivery is on file.</param>
/// <param name="ByOffice">Whether an officer writes it down.</param>
/// <param name="Back">Where one goes without lodging.</param>
public sealed record AppealForm(
    IReadOnlyList<Contestable> Targets, IReadOnlyList<string> Limits, AppealFormTyped Typed, IReadOnlyList<Fault> Faults, bool ByOffice, string Back)
{
    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    /// <summary>What is told; a day that cannot be read is named before anything is stored.</summary>
    public Lodging.Told Told => new(Typed.Against ?? (Targets.Count == 1 ? Targets[0].Id : null), Typed.Kind, Day(Typed.KnownOn), Day(Typed.ReceivedOn), Typed.Body, Typed.Grounds, Typed.Document, Typed.LateReason);

    public IReadOnlyList<Fault> Unreadable =>
        [.. new[] { ("knownOn", Typed.KnownOn), ("receivedOn", Typed.ReceivedOn) }.Where(d => !string.IsNullOrWhiteSpace(d.Item2) && Day(d.Item2) is null)
            .Select(d => new Fault(d.Item1, "请写成 2026-03-08 的样子", "format"))];

    private static DateOnly? Day(string? typed) => Binder.TryDay(typed, out var day) ? day : null;
}

/// <summary>The form as typed.</summary>
public sealed record AppealFormTyped(
    Guid? Against = null, AppealKind? Kind = null, string? KnownOn = null, string? ReceivedOn = null, string? Body = null, string? Grounds = null, string? Document = null, string? LateReason = null);
