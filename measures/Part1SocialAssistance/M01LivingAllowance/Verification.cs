using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Values;

namespace Anmin.Measures.Part1SocialAssistance.M01LivingAllowance;

/// <summary>1.2 家庭经济状况核对：经每位成年成员授权，向有关部门查清收入和财产；结果与申报逐项比较，不一致不等于拒绝（社会救助法第四十条至第四十三条；确认办法第十七条、第十八条）。</summary>
public sealed class 家庭经济状况核对() : MeansCheck("means-verification", "家庭经济状况核对", "living-allowance", "means-check", "1.2")
{
    public override string Summary => "经全家成年人授权，县区向二十三个来源核对收入和财产；没有回音不算没有，查出不一致的请申请人说明，有异议的复查。";

    public override string PaperWord => "民核";

    public override IReadOnlyList<Source> Sources => 核对来源表.全部;

    public override Article BasisOn(DateOnly on) =>
        on < 低保办法.确认办法施行 ? 低保依据.试行方式 : on < 低保办法.救助法施行 ? 低保依据.确认核对 : 低保依据.法核对;

    /// <summary>县区收到镇办的请求，三个工作日内启动（确认办法第十七条）；此前的办法没有写明。</summary>
    public override Limit? StartWithin(DateOnly on) => on < 低保办法.确认办法施行 ? null : Limit.工作日(3);

    public override Parameter AnswerDays => 低保参数.核对回答期限;

    public override Parameter ValidDays => 低保参数.核对报告有效期;

    public override Parameter ConsentDays => 低保参数.核对授权有效期;

    public override Parameter KeepMonths => 低保参数.核对原文保存;

    /// <summary>计入的家庭成员和单人户对象。未成年人由监护人授权：申请表写明的监护人，没有写的由家里签了字的成年人。</summary>
    /// <remarks>分开住的义务人，只在要按他的收入推算赡养费时才查，有协议、判决或他自己困难的不查。
    /// 2026年7月1日以前，他的授权是请求的一部分（特困人员认定办法第十条的做法，低保参照，待核实）；从那天起由他自己决定，不同意的不查，也不等他（社会救助法第四十一条）。</remarks>
    public override IReadOnlyList<Subject> SubjectsOf(object facts, DateOnly on)
    {
        var x = (低保申请)facts;
        var 签了字 = x.授权.授权人.Where(a => a.同意).ToArray();
        var 监护 = x.家庭.监护人 is { } 人 ? 签了字.FirstOrDefault(a => a.姓名 == 人) : null;
        return
        [
            .. x.家庭.成员.Where(m => 共同生活的家庭成员.计入(m, on) || m.姓名 == x.家庭.单人户对象).Select(m =>
            {
                var 未成年 = m.计入年龄(on) < 18;
                var 授权 = 未成年 ? 监护 ?? 签了字.FirstOrDefault() : 签了字.FirstOrDefault(a => a.姓名 == m.姓名);
                return new Subject(m.姓名.Value, m.身份证号, m.姓名 == x.家庭.申请人 ? "申请人" : m.与户主关系.ToString(), 未成年, 授权?.姓名.Value, 授权?.签字日期);
            }),
            .. x.赡养.赡养人.Where(人 => 人 is { 情况: 义务人情况.一般, 依据: 赡养依据.没有 } && (on < 低保办法.救助法施行 || 人.同意核对 == true))
                .Select(人 => new Subject(人.姓名.Value, 人.身份证号, 人.关系.ToString(), false, 人.同意核对 == true ? 人.姓名.Value : null, 人.同意核对 == true ? 签了字.FirstOrDefault()?.签字日期 : null, IsObligor: true)),
        ];
    }

    /// <summary>逐个来源登记成核对结果。有来源没有回音的项目，查到的比申报少时只作登记：还没有回音的那部分不能当作没有。</summary>
    public override object Conclude(object facts, CheckReport report, Policy policy)
    {
        var 全部 = 结果(report, _ => false);
        var 没等到 = 没有回音(report).SelectMany(r => r.Source.ItemsOf(r.IsObligor)).ToHashSet();
        var 少于申报 = 申报与核对.比较((低保申请)facts, new Evidence(全部), policy)
            .Where(c => c is { Found: { } 查到, Declared: { } 申报 } && 查到.Number < 申报.Number).Select(c => c.Item).ToHashSet();
        return 结果(report, 项 => 没等到.Contains(项.ToString()) && 少于申报.Contains(申报与核对.名(项)));
    }

    public override IReadOnlyList<Flag> FlagsOf(object facts, IReadOnlyList<SourceReply> replies, Policy policy) =>
        [.. 核对提示.全部((低保申请)facts, replies, policy)];

    private static 核对结果 结果(CheckReport report, Func<核实项目, bool> 不能替代) => new()
    {
        报告编号 = report.Number,
        完成日期 = report.On,
        项 = [.. report.Replies.SelectMany(r => 项(r, 同样(report, r), 不能替代)).Distinct()],
        结论 = report.Differences.Count > 0 ? 核对结论.不一致 : 核对结论.一致,
        说明 = 说明(report),
    };

    /// <summary>不一致的是哪几项；没有问、没有回音的是哪几个来源：一致只说回音了的。</summary>
    private static string? 说明(CheckReport report)
    {
        string?[] 句 =
        [
            report.Differences.Count > 0 ? $"与申报不一致：{string.Join('、', report.Differences)}" : null,
            report.NotAsked.Count > 0 ? $"没有问：{string.Join('、', report.NotAsked)}" : null,
            没有回音(report).Select(r => r.Source.Key).Except(report.NotAsked).ToArray() is { Length: > 0 } 来源 ? $"没有回音、不能当作没有：{string.Join('、', 来源)}" : null,
        ];
        return 句.OfType<string>().ToArray() is { Length: > 0 } 有 ? string.Join('；', 有) : null;
    }

    private static IEnumerable<SourceReply> 没有回音(CheckReport report) => report.Replies.Where(r => r.Reply is Reply.未返回 or Reply.异常 && !r.Source.IsAuxiliary);

    /// <summary>一个来源对每个人的回音都一样又没有数额的，合成一行；工资按人登记，不合。</summary>
    private static bool 同样(CheckReport report, SourceReply r) =>
        !r.IsObligor && !r.Source.Items.Contains(nameof(核实项目.工资性)) && report.Replies.Where(o => o.Source == r.Source && !o.IsObligor).All(o => o.Reply == r.Reply && o.Values.Count == 0);

    private static IEnumerable<核对项> 项(SourceReply r, bool 合成一行, Func<核实项目, bool> 不能替代)
    {
        var (来源, 状态) = (Enum.Parse<核对来源>(r.Source.Key), Enum.Parse<返回状态>(r.Reply.ToString()));
        var 姓名 = !合成一行 && PersonName.TryParse(r.Subject, out var 人, out _) ? 人 : (PersonName?)null;
        return r is { Reply: Reply.已返回, Values: [_, ..] }
            ? r.Values.Select(v => 一项(来源, 姓名, v, 不能替代))
            : [new() { 来源 = 来源, 状态 = 状态, 项目 = r.Source.ItemsOf(r.IsObligor) is [var 头, ..] && 状态 != 返回状态.已返回 ? Enum.Parse<核实项目>(头) : 核实项目.只作登记, 姓名 = 姓名 }];
    }

    private static 核对项 一项(核对来源 来源, PersonName? 姓名, SourceValue v, Func<核实项目, bool> 不能替代)
    {
        var 项目 = Enum.TryParse<核实项目>(v.Item, out var 写明) ? 写明 : 核实项目.只作登记;
        return new() { 来源 = 来源, 状态 = 返回状态.已返回, 项目 = 不能替代(项目) ? 核实项目.只作登记 : 项目, 姓名 = 姓名, 金额 = v.Amount, 数量 = v.Count };
    }
}
