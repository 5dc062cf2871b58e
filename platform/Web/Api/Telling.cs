using System.Text.Json.Nodes;

namespace Anmin.Web.Api;

/// <summary>What an endpoint says of itself for the description of the API; the transformers write it down.</summary>
public static class Telling
{
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string summary, string? more = null)
    {
        endpoint.WithSummary(summary);
        return more is null ? endpoint : endpoint.WithDescription(more);
    }

    /// <summary>Words after the question mark.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder endpoint, params Word[] words) => endpoint.WithMetadata(new AsksFor(words));

    /// <param name="component">Name of a structure; with a full stop at its end any structure whose name begins so.</param>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, string component) => endpoint.WithMetadata(new TakesBody(component));

    /// <summary>Gives back the version of what was read or written.</summary>
    public static RouteHandlerBuilder IsTagged(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new GivesTag());

    /// <summary>Gives one view or another, by who asks.</summary>
    public static RouteHandlerBuilder GivesEither(this RouteHandlerBuilder endpoint, params Type[] views) => endpoint.WithMetadata(new GivesViews(views));

    /// <summary>A write that names the version it read.</summary>
    public static RouteHandlerBuilder NeedsVersion(this RouteHandlerBuilder endpoint) =>
        endpoint.Asks(new Word(In.Header, "If-Match", "读到的 ETag；没有它是 428，过时是 412", TypeOf("string"), Required: true)).MayRefuse(412, 428);

    /// <summary>A creating call that may be repeated under its key.</summary>
    public static RouteHandlerBuilder MayBeRepeated(this RouteHandlerBuilder endpoint) =>
        endpoint.Asks(new Word(In.Header, Conditions.Key, "自己取的一个键，例如 UUID：同一个键、同样的内容只办一次，再来给第一次的回答；内容不同是 409", TypeOf("string"))).MayRefuse(409);

    public static RouteHandlerBuilder MayRefuse(this RouteHandlerBuilder endpoint, params int[] statuses) => endpoint.WithMetadata(new Refuses(statuses));

    internal static JsonObject TypeOf(string type, string? format = null) =>
        format is null ? new() { ["type"] = type } : new() { ["type"] = type, ["format"] = format };
}

public enum In { Query, Header }

/// <summary>A parameter that is not part of the path.</summary>
public sealed record Word(In In, string Name, string Says, JsonObject Schema, bool Required = false)
{
    public static Word Text(string name, string says) => new(In.Query, name, says, Telling.TypeOf("string"));

    public static Word Day(string name, string says) => new(In.Query, name, says, Telling.TypeOf("string", "date"));

    public static Word YesNo(string name, string says) => new(In.Query, name, says, Telling.TypeOf("boolean"));

    public static Word OneOf<T>(string name, string says) where T : struct, Enum =>
        new(In.Query, name, says, new() { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames<T>().Select(n => JsonValue.Create(n))]) });

    /// <summary>The two words of every list that has pages.</summary>
    public static Word[] Pages { get; } =
    [
        new(In.Query, "limit", "一页最多几条", new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Query.LargestPage }),
        Text("after", "上一页给的 next，从它后面接着列"),
    ];
}

internal sealed record AsksFor(IReadOnlyList<Word> Words);

internal sealed record TakesBody(string Component);

internal sealed record GivesTag;

internal sealed record GivesViews(IReadOnlyList<Type> Views);

internal sealed record Refuses(IReadOnlyList<int> Statuses);
