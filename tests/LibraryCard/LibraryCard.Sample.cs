using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.LibraryCard;

/// <summary>一份合格的申请，一行就能要到；测试只写与它有关的那一处不同。</summary>
/// <example><code>借书证样例.事实(("借阅.家庭年收入", "6000"))</code></example>
public static class 借书证样例
{
    /// <summary>新章程施行以后的一个工作日。</summary>
    public static readonly DateOnly 今天 = new(2026, 9, 1);

    /// <summary>旧章程时候的一个工作日。</summary>
    public static readonly DateOnly 旧章程时 = new(2026, 3, 2);

    /// <summary>紫阳县的一个村。</summary>
    public static readonly DivisionCode 村 = DivisionCode.Of("610924100201");

    /// <summary>按人填写的样子：路径到文字。文字为 null 的一项不填。</summary>
    public static Dictionary<string, string> 答案(params IReadOnlyList<(string 路径, string? 文字)> 改动)
    {
        var raw = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["申请人.姓名"] = "向秀兰",
            ["申请人.身份证号"] = 身份证号("19560308", 2),
            ["申请人.电话"] = "13800000000",
            ["申请人.居住地"] = 村.Value,
            ["借阅.证类"] = "成人证",
            ["借阅.常借"] = "农技\n连环画",
            ["借阅.每月册数"] = "4",
            ["借阅.留言"] = "想看种茶的书",
            ["借阅.要购书补贴"] = "是",
            ["借阅.家庭年收入"] = "5400.50",
            ["借阅.启用日"] = "2026-10-01",
            ["同用.成员[0].姓名"] = "陈小满",
            ["同用.成员[0].身份证号"] = 身份证号("20180601", 1),
            ["同用.成员[0].关系"] = "其他",
            ["同用.成员[0].其他关系"] = "孙子",
            ["账户.开户人"] = "向秀兰",
            ["账户.账号"] = "6200000000000000001",
            ["账户.签发日"] = "2015-05-20",
            ["账户.有近亲属任职"] = "否",
        };
        foreach (var (path, text) in 改动)
        {
            if (text is null) { raw.Remove(path); }
            else { raw[path] = text; }
        }
        return raw;
    }

    /// <summary>同一份申请的事实；改动有错就当场说出来。</summary>
    public static 借书证申请 事实(params IReadOnlyList<(string 路径, string? 文字)> 改动)
    {
        var (facts, faults) = Binder.Bind(Form.Of<借书证申请>(), 答案(改动), 今天);
        return (借书证申请?)facts ?? throw new InvalidOperationException(string.Join('；', faults.Select(f => $"{f.Path} {f.Message}")));
    }

    /// <summary>校验位正确、但不属于任何人的身份证号：前六位是市的代码，从不用来发证。</summary>
    public static string 身份证号(string 生日, int 顺序)
    {
        var digits = $"610900{生日}{顺序:000}";
        return digits + IdNumber.CheckCharacter(digits);
    }
}
