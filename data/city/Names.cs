namespace Anmin.Data.City;

/// <summary>Names of our own making: ordinary ones, and the rare ones that break careless software.</summary>
internal static class Names
{
    private const string Surnames =
        "王李张刘陈杨黄吴赵周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤柯储党阮成屈鲁";

    private static readonly string[] LongSurnames = ["欧阳", "上官", "司马", "诸葛", "皇甫", "令狐", "尉迟", "夏侯", "司徒", "东方"];

    private static readonly string[] DottedMen = ["艾力江", "买合木提", "库尔班", "阿卜力孜", "玉山江"];

    private static readonly string[] DottedWomen = ["阿依努尔", "古丽娜", "帕丽达", "热依汗", "米日古丽"];

    private static readonly string[] DottedLast = ["吐尔逊", "艾合买提", "阿不都拉", "依明", "热合曼", "尼牙孜"];

    private static readonly string[] RareGiven = ["𠮷", "䶮", "𬭎", "𫖯", "𬍛", "㛃", "堃", "喆", "犇", "翀", "祎", "旻𠮷", "文𬭎", "小䶮"];

    private const string MenBefore1965 = "福贵有德明全长发天正大国忠义保成万金文才世兴富仁安先永昌荣华登山林财清海根生";
    private const string MenBefore1995 = "建国军伟强勇刚平辉斌涛波林峰超俊磊鹏飞宏志明东亮兵海龙文少小春康永新";
    private const string MenSince1995 = "浩宇轩子睿泽晨博文昊天俊杰嘉诚铭一凡思远梓航家豪奕辰瑞启皓";
    private const string WomenBefore1965 = "秀英兰桂芳珍玉凤莲香菊翠梅花淑贞素琴云春清莲仙巧连金银满正";
    private const string WomenBefore1995 = "丽娟红艳霞燕敏静芳玲萍琴娜婷梅晓小英慧华春秋莉雪丹青荣";
    private const string WomenSince1995 = "梓涵欣怡诗雨萱可馨思琪佳悦妍语彤若曦雅婧子嘉怡诺一依晨瑶";

    /// <summary>A family's surname; null for families whose members carry dotted names.</summary>
    public static string? Family(Dice dice) =>
        dice.Chance(6) ? null
        : dice.Chance(15) ? dice.Pick<string>(LongSurnames)
        : Surnames[dice.Skewed(0, Surnames.Length - 1)].ToString();

    /// <summary>A whole name that suits sex and year of birth.</summary>
    public static string Person(Dice dice, string? surname, Sex sex, int born)
    {
        if (surname is null)
        {
            return $"{dice.Pick<string>(sex == Sex.男 ? DottedMen : DottedWomen)}·{dice.Pick<string>(DottedLast)}";
        }
        if (dice.Chance(8))
        {
            return surname + dice.Pick<string>(RareGiven);
        }
        var given = Given(sex, born);
        var first = dice.Pick<char>(given);
        var second = dice.Pick<char>(given);
        return dice.Chance(born < 1965 ? 80 : 200) || second == first ? $"{surname}{first}" : $"{surname}{first}{second}";
    }

    private static string Given(Sex sex, int born) => (sex, born) switch
    {
        (Sex.男, < 1965) => MenBefore1965,
        (Sex.男, < 1995) => MenBefore1995,
        (Sex.男, _) => MenSince1995,
        (_, < 1965) => WomenBefore1965,
        (_, < 1995) => WomenBefore1995,
        _ => WomenSince1995,
    };
}
