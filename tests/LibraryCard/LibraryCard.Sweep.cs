using Anmin.Core.Deciding;
using Anmin.Core.Declaring;
using Anmin.Core.Population;
using Anmin.Core.Sweeping;
using Anmin.Core.Values;
using Outcome = Anmin.Core.Sweeping.Outcome;

namespace Anmin.LibraryCard;

/// <summary>购书补贴的规则铺在一县的人上。</summary>
public sealed class 借书普查(Roster 底册) : Sweep(底册)
{
    public override void Assess(Policy policy, Span<long> monthly, Span<Outcome> outcomes)
    {
        var s = 借书标准.Of(policy, 证类.成人证);
        for (var 户 = 0; 户 < Roster.Households; 户++)
        {
            if (Roster.HasMeans[户])
            {
                var why = default(Silent);
                var (发证, 每月) = 借书证规则.Decide(户的(户), s, policy.On, ref why);
                (monthly[户], outcomes[户]) = (每月.Fen, 发证 ? Outcome.符合 : Outcome.无);
            }
        }
    }

    public override Decision Explain(int household, Policy policy)
    {
        var reasons = new List<Reason>();
        var why = new Explaining(reasons);
        var (发证, _) = 借书证规则.Decide(户的(household), 借书标准.Of(policy, 证类.成人证), policy.On, ref why);
        return new(发证, reasons);
    }

    private 借书户 户的(int 户)
    {
        var 人数 = 0;
        for (var 人 = Roster.First[户]; 人 < Roster.First[户 + 1]; 人++)
        {
            人数 += Roster.IsHere(人) ? 1 : 0;
        }
        return new(DivisionCode.Of($"{Roster.Village[户]:000000000000}"), true, true, new(Roster[Known.工资][户] + Roster[Known.转移][户]), 人数);
    }
}

/// <summary>99.6 该领没领的。</summary>
public sealed class 该领没领() : LikelyEntitled("book-money-missed", "可能该领购书补贴", LibraryCardMeasure.购书补贴, "99.6")
{
    public override string Summary => "按底册看该有购书补贴，没有领也没有申请的户。";
    public override string Asks => "告诉他可以申请。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(5);
    public override Limit? Raised => Core.Values.Limit.工作日(10);
    public override string Opens => "library-card";
}

/// <summary>99.6 领着而按底册不该领的。</summary>
public sealed class 不该再领() : NoLongerEntitled("book-money-exceeding", "可能不该再领购书补贴", LibraryCardMeasure.购书补贴, "99.6")
{
    public override string Summary => "领着购书补贴，而按底册收入不低的户。";
    public override string Asks => "上门看一看。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(5);
}

/// <summary>99.6 人不在了还在领的。</summary>
public sealed class 去世还领() : PaidToTheAbsent("book-money-deceased", "去世后还在领购书补贴", LibraryCardMeasure.购书补贴, Absence.去世, "99.6")
{
    public override string Summary => "底册上已经去世，而购书补贴还算着他的人。";
    public override string Asks => "核实日期，办变更。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(3);
}

/// <summary>99.6 一个人在两处领的。</summary>
public sealed class 领了两份() : PaidTwice("book-money-twice", "重复领购书补贴", LibraryCardMeasure.购书补贴, "99.6")
{
    public override string Summary => "同一个人在两处领购书补贴。";
    public override string Asks => "留一处，停一处。";
    public override Actor Owner => Actor.县区;
    public override Limit Limit => Limit.工作日(5);
}

/// <summary>99.6 看不清书的人，找到以后每三个月去念一次书。</summary>
public sealed class 看不清书() : Screening("readers-without-eyes", "看不清书的人", "99.6")
{
    public static readonly VisitLaw 念书 = new("read-to", "上门念书的人", "看不清书、我们定期上门念书的人。", typeof(念书记录), 3);

    public override string Summary => "底册上有视力残疾、我们还没有去念过书的人。";
    public override string Asks => "上门念一次书，记下来。";
    public override Actor Owner => Actor.镇办;
    public override Limit Limit => Limit.工作日(5);
    public override Limit? Raised => Core.Values.Limit.工作日(15);
    public override VisitLaw Visits => 念书;

    public override IEnumerable<Hit> Over(Screened county)
    {
        var 去过 = county.Listed(念书);
        for (var 人 = 0; 人 < county.Roster.People; 人++)
        {
            if (county.Roster.Disability[人] == DisabilityClass.视力 && county.Roster.IsHere(人)
                && (!去过.TryGetValue(人, out var 上次) || (念书.Next(上次.On) < county.On && 上次.Answer is 念书记录 { 还要来: true })))
            {
                yield return new(county.Roster.HouseholdOf(人), 人, county.Roster.Person[人].ToString(), 上次 is null ? "看不清书，还没有人去念过" : $"上次去念书是 {上次.On:M月d日}，该再去了");
            }
        }
    }
}

/// <summary>上门念书记下的。</summary>
public sealed record 念书记录 : IVisit
{
    [Ask("哪天去的？")]
    public DateOnly 日期 { get; init; }

    [Ask("念了哪本书？", Longest = 30)]
    public string 书名 { get; init; } = "";

    [Ask("还要不要再来？")]
    public bool 还要来 { get; init; }

    [Ask("怎么样？", Longest = 100)]
    public string 说明 { get; init; } = "";

    DateOnly IVisit.VisitDay => 日期;
    string IVisit.VisitNote => 说明;
}
