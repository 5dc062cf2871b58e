using Anmin.Core.Benefits;
using Anmin.Core.Values;
using Anmin.LibraryCard;

namespace Anmin.Casework.Tests;

/// <summary>What a household gets in a month, and whom it is for.</summary>
public readonly record struct Due(long Fen, Holding Kind, IReadOnlyList<string> Whom);

/// <summary>How a household stands in a month.</summary>
public enum Holding { 发放, 渐退, 暂停, 停发 }

/// <summary>What a review established: who is left, what the amount is now, who died.</summary>
/// <param name="Fen">The amount a month, or null where the household is out.</param>
/// <param name="ByIncome">Out, and for the income only.</param>
public sealed record Established(IReadOnlyList<string> Left, long? Fen, DateOnly? Died = null, bool TookUpWork = false, bool ByIncome = false, long StandardFen = 0);

/// <summary>A household of the random year told a second time: month by month in a plain row, overwritten by each decision. It never reads the tables.</summary>
/// <param name="isChild">Holds a child's card: verified every six months instead of every twelve.</param>
public sealed class Household(int no, bool isChild)
{
    public static readonly PayMonth First = new(2026, 1);

    private const int Months = 48;

    private static readonly string[] Names = ["向秀兰", "陈小满", "陈大山", "王桂花", "李春生", "赵冬梅", "孙石头", "周小兰", "吴长顺", "郑巧云"];

    private readonly Due[] months = new Due[Months];
    private long last;
    private PayMonth fading;
    private (PayMonth Since, bool PaysBack) suspended;

    public int No => no;

    /// <summary>What has happened to it, for whoever looks for the reason of a difference.</summary>
    public List<string> Story { get; } = [];
    public bool IsChild => isChild;
    public Guid Grant { get; set; }
    public Guid Case { get; set; }

    /// <summary>Who lives there, the applicant first.</summary>
    public List<string> Living { get; } = [];

    /// <summary>How many have ever lived there.</summary>
    public int Known { get; private set; }

    /// <summary>Deaths that the office has noted.</summary>
    public Dictionary<string, DateOnly> Dead { get; } = [];

    public long IncomeYuan { get; set; }
    public DateOnly? ReviewDue { get; set; }
    public string Holder { get; set; } = Names[0];
    public string Account { get; set; } = $"62000000000{no:00000000}";
    public OpenReview? Review { get; set; }
    public Pending? NewAccount { get; set; }

    public Due At(PayMonth month) => months[Index(month)];

    /// <summary>Somebody more lives there.</summary>
    public string Joins()
    {
        Living.Add(Names[Known]);
        return Names[Known++];
    }

    public bool MayJoin => Known < Names.Length && Living.Count < 4;

    public IdNumber IdOf(string name) => 身份证(Array.IndexOf(Names, name));

    /// <summary>The form as the household would fill it in now.</summary>
    public (string, string?)[] Form(IReadOnlyList<string> people)
    {
        List<(string, string?)> form =
        [
            ("申请人.姓名", people[0]), ("申请人.身份证号", IdOf(people[0]).Value), ("借阅.证类", isChild ? "儿童证" : "成人证"),
            ("借阅.家庭年收入", $"{IncomeYuan}"), ("账户.开户人", people[0]), ("账户.账号", Account),
        ];
        foreach (var key in new[] { "姓名", "身份证号", "关系", "其他关系" })
        {
            form.Add(($"同用.成员[0].{key}", null));
        }
        foreach (var (i, name) in people.Skip(1).Index())
        {
            form.AddRange([($"同用.成员[{i}].姓名", name), ($"同用.成员[{i}].身份证号", IdOf(name).Value), ($"同用.成员[{i}].关系", "其他"), ($"同用.成员[{i}].其他关系", "亲戚")]);
        }
        return [.. form];
    }

    /// <summary>Granted from the first month on.</summary>
    public void Starts(long fen)
    {
        last = fen;
        From(First, fen, Holding.发放, [.. Living]);
    }

    /// <summary>A review was decided on a day. A change begins with the next month; what a death makes less begins with the month after the death.</summary>
    public void Decided(DateOnly day, Established found)
    {
        var next = PayMonth.After(day);
        var less = found.Died is { } died ? Earlier(Later(PayMonth.After(died), First), next) : next;
        var now = At(next);
        if (now.Kind == Holding.暂停 && found.Fen is { } resumed)
        {
            Shrink(less, Earlier(suspended.Since, next), resumed, found.Left);
            if (suspended.PaysBack)
            {
                for (var month = suspended.Since; month < next; month = month.Next)
                {
                    Put(month, month < less ? new(last, Holding.发放, found.Left) : new(Math.Min(last, resumed), Holding.发放, found.Left));
                }
            }
            last = resumed;
            From(next, resumed, Holding.发放, found.Left);
        }
        else if (found.Fen is { } fen)
        {
            Shrink(less, next, fen, found.Left);
            last = fen;
            From(next, fen, Holding.发放, found.Left);
        }
        else if (now.Kind == Holding.渐退 || (now.Kind == Holding.发放 && found.TookUpWork))
        {
            Fades(now.Kind == Holding.渐退 ? fading : next, less, next, found);
        }
        else
        {
            From(less, 0, Holding.停发, found.Left);
        }
    }

    /// <summary>Nobody is left, or it wants no more: nothing from a month on.</summary>
    public void Ends(PayMonth from) => From(Later(from, First), 0, Holding.停发, [.. Living]);

    public void Suspends(DateOnly day, Suspension why)
    {
        var next = PayMonth.After(day);
        suspended = (next, why != Suspension.羁押或强制戒毒);
        From(next, 0, Holding.暂停, At(next).Whom);
    }

    /// <summary>Six months more: three in full, three by half, never above what the standard gives to those who are left.</summary>
    private void Fades(PayMonth start, PayMonth less, PayMonth next, Established found)
    {
        if (!found.ByIncome)
        {
            From(less, 0, Holding.停发, found.Left);
            return;
        }
        fading = start;
        var whole = Math.Min(last, found.StandardFen);
        Shrink(less, Later(less, start), whole, found.Left);
        var month = start;
        foreach (var percent in new[] { 100, 100, 100, 50, 50, 50 })
        {
            if (month >= less)
            {
                Put(month, new(percent == 100 ? whole : (whole / 2 + 99) / 100 * 100, Holding.渐退, found.Left));
            }
            month = month.Next;
        }
        From(Later(month, less), 0, Holding.停发, found.Left);
    }

    /// <summary>Months between a death and the decision: no more than was due, and no more than is due now; for those who are left.</summary>
    private void Shrink(PayMonth from, PayMonth until, long fen, IReadOnlyList<string> left)
    {
        for (var month = from; month < until; month = month.Next)
        {
            Put(month, At(month) with { Fen = Math.Min(At(month).Fen, fen), Whom = left });
        }
    }

    private void From(PayMonth month, long fen, Holding kind, IReadOnlyList<string> whom)
    {
        for (var i = Index(month); i < Months; i++)
        {
            months[i] = new(fen, kind, whom);
        }
    }

    private void Put(PayMonth month, Due due) => months[Index(month)] = due;

    private IdNumber 身份证(int i) =>
        IdNumber.TryParse(借书证样例.身份证号(isChild ? $"{2014 + i % 8}0{1 + i}01" : $"{1950 + 3 * i}0301", no), out var id, out var fault) ? id : throw new InvalidOperationException(fault);

    private static int Index(PayMonth month) => (month.Year - First.Year) * 12 + month.Month - First.Month;

    private static PayMonth Later(PayMonth a, PayMonth b) => a > b ? a : b;

    private static PayMonth Earlier(PayMonth a, PayMonth b) => a < b ? a : b;
}

/// <summary>A review that somebody has begun.</summary>
public sealed record OpenReview(Guid Id, DateOnly OpenedOn, Reviews.Change What)
{
    public string? Person { get; init; }
    public DateOnly? On { get; init; }
    public bool IsProposed { get; set; }
    public ReviewPlan? Plan { get; set; }
}

/// <summary>What is going to be signed, and what the household is then.</summary>
public sealed record ReviewPlan(Reviews.ReviewSigned Signed, Action<DateOnly> Follows, bool IsEnd, IReadOnlyList<string> Left);

/// <summary>An account that waits.</summary>
public sealed record Pending(Guid Id, string Holder, string Account, DateOnly UsableFrom);
