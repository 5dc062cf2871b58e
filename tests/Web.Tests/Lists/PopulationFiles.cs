using System.IO.Compression;
using System.Net;
using System.Text;
using Anmin.LibraryCard;
using Anmin.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;

namespace Anmin.Web.Tests.Lists;

/// <summary>A county's officer and a population file at the desk, without script; and the same table in three guises.</summary>
public sealed class PopulationFiles
{
    private static readonly string[][] Rows =
    [
        ["证件号码", "姓名", "户籍类别", "居住地", "地址", "户号", "与户主关系"],
        [Number(1), "向秀兰", "农村", "城关镇新桃村", "3组,17号", "H1", "户主"],
        [Number(2), "陈大山", "农村", "城关镇新桃村", "3组,17号", "H1", "配偶"],
        ["610924195603081234", "错位", "农村", "城关镇新桃村", "", "", ""],
    ];

    static PopulationFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static string Number(int n) => 借书证样例.身份证号("19560308", 600 + n);

    private static string Text(IEnumerable<string[]> rows) => string.Concat(rows.Select(r => string.Join(',', r.Select(c => c.Contains(',', StringComparison.Ordinal) ? $"\"{c}\"" : c)) + "\r\n"));

    private static byte[] Utf8(IEnumerable<string[]>? rows = null) => Encoding.UTF8.GetBytes(Text(rows ?? Rows));

    private static byte[] Gb18030() => Encoding.GetEncoding("GB18030").GetBytes(Text(Rows));

    private static byte[] Workbook()
    {
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string path, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(xml);
            }
            Part("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"人口\" sheetId=\"1\" r:id=\"one\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"one\" Type=\"sheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Part("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + string.Concat(Rows.Select((r, i) =>
                $"<row r=\"{i + 1}\">{string.Concat(r.Select((c, j) => c.Length == 0 ? "" : $"<c r=\"{(char)('A' + j)}{i + 1}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>")) + "</sheetData></worksheet>");
        }
        return made.ToArray();
    }

    [Fact]
    public void UTF8_GB18030_XLSX_读出来一样()
    {
        static string[] Read(byte[] bytes)
        {
            var file = PopulationSource.Of("人口", new MemoryStream(bytes));
            return [.. file.Lines().Select(l => $"{l.No} {string.Join('|', l.Cells.Concat(Enumerable.Repeat("", 7)).Take(7))}")];
        }
        Assert.Equal(Read(Utf8()), Read(Gb18030()));
        Assert.Equal(Read(Utf8()), Read(Workbook()));
        Assert.Equal(["UTF-8", "GB18030", "XLSX"], new[] { Utf8(), Gb18030(), Workbook() }.Select(b => PopulationSource.Of("人口", new MemoryStream(b)).Encoding));
    }

    [Fact]
    public async Task 县里试读_看对照_提交_再导不变_整个撤回()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        var (at, city, clerk) = (await house.As(house.Reviewer), await house.As(house.City), await house.As(house.Clerk));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.Opens("/people/imports")).Status);

        var half = await (await at.Opens("/people/imports")).Hands("试读", "file", "半个.csv", Encoding.UTF8.GetBytes(Text(Rows)[..^40] + "\"没有合上"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
        Assert.Contains("引号到文件末尾也没有合上", half.Beside("file"), StringComparison.Ordinal);
        Assert.Contains("「空.csv」是空的", (await half.Hands("试读", "file", "空.csv", [])).Of("#file-err"), StringComparison.Ordinal);
        var cut = await half.Hands("试读", "file", "半个.xlsx", Workbook()[..^30]);
        Assert.Contains("没有传完", cut.Beside("file"), StringComparison.Ordinal);

        var read = await cut.Hands("试读", "file", "人口.csv", Gb18030());
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains("新增 2", read.Text, StringComparison.Ordinal);
        Assert.Contains("错误 1", read.Text, StringComparison.Ordinal);
        Assert.Contains("校验位不正确", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Number(1), read.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var here = read.Address.AbsolutePath;
        var looked = await city.Opens(here);
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.DoesNotContain("再比一次", looked.Text, StringComparison.Ordinal);

        var done = await (await at.Opens(here + "/commit")).Presses("提交");
        Assert.Contains("写进人口底册", done.Text, StringComparison.Ordinal);
        Assert.Contains("3组,17号", await PlaceOf(house), StringComparison.Ordinal);
        var she = $"/people/{await IdOf(house)}";
        Assert.Contains("来自《人口.csv》", (await at.Opens(she)).Of(".time"), StringComparison.Ordinal);
        Assert.Contains(here, (await at.Opens(she)).Links);
        Assert.Contains("来自《人口.csv》", (await clerk.Opens(she)).Of(".time"), StringComparison.Ordinal);
        Assert.DoesNotContain(here, (await clerk.Opens(she)).Links);
        var again = await (await at.Opens("/people/imports")).Hands("试读", "file", "人口.xlsx", Workbook());
        Assert.Contains("不变 2", again.Text, StringComparison.Ordinal);
        Assert.Contains("不用提交", again.Text, StringComparison.Ordinal);

        Rows[1][4] = "5组";
        var changed = await (await at.Opens("/people/imports")).Hands("试读", "file", "改过.csv", Utf8());
        Rows[1][4] = "3组,17号";
        Assert.Contains("地址：3组,17号 → 5组", changed.Text, StringComparison.Ordinal);
        await (await at.Opens(changed.Address.AbsolutePath + "/commit")).Presses("提交");
        var refused = await (await at.Opens(here + "/roll-back")).Presses("整个撤回");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请先撤回后来的导入《改过.csv》", refused.Text, StringComparison.Ordinal);
        Assert.Contains("由《改过.csv》改过", refused.Text, StringComparison.Ordinal);
        await (await at.Opens(changed.Address.AbsolutePath + "/roll-back")).Presses("整个撤回");
        Assert.Contains("撤回的是《改过.csv》，档案和导入以前一样", (await at.Opens(she)).Of(".time"), StringComparison.Ordinal);
        await (await at.Opens(changed.Address.AbsolutePath + "/commit")).Presses("提交");
        Assert.Contains("这个文件提交过一次", (await at.Opens(she)).Of(".time"), StringComparison.Ordinal);
        Assert.Contains("再次提交", (await at.Opens(changed.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        await (await at.Opens(changed.Address.AbsolutePath + "/roll-back")).Presses("整个撤回");
        Assert.Contains("底册和导入以前一样", (await (await at.Opens(here + "/roll-back")).Presses("整个撤回")).Text, StringComparison.Ordinal);
        Assert.Equal("", await PlaceOf(house));
        Assert.Contains("读进来的行都删了", (await (await at.Opens(again.Address.AbsolutePath + "/discard")).Presses("作废")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 页面上写着到哪天为止可以撤回_过了说逐行的已经删了_只剩下数()
    {
        await using var house = await DeskHouse.On(new(2026, 8, 3));
        var at = await house.As(house.Reviewer);
        var read = await (await at.Opens("/people/imports")).Hands("试读", "file", "人口.csv", Utf8());
        var here = read.Address.AbsolutePath;
        var done = await (await at.Opens(here + "/commit")).Presses("提交");
        Assert.Contains("到2027年8月3日为止可以整个撤回", done.Text, StringComparison.Ordinal);
        Assert.Contains("可以撤回到2027年8月3日", (await (await house.As(house.City)).Opens(here)).Text, StringComparison.Ordinal);
        Assert.Contains("到2027年8月3日为止可以撤回", (await at.Opens(here + "/roll-back")).Text, StringComparison.Ordinal);

        // The demonstration's days end with the calendar of the year: the commit is put back instead.
        await using (var db = house.It.Database.OpenForSystem())
        {
            await db.Imports.ExecuteUpdateAsync(i => i.SetProperty(x => x.CommittedAt, new DateTime(2025, 8, 1, 2, 0, 0, DateTimeKind.Utc)).SetProperty(x => x.ReadAt, new DateTime(2025, 8, 1, 1, 0, 0, DateTimeKind.Utc)));
        }
        await house.It.OldImports.Tidy();

        var late = await at.Opens(here);
        Assert.Contains("可以整个撤回的日子到2026年8月1日为止", late.Text, StringComparison.Ordinal);
        Assert.Contains("逐行的内容已在2026年8月3日删除，只留下数：共 3 行，新增 2，变更 0，不变 0，错误 1。", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("整个撤回…", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("校验位不正确", late.Text, StringComparison.Ordinal);
        var act = await at.Opens(here + "/roll-back");
        Assert.Contains("逐行的内容只保存到2026年8月1日为止", act.Text, StringComparison.Ordinal);
        Assert.Null(act.Page.QuerySelector("button.grave"));
    }

    private static async Task<Guid> IdOf(DeskHouse house)
    {
        await using var db = house.It.Database.OpenForSystem();
        return await db.Persons.Where(p => p.IdNumber == Number(1)).Select(p => p.Id).SingleAsync();
    }

    private static async Task<string> PlaceOf(DeskHouse house)
    {
        await using var db = house.It.Database.OpenForSystem();
        return db.Persons.Where(p => p.IdNumber == Number(1)).Select(p => p.Address).FirstOrDefault() ?? "";
    }
}
