namespace Anmin.Web.Tests.Security;

/// <summary>One township's part of the story, and what came to be there.</summary>
internal sealed record Tale(string Name, string Town, string Village)
{
    public List<Item> Items { get; } = [];

    /// <summary>The case that goes on after the others are done.</summary>
    public Guid Late { get; set; }
}
