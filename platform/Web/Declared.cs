using Anmin.Casework;
using Anmin.Casework.Geography;
using Anmin.Casework.Policies;
using Anmin.Casework.Records;
using Anmin.Casework.Store;
using Anmin.Casework.Verification;
using Anmin.Core.Declaring;
using Anmin.Data;
using Anmin.Web.Security;

namespace Anmin.Web;

/// <summary>Builds the casework services over what is declared and shipped: parameter files, calendar, divisions.</summary>
public static class Declared
{
    /// <param name="measures">Everything declared; Program knows which.</param>
    /// <param name="demonstration">Whether figures that nobody has verified may be paid by.</param>
    /// <param name="filesFolder">The keys that seal secrets lie beside it.</param>
    /// <param name="scan">Looks for malware in uploads; without it none are taken.</param>
    /// <param name="ways">How a source of the means verification is reached; by file without it.</param>
    public static CaseworkServices Services(
        IReadOnlyList<Measure> measures, Database database, string filesFolder, bool demonstration, Scan? scan = null, Func<string, ISourcePort?>? ways = null) => new(
        new Catalogue(measures), Policies.Book(measures.Select(m => m.GetType().Assembly).Distinct()), Calendar.Official, database, filesFolder, demonstration, scan, ways, KeyRing.Seal(KeyRing.Beside(filesFolder)));

    /// <summary>The shipped divisions as the database keeps them.</summary>
    public static IReadOnlyList<Division> AllDivisions() =>
        [.. Divisions.All.Select(d => new Division { Code = d.Code, Name = d.Name, ParentCode = d.ParentCode, From = d.From, To = d.To })];
}
