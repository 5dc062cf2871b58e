using Anmin.Violators.Measures.M01;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

/// <summary>Plays Web's Program, which may know measures and the database.</summary>
public static class Program
{
    public static OwnFacts Facts() => new();
}

namespace Anmin.Violators.House
{
    /// <summary>Breaks R3 and R4: a database outside its room.</summary>
    public sealed class Context : DbContext;

    /// <summary>Breaks R3: a request outside its room.</summary>
    public static class Requests
    {
        public static string Path(HttpContext context) => context.Request.Path;
    }

    /// <summary>Breaks R3: calls other offices by itself.</summary>
    public static class Calls
    {
        public static object Client() => new HttpClient();
    }

    /// <summary>Breaks R4: a page that queries.</summary>
    public sealed class QueryingPage(Context context)
    {
        public bool Any() => context.Database.CanConnect();
    }

    /// <summary>Breaks R2 as Casework, R4 as Web: knows a measure.</summary>
    public static class MeasurePage
    {
        public static int People(object facts) => ((OwnFacts)facts).People;
    }
}

namespace Anmin.Violators.House.Overrides
{
    /// <summary>Allowed: a special screen, written down with its reason.</summary>
    public static class SpecialScreen
    {
        public static int People(object facts) => ((OwnFacts)facts).People;
    }
}
