using Anmin.Measures;
using Anmin.Web.Commands;

if (CommandLine.Asks(args))
{
    return await CommandLine.Run(args, AllMeasures.List, Surroundings.OfProcess());
}
var app = await Anmin.Web.House.Build(args, AllMeasures.List);
await app.RunAsync();
return 0;

/// <summary>The one program: pages, API and jobs.</summary>
public partial class Program;
