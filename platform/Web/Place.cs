using Anmin.Casework.Store;

namespace Anmin.Web;

/// <summary>Where this house keeps what it knows: the same for the server and for the commands.</summary>
/// <param name="Data">Folder of the files, keys and, where no other database is named, the database.</param>
/// <param name="File">The embedded database.</param>
/// <param name="IsOwnFile">Whether that file is the database.</param>
public sealed record Place(string Data, string File, string Provider, string Connection, bool IsOwnFile)
{
    /// <summary>Whether there is something to open; another engine says so itself.</summary>
    public bool Exists => !IsOwnFile || System.IO.File.Exists(File);

    /// <param name="otherwise">The folder where none is named.</param>
    public static Place Of(IConfiguration settings, string otherwise = ".run")
    {
        var data = settings["ANMIN_DATA"] ?? otherwise;
        var file = Path.Combine(data, "anmin.db");
        return new(data, file, settings["Anmin:Provider"] ?? Setup.Sqlite, settings["Anmin:Connection"] ?? $"Data Source={file};Default Timeout=30", settings["Anmin:Connection"] is null);
    }
}
