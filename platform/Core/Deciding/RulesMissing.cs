namespace Anmin.Core.Deciding;

/// <summary>No law of a day is on file for a service: the case is not decided, and nothing is guessed.</summary>
public sealed class RulesMissing(string service, DateOnly on) : Exception($"没有装入{on:yyyy-MM-dd}时{service}的规定");
