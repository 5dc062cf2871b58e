namespace Anmin.Casework.Records;

/// <summary>Makes a text unreadable on disk and readable again. The house of the web brings its own key ring; what is sealed says itself with which key (S-CR-1, S-CR-2).</summary>
/// <param name="Close">Seals a text; the same text is sealed differently each time.</param>
/// <param name="Open">Gives the text back; throws where it was changed, or its key is lost.</param>
public sealed record Seal(Func<string, string> Close, Func<string, string> Open)
{
    /// <summary>A house without keys: it keeps no secrets, rather than keeping them in the open.</summary>
    public static readonly Seal Missing = new(
        _ => throw new InvalidOperationException("没有装密钥，不能保存要保密的内容"), _ => throw new InvalidOperationException("没有装密钥，不能读保密的内容"));
}
