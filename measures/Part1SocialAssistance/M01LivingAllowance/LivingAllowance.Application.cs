using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 低保申请：以家庭为单位，由一名共同生活的成员提出（确认办法第五条至第八条、第十一条）。</summary>
public sealed record 低保申请 : IChecked
{
    [Page("家里有哪些人？", Short = "家庭成员", Hint = "户口簿上的人都写上；不在一起过日子的，也写上并选原因。")]
    public 家庭情况 家庭 { get; init; } = new();

    [Page("现在住在哪里？", Short = "住房")]
    public 住房情况 住房 { get; init; } = new();

    [Page("过去十二个月，家里有哪些收入？", Short = "收入", Hint = "从申请的上个月往前数十二个月，按全年合计填写。记不准可以先填大概，工作人员会与您一起核实。")]
    public 收入情况 收入 { get; init; } = new();

    [Page("家里有哪些存款和财产？", Short = "财产", Hint = "全家人名下的都算。没有就填 0。")]
    public 财产情况 财产 { get; init; } = new();

    [Page("过去十二个月，家里有哪些必须花的钱？", Short = "支出", Hint = "只填自己掏的钱，报销过的不填。")]
    public 支出情况 支出 { get; init; } = new();

    [Page("有没有不住在一起、应当赡养您家的人？", Short = "赡养人", Hint = "例如已经分家的子女。没有就直接进入下一步。")]
    public 赡养情况 赡养 { get; init; } = new();

    [Page("低保金发到哪个账户？", Short = "账户")]
    public 领款账户 账户 { get; init; } = new();

    [Page("同意我们核对家庭经济状况吗？", Short = "授权", Hint = "每位成年人都要同意。核对只用于这次申请和以后的复核。")]
    public 核对授权 授权 { get; init; } = new();

    [Page("最后请确认两件事", Short = "承诺")]
    public 申请声明 声明 { get; init; } = new();

    public IEnumerable<Fault> Check(DateOnly today)
    {
        foreach (var 成员 in 家庭.成员.Where(m => m.计入年龄(today) >= 18 && (共同生活的家庭成员.计入(m, today) || m.姓名 == 家庭.单人户对象)))
        {
            if (!授权.授权人.Any(a => a.姓名 == 成员.姓名 && a.同意))
            {
                yield return new("授权.授权人", $"缺少{成员.姓名}的核对授权");
            }
        }
        if (家庭.成员.All(m => m.姓名 != 账户.户名) && 账户.代领协议 != true)
        {
            yield return new("账户.户名", "领款人与账户名不一致：户名应是家里的一位成员；由别人代领的，要有书面协议");
        }
        for (var i = 0; i < 收入.务工.Count; i++)
        {
            if (家庭.成员.All(m => m.姓名 != 收入.务工[i].姓名))
            {
                yield return new($"收入.务工[{i}].姓名", "请填写家庭成员里有的姓名");
            }
        }
    }
}

/// <summary>1.3 申请的方式（确认办法第八条）。</summary>
public enum 申请方式
{
    [Choice("全家一起申请")]
    全家申请,

    [Choice("家里一个人单独申请", Hint = "家里收入比低保标准高一些，但有人重残或患重特大疾病。")]
    单人户申请,
}

/// <summary>1.3 家庭成员页。</summary>
public sealed record 家庭情况 : IChecked
{
    [Ask("怎样申请？")]
    public 申请方式 申请方式 { get; init; }

    [Ask("申请人姓名", Hint = "由家里一位年满18周岁的人提出；写家庭成员里的姓名。")]
    public PersonName 申请人 { get; init; }

    [Ask("代为申请的监护人", Hint = "申请人未满18周岁时填写。")]
    public PersonName? 监护人 { get; init; }

    [Ask("给谁单独申请？", Hint = "写家庭成员里的姓名。"), OnlyIf(nameof(申请方式), nameof(M01LivingAllowance.申请方式.单人户申请))]
    public PersonName? 单人户对象 { get; init; }

    [Ask("这个人自己全年的收入", Unit = "元／年", Hint = "残疾人两项补贴、救助金不算。"), OnlyIf(nameof(申请方式), nameof(M01LivingAllowance.申请方式.单人户申请))]
    public Money? 单人户全年收入 { get; init; }

    [Ask("家庭成员", RowName = "成员", AtLeast = 1, AtMost = 20)]
    public IReadOnlyList<家庭成员> 成员 { get; init; } = [];

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (成员.Count(m => m.与户主关系 == 与户主关系.本人或户主) != 1)
        {
            yield return new("成员", "一户只能有一个户主：请把其中一人的关系选为「本人或户主」，其他人选与他的关系");
        }
        for (var i = 0; i < 成员.Count; i++)
        {
            if (成员[i].身份证号 is { } 号 && 成员.Take(i).Any(m => m.身份证号 == 号))
            {
                yield return new($"成员[{i}].身份证号", "这个身份证号已经填过了，请核对");
            }
            else if (成员.Take(i).Any(m => m.姓名 == 成员[i].姓名 && m.生于 == 成员[i].生于))
            {
                yield return new($"成员[{i}].姓名", "这个人已经填过了，同一个人只填一次");
            }
        }
        var 提出人 = 成员.FirstOrDefault(m => m.姓名 == 申请人);
        if (提出人 is null)
        {
            yield return new("申请人", "申请人应是家庭成员，请填写家庭成员里有的姓名");
        }
        else if (提出人.计入年龄(today) < 18 && 监护人 is null)
        {
            yield return new("监护人", "申请人未满18周岁，请填写代为申请的监护人");
        }
        if (申请方式 == 申请方式.单人户申请)
        {
            if (单人户对象 is null || 成员.All(m => m.姓名 != 单人户对象))
            {
                yield return new("单人户对象", "请填写给家里哪一位单独申请");
            }
            if (单人户全年收入 is null)
            {
                yield return new("单人户全年收入", "请填写这个人自己全年的收入；没有就填 0", "required");
            }
        }
    }
}
