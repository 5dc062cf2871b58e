namespace Anmin.Casework.Api;

/// <summary>The key under which a call may have one effect only, and what the call asked (S-WF-3). It travels with the caller into the one transaction of the effect.</summary>
public sealed record Once(string Key, string BodyHash);
