using Anmin.Core.Values;

namespace Anmin.Core.Population;

/// <summary>A household as the register knows it today, for filling in a form. Its means are not in it: whoever applies declares them herself.</summary>
/// <param name="Address">What follows the village's name: 3组17号.</param>
/// <param name="Land">Whether it has contracted land or a share of a collective.</param>
/// <param name="People">Those who live in it; neither the dead nor those who left.</param>
public sealed record KnownHousehold(DivisionCode Village, string Address, bool Land, IReadOnlyList<KnownPerson> People);

/// <summary>One of them.</summary>
/// <param name="Grade">1–4; 0 without a certificate.</param>
/// <param name="IsApplicant">Whether it is the one who applies.</param>
public sealed record KnownPerson(
    string Name, IdNumber? IdNumber, Sex Sex, DateOnly? Born, Relation Relation, HukouKind Hukou, DisabilityClass Disability, int Grade, bool Ill, bool Student, LabourCapacity Labour, bool IsApplicant);
