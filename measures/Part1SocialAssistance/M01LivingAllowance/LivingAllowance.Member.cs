using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.3 户口簿上的一个人，计入或不计入共同生活的家庭成员（确认办法第七条）。</summary>
public sealed record 家庭成员 : IChecked
{
    [Ask("姓名", Hint = "写证件上的姓名。", Autocomplete = "name")]
    public PersonName 姓名 { get; init; }

    [Ask("有没有身份证号？")]
    public 证件情况 证件 { get; init; }

    [Ask("身份证号", Class = FieldClass.Sensitive), OnlyIf(nameof(证件), nameof(证件情况.有身份证号))]
    public IdNumber? 身份证号 { get; init; }

    [Ask("没有身份证号的原因", Hint = "例如：刚出生，还没有上户口。"), OnlyIf(nameof(证件), nameof(证件情况.没有身份证号))]
    public string? 无证原因 { get; init; }

    [Ask("性别"), OnlyIf(nameof(证件), nameof(证件情况.没有身份证号))]
    public 性别? 性别 { get; init; }

    [Ask("出生日期"), OnlyIf(nameof(证件), nameof(证件情况.没有身份证号))]
    public DateOnly? 出生日期 { get; init; }

    [Ask("与户主的关系")]
    public 与户主关系 与户主关系 { get; init; }

    [Ask("户口是城镇的还是农村的？", Hint = "户口簿上分不清的，有承包地选农村。")]
    public 户籍类别 户籍 { get; init; }

    [Ask("户口在哪里？", Hint = "户口在申请的镇办的，不用选。")]
    public 户口所在地? 户口所在 { get; init; }

    [Ask("在不在户主的户口簿上？", Hint = "和户主同一本的，不用选。")]
    public bool? 在户主户口簿 { get; init; }

    [Ask("怎么知道一直在一起生活", Hint = "例如：结婚证；村委会和邻居都能证明，从2019年起一起住。"), OnlyIf(nameof(在户主户口簿), "否", "false")]
    public string? 共同生活依据 { get; init; }

    [Ask("婚姻状况")]
    public 婚姻状况 婚姻 { get; init; }

    [Ask("身体情况", Class = FieldClass.Sensitive)]
    public 健康状况 健康 { get; init; }

    [Ask("残疾类别", Hint = "有残疾证的填写。", Class = FieldClass.Sensitive)]
    public 残疾类别? 残疾类别 { get; init; }

    [Ask("残疾等级", Hint = "残疾证上的等级，一级最重。", Class = FieldClass.Sensitive)]
    public 残疾等级? 残疾等级 { get; init; }

    [Ask("残疾证号", Hint = "身份证号后面加两位，换发的还有字母和数字。", Class = FieldClass.Sensitive, Longest = 24)]
    public string? 残疾证号 { get; init; }

    [Ask("是否患有重特大疾病？", Hint = "如癌症、尿毒症透析等，以县里的病种目录为准。", Class = FieldClass.Sensitive)]
    public bool 重特大疾病 { get; init; }

    [Ask("上学情况")]
    public 上学情况 上学 { get; init; }

    [Ask("哪天毕业", Hint = "已经定了的才填，例如 2026-06-30。", MayBeFuture = true)]
    public DateOnly? 毕业日期 { get; init; }

    [Ask("能不能劳动？")]
    public 劳动能力 劳动能力 { get; init; }

    [Ask("现在的工作情况")]
    public 就业状况 就业 { get; init; }

    [Ask("照料负担")]
    public 照料负担 照料 { get; init; }

    [Ask("是否在一起过日子？", Hint = "吃住在一起，或收入支出放在一起；外出打工、上学的也算在一起。")]
    public bool 共同生活 { get; init; }

    [Ask("不在一起的原因"), OnlyIf(nameof(共同生活), "否", "false")]
    public 不计入原因? 不计入原因 { get; init; }

    /// <summary>出生的那一天：有身份证号的看号码。</summary>
    public DateOnly? 生于 => 身份证号?.BirthDate ?? 出生日期;

    public 性别? 男女 => 身份证号 is { } 号 ? (号.IsMale ? M01LivingAllowance.性别.男 : M01LivingAllowance.性别.女) : 性别;

    /// <summary>周岁，生日当天算满；不知道生日的按零岁。</summary>
    public int 计入年龄(DateOnly on)
    {
        if (生于 is not { } 生)
        {
            return 0;
        }
        var 岁 = on.Year - 生.Year;
        return (on.Month, on.Day).CompareTo((生.Month, 生.Day)) < 0 ? 岁 - 1 : 岁;
    }

    /// <summary>毕业当天还算在校，第二天起不算。</summary>
    public bool 在校(DateOnly on) => 上学 != 上学情况.不在校 && !(毕业日期 < on);

    /// <summary>在读本科及以下：成年子女这时算不能独立生活（确认办法第七条）。</summary>
    public bool 在读到本科(DateOnly on) => 在校(on) && 上学 != 上学情况.研究生;

    /// <summary>重度残疾：一、二级；三级智力、精神残疾是否算，由当地规定。</summary>
    public bool 重度残疾(bool 三级智力精神也算) => 残疾等级 is M01LivingAllowance.残疾等级.一级 or M01LivingAllowance.残疾等级.二级
        || (三级智力精神也算 && 三级智力精神);

    public bool 三级智力精神 => 残疾等级 == M01LivingAllowance.残疾等级.三级
        && 残疾类别 is M01LivingAllowance.残疾类别.智力 or M01LivingAllowance.残疾类别.精神;

    public IEnumerable<Fault> Check(DateOnly today)
    {
        if (证件 == 证件情况.有身份证号 && 身份证号 is null)
        {
            yield return new(nameof(身份证号), "请填写身份证号", "required");
        }
        if (身份证号 is { } 号 && 号.BirthDate > today)
        {
            yield return new(nameof(身份证号), "身份证号里的出生日期晚于今天，请核对");
        }
        if (证件 == 证件情况.没有身份证号)
        {
            if (string.IsNullOrEmpty(无证原因))
            {
                yield return new(nameof(无证原因), "请写明没有身份证号的原因", "required");
            }
            if (性别 is null)
            {
                yield return new(nameof(性别), "请选择性别", "required");
            }
            if (出生日期 is null)
            {
                yield return new(nameof(出生日期), "请填写出生日期，例如 2026-03-08", "required");
            }
        }
        if ((残疾类别 is null) != (残疾等级 is null))
        {
            yield return new(残疾类别 is null ? nameof(残疾类别) : nameof(残疾等级), "残疾类别和残疾等级要一起填写，请对照残疾证");
        }
        if (残疾证号 is { } 证 && 身份证号 is { } 本号 && !Plain.Code(证).StartsWith(本号.Value, StringComparison.Ordinal))
        {
            yield return new(nameof(残疾证号), "残疾证号前18位应与身份证号一致，请核对");
        }
        if (!共同生活 && 不计入原因 is null)
        {
            yield return new(nameof(不计入原因), "请选择不在一起过日子的原因", "required");
        }
        if (共同生活 && 在户主户口簿 == false && string.IsNullOrEmpty(共同生活依据))
        {
            yield return new(nameof(共同生活依据), "不在户主户口簿上又在一起过日子的，请写明依据", "required");
        }
    }
}

/// <summary>证件（A3）。</summary>
public enum 证件情况 { 有身份证号, 没有身份证号 }

/// <summary>性别（GB/T 2261.1）。</summary>
public enum 性别 { 男, 女 }

/// <summary>与户主关系（GB/T 4761）。</summary>
public enum 与户主关系 { 本人或户主, 配偶, 子, 女, 孙子女或外孙子女, 父母, 祖父母或外祖父母, 兄弟姐妹, 其他 }

/// <summary>户口在哪里，与受理申请的镇办相比（1.3-03）。</summary>
public enum 户口所在地
{
    [Choice("就在申请的镇办")]
    本镇办,

    [Choice("本县区的其他镇办")]
    本县其他镇办,

    [Choice("本省的其他县区")]
    本省其他县区,

    外省,
}

/// <summary>婚姻状况（GB/T 2261.2 的常用项）。</summary>
public enum 婚姻状况 { 未婚, 已婚, 丧偶, 离婚 }

/// <summary>健康状况。</summary>
public enum 健康状况 { 健康, 较弱, 慢性病, 重病, 残疾 }

/// <summary>残疾类别（GB/T 26341）。</summary>
public enum 残疾类别 { 视力, 听力, 言语, 肢体, 智力, 精神, 多重 }

/// <summary>残疾等级，一级最重。</summary>
public enum 残疾等级 { 一级, 二级, 三级, 四级 }

/// <summary>在校情况；全日制本科及以下的成年子女算不能独立生活（确认办法第七条）。</summary>
public enum 上学情况
{
    不在校,

    [Choice("学前到高中、中职")]
    学前到高中,

    [Choice("全日制大专、本科")]
    全日制大专本科,

    研究生,
}

/// <summary>劳动能力。</summary>
public enum 劳动能力
{
    有,
    部分丧失,
    完全丧失,

    [Choice("年纪还小或年纪大了")]
    不在劳动年龄,
}

/// <summary>就业状况。</summary>
public enum 就业状况 { 务农, 在业, 灵活就业, 登记失业, 未登记失业, 在校, 离退休, 学龄前, 无劳动条件 }

/// <summary>推算收入时须体谅的照料负担（1.3-05）。</summary>
public enum 照料负担
{
    没有,

    [Choice("怀孕，或孩子未满一岁要哺乳")]
    怀孕或哺乳,

    [Choice("一个人照料重残、重病的家人")]
    独自照料,
}

/// <summary>户口簿上有而不计入的原因（1.3-01；确认办法第七条）。</summary>
public enum 不计入原因
{
    [Choice("已经去世，户口还没注销")]
    已去世,

    [Choice("在监狱服刑")]
    服刑,

    强制隔离戒毒,
    宣告失踪,

    [Choice("出家或担任宗教教职，离家三年以上")]
    宗教教职三年以上,

    [Choice("已经分家，自己过日子")]
    分户另过,

    [Choice("在外独立生活")]
    在外独立生活,
}
