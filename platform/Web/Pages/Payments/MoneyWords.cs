using System.Globalization;
using Anmin.Casework.Ledger;
using Anmin.Core.Values;

namespace Anmin.Web.Pages.Payments;

/// <summary>How the month's money reads.</summary>
public static class MoneyWords
{
    /// <summary>677.00, 1,234,567.80: to the fen, for books.</summary>
    public static string Fen(Money money) => money.InYuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    public static (string Text, string? Tag) Of(BatchState state) => state switch
    {
        BatchState.已核算 => ("等放行", "soon"),
        BatchState.已送银行 => ("已送银行", "han"),
        BatchState.已回盘 => ("银行已回", "ok"),
        BatchState.已对平 => ("已对平", "ok"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "没有这种批次状态"),
    };

    public static (string Text, string? Tag) Of(LineState state) => state switch
    {
        LineState.待发 => ("等放行", null),
        LineState.暂缓 => ("暂缓", "soon"),
        LineState.不发 => ("这批没发", "soon"),
        LineState.已送 => ("已送银行", "han"),
        LineState.到账 => ("到账", "ok"),
        LineState.退回 => ("退回", "due"),
        LineState.待重发 => ("等重发", "soon"),
        LineState.已重发 => ("退回后已重发", null),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "没有这种发放状态"),
    };

    public static string Of(LineKind kind) => kind switch
    {
        LineKind.当月 => "当月",
        LineKind.补发 => "补发以前的月份",
        LineKind.补差 => "补以前少发的",
        LineKind.重发 => "退回后重发",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "没有这种发放"),
    };

    /// <summary>Why a line is held, and what mends it (handbook 01 A9).</summary>
    public static (string Why, string Mend) Of(HeldFor reason) => reason switch
    {
        HeldFor.无账户 => ("没有可用的领款账户", "请镇（办）登记账户，复核后下一批补发"),
        HeldFor.代领无协议 => ("户名不是受助家庭的成员，也没有代领协议", "请镇（办）补签代领协议，或者换成家庭成员的账户"),
        HeldFor.账户待复核 => ("账户刚换，还在等待期", "等待期过了自动发到新账户"),
        HeldFor.已去世 => ("家里有人在这个月以前去世", "请镇（办）核实后重新核定人数和金额"),
        HeldFor.服刑 => ("家里有人这个月在服刑", "请镇（办）核实后重新核定"),
        HeldFor.他处已领 => ("家里有人这个月已在另一户领取", "请两户所在的镇（办）核实，减去其中一户"),
        HeldFor.不能同领 => ("家里有人这个月领了不能同时领的待遇", "请核实后停发其中一项"),
        HeldFor.复核过期 => ("到期没有复核", "复核后从这个月起补发"),
        HeldFor.参数未核实 => ("依据的标准还没有核实", "请市局核实标准的文件以后再发"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "没有这种暂缓"),
    };

    public static string Of(Trouble trouble) => trouble switch
    {
        Trouble.没有这一行 => "我们没有发过这一笔",
        Trouble.金额不符 => "银行的金额和我们的不一样",
        Trouble.重复回盘 => "这一笔以前已经有结果",
        Trouble.同文件重复 => "同一个文件里出现两次",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "没有这种不符"),
    };

    public static string Source(LedgerAccount source) => source switch
    {
        LedgerAccount.专户中央 => "中央",
        LedgerAccount.专户省 => "省",
        LedgerAccount.专户市 => "市",
        LedgerAccount.专户县 => "县",
        LedgerAccount.专户追回 => "追回的钱",
        _ => source.ToString(),
    };

    /// <summary>What an account holds, for whoever reads the books.</summary>
    public static string Of(LedgerAccount account) => account switch
    {
        LedgerAccount.中央拨款 or LedgerAccount.省拨款 or LedgerAccount.市拨款 or LedgerAccount.县拨款 => "上级和本级拨来的",
        LedgerAccount.专户中央 or LedgerAccount.专户省 or LedgerAccount.专户市 or LedgerAccount.专户县 or LedgerAccount.专户追回 => "专户里的钱",
        LedgerAccount.待付 => "放行时转出，马上送银行",
        LedgerAccount.在途 => "送到银行，还没有回音",
        LedgerAccount.已发放 => "到了家里账上",
        LedgerAccount.待重发 => "银行退回，等着重发",
        LedgerAccount.应追缴 => "多发了，要退回的",
        LedgerAccount.已减免 => "决定不用退的",
        LedgerAccount.已核销 => "收不回来，批准核销的",
        _ => throw new ArgumentOutOfRangeException(nameof(account), account, "没有这个科目"),
    };

    public static string Batch(Guid id) => $"/money/batches/{id}";
}
