using Anmin.Core.Values;

namespace Anmin.Core.Benefits;

/// <summary>What the frozen facts of a family say for the monthly table: of the household, and of each person on its papers. Only counts ever leave it.</summary>
/// <param name="Household">Those of <see cref="Benefit.HouseholdTraits"/> that hold.</param>
public sealed record Roll(IReadOnlyList<string> Household, IReadOnlyList<RollPerson> Persons);

/// <summary>A person on a family's papers.</summary>
/// <param name="IsMale">Null where the papers do not say it.</param>
/// <param name="Traits">Those of <see cref="Benefit.PersonTraits"/> that hold.</param>
public sealed record RollPerson(string Name, IdNumber? Id, bool? IsMale, DateOnly? Born, IReadOnlyList<string> Traits);
