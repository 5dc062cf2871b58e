namespace Anmin.Data;

/// <summary>The data files that travel inside the assembly.</summary>
internal static class Resource
{
    /// <summary>The lines of an embedded file below its heading, which must be the expected one.</summary>
    public static IEnumerable<string> Lines(string file, string heading)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"缺少内置数据文件：{file}");
        using var reader = new StreamReader(stream);
        if (reader.ReadLine() != heading)
        {
            throw new InvalidDataException($"{file} 的表头应为 {heading}");
        }
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
