using System.Globalization;
using Anmin.Casework.Population;

namespace Anmin.Web.Pages.Imports;

/// <summary>Addresses and words of the import pages.</summary>
public static class ImportWords
{
    public const string Home = "/people/imports";

    public static string Address(Guid id) => $"{Home}/{id}";

    /// <summary>Class of the tag that goes with a state.</summary>
    public static string Tag(ImportState state) => state switch { ImportState.试读 => "soon", ImportState.已提交 => "han", _ => "" };

    public static int Count(ImportRow it, ImportLineState state) => state switch
    {
        ImportLineState.新增 => it.Added, ImportLineState.变更 => it.Changed, ImportLineState.不变 => it.Same, _ => it.Faulty,
    };
}
