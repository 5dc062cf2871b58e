using System.Xml;

namespace Anmin.Documents;

/// <summary>The one way in which the house reads XML of others: forwards, no document types, nothing fetched from elsewhere (S-IN-12). Names are told without their namespaces.</summary>
internal sealed class SafeXml(Stream stream) : IDisposable
{
    private readonly XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });

    /// <summary>The next piece.</summary>
    /// <exception cref="UnreadableFile">It is not well-formed, or it declares a document type. The others throw the same: a reader looks at its text only when asked.</exception>
    public bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException fault)
        {
            throw Unreadable(fault);
        }
    }

    public bool Starts(string name) => reader.NodeType == XmlNodeType.Element && reader.LocalName == name;

    /// <summary>The end of an element; one that is empty ends where it starts.</summary>
    public bool Ends(string name) => (reader.NodeType == XmlNodeType.EndElement || (reader.NodeType == XmlNodeType.Element && reader.IsEmptyElement)) && reader.LocalName == name;

    /// <summary>Text between elements; empty for anything else.</summary>
    public string Text()
    {
        try
        {
            return reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace ? reader.Value : "";
        }
        catch (XmlException fault)
        {
            throw Unreadable(fault);
        }
    }

    /// <summary>An attribute of the element, whatever its prefix.</summary>
    public string? Attribute(string name)
    {
        string? value = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == name) { value = reader.Value; }
        }
        reader.MoveToElement();
        return value;
    }

    public void Dispose() => reader.Dispose();

    private static UnreadableFile Unreadable(XmlException fault) => new("工作簿里的内容读不出来：请在表格软件里重新另存一次再试", fault);
}
