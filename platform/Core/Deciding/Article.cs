namespace Anmin.Core.Deciding;

/// <summary>A place in a law or document: 社会救助法 第十九条.</summary>
public sealed record Article(string Law, string Number)
{
    public override string ToString() => $"{Law} {Number}";
}
