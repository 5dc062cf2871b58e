using System.Text;
using System.Text.Json.Nodes;
using Anmin.Casework.Geography;
using Anmin.Core.Declaring;
using Anmin.LibraryCard;
using Anmin.Web.Commands;
using Anmin.Web.Forms;
using Microsoft.Extensions.Configuration;

namespace Anmin.Web.Tests.Commands;

/// <summary>What a command wrote and how it ended.</summary>
internal sealed record Ordered(int Code, string Out, string Said)
{
    /// <summary>The results, one JSON object a line.</summary>
    public IReadOnlyList<JsonNode> Results => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];

    /// <summary>Runs a command in this process with the library card declared.</summary>
    /// <param name="data">Folder of the database, for the commands that need one.</param>
    public static async Task<Ordered> Run(string input, string? data, params string[] words)
    {
        using var output = new MemoryStream();
        using var said = new StringWriter();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("ANMIN_DATA", data ?? "/nowhere/at/all")]).Build();
        var at = new Surroundings(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, said, settings, 借书证样例.今天);
        var code = await CommandLine.Run(words, [new LibraryCardMeasure()], at);
        return new(code, Encoding.UTF8.GetString(output.ToArray()), said.ToString());
    }

    public static Task<Ordered> Assess(string input, params string[] words) => Run(input, null, ["assess", "library-card", .. words]);

    /// <summary>A right application as one line.</summary>
    public static JsonObject Facts(params (string, string?)[] changes) =>
        AnswersJson.AsTyped(new DivisionTable(Declared.AllDivisions())).Write(Form.Of<借书证申请>(), 借书证样例.答案([.. changes]));

    public static string Line(JsonNode node) => node.ToJsonString(FactsJson.Options);
}
