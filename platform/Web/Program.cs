using Anmin.Web;

var app = await Anmin.Web.House.Build(args);
await app.RunAsync();

/// <summary>The one program: pages, API and jobs.</summary>
public partial class Program;
