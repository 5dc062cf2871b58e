using Anmin.Measures;

var app = await Anmin.Web.House.Build(args, AllMeasures.List);
await app.RunAsync();

/// <summary>The one program: pages, API and jobs.</summary>
public partial class Program;
