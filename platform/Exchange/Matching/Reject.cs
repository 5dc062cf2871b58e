namespace Anmin.Exchange.Matching;

/// <summary>A line that could not be compared. It holds no content of the line, so that no number slips into a log (S-PR-7).</summary>
/// <param name="Line">Line of the file, the head being line 1.</param>
public readonly record struct Reject(long Line, RejectReason Reason)
{
    /// <summary>第120行：身份证号校验位不正确</summary>
    public override string ToString() => $"第{Line}行：{Why(Reason)}";

    /// <summary>The reason as a reader understands it.</summary>
    public static string Why(RejectReason reason) => reason switch
    {
        RejectReason.Columns => "列数与表头不一致",
        RejectReason.Quotes => "引号没有成对",
        RejectReason.TooLong => $"一行超过 {RecordSplitter.Longest} 字节",
        RejectReason.NoNumber => "没有填身份证号",
        RejectReason.Length => "身份证号不是18位，也不是15位",
        RejectReason.Characters => "身份证号里有数字以外的字符（最后一位可以是 X）",
        RejectReason.BirthDate => "身份证号里的出生日期不存在",
        RejectReason.CheckCharacter => "身份证号校验位不正确",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}

/// <summary>Why a line could not be compared.</summary>
public enum RejectReason { Columns, Quotes, TooLong, NoNumber, Length, Characters, BirthDate, CheckCharacter }
