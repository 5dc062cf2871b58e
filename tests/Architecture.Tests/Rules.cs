using System.Text.RegularExpressions;

namespace Anmin.Architecture.Tests;

/// <summary>What a room may touch (design §7), each rule a pure function from assemblies to complaints.</summary>
public static partial class Rules
{
    private static readonly string[] Database = ["Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.Data.Sqlite", "EFCore."];
    private static readonly string[] Paper =
        ["Microsoft.Playwright", "DocumentFormat.OpenXml", "MiniExcel", "UglyToad.PdfPig", "PdfPig", "QRCoder", "CsvHelper"];

    /// <summary>R1: measures and Core compute and do nothing else. The list is the compiler's own, BannedSymbols.txt.</summary>
    public static IEnumerable<string> R1(Seen room, IReadOnlyList<string> banned) =>
        room.Uses
            .Where(u => u.Member != "get_CurrentManagedThreadId") // written by the compiler into every iterator, by nobody else
            .Where(u => u.To.Assembly != room.Name && banned.Any(b => Touches(u, b)))
            .Select(u => $"R1 {u.From} 用了 {u.To}{(u.Member.Length > 0 ? "." + u.Member : "")}")
            .Distinct();

    /// <summary>R2: Casework sees declarations through the catalogue and knows no measure, paper, counterpart or page.</summary>
    public static IEnumerable<string> R2(Seen casework) =>
        casework.References
            .Where(r => r is "Anmin.Measures" or "Anmin.Documents" or "Anmin.Exchange" or "Anmin.Web")
            .Select(r => $"R2 {casework.Name} 引用了 {r}");

    /// <summary>R3: each technique has one room: database, pages, paper, other offices.</summary>
    public static IEnumerable<string> R3(Seen room)
    {
        bool In(params string[] rooms) => rooms.Contains(room.Name);
        foreach (var r in room.References)
        {
            if (!In("Anmin.Casework", "Anmin.Store.Sqlite", "Anmin.Store.Npgsql") && Among(r, Database)) { yield return $"R3 {room.Name} 引用了数据库 {r}"; }
            if (!In("Anmin.Web") && Among(r, ["Microsoft.AspNetCore"])) { yield return $"R3 {room.Name} 引用了网页 {r}"; }
            if (!In("Anmin.Documents") && Among(r, Paper)) { yield return $"R3 {room.Name} 引用了文书 {r}"; }
        }
        foreach (var u in room.Uses.Where(u => u.To.Namespace == "System.Net.Http" || u.To.Namespace == "System.Net.Sockets" || u.To.Full == "System.Net.WebClient"))
        {
            if (!In("Anmin.Exchange")) { yield return $"R3 {u.From} 自己联网：{u.To}"; }
        }
    }

    /// <summary>R4: pages call Casework; outside Program and Overrides they know neither the database nor a measure.</summary>
    public static IEnumerable<string> R4(Seen web, Seen casework) =>
        web.Uses
            .Where(u => !MayKnow(u.From))
            .Where(u => u.To.Assembly == "Anmin.Measures"
                || u.To.Full == "Microsoft.EntityFrameworkCore.DbContext"
                || casework.Descends(u.To, "Microsoft.EntityFrameworkCore.DbContext")
                || (u.To.Assembly == web.Name && web.Descends(u.To, "Microsoft.EntityFrameworkCore.DbContext")))
            .Select(u => $"R4 {u.From} 用了 {u.To}")
            .Distinct();

    /// <summary>R5: a measure may name another's register, benefit, indicator or the measure itself, never its facts or rules.</summary>
    public static IEnumerable<string> R5(Seen measures) =>
        measures.Uses
            .Where(u => u.To.Assembly == measures.Name)
            .Where(u => MeasureOf(u.From) is { } from && MeasureOf(u.To) is { } to && from != to)
            .Where(u => !MayBeNamed(measures, u.To))
            .Select(u => $"R5 {u.From} 用了别的举措的 {u.To}")
            .Distinct();

    private static bool Touches(Use use, string banned)
    {
        var (kind, name) = (banned[0], banned[2..]);
        return kind switch
        {
            'N' => use.To.Namespace == name || use.To.Namespace.StartsWith(name + ".", StringComparison.Ordinal),
            'T' => use.To.Full == name,
            'P' => $"{use.To.Full}.{use.Member}" == name.Insert(name.LastIndexOf('.') + 1, "get_"),
            'M' => $"{use.To.Full}.{use.Member}" == name.Split('(')[0],
            _ => throw new NotSupportedException($"BannedSymbols.txt：{banned}"),
        };
    }

    private static bool Among(string reference, string[] families) =>
        families.Any(f => reference.StartsWith(f, StringComparison.Ordinal));

    private static bool MayKnow(TypeName type) =>
        type is { Namespace: "", Name: "Program" }
        || type.Namespace.Split('.').Contains("Overrides")
        || type.Name.StartsWith("Overrides_", StringComparison.Ordinal);

    private static bool MayBeNamed(Seen measures, TypeName type) =>
        measures.Descends(type, "Anmin.Core.Registers.Register")
        || measures.Descends(type, "Anmin.Core.Benefits.Benefit")
        || measures.Descends(type, "Anmin.Core.Watching.Indicator")
        || measures.Descends(type, "Anmin.Core.Declaring.Measure");

    /// <summary>M01 of Anmin.Measures.Part1SocialAssistance.M01LivingAllowance.</summary>
    private static string? MeasureOf(TypeName type) =>
        type.Namespace.Split('.').Select(s => MeasureFolder().Match(s)).FirstOrDefault(m => m.Success)?.Value;

    [GeneratedRegex(@"^M\d\d")]
    private static partial Regex MeasureFolder();
}
