namespace Anmin.Casework.Population;

/// <summary>A population file as it came: its rows are read as often as asked, from the first on.</summary>
/// <param name="Name">As the sender called it.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
/// <param name="Encoding">UTF-8, GB18030 or XLSX.</param>
/// <param name="IsWorkbook">Whether rows may end early because nothing follows in them; in a text file that is a cut.</param>
/// <param name="Lines">The rows, the head first. What it throws while it is read refuses the whole file.</param>
public sealed record SourceFile(string Name, string Sha256, string Encoding, bool IsWorkbook, Func<IEnumerable<SourceLine>> Lines);

/// <summary>One row, with the number it has in the file.</summary>
public sealed record SourceLine(int No, IReadOnlyList<string> Cells);
