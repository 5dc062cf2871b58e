using Anmin.Core.Deciding;

namespace Anmin.Core.Declaring;

/// <summary>All measures and declarations of a running city; slugs are unique.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, Declaration> bySlug;

    public Catalogue(IEnumerable<Measure> measures)
    {
        Measures = [.. measures.OrderBy(m => m.Number)];
        bySlug = Measures.SelectMany(m => m.Declarations).ToDictionary(d => d.Slug, StringComparer.Ordinal);
    }

    public IReadOnlyList<Measure> Measures { get; }

    public IEnumerable<Declaration> All => Measures.SelectMany(m => m.Declarations);

    public IEnumerable<T> Of<T>() where T : Declaration => All.OfType<T>();

    /// <summary>The months for which the rows of a population file are kept, as the first measure that speaks of it says.</summary>
    /// <exception cref="InvalidOperationException">No measure says so.</exception>
    public Parameter FilesKept => Measures.Select(m => m.FilesKept).OfType<Parameter>().FirstOrDefault() ?? throw new InvalidOperationException("没有一项措施写明人口文件逐行的内容保存多久");

    public IEnumerable<Matter> Matters => Of<Matter>();

    /// <summary>The declaration of this kind under an address, or null.</summary>
    public T? Find<T>(string? slug) where T : Declaration =>
        slug is not null && bySlug.TryGetValue(slug, out var found) ? found as T : null;

    /// <summary>The declarations that answer a clause.</summary>
    public IEnumerable<Declaration> Answering(string clause) => All.Where(d => d.Clauses.Contains(clause));
}
