using Anmin.Core.Declaring;
using Anmin.Core.Values;
using Anmin.LibraryCard;
using Xunit;

namespace Anmin.Measures.Tests.Forms;

/// <summary>What people type becomes facts, or a fault at the right field that says how to mend it.</summary>
public sealed class BinderTests
{
    private static (借书证申请? 事实, IReadOnlyList<Fault> 错) 填(params (string, string?)[] 改动)
    {
        var (facts, faults) = Binder.Bind(Form.Of<借书证申请>(), 借书证样例.答案(改动), 借书证样例.今天);
        return ((借书证申请?)facts, faults);
    }

    private static Fault 只有一处错(params (string, string?)[] 改动)
    {
        var (facts, faults) = 填(改动);
        Assert.Null(facts);
        return Assert.Single(faults);
    }

    [Fact]
    public void 合格的申请_每一种控件都读得进来()
    {
        var x = 借书证样例.事实();

        Assert.Equal("向秀兰", x.申请人.姓名.Value);
        Assert.Equal(new DateOnly(1956, 3, 8), x.申请人.身份证号.BirthDate);
        Assert.Equal("13800000000", x.申请人.电话.Value);
        Assert.Equal("610924000000", x.申请人.居住地.County.Value);
        Assert.Equal(证类.成人证, x.借阅.证类);
        Assert.Equal([书类.农技, 书类.连环画], x.借阅.常借);
        Assert.Equal(4, x.借阅.每月册数);
        Assert.Equal(Money.Of(5400.50m), x.借阅.家庭年收入);
        Assert.Equal(new DateOnly(2026, 10, 1), x.借阅.启用日);
        Assert.Equal("孙子", Assert.Single(x.同用.成员).其他关系);
        Assert.Equal("6200000000000000001", x.账户.账号.Value);
        Assert.False(x.账户.有近亲属任职);
    }

    [Fact]
    public void 身份证号_校验位不对_指出这一栏()
    {
        var right = 借书证样例.身份证号("19560308", 2);
        var wrong = right[..17] + (right[17] == '0' ? '1' : '0');

        var fault = 只有一处错(("申请人.身份证号", wrong));

        Assert.Equal(("申请人.身份证号", "format"), (fault.Path, fault.Code));
        Assert.Contains("校验位", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void 身份证号_里面的生日不存在_说出是哪一天()
    {
        var fault = 只有一处错(("申请人.身份证号", 借书证样例.身份证号("20210229", 1)));

        Assert.Equal("申请人.身份证号", fault.Path);
        Assert.Contains("2021年02月29日", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void 身份证号_全角数字和小写x照样收()
    {
        var plain = 身份证号里有X();
        var typed = string.Concat(plain.Select(c => c == 'X' ? 'x' : (char)(c + 0xFEE0)));

        Assert.Equal(plain, 填(("申请人.身份证号", $" {typed} ")).事实!.申请人.身份证号.Value);
    }

    private static string 身份证号里有X() =>
        Enumerable.Range(1, 99).Select(n => 借书证样例.身份证号("19600101", n)).First(n => n[17] == 'X');

    [Theory]
    [InlineData("2021-02-29")]
    [InlineData("2015-13-01")]
    [InlineData("去年五月")]
    public void 日期_日历上没有_不收(string typed)
    {
        var fault = 只有一处错(("账户.签发日", typed));

        Assert.Equal(("账户.签发日", "format"), (fault.Path, fault.Code));
        Assert.Contains(typed, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-2-29")]
    [InlineData("2020年2月29日")]
    [InlineData("2020/02/29")]
    [InlineData("2020.2.29")]
    [InlineData("20200229")]
    [InlineData("２０２０－０２－２９")]
    public void 日期_怎么写都行_只要有这一天(string typed) =>
        Assert.Equal(new DateOnly(2020, 2, 29), 填(("账户.签发日", typed)).事实!.账户.签发日);

    [Fact]
    public void 日期_今天可以_明天不行_说好可以在将来的除外()
    {
        var tomorrow = 借书证样例.今天.AddDays(1).ToString("yyyy-MM-dd");

        Assert.Empty(填(("账户.签发日", 借书证样例.今天.ToString("yyyy-MM-dd"))).错);
        Assert.Equal("range", 只有一处错(("账户.签发日", tomorrow)).Code);
        Assert.Empty(填(("借阅.启用日", tomorrow)).错);
    }

    [Fact]
    public void 字数_生僻字算一个字()
    {
        var twenty = string.Concat(Enumerable.Repeat("𠮷", 20));

        Assert.Equal(twenty, 填(("借阅.留言", twenty)).事实!.借阅.留言);
        var fault = 只有一处错(("借阅.留言", twenty + "书"));
        Assert.Equal("最多20个字，现在是21个字", fault.Message);
    }

    [Fact]
    public void 姓名_生僻字和间隔号都收()
    {
        Assert.Equal("𠮷·买买提", 填(("申请人.姓名", "𠮷•买买提")).事实!.申请人.姓名.Value);
        Assert.Equal("申请人.姓名", 只有一处错(("申请人.姓名", "向秀兰2")).Path);
    }

    [Theory]
    [InlineData("-1", "range")]
    [InlineData("－１", "range")]
    [InlineData("1000000.01", "range")]
    [InlineData("1.005", "format")]
    [InlineData("三千", "format")]
    public void 金额_负数_太大_三位小数_汉字_都不收(string typed, string code)
    {
        var fault = 只有一处错(("借阅.家庭年收入", typed));

        Assert.Equal(("借阅.家庭年收入", code), (fault.Path, fault.Code));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1,000,000元", "1000000")]
    [InlineData("９００．５０", "900.50")]
    public void 金额_零_千分位_全角_都收(string typed, string yuan) =>
        Assert.Equal(Money.Of(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)), 填(("借阅.家庭年收入", typed)).事实!.借阅.家庭年收入);

    [Theory]
    [InlineData("0", true)]
    [InlineData("60", true)]
    [InlineData("-1", false)]
    [InlineData("61", false)]
    public void 整数_正好在界上可以_过界不行(string typed, bool accepted) =>
        Assert.Equal(accepted, 填(("借阅.每月册数", typed)).错.Count == 0);

    [Theory]
    [InlineData("申请人.姓名")]
    [InlineData("申请人.居住地")]
    [InlineData("借阅.证类")]
    [InlineData("借阅.要购书补贴")]
    [InlineData("账户.账号")]
    [InlineData("同用.成员[0].关系")]
    public void 必填的没填_指出这一栏(string path)
    {
        // 关系没填时，「其他关系」也就不问了
        var fault = 只有一处错((path, " "));

        Assert.Equal((path, "required"), (fault.Path, fault.Code));
    }

    [Fact]
    public void 可以不填的_不填也行()
    {
        var x = 填(("借阅.留言", null), ("借阅.启用日", ""), ("借阅.常借", null)).事实!;

        Assert.Null(x.借阅.留言);
        Assert.Null(x.借阅.启用日);
        Assert.Empty(x.借阅.常借);
    }

    [Fact]
    public void 不相干的题不问_填了也不算()
    {
        var x = 填(("借阅.要购书补贴", "否"), ("借阅.家庭年收入", "不是数字"), ("同用.成员[0].关系", "子女")).事实!;

        Assert.Equal(Money.Zero, x.借阅.家庭年收入);
        Assert.Equal("", x.同用.成员[0].其他关系);
    }

    [Fact]
    public void 相干的题_没填会被指出() =>
        Assert.Equal("账户.近亲属姓名", 只有一处错(("账户.有近亲属任职", "是")).Path);

    [Fact]
    public void 多选里有不认识的_指出这一栏() =>
        Assert.Equal(("借阅.常借", "format"), (只有一处错(("借阅.常借", "农技\n武侠")).Path, 只有一处错(("借阅.常借", "农技\n武侠")).Code));

    [Fact]
    public void 多行_太多了_只说太多()
    {
        var fault = 只有一处错([.. 一人(1), .. 一人(2), .. 一人(3)]);

        Assert.Equal(("同用.成员", "range"), (fault.Path, fault.Code));
        Assert.Contains("最多填写3项人，现在是4", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void 多行_正好三人可以() => Assert.Equal(4, 填([.. 一人(1), .. 一人(2)]).事实!.人数);

    [Fact]
    public void 多行_行里的错写明第几行()
    {
        var fault = 只有一处错([.. 一人(1), ("同用.成员[1].身份证号", "123")]);

        Assert.Equal("同用.成员[1].身份证号", fault.Path);
    }

    [Fact]
    public void 行内互相矛盾_路径带行号() =>
        Assert.Equal("同用.成员[0].身份证号", 只有一处错(("同用.成员[0].身份证号", 借书证样例.身份证号("20250101", 1))).Path);

    [Fact]
    public void 页内互相矛盾_路径带页名() =>
        Assert.Equal("借阅.留言", 只有一处错(("借阅.每月册数", "31"), ("借阅.留言", null)).Path);

    [Fact]
    public void 跨页互相矛盾_两页都对了才查()
    {
        (string, string?) repeated = ("同用.成员[0].身份证号", 借书证样例.身份证号("19560308", 2));

        Assert.Equal("同用.成员[0].身份证号", 只有一处错(repeated).Path);
        Assert.Equal("申请人.电话", 只有一处错(repeated, ("申请人.电话", "12")).Path);
        Assert.Equal("借阅.证类", 只有一处错(("借阅.证类", "儿童证")).Path);
    }

    [Fact]
    public void 错处按题目的顺序_一次说全()
    {
        var (_, faults) = 填(("账户.账号", "1"), ("申请人.姓名", ""), ("借阅.每月册数", "很多"));

        Assert.Equal(["申请人.姓名", "借阅.每月册数", "账户.账号"], faults.Select(f => f.Path));
    }

    private static (string, string?)[] 一人(int row) =>
    [
        ($"同用.成员[{row}].姓名", "陈大伟"),
        ($"同用.成员[{row}].身份证号", 借书证样例.身份证号("19800101", row)),
        ($"同用.成员[{row}].关系", "子女"),
    ];
}
