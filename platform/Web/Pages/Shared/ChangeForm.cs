using Anmin.Casework.Geography;
using Anmin.Casework.Reviews;
using Anmin.Core.Declaring;

namespace Anmin.Web.Pages.Shared;

/// <summary>A change of the family's circumstances as it is typed.</summary>
/// <param name="Changes">What the reader may report.</param>
/// <param name="People">Whom the grant covers.</param>
/// <param name="Back">Where one goes without reporting.</param>
/// <param name="Divisions">The townships to which a family may have moved, county by county.</param>
public sealed record ChangeForm(IReadOnlyList<Change> Changes, IReadOnlyList<string> People, ChangeTyped Typed, IReadOnlyList<Fault> Faults, string Back, DivisionTable Divisions, DateOnly Today)
{
    public bool AsksWhere => Changes.Contains(Change.搬家);

    public IEnumerable<(Division County, IReadOnlyList<Division> Towns)> Places => Divisions.Counties(Today).Select(c => (c, (IReadOnlyList<Division>)[.. Divisions.Below(c.Place, Today)]));

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Path == field)?.Message;

    public bool AsksForSomebody => Changes.Any(Reporting.IsOfSomebody);

    /// <summary>What is told; a day that cannot be read is no day.</summary>
    public Reporting.Told Told => new(Typed.What, Binder.TryDay(Typed.On, out var day) ? day : null, Typed.Person, Typed.Text, Typed.Town);
}

/// <summary>The form as typed.</summary>
public sealed record ChangeTyped(Change? What = null, string? On = null, string? Person = null, string? Text = null, string? Town = null);
