using System.Globalization;
using Anmin.Core.Population;
using Anmin.Core.Values;

namespace Anmin.Casework.Population;

/// <summary>One column of a population file, declared once: template, reading, comparison and help come from it.</summary>
/// <param name="Name">Head of the column in the template.</param>
/// <param name="Also">Other heads under which it is known.</param>
/// <param name="Hint">What may stand in it.</param>
/// <param name="Read">Takes a cell that is not empty into the row; returns what is wrong with it, or null.</param>
/// <param name="Says">What the row says, in words; null where it says nothing.</param>
/// <param name="Stands">What the register says of a person, in words; null for the households, which are asked by kind.</param>
public sealed record PopulationColumn(
    string Name, IReadOnlyList<string> Also, string Hint, Func<string, ImportLineRow, ReadingContext, string?> Read, Func<ImportLineRow, string?> Says, Func<PersonState, string>? Stands)
{
    /// <summary>Whether no file may be without it.</summary>
    public bool Needed { get; init; }
}

/// <summary>The day on which a file is read, and the places it may name.</summary>
public sealed record ReadingContext(DateOnly Today, ImportPlaces Places);

/// <summary>What a population file may hold (handbook 01 A3). An empty cell says nothing: the register stays as it is there.</summary>
public static class PopulationFile
{
    /// <summary>Rows of one file; a larger one comes in parts.</summary>
    public const int MostLines = 1_000_000;

    /// <summary>Takes back that somebody has left.</summary>
    private const string None = "无";

    public static IReadOnlyList<PopulationColumn> Columns { get; } =
    [
        new("证件号码", ["公民身份号码", "身份证号", "身份证号码", "身份号码"], "18 位居民身份证号；没有证件的写 T6109 开头的临时号", Number, l => l.Number is null ? null : Masked(l.Number), null) { Needed = true },
        new("姓名", [], "证件上的姓名", (cell, l, _) => { if (!PersonName.TryParse(cell, out var name, out var fault)) { return fault; } l.Name = name.Value; return null; }, l => l.Name, p => p.Name) { Needed = true },
        new("性别", [], "男、女；可以不写，以证件号码为准", (cell, l, _) => Code<Sex>(cell, "性别", ("男性", Sex.男), ("女性", Sex.女)) is ({ } it, _) ? Set(() => l.Sex = it) : Wrong<Sex>("性别", cell), l => l.Sex?.ToString(), p => p.Sex.ToString()),
        new("出生日期", ["出生年月日", "生日"], "2026-07-01 的样子；可以不写，以证件号码为准", (cell, l, _) => Day(cell, "出生日期", d => l.Born = d), l => Said(l.Born), p => Said(p.Born) ?? ""),
        new("户籍类别", ["户口性质", "户别"], "城镇、农村", (cell, l, _) => Code<HukouKind>(cell, "户籍类别", ("非农业", HukouKind.城镇), ("城市", HukouKind.城镇), ("农业", HukouKind.农村)) is ({ } it, _) ? Set(() => l.Hukou = it) : Wrong<HukouKind>("户籍类别", cell), l => l.Hukou?.ToString(), p => p.Hukou.ToString()),
        new("户籍地", ["户籍地代码", "户籍地址代码", "户籍村"], "村（社区）的 12 位代码或名称；不在本市的写「市外」", (cell, l, c) => c.Places.Hukou(cell, out var village) is { } fault ? fault : Set(() => l.HukouVillage = village), l => l.HukouVillage, p => p.HukouVillage),
        new("居住地", ["居住地代码", "现住地代码", "居住村", "村（社区）", "村", "社区"], "村（社区）的 12 位代码，或者镇名加村名", Residence, l => l.VillageCode, p => p.VillageCode),
        new("地址", ["住址", "居住地址", "详细地址"], "村名以后的部分，例如 3组17号", (cell, l, _) => Plain.Text(cell) is var text && Plain.Length(text) > 100 ? "地址最多100个字" : Set(() => l.Address = text), l => l.Address, p => p.Address),
        new("残疾类别", [], "视力、听力、言语、肢体、智力、精神、多重；没有证的写「无」", (cell, l, _) => Code<DisabilityClass>(cell, "残疾类别", ("视力残疾", DisabilityClass.视力), ("听力残疾", DisabilityClass.听力), ("言语残疾", DisabilityClass.言语), ("肢体残疾", DisabilityClass.肢体), ("智力残疾", DisabilityClass.智力), ("精神残疾", DisabilityClass.精神), ("多重残疾", DisabilityClass.多重)) is ({ } it, _) ? Set(() => l.Disability = it) : Wrong<DisabilityClass>("残疾类别", cell), l => l.Disability?.ToString(), p => p.Disability.ToString()),
        new("残疾等级", ["残疾级别"], "一级到四级，一级最重", (cell, l, _) => Grade(cell) is { } grade ? Set(() => l.Grade = grade) : $"残疾等级「{Short(cell)}」应是一级、二级、三级、四级", l => l.Grade is { } g ? GradeWord(g) : null, p => GradeWord(p.Grade)),
        new("重病", ["重病患者"], "是、否", (cell, l, _) => YesNo(cell) is { } it ? Set(() => l.Ill = it) : $"重病「{Short(cell)}」应写是或否", l => YesNoWord(l.Ill), p => YesNoWord(p.Ill)!),
        new("在校", ["在校学生", "学生"], "是、否", (cell, l, _) => YesNo(cell) is { } it ? Set(() => l.Student = it) : $"在校「{Short(cell)}」应写是或否", l => YesNoWord(l.Student), p => YesNoWord(p.Student)!),
        new("劳动能力", [], "有、部分丧失、完全丧失、不在劳动年龄", (cell, l, _) => Code<LabourCapacity>(cell, "劳动能力", ("未到或超过劳动年龄", LabourCapacity.不在劳动年龄)) is ({ } it, _) ? Set(() => l.Labour = it) : Wrong<LabourCapacity>("劳动能力", cell), l => l.Labour?.ToString(), p => p.Labour.ToString()),
        new("脱贫监测", ["监测对象", "建档立卡"], "脱贫户、监测户、无", (cell, l, _) => Code<PovertyWatch>(cell, "脱贫监测") is ({ } it, _) ? Set(() => l.Poverty = it) : Wrong<PovertyWatch>("脱贫监测", cell), l => l.Poverty?.ToString(), p => p.Poverty.ToString()),
        new("死亡日期", ["去世日期"], "2026-07-01 的样子", (cell, l, _) => Day(cell, "死亡日期", d => l.DiedOn = d), l => Said(l.DiedOn), p => Said(p.DiedOn) ?? ""),
        new("迁出日期", ["迁出本市日期"], "迁出本市的日期；又迁回来的写「无」", (cell, l, _) => Plain.Text(cell) == None ? Set(() => l.Back = true) : Day(cell, "迁出日期", d => l.LeftOn = d), l => l.Back ? None : Said(l.LeftOn), p => Said(p.LeftOn) ?? None),
        new("户号", ["户口簿号", "户口簿户号"], "户口簿上的户号", (cell, l, _) => HouseholdNumber(cell, "户号", n => l.Booklet = n), l => l.Booklet, null),
        new("与户主关系", ["关系"], "户主、配偶、子、女、孙子女、父母、祖父母、兄弟姐妹、其他", (cell, l, _) => RelationOf(cell) is { } it ? Set(() => l.BookletRelation = it) : Wrong<Relation>("与户主关系", cell), l => l.BookletRelation?.ToString(), null),
        new("共同生活户号", [], "一起生活的家庭在本市的编号", (cell, l, _) => HouseholdNumber(cell, "共同生活户号", n => l.Together = n), l => l.Together, null),
        new("共同生活关系", ["与共同生活户主关系"], "和一起生活的家庭的户主是什么关系，写法同「与户主关系」", (cell, l, _) => RelationOf(cell) is { } it ? Set(() => l.TogetherRelation = it) : Wrong<Relation>("共同生活关系", cell), l => l.TogetherRelation?.ToString(), null),
    ];

    /// <summary>Where a person's changes are compared word by word.</summary>
    public static IEnumerable<PopulationColumn> OfPersons => Columns.Where(c => c.Stands is not null);

    private static string? Number(string cell, ImportLineRow line, ReadingContext context) => Number(cell, context.Today, n => line.Number = n);

    /// <summary>Takes the number of a paper as a register knows it; returns what is wrong with it, or null.</summary>
    internal static string? Number(string cell, DateOnly today, Action<string> take)
    {
        var code = Plain.Code(cell);
        if (code.StartsWith('T'))
        {
            if (code.Length != 17 || !code.StartsWith("T6109", StringComparison.Ordinal) || !code.AsSpan(1).ContainsOnlyDigits())
            {
                return "临时号应是 T6109 加 8 位日期加 4 位顺序号";
            }
            take(code);
            return null;
        }
        if (code.Length == 15 && code.AsSpan().ContainsOnlyDigits())
        {
            return "这是15位的旧号码，请按现在的证件写18位的";
        }
        if (!IdNumber.TryParse(code, out var id, out var fault))
        {
            return fault;
        }
        if (id.BirthDate > today)
        {
            return "证件号码里的出生日期晚于今天";
        }
        take(id.Value);
        return null;
    }

    private static string? Residence(string cell, ImportLineRow line, ReadingContext context)
    {
        if (context.Places.Residence(cell, out var village) is { } fault)
        {
            return fault;
        }
        var code = DivisionCode.Of(village);
        (line.VillageCode, line.TownCode, line.CountyCode) = (code.Value, code.Town.Value, code.County.Value);
        return null;
    }

    /// <summary>What is wrong with a row as a whole, once its cells are read; a number that says sex and birth says them for the row.</summary>
    public static IEnumerable<string> Together(ImportLineRow line, DateOnly today)
    {
        if (line.Number is { Length: 18 } number && IdNumber.TryParse(number, out var id, out _))
        {
            if (line.Born is { } born && born != id.BirthDate)
            {
                yield return $"出生日期 {Said(born)} 与证件号码里的 {Said(id.BirthDate)} 不符";
            }
            var sex = id.IsMale ? Sex.男 : Sex.女;
            if (line.Sex is Sex.男 or Sex.女 && line.Sex != sex)
            {
                yield return $"性别「{line.Sex}」与证件号码不符";
            }
            (line.Born, line.Sex) = (id.BirthDate, sex);
        }
        if (line.Born > today)
        {
            yield return "出生日期晚于今天";
        }
        if (line.DiedOn > today)
        {
            yield return "死亡日期晚于今天";
        }
        if (line.DiedOn < line.Born)
        {
            yield return "死亡日期早于出生日期";
        }
        if (line.LeftOn > today)
        {
            yield return "迁出日期晚于今天";
        }
        if (line.Disability == DisabilityClass.无)
        {
            if (line.Grade > 0) { yield return "写了残疾等级，残疾类别却是「无」"; }
            line.Grade = 0;
        }
        else if (line.Disability is null != line.Grade is null)
        {
            yield return "残疾类别和残疾等级要一起写";
        }
    }

    /// <summary>610924********123X; a provisional number as it is.</summary>
    public static string Masked(string number) => IdNumber.TryParse(number, out var id, out _) ? id.Masked : number;

    private static string? Said(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Set(Action take)
    {
        take();
        return null;
    }

    private static string? Day(string cell, string name, Action<DateOnly> take)
    {
        if (!DateOnly.TryParseExact(Plain.Code(cell), ["yyyy-MM-dd", "yyyy-M-d", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year < 1850)
        {
            return $"{name}「{Short(cell)}」不是日历上有的一天，请写成 2026-07-01 的样子";
        }
        take(day);
        return null;
    }

    internal static (T?, bool) Code<T>(string cell, string name, params (string Word, T It)[] also) where T : struct, Enum
    {
        var text = Plain.Text(cell);
        foreach (var it in Enum.GetValues<T>())
        {
            if (it.ToString() == text || Convert.ToInt16(it, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) == text.TrimStart('0').PadLeft(1, '0'))
            {
                return (it, true);
            }
        }
        foreach (var (word, it) in also)
        {
            if (word == text) { return (it, true); }
        }
        return (null, false);
    }

    internal static string Wrong<T>(string name, string cell) where T : struct, Enum => $"{name}「{Short(cell)}」不认识，应是{string.Join("、", Enum.GetNames<T>())}";

    private static Relation? RelationOf(string cell) => Code<Relation>(cell, "关系",
        ("本人", Relation.户主), ("夫", Relation.配偶), ("妻", Relation.配偶), ("妻子", Relation.配偶), ("丈夫", Relation.配偶),
        ("儿子", Relation.子), ("长子", Relation.子), ("次子", Relation.子), ("独生子", Relation.子), ("女儿", Relation.女), ("长女", Relation.女), ("次女", Relation.女), ("独生女", Relation.女),
        ("孙子", Relation.孙子女), ("孙女", Relation.孙子女), ("外孙子", Relation.孙子女), ("外孙女", Relation.孙子女), ("父亲", Relation.父母), ("母亲", Relation.父母), ("父", Relation.父母), ("母", Relation.父母)).Item1;

    private static short? Grade(string cell) => Plain.Text(cell) switch
    {
        "1" or "一级" or "一" or "1级" => 1, "2" or "二级" or "二" or "2级" => 2, "3" or "三级" or "三" or "3级" => 3, "4" or "四级" or "四" or "4级" => 4, None => 0, _ => null,
    };

    private static string GradeWord(short grade) => grade is >= 1 and <= 4 ? $"{"一二三四"[grade - 1]}级" : None;

    private static bool? YesNo(string cell) => Plain.Text(cell) switch { "是" or "1" or "TRUE" => true, "否" or "0" or None or "FALSE" => false, _ => null };

    private static string? YesNoWord(bool? it) => it is { } yes ? yes ? "是" : "否" : null;

    internal static string? HouseholdNumber(string cell, string name, Action<string> take)
    {
        var code = Plain.Code(cell);
        if (code.Length is 0 or > 30 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return $"{name}「{Short(cell)}」应是数字和字母，最多30位";
        }
        take(code);
        return null;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>A cell as it may be told back: not its whole length.</summary>
    internal static string Short(string cell) => WholeFile.Short(cell);
}
