namespace Anmin.Web.Forms;

/// <summary>Addresses that carry a filter.</summary>
public static class Addresses
{
    /// <summary>The path with the parameters that have a value.</summary>
    public static string Of(string path, params IEnumerable<(string Name, string? Value)> query) =>
        path + QueryString.Create(query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value)));
}
