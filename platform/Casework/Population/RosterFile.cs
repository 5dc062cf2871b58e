using System.Text;
using Anmin.Core.Population;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>A county's columns as a file named after their version: what was computed from them can be computed again, whatever the register says by then.</summary>
internal static class RosterFile
{
    private const string Mark = "ANMIN-ROSTER-1";

    /// <summary>Writes it beside and moves it into place when it is whole.</summary>
    public static void Write(string folder, Roster roster)
    {
        Directory.CreateDirectory(folder);
        var path = PathOf(folder, roster.Version);
        if (File.Exists(path))
        {
            return;
        }
        var beside = $"{path}.{Guid.NewGuid():n}";
        using (var file = File.Create(beside))
        using (var head = new BinaryWriter(file, Encoding.UTF8, leaveOpen: false))
        {
            head.Write(Mark);
            head.Write(roster.County.Value);
            head.Write(roster.On.DayNumber);
            head.Write(roster.Households);
            head.Write(roster.People);
            head.Flush();
            foreach (var column in roster.Columns())
            {
                file.Write(column.Span);
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>The columns of a version, or null where no whole file of it is here.</summary>
    public static Roster? Read(string folder, string version)
    {
        var path = PathOf(folder, version);
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            using var file = File.OpenRead(path);
            using var head = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
            if (head.ReadString() != Mark)
            {
                return null;
            }
            var roster = new Roster(DivisionCode.Of(head.ReadString()), DateOnly.FromDayNumber(head.ReadInt32()), head.ReadInt32(), head.ReadInt32());
            foreach (var column in roster.Columns())
            {
                file.ReadExactly(column.Span);
            }
            return roster.Seal().Version == version ? roster : null;
        }
        catch (EndOfStreamException)
        {
            return null; // half a file is no file
        }
    }

    private static string PathOf(string folder, string version) => Path.Combine(folder, $"{version}.roster");
}
