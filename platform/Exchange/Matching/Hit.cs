namespace Anmin.Exchange.Matching;

/// <summary>An applicant found in the file.</summary>
/// <param name="Applicant">Place of the applicant in the list that was given, from 0. Somebody who stands in it twice is found twice.</param>
/// <param name="Line">Line of the file, the head being line 1; of a record over several lines the first.</param>
/// <param name="Kept">The kept columns, in the order of the layout.</param>
/// <param name="Marks">What an officer should know before trusting it.</param>
public readonly record struct Hit(int Applicant, long Line, IReadOnlyList<string> Kept, HitMarks Marks);

/// <summary>What is unusual about a hit.</summary>
[Flags]
public enum HitMarks
{
    None = 0,

    /// <summary>The file has the old number of 15 digits; the century 19 and the check character were added.</summary>
    Upgraded = 1,

    /// <summary>A kept column has bytes that are no character of the encoding; they are shown as �.</summary>
    WrongBytes = 2,
}
