namespace Anmin.Documents;

/// <summary>A file that a person gave us cannot be read as a table; the message tells the person what is wrong and how to mend it.</summary>
public sealed class UnreadableFile : Exception
{
    public UnreadableFile(string message) : base(message) { }

    public UnreadableFile(string message, Exception inner) : base(message, inner) { }

    public UnreadableFile() { }
}
