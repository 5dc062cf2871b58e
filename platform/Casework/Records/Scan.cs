namespace Anmin.Casework.Records;

/// <summary>Looks for malware in a file before it is stored (S-FI-4).</summary>
/// <returns>True where the file is clean, false where something was found.</returns>
/// <exception cref="ScanFailed">It could not be told; the file is then not taken.</exception>
public delegate Task<bool> Scan(ReadOnlyMemory<byte> file);

/// <summary>No answer from the scanner; the detail is for the log.</summary>
public sealed class ScanFailed(string message, Exception? inner = null) : Exception(message, inner);
