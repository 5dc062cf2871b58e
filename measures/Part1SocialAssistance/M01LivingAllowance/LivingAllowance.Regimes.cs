using Anmin.Core.Deciding;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 哪天受理的案件用哪部办法；没有装入规定的日子不办，也不猜。</summary>
public static class 低保办法
{
    public static readonly DateOnly 试行办法印发 = new(2012, 12, 12);
    public static readonly DateOnly 确认办法施行 = new(2021, 7, 1);
    public static readonly DateOnly 兜底通知印发 = new(2022, 10, 20);
    public static readonly DateOnly 救助法施行 = new(2026, 7, 1);

    /// <summary>记在案件上的办法代号，从此不变。</summary>
    public static string 代号(DateOnly 受理日) =>
        受理日 < 试行办法印发 ? throw new RulesMissing("最低生活保障", 受理日)
        : 受理日 < 确认办法施行 ? "DB2012"
        : 受理日 < 兜底通知印发 ? "DB2021"
        : 受理日 < 救助法施行 ? "DB2021+SA2022"
        : "ACT2026";

    /// <summary>代号说的是哪部办法。</summary>
    public static string 名称(string 代号) => 代号 switch
    {
        "DB2012" => 低保依据.试行办法,
        "DB2021" => 低保依据.确认办法,
        "DB2021+SA2022" => $"{低保依据.确认办法}和2022年兜底保障通知",
        "ACT2026" => $"{低保依据.救助法}（2026年7月1日起施行）",
        _ => 代号,
    };

    public static 条文组 条文(DateOnly 受理日) =>
        受理日 < 试行办法印发 ? throw new RulesMissing("最低生活保障", 受理日)
        : 受理日 < 确认办法施行 ? 低保依据.二〇一二
        : 受理日 < 兜底通知印发 ? 低保依据.二〇二一
        : 受理日 < 救助法施行 ? 低保依据.二〇二二
        : 低保依据.救助法施行后;
}
