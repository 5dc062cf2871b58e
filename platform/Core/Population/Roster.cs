using System.Security.Cryptography;
using System.Text;
using Anmin.Core.Values;

namespace Anmin.Core.Population;

/// <summary>The people of one county on one day as columns: households one after the other by village, the people of a household side by side.
/// What sweeps and projections run over; nothing in it names anybody, the ids lead back to the register.</summary>
/// <param name="county">The county.</param>
/// <param name="on">The day whose register this is.</param>
/// <param name="households">How many 共同生活家庭.</param>
/// <param name="people">How many people live in them.</param>
public sealed class Roster(DivisionCode county, DateOnly on, int households, int people)
{
    /// <summary>How many kinds of means are kept.</summary>
    public static readonly int Kinds = Enum.GetValues<Known>().Length;

    public DivisionCode County { get; } = county;

    public DateOnly On { get; } = on;

    public int Households { get; } = households;

    public int People { get; } = people;

    /// <summary>Id of each household.</summary>
    public Guid[] Household { get; } = new Guid[households];

    /// <summary>Index of the first person of each household; one more at the end, so that the people of h are First[h] … First[h + 1] − 1.</summary>
    public int[] First { get; } = new int[households + 1];

    /// <summary>Twelve-digit village of each household as a number.</summary>
    public long[] Village { get; } = new long[households];

    /// <summary>Class of assistance of the household, that of its head.</summary>
    public HukouKind[] Hukou { get; } = new HukouKind[households];

    /// <summary>Whether it has contracted land or a share of a collective (1.3-02).</summary>
    public bool[] Land { get; } = new bool[households];

    /// <summary>Whether anything is known of its means. Without that no rule may say anything of it.</summary>
    public bool[] HasMeans { get; } = new bool[households];

    private readonly long[][] means = [.. Enumerable.Range(0, Kinds).Select(_ => new long[households])];

    /// <summary>One kind of means, household by household.</summary>
    public long[] this[Known what] => means[(int)what];

    /// <summary>Id of each person.</summary>
    public Guid[] Person { get; } = new Guid[people];

    /// <summary>Date of birth as a day number, 0 where no paper says it.</summary>
    public int[] Born { get; } = new int[people];

    /// <summary>Date of death as a day number, 0 for the living.</summary>
    public int[] Died { get; } = new int[people];

    /// <summary>Day on which somebody left the city for good, 0 for those who stay.</summary>
    public int[] Left { get; } = new int[people];

    public Sex[] Sex { get; } = new Sex[people];

    public Relation[] Relation { get; } = new Relation[people];

    public DisabilityClass[] Disability { get; } = new DisabilityClass[people];

    /// <summary>1 is the most severe; 0 without a certificate.</summary>
    public byte[] Grade { get; } = new byte[people];

    public bool[] Ill { get; } = new bool[people];

    public bool[] Student { get; } = new bool[people];

    public LabourCapacity[] Labour { get; } = new LabourCapacity[people];

    public PovertyWatch[] Poverty { get; } = new PovertyWatch[people];

    /// <summary>Digest of everything the columns hold, in hexadecimal: the register's version. Two rosters with the same version give the same results. Empty until <see cref="Seal"/>.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The household a person lives in, both as indexes.</summary>
    public int HouseholdOf(int person)
    {
        var at = Array.BinarySearch(First, person);
        if (at < 0)
        {
            return ~at - 1;
        }
        // A household without people begins where the next one does: the last of them holds the person.
        while (at + 1 < Households && First[at + 1] == person)
        {
            at++;
        }
        return at;
    }

    /// <summary>Some households without some of their people, as a roster of their own, not sealed. Of one in which nobody remains nothing is known.</summary>
    /// <param name="some">Indexes of the households, in the order they are to have.</param>
    /// <param name="without">Indexes of the people who are left out.</param>
    public Roster Without(IReadOnlyList<int> some, IReadOnlySet<int> without)
    {
        List<int> stay = [];
        var ends = new int[some.Count];
        foreach (var (i, h) in some.Index())
        {
            stay.AddRange(Enumerable.Range(First[h], First[h + 1] - First[h]).Where(p => !without.Contains(p)));
            ends[i] = stay.Count;
        }
        var part = new Roster(County, On, some.Count, stay.Count);
        ends.CopyTo(part.First, 1);
        OfHouseholds(r => r.Household);
        OfHouseholds(r => r.Village);
        OfHouseholds(r => r.Hukou);
        OfHouseholds(r => r.Land);
        OfHouseholds(r => r.HasMeans);
        foreach (var kind in Enum.GetValues<Known>())
        {
            OfHouseholds(r => r[kind]);
        }
        OfPeople(r => r.Person);
        OfPeople(r => r.Born);
        OfPeople(r => r.Died);
        OfPeople(r => r.Left);
        OfPeople(r => r.Sex);
        OfPeople(r => r.Relation);
        OfPeople(r => r.Disability);
        OfPeople(r => r.Grade);
        OfPeople(r => r.Ill);
        OfPeople(r => r.Student);
        OfPeople(r => r.Labour);
        OfPeople(r => r.Poverty);
        for (var h = 0; h < part.Households; h++)
        {
            part.HasMeans[h] &= Enumerable.Range(part.First[h], part.First[h + 1] - part.First[h]).Any(part.IsHere);
        }
        return part;

        void OfHouseholds<T>(Func<Roster, T[]> column) => Copy(column(this), some, column(part));
        void OfPeople<T>(Func<Roster, T[]> column) => Copy(column(this), stay, column(part));
        static void Copy<T>(T[] from, IReadOnlyList<int> which, T[] to)
        {
            for (var i = 0; i < to.Length; i++) { to[i] = from[which[i]]; }
        }
    }

    /// <summary>All columns as bytes, in an order that is part of the version.</summary>
    public IEnumerable<Memory<byte>> Columns()
    {
        yield return Bytes(Household);
        yield return Bytes(First);
        yield return Bytes(Village);
        yield return Bytes(Hukou);
        yield return Bytes(Land);
        yield return Bytes(HasMeans);
        foreach (var kind in means)
        {
            yield return Bytes(kind);
        }
        yield return Bytes(Person);
        yield return Bytes(Born);
        yield return Bytes(Died);
        yield return Bytes(Left);
        yield return Bytes(Sex);
        yield return Bytes(Relation);
        yield return Bytes(Disability);
        yield return Bytes(Grade);
        yield return Bytes(Ill);
        yield return Bytes(Student);
        yield return Bytes(Labour);
        yield return Bytes(Poverty);
    }

    /// <summary>Takes the version once the columns are filled; nobody writes them afterwards.</summary>
    public Roster Seal()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{County} {On:yyyy-MM-dd} {Households} {People}"));
        foreach (var column in Columns())
        {
            hash.AppendData(column.Span);
        }
        Version = Convert.ToHexStringLower(hash.GetHashAndReset());
        return this;
    }

    private static Memory<byte> Bytes<T>(T[] column) where T : unmanaged => new ColumnBytes<T>(column).Memory;

    /// <summary>Full years of a person on a day; the birthday itself counts. −1 where no paper says when she was born.</summary>
    public int Age(int person, DateOnly day)
    {
        if (Born[person] == 0)
        {
            return -1;
        }
        var born = DateOnly.FromDayNumber(Born[person]);
        var years = day.Year - born.Year;
        return (day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>Whether somebody lives here on the roster's day: neither dead nor gone.</summary>
    public bool IsHere(int person) => Died[person] == 0 && Left[person] == 0;
}
