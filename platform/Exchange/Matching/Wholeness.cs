namespace Anmin.Exchange.Matching;

/// <summary>Keeps what tells a whole file from half a one: the agency's own count, its last line, and how the file ends.</summary>
internal sealed class Wholeness(FileLayout layout)
{
    private (long Line, long Lines, long? Count)? trailer;

    /// <summary>The agency's last line was read; false where one was read before, so that this one is a line like others.</summary>
    public bool End(long line, long lines, string count)
    {
        if (trailer is not null) { return false; }
        trailer = (line, lines, long.TryParse(count.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var said) ? said : null);
        return true;
    }

    public bool WasCounted => layout.Declared is not null || trailer?.Count is not null;

    /// <summary>What is missing; null where nothing is known to be.</summary>
    /// <param name="brokenOff">The last line has no line's end and was refused as one that was cut would be.</param>
    public string? Fault(long lines, bool brokenOff)
    {
        if (layout.Declared is { } declared && declared != lines)
        {
            return $"文件不完整：来文写明 {declared} 行，实际 {lines} 行";
        }
        if (layout.Trailer is { } name)
        {
            if (trailer is null) { return $"文件不完整：没有结尾行「{name}」"; }
            if (trailer.Value.Lines != lines) { return $"文件不完整：第{trailer.Value.Line}行是结尾行「{name}」，后面却还有内容"; }
            if (trailer.Value.Count is not { } count) { return $"文件不完整：结尾行「{name}」没有写明行数"; }
            if (count != lines) { return $"文件不完整：结尾行写明 {count} 行，实际 {lines} 行"; }
        }
        return brokenOff && trailer is null ? "文件不完整：最后一行断了" : null;
    }
}
