using Anmin.Core.Deciding;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.1 提高低保标准时要一起看的别的标准：它们另有文件，但不能离低保标准太远。</summary>
public static class 联动参数
{
    /// <summary>国发〔2016〕14号，日期取其印发之月。</summary>
    public static readonly DateOnly 特困意见印发 = new(2016, 2, 1);

    /// <summary>2026年1月29日公布的临时救助意见。</summary>
    public static readonly DateOnly 小额快救印发 = new(2026, 1, 29);

    public static readonly Parameter 特困倍数 = new("TK_BASIC_MULTIPLE");
    public static readonly Parameter 特困基本生活标准 = new("TK_BASIC");
    public static readonly Parameter 小额快救最高档 = new("TR_FAST_CAP");

    public static readonly Article 特困依据 = new("国务院关于进一步健全特困人员救助供养制度的意见（国发〔2016〕14号）", "条次待核实");
    public static readonly Article 小额快救依据 = new("关于进一步健全完善临时救助制度的意见（2026年1月29日公布）", "条次待核实");
}
