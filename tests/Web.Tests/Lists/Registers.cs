using System.Net;
using Anmin.LibraryCard;
using Anmin.Web.Tests.Desk;

namespace Anmin.Web.Tests.Lists;

/// <summary>A made-up register in the generic pages, without script: written, corrected, ended, looked up, and what the public may read of it.</summary>
public sealed class Registers(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string Rooms = "/registers/reading-rooms";

    private static readonly string Number = 借书证样例.身份证号("19700101", 7);

    private static (string, string)[] Room(string name) =>
        [("名称", name), ("所在地", "610924100201"), ("开放日", "2026-08-01"), ("电话", "13800000001"), ("管理员身份证号", Number)];

    [Fact]
    public async Task 登记_更正_结束_原来的字句都在_公众看得到而看不到证件号()
    {
        var clerk = await house.As(house.Clerk);

        var entered = await clerk.Does($"{Rooms}/new", Room("新桃阅览室"));
        Assert.Contains("已经登记。", entered.Text, StringComparison.Ordinal);
        var entry = entered.Address.AbsolutePath;
        Assert.Contains(entry, (await clerk.Opens(Rooms)).Links);
        Assert.DoesNotContain(Number, entered.Text, StringComparison.Ordinal);

        var corrected = await clerk.Does($"{entry}/correct", ("电话", "13900000002"), ("改动原因", "电话抄错了一位"));
        Assert.Contains("已经更正", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("电话抄错了一位", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("已经改动：电话抄错了一位", (await clerk.Opens(entry)).Text, StringComparison.Ordinal);
        var ended = await clerk.Does($"{corrected.Address.AbsolutePath}/end", ("最后一天", "2026-08-31"), ("结束原因", "搬到村部"));
        Assert.Contains("已经记下最后一天。", ended.Text, StringComparison.Ordinal);

        var open = await house.Visitor().Opens("/open" + Rooms);
        Assert.Contains("新桃阅览室", open.Text, StringComparison.Ordinal);
        var shown = await house.Visitor().Opens(open.Links.Single(l => l == "/open" + ended.Address.AbsolutePath));
        Assert.DoesNotContain(Number[^4..], shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("周敏", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("新桃阅览室", (await house.Visitor().Opens("/open" + Rooms + "?on=2026-09-01")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 写错的_话在栏旁边_填过的还在_一条也没有记()
    {
        var clerk = await house.As(house.Clerk);

        var wrong = await clerk.Does($"{Rooms}/new", [.. Room("写错的阅览室").Where(a => a.Item1 != "管理员身份证号"), ("管理员身份证号", "610924197001010011"), ("关闭日", "2026-07-01")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("身份证号", wrong.Beside("管理员身份证号"), StringComparison.Ordinal);
        Assert.Equal(("写错的阅览室", "610924197001010011", "2026-07-01"), (wrong.Typed("名称"), wrong.Typed("管理员身份证号"), wrong.Typed("关闭日")));
        Assert.DoesNotContain("写错的阅览室", (await clerk.Opens(Rooms)).Text, StringComparison.Ordinal);
        Assert.Contains("关闭日不能早于开放日", (await clerk.Does($"{Rooms}/new", [.. Room("写错的阅览室"), ("关闭日", "2026-07-01")])).Beside("关闭日"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task 按字句找得到_找的字不在地址里_写错的日子说得出来()
    {
        var clerk = await house.As(house.Clerk);
        await clerk.Does($"{Rooms}/new", Room("茶园阅览室"));

        var found = await (await clerk.Opens(Rooms)).Sends(("text", "茶园"));
        Assert.Contains("写着「茶园」的", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("茶园", Uri.UnescapeDataString(found.Address.ToString()), StringComparison.Ordinal);
        Assert.Contains("没有写着「油坊」的登记", (await (await clerk.Opens(Rooms)).Sends(("text", "油坊"))).Text, StringComparison.Ordinal);
        var noDay = await clerk.Opens(Rooms + "?on=2026-02-30");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noDay.Status);
        Assert.Contains("不是日历上有的一天", noDay.Beside("on"), StringComparison.Ordinal);
        Assert.DoesNotContain("茶园阅览室", (await clerk.Opens(Rooms + "?on=2026-07-31")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 不归他登记的_看得到改不了_别的镇的和没有的一个样()
    {
        var clerk = await house.As(house.Clerk);
        var entry = (await clerk.Does($"{Rooms}/new", Room("别人的阅览室"))).Address.AbsolutePath;
        var (city, other) = (await house.As(house.City), await house.As(house.OtherClerk));

        Assert.DoesNotContain($"{Rooms}/new", (await city.Opens(Rooms)).Links);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Opens($"{Rooms}/new")).Status);
        Assert.DoesNotContain($"{entry}/correct", (await other.Opens(entry)).Links);
        var (theirs, none) = (await other.Opens($"{entry}/correct"), await other.Opens($"{Rooms}/{Guid.NewGuid()}/correct"));
        Assert.Equal((HttpStatusCode.NotFound, none.Text), (theirs.Status, theirs.Text));
    }
}
