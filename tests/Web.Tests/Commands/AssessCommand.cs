using System.Text.Json.Nodes;

namespace Anmin.Web.Tests.Commands;

/// <summary><c>./run assess</c>: facts in, decisions out; a bad line stops nobody.</summary>
public sealed class AssessCommand
{
    [Fact]
    public async Task 一行好一行坏_好的算出来_坏的说明行号和原因_代码是一()
    {
        var bad = Ordered.Line(Ordered.Facts(("申请人.身份证号", "610924195603080021")));

        var ordered = await Ordered.Assess($"{bad}\n{Ordered.Line(Ordered.Facts())}\n");

        Assert.Equal(1, ordered.Code);
        var result = Assert.Single(ordered.Results);
        Assert.Equal(2, (int)result["line"]!);
        Assert.True((bool)result["decision"]!["granted"]!);
        Assert.Contains("第 1 行：申请人.身份证号：身份证号校验位不正确", ordered.Said, StringComparison.Ordinal);
        Assert.Contains("1 行已算出，1 行有错", ordered.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 结果有金额_组成_理由和依据()
    {
        var ordered = await Ordered.Assess(Ordered.Line(Ordered.Facts()));

        var decision = ordered.Results[0]["decision"]!;
        Assert.Equal(0, ordered.Code);
        Assert.Equal((decimal)decision["monthly"]!, decision["lines"]!.AsArray().Sum(l => (decimal)l!["amount"]!));
        Assert.All(decision["reasons"]!.AsArray(), r => Assert.StartsWith("第", (string)r!["basis"]!["number"]!, StringComparison.Ordinal));
        Assert.Contains(decision["reasons"]!.AsArray(), r => (string)r!["code"]! == "收入低于标准" && (string)r["outcome"]! == "符合");
    }

    [Theory]
    [InlineData("2026-06-30", "借书证章程（2020年）")]
    [InlineData("2026-07-01", "借书证章程（2026年）")]
    public async Task 换章程的前一天用旧章程_当天用新章程(string day, string regime)
    {
        var ordered = await Ordered.Assess(Ordered.Line(Ordered.Facts(("借阅.启用日", null))), "--on", day);

        Assert.Equal(regime, (string)ordered.Results[0]["regime"]!);
        Assert.All(ordered.Results[0]["decision"]!["reasons"]!.AsArray(), r => Assert.Equal(regime, (string)r!["basis"]!["law"]!));
    }

    [Fact]
    public async Task 查明的情况一起给_就按查到的算_标识原样写回()
    {
        var line = new JsonObject
        {
            ["id"] = "户-7",
            ["facts"] = Ordered.Facts(),
            ["findings"] = new JsonObject { ["means-check"] = new JsonObject { ["年收入"] = 90000 } },
        };

        var ordered = await Ordered.Assess(Ordered.Line(line));

        Assert.Equal("户-7", (string)ordered.Results[0]["id"]!);
        Assert.False((bool)ordered.Results[0]["decision"]!["granted"]!);
        Assert.Contains(ordered.Results[0]["decision"]!["reasons"]!.AsArray(), r => (string)r!["code"]! == "收入有出入");
    }

    [Theory]
    [InlineData("{\"申请人\": {\"姓名\": \"向秀兰\",}}", "第 22 个字：不合 JSON 的写法")]
    [InlineData("[]", "应为对象")]
    [InlineData("{\"申请人\": {\"姓名\": \"甲\", \"姓名\": \"乙\"}}", "同一项写了两次")]
    [InlineData("{\"申请人\": {\"性名\": \"甲\"}}", "申请人.性名：没有这一项")]
    [InlineData("{\"facts\": {}, \"finding\": {}}", "finding：没有这一项")]
    [InlineData("{\"facts\": {}, \"findings\": {\"visit\": {}}}", "申请人.姓名：请填写姓名")]
    [InlineData("{\"借阅\": {\"每月册数\": true}}", "借阅.每月册数：应为整数")]
    [InlineData("{\"同用\": {\"成员\": [{}]}}", "同用.成员[0].姓名：请填写姓名")]
    [InlineData("{\"申请人\": {\"姓名\": \"\\ud800\"}}", "不成字")]
    public async Task 坏行说得出哪里坏(string line, string why)
    {
        var ordered = await Ordered.Assess(line);

        Assert.Equal(1, ordered.Code);
        Assert.Empty(ordered.Out);
        Assert.Contains(why, ordered.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 查明的名称写错_说出有哪些()
    {
        var line = new JsonObject { ["facts"] = Ordered.Facts(), ["findings"] = new JsonObject { ["visit"] = new JsonObject() } };

        var ordered = await Ordered.Assess(Ordered.Line(line));

        Assert.Contains("findings.visit", ordered.Said, StringComparison.Ordinal);
        Assert.Contains("home-visit", ordered.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 没有标准的日子_说出缺哪个参数_哪里_哪天()
    {
        var ordered = await Ordered.Assess(Ordered.Line(Ordered.Facts(("借阅.启用日", null), ("账户.签发日", "1998-01-01"), ("同用.成员[0].姓名", null), ("同用.成员[0].身份证号", null), ("同用.成员[0].关系", null), ("同用.成员[0].其他关系", null))), "--on=1999-01-01");

        Assert.Equal(1, ordered.Code);
        Assert.Matches(@"第 1 行：缺少参数：LIB_\w+.*610924.*1999-01-01", ordered.Said);
    }

    [Fact]
    public async Task 另给一份参数_同地同项的以它为准_别的仍用随程序的()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            - 编号: LIB_INCOME
              名称: 每人年收入上限
              单位: 元/人·年
              由谁制定: 演示
              值:
                - { 自: 2020-01-01, 地区: "610900000000", 数值: 1, 依据: { 文件: 演示, 文号: 演〔2026〕1号 }, 核验日: 2026-01-01, 状态: 演示 }
            """);

        var ordered = await Ordered.Assess(Ordered.Line(Ordered.Facts()), "--parameters", file);

        Assert.Equal("借书证：1 行已算出，0 行有错", ordered.Said.Trim());
        Assert.False((bool)ordered.Results[0]["decision"]!["granted"]!);
        File.Delete(file);
    }

    [Fact]
    public async Task 一行太长_跳过它_后面的照样算()
    {
        var ordered = await Ordered.Assess($"{{\"x\": \"{new string('长', 600_000)}\"}}\n\n{Ordered.Line(Ordered.Facts())}");

        Assert.Equal(1, ordered.Code);
        Assert.Equal(3, (int)Assert.Single(ordered.Results)["line"]!);
        Assert.Contains("第 1 行：超过 1024 KB", ordered.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 几万行_内存不跟着涨()
    {
        var line = System.Text.Encoding.UTF8.GetBytes(Ordered.Line(Ordered.Facts()) + "\n");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var count = 0L;

        await foreach (var read in Web.Commands.Lines.Of(new Endless(line, 200_000)))
        {
            count++;
            if (read.Number % 50_000 == 0) { most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before); }
        }

        Assert.Equal(200_000, count);
        Assert.True(most < 20_000_000, $"多用了 {most} 字节");
    }

    [Theory]
    [InlineData("没有「nope」这个事项。现有：library-card（借书证）", "assess", "nope")]
    [InlineData("还要写事项", "assess")]
    [InlineData("「2026-02-29」不是日历上有的一天", "assess", "library-card", "--on", "2026-02-29")]
    [InlineData("不认识 --day", "assess", "library-card", "--day", "2026-02-28")]
    [InlineData("--on 后面要写内容", "assess", "library-card", "--on")]
    [InlineData("多了「b」", "assess", "library-card", "a", "b")]
    public async Task 命令写得不对_说明怎样改_代码是二(string why, params string[] words)
    {
        var ordered = await Ordered.Run("", null, words);

        Assert.Equal(2, ordered.Code);
        Assert.Contains(why, ordered.Said, StringComparison.Ordinal);
        Assert.Contains("用法：./run assess", ordered.Said, StringComparison.Ordinal);
        Assert.Empty(ordered.Out);
    }

    [Fact]
    public async Task 文件打不开_代码是三() =>
        Assert.Equal(3, (await Ordered.Assess("", "/nowhere/facts.jsonl")).Code);

    /// <summary>The same line many times, as a stream.</summary>
    private sealed class Endless(byte[] line, int times) : Stream
    {
        private readonly long length = (long)line.Length * times;
        private long at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => at; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count)
        {
            var n = (int)Math.Min(count, Math.Min(length - at, line.Length - at % line.Length));
            Array.Copy(line, at % line.Length, buffer, offset, n);
            at += n;
            return n;
        }
    }
}
