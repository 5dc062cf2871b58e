using Anmin.Measures;
using Anmin.Web;

var app = await House.Build(args, AllMeasures.List);
await app.RunAsync();

/// <summary>The one program: pages, API and jobs.</summary>
public partial class Program;
